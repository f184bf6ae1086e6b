// Reads from the sheet `Checks` how far its workbook agrees with the engine, as the workbook itself has calculated it.

import { states } from './checksLayout.ts'

/** What the sheet shows in a cell; empty cells are empty texts. */
type ShownValue = string | number | boolean

/** How far a workbook is from the engine. */
export type WorkbookAgreement = {
  /** Lines of the model that were compared, each with all its months added up. */
  readonly compared: number
  /** The largest difference, relative to the size of what is compared. */
  readonly largest: number
  /** The line it is in, as the sheet calls it. */
  readonly worst: string
  /** Lines that are further off than they may be. */
  readonly differing: number
  /** Inputs are not those that the engine ran on, so that lines may differ. */
  readonly isMoved: boolean
  /** Lines that show an error instead of a number. */
  readonly unreadable: number
}

/** The header of the list of every line. */
export const lineListTitle = 'Every line of the model, sum of all months'

/** What the columns of the list are called. */
export const lineHeads = {
  state: 'State',
  difference: 'Difference',
  tolerance: 'Tolerance',
  engine: 'Engine',
} as const

/** Money that comes to less than this, or to nothing, is compared as if it came to this; anything else with 1. */
const leastSize = { money: 1000, other: 1 }

/** Tolerances of money are larger than this, those of anything else smaller (the table of tolerances on the sheet). */
const moneyTolerance = 1e-4

/**
 * Reads the values of the whole sheet, row by row. Undefined where it has no such list: the sheet is not ours, or a person
 * has taken the list away. Rows and columns that were inserted do not matter.
 */
export function readAgreement(rows: readonly (readonly ShownValue[])[]): WorkbookAgreement | undefined {
  const top = rows.findIndex(row => row.includes(lineListTitle))
  const header = rows[top]
  if (header === undefined) return undefined
  const labels = header.indexOf(lineListTitle)
  const at = (name: keyof typeof lineHeads): number => header.indexOf(lineHeads[name])
  const [state, difference, tolerance, engine] = [
    at('state'),
    at('difference'),
    at('tolerance'),
    at('engine'),
  ]
  if (Math.min(state, difference, tolerance, engine) < 0) return undefined
  const lines = rows.slice(top + 1).filter(row => isState(row[state]) || isError(row[state]))
  const numbers = lines.flatMap(row => {
    const [off, may, size] = [row[difference], row[tolerance], row[engine]].map(Number)
    const isNumber = !isError(row[state]) && [off, may, size].every(value => Number.isFinite(value))
    if (!isNumber || off === undefined || may === undefined || size === undefined) return []
    const least = may > moneyTolerance ? leastSize.money : leastSize.other
    return [{ label: String(row[labels] ?? ''), share: Math.abs(off) / Math.max(least, Math.abs(size)) }]
  })
  const worst = numbers.reduce((most, line) => (line.share > most.share ? line : most), {
    label: '',
    share: 0,
  })
  return {
    compared: numbers.length,
    largest: worst.share,
    worst: worst.label,
    differing: lines.filter(row => row[state] === states.differs).length,
    isMoved: lines.some(row => row[state] === states.moved),
    unreadable: lines.length - numbers.length,
  }
}

function isState(value: ShownValue | undefined): boolean {
  return value === states.agrees || value === states.moved || value === states.differs
}

function isError(value: ShownValue | undefined): boolean {
  return typeof value === 'string' && value.startsWith('#')
}
