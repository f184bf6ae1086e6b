// What to do about two units that do not agree.

import { divideUnits, isPlain, multiplyUnits, printUnit, type Unit, unitsAgree } from './unit.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A unit and what a person calls the thing that has it, such as `the first`. */
export type NamedUnit = { readonly name: string; readonly unit: Unit }

/** Names the factor that is missing between two units, and rows that have it. */
export function unitRemedy(a: NamedUnit, b: NamedUnit, vocabulary: Vocabulary): string {
  for (const [yearly, other] of [
    [a, b],
    [b, a],
  ] as const) {
    if (unitsAgree(yearly.unit, multiplyUnits(other.unit, perYear))) {
      return `Only ${yearly.name} is per year: divide it by months_per_year to get a month's, or multiply ${other.name} by it.`
    }
  }
  const missing = divideUnits(a.unit, b.unit)
  const known = [...vocabulary.units].filter(
    ([, unit]) => unit.kind === 'powers' && printUnit(unit) === printUnit(missing),
  )
  const examples =
    isPlain(missing) || known.length === 0
      ? ''
      : `, such as ${known
          .slice(0, 2)
          .map(([name]) => name)
          .join(' or ')}`
  return `Only like can be added, compared or assigned: multiply ${b.name} by something in ${printUnit(missing)}${examples}, or name another row.`
}

const perYear: Unit = { kind: 'powers', powers: { year: -1 }, loose: false }
