// The totals that a table prints itself, held against the sum of the rows above them: a second witness that all was read.

import { addUnits, printUnits } from './plainDecimal.ts'
import { totalOf } from './statementRows.ts'

/** A total that is not the sum of its rows. */
type TotalOff = {
  readonly row: number
  readonly name: string
  readonly column: string
  readonly says: string
  readonly sums: string
}

/** How the table's own totals compare. */
export type OwnTotals = { readonly agree: number; readonly differ: readonly TotalOff[] }

/** Hears of rows of data and of totals in their order. */
export type TotalsWatch = {
  /** `path` is the account with the headings above it, joined by colons, in a statement. */
  readonly data: (path: string | undefined, amounts: readonly bigint[]) => void
  readonly total: (row: number, name: string, amounts: readonly bigint[]) => void
  readonly found: () => OwnTotals
}

/** Watches the totals of the named columns. */
export function watchTotals(columns: readonly string[]): TotalsWatch {
  const below = new Map<string, bigint[]>()
  const latest = new Map<string, string>()
  const all = columns.map(() => 0n)
  let sinceTotal = columns.map(() => 0n)
  const differ: TotalOff[] = []
  let agree = 0
  return {
    data: (path, amounts) => {
      addUnits(all, amounts)
      addUnits(sinceTotal, amounts)
      if (path === undefined) return
      const names = path.split(':')
      for (const [index, name] of names.entries()) {
        const prefix = names.slice(0, index + 1).join(':')
        latest.set(name, prefix)
        const sums = below.get(prefix) ?? columns.map(() => 0n)
        below.set(prefix, sums)
        addUnits(sums, amounts)
      }
    },
    total: (row, name, amounts) => {
      const of = totalOf(name)
      const named = below.get(latest.get(of ?? '') ?? '')
      const [candidates, first] = named === undefined ? [[all, sinceTotal], all] : [[named], named]
      for (const [index, column] of columns.entries()) {
        const says = amounts[index] ?? 0n
        if (candidates.some(sums => sums[index] === says)) agree += 1
        else differ.push({ row, name, column, says: printUnits(says), sums: printUnits(first[index] ?? 0n) })
      }
      sinceTotal = columns.map(() => 0n)
    },
    found: () => ({ agree, differ }),
  }
}
