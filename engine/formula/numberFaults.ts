// Why a number of a correct model could not be computed, in the words every backend uses.

import type { Diagnostic } from './diagnostic.ts'

/** The reasons, each a fault of the numbers in the plan and not of the formula's form. */
export type NumberFault =
  | 'division by zero'
  | 'zero to the power of zero'
  | 'root of a negative number'
  | 'logarithm of a number not above zero'
  | 'too large'
  | 'not a whole number of months'
  | 'input has no such month'
  | 'openings too deep'

/** From this size on a number is a mistake and no longer money or people. */
export const tooLargeFrom = 1e30

/** The diagnostic of a fault that arose in a series in a month (0 and less: before the first month). */
export function numberDiagnostic(
  fault: NumberFault,
  series: { readonly row: string; readonly member: readonly string[] },
  month: number,
): Diagnostic {
  const { code, what, remedy } = explanations[fault]
  const name = series.member.length === 0 ? series.row : `${series.row}[${series.member.join(', ')}]`
  return {
    code,
    severity: 'error',
    place: { kind: 'number', row: series.row, member: series.member, month },
    message: `${name} ${what} in month ${month}.`,
    remedy,
  }
}

type Explanation = { readonly code: string; readonly what: string; readonly remedy: string }

const explanations: Readonly<Record<NumberFault, Explanation>> = {
  'division by zero': {
    code: 'N101',
    what: 'divides by zero',
    remedy:
      'Look at what it divides by; where 0 is a sensible amount there, write ratio(a, b), which is then 0.',
  },
  'zero to the power of zero': {
    code: 'N102',
    what: 'raises 0 to the power of 0, which has no value',
    remedy: 'Change one of the two inputs, or keep the base above 0 with max(…).',
  },
  'root of a negative number': {
    code: 'N103',
    what: 'raises a negative number to a power that is not whole',
    remedy: 'Look at why the base is negative; a share above 100% taken from 1 is the usual reason.',
  },
  'logarithm of a number not above zero': {
    code: 'N104',
    what: 'takes the logarithm of a number that is not above 0',
    remedy: 'Keep the argument of ln above 0.',
  },
  'too large': {
    code: 'N105',
    what: 'is larger than any amount a plan can hold (1e30)',
    remedy: 'Look for a rate entered as a percentage (5 instead of 0.05) or an amount in the wrong unit.',
  },
  'not a whole number of months': {
    code: 'N106',
    what: 'looks back a number of months that is not a whole number of 0 or more',
    remedy: 'Enter the number of months as 0, 1, 2 …',
  },
  'input has no such month': {
    code: 'N107',
    what: 'reads an input in a month for which it holds no number',
    remedy:
      'A history holds only months before the first and a monthly input only months of the plan: add months to the plan’s history, or look back less far.',
  },
  'openings too deep': {
    code: 'N108',
    what: 'reaches back through more openings than can be followed',
    remedy: 'Give the row an opening that does not depend on earlier months.',
  },
}
