// How far a lever is turned: as far as the person says, never beyond what its inputs may be.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { failure, type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { PlacedLever } from './lever.ts'
import { leverName, leverNumber } from './leverText.ts'
import { questionFault } from './questionFault.ts'

/** The ends of the range, and whether only whole numbers count. */
export type LeverRange = { readonly from: number; readonly to: number; readonly whole: boolean }

/**
 * The range asked for; an end that is left out is the limit of the inputs. Refused: an end beyond a limit, an end that is
 * left out where there is no limit, and an empty range.
 */
export function leverRange(
  compiled: CompiledPlan,
  lever: PlacedLever,
  { from = lever.least, to = lever.most, whole = false }: { from?: number; to?: number; whole?: boolean },
): Result<LeverRange> {
  const name = leverName(compiled, lever)
  if (!Number.isFinite(from) || !Number.isFinite(to))
    return refused(
      'Q204',
      `${name} has no ${Number.isFinite(from) ? 'upper' : 'lower'} limit of its own.`,
      `Say how far to look: from one number to another.`,
    )
  const beyond = beyondLimits(compiled, lever, from) ?? beyondLimits(compiled, lever, to)
  if (beyond !== undefined) return failure([beyond])
  const onlyWhole = whole || lever.whole
  const ends = onlyWhole ? ([Math.ceil(from), Math.floor(to)] as const) : ([from, to] as const)
  if (ends[0] >= ends[1])
    return refused(
      'Q206',
      `There is nothing between ${from} and ${to}${onlyWhole ? ' to choose from: only whole numbers count' : ''}.`,
      'Give a lower and a higher number.',
    )
  return success({ from: ends[0], to: ends[1], whole: onlyWhole })
}

/** What is wrong with a number of a lever that takes an input beyond its limits, with the limits said. */
export function beyondLimits(
  compiled: CompiledPlan,
  lever: PlacedLever,
  number: number,
): Diagnostic | undefined {
  if (number >= lever.least && number <= lever.most) return undefined
  const says = (limit: number): string => leverNumber(compiled, lever, limit)
  const least = Number.isFinite(lever.least) ? `down to ${says(lever.least)}` : ''
  const most = Number.isFinite(lever.most) ? `up to ${says(lever.most)}` : ''
  const limits = [least, most].filter(text => text !== '').join(' and ')
  return questionFault(
    'Q205',
    `${leverName(compiled, lever)} ${says(number)} is beyond what the input may be: ${limits}.`,
    'Stay within these limits.',
  )
}

function refused(code: string, message: string, remedy: string): Result<LeverRange> {
  return failure([questionFault(code, message, remedy)])
}
