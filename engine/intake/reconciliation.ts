// What became of every row and every amount of a table: in = used + rejected + ignored, told to the last cent.

import { addUnits, printUnits } from './plainDecimal.ts'
import type { RowFault } from './readRow.ts'
import type { IgnoredAs } from './sortRows.ts'

/** A row that was not used, and why. */
export type RejectedRow = RowFault & { readonly row: number }

/** Something about a row that is used all the same. */
type Doubt = { readonly row: number; readonly column: string; readonly reason: string }

/** A sum of a column, in whole and in parts, as plain text with thousands set off. */
type ReconciledSum = {
  readonly column: string
  /** Whether it is money, and not points or people. */
  readonly money: boolean
  readonly in: string
  readonly used: string
  readonly rejected: string
  /** Whether in = used + rejected, exactly. */
  readonly closes: boolean
}

/** The account that an import gives of a table. */
export type Reconciliation = {
  readonly rows: number
  readonly used: number
  readonly rejected: readonly RejectedRow[]
  readonly ignored: readonly { readonly as: IgnoredAs; readonly rows: number; readonly first: number }[]
  readonly sums: readonly ReconciledSum[]
  /** Texts that stand for no value, by column: unknown, not 0. */
  readonly unknown: readonly { readonly column: string; readonly word: string; readonly rows: number }[]
  readonly doubts: readonly Doubt[]
  /** Whether every row and every amount is accounted for. */
  readonly closes: boolean
}

/** Keeps the account while a table is gone through. `amounts` are those of the row, one for each summed column. */
export type Tally = {
  readonly use: (amounts: readonly bigint[]) => void
  /** A row that was used is not: it is rejected next. */
  readonly takeBack: (amounts: readonly bigint[]) => void
  readonly reject: (row: number, fault: RowFault, amounts: readonly bigint[]) => void
  readonly ignore: (row: number, as: IgnoredAs) => void
  readonly unknown: (column: string, word: string) => void
  readonly doubt: (doubt: Doubt) => void
  readonly close: (rows: number) => Reconciliation
}

/** A tally of the columns that are summed, each with the sum of all its amounts found by going through the table before. */
export function tally(
  columns: readonly { readonly name: string; readonly money: boolean; readonly sum: bigint }[],
): Tally {
  const used = columns.map(() => 0n)
  const lost = columns.map(() => 0n)
  const rejected: RejectedRow[] = []
  const ignored = new Map<IgnoredAs, { rows: number; readonly first: number }>()
  const unknown = new Map<string, { readonly column: string; readonly word: string; rows: number }>()
  const doubts: Doubt[] = []
  let rowsUsed = 0
  return {
    use: amounts => {
      rowsUsed += 1
      addUnits(used, amounts)
    },
    takeBack: amounts => {
      rowsUsed -= 1
      addUnits(
        used,
        amounts.map(amount => -amount),
      )
    },
    reject: (row, fault, amounts) => {
      rejected.push({ row, ...fault })
      addUnits(lost, amounts)
    },
    ignore: (row, as) => {
      const known = ignored.get(as)
      if (known === undefined) ignored.set(as, { rows: 1, first: row })
      else known.rows += 1
    },
    unknown: (column, word) => {
      const key = `${column}\n${word}`
      const known = unknown.get(key)
      if (known === undefined) unknown.set(key, { column, word, rows: 1 })
      else known.rows += 1
    },
    doubt: doubt => doubts.push(doubt),
    close: rows => {
      const sums = columns.map(({ name, money, sum }, index) => ({
        column: name,
        money,
        in: printUnits(sum),
        used: printUnits(used[index] ?? 0n),
        rejected: printUnits(lost[index] ?? 0n),
        closes: sum === (used[index] ?? 0n) + (lost[index] ?? 0n),
      }))
      const idle = [...ignored.values()].reduce((sum, { rows: count }) => sum + count, 0)
      return {
        rows,
        used: rowsUsed,
        rejected: rejected.sort((a, b) => a.row - b.row),
        ignored: [...ignored].map(([as, { rows: count, first }]) => ({ as, rows: count, first })),
        sums,
        unknown: [...unknown.values()],
        doubts,
        closes: rows === rowsUsed + rejected.length + idle && sums.every(({ closes }) => closes),
      }
    },
  }
}
