// What could not be computed, told to the person who can mend it: which cell, which part of its formula, which numbers.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { numberDiagnostic } from '../formula/numberFaults.ts'
import type { GroundExpression } from '../formula/program.ts'
import { type Decimal, reasonOf } from './decimal.ts'
import { type Computed, type Reading, readExpressions } from './expressionReading.ts'
import { formulaPieces, namesOf, type Piece } from './formulaPieces.ts'

/** The cell in which a fault arose, and the part of its formula and the month in which that part was read. */
export type Origin = {
  readonly series: number
  readonly month: number
  readonly fault: Decimal
  readonly part: GroundExpression
  readonly partMonth: number
}

/** A list longer than this helps nobody: its last entry says how many more there are. */
const longestList = 500

/** A diagnostic per origin, in the order in which the faults arose. */
export function faultDiagnostics(origins: readonly Origin[], computed: Computed): readonly Diagnostic[] {
  const reading = readExpressions(computed)
  const listed = origins.slice(0, longestList).map(origin => faultDiagnostic(origin, reading))
  return origins.length > longestList ? [...listed, andMore(origins.length - longestList)] : listed
}

/** The diagnostic of one origin: what every backend says of such a fault, and the part and the numbers it came from. */
export function faultDiagnostic(origin: Origin, reading: Reading): Diagnostic {
  const { fault, month, part, partMonth } = origin
  const series = reading.program.series[origin.series]
  if (series === undefined) throw new Error(`the program has no series ${origin.series}`)
  const diagnostic = numberDiagnostic(reasonOf(fault), series, month)
  const pieces = formulaPieces(part, partMonth, month, reading)
  const where = `: ${namesOf(pieces)}${numbersIn(pieces)}.`
  return { ...diagnostic, message: diagnostic.message.replace(/\.$/, () => where) }
}

/** At most this many numbers are told. */
const toldNumbers = 6

function numbersIn(pieces: readonly Piece[]): string {
  const told = new Map<string, string>()
  for (const piece of pieces) {
    if (typeof piece !== 'string' && piece.value !== null) told.set(piece.name, shortNumber(piece.value))
  }
  if (told.size === 0) return ''
  const listed = [...told].slice(0, toldNumbers).map(([name, value]) => `${name} = ${value}`)
  return `, where ${listed.join(', ')}${told.size > toldNumbers ? ', …' : ''}`
}

/** Ten significant digits: enough to find the number again. */
function shortNumber(value: number): string {
  return String(Number(value.toPrecision(10)))
}

function andMore(count: number): Diagnostic {
  return {
    code: 'N100',
    severity: 'error',
    place: { kind: 'plan' },
    message: `${count} more cells cannot be computed.`,
    remedy: 'Mend those that are listed first; most of the others will follow.',
  }
}
