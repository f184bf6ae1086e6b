// What making a record needs besides its row, and what can come of it.

import type { Quantity } from '../../formula/quantity.ts'
import { fractionOf, multiply, quantityOf } from '../../plan/fraction.ts'
import type { Mapping, TableMapping } from '../mapping.ts'
import { type PlainDecimal, quantityOfDecimal } from '../plainDecimal.ts'
import type { RowValues } from '../readRow.ts'
import type { Day } from '../records.ts'

/** What can be without a partner. */
export type MissKind = 'account' | 'title' | 'owner' | 'segment' | 'source' | 'deal' | 'prerequisite'

/** The choices of the import, and where remarks on a row go. */
export type Making = {
  readonly mapping: Mapping
  readonly choice: TableMapping
  readonly unit: 'cents' | undefined
  /** The made-up or kept name of a person, the same in all files. */
  readonly person: (name: string, row: RowValues, field: string) => string
  readonly segment: (row: RowValues, amount: PlainDecimal | undefined) => string | undefined
  readonly role: (title: string, row: RowValues) => string | undefined
  /** Something of a row has no partner; `units` is what the row is worth. */
  readonly miss: (
    what: MissKind,
    name: string,
    row: Pick<RowValues, 'source'>,
    suggestion?: string,
    units?: bigint,
  ) => void
  /** The row is used all the same. */
  readonly doubt: (row: RowValues, field: string, reason: string) => void
  /** What a word was taken for, shown once with the number of rows. */
  readonly taken: (field: string, word: string, as: string) => void
  /** A general assumption, shown once. */
  readonly assume: (sentence: string) => void
}

/** The records of a row, or the field at fault. */
export type Made<R> =
  | { readonly records: readonly R[] }
  | { readonly field?: string; readonly reason: string }

/** A row that makes one record. */
export function one<R>(record: R): Made<R> {
  return { records: [record] }
}

/** An amount as the record keeps it: exact, whole money also where the file has cents. */
export function moneyOf(value: PlainDecimal, making: Making, times: Quantity = 1): Quantity {
  const scaled = making.unit === 'cents' ? '1/100' : 1
  if (times === 1 && scaled === 1) return quantityOfDecimal(value)
  return quantityOf(
    multiply(multiply(fractionOf(quantityOfDecimal(value)), fractionOf(times)), fractionOf(scaled)),
  )
}

/** An object without the entries that are undefined. */
export function given<T extends Readonly<Record<string, unknown>>>(
  entries: T,
): { readonly [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const kept: { [Key in keyof T]?: Exclude<T[Key], undefined> } = {}
  for (const key in entries) {
    const value = entries[key]
    if (isThere(value)) kept[key] = value
  }
  return kept
}

function isThere<V>(value: V): value is Exclude<V, undefined> {
  return value !== undefined
}

/** Whether a day comes before another. */
export function isBefore(a: Day, b: Day): boolean {
  return dayNumber(a) < dayNumber(b)
}

function dayNumber({ year, month, day }: Day): number {
  return year * 400 + month * 32 + day
}

/** The text of a list of words that a cell's word is one of, in any case and without signs: the first whose pattern fits. */
export function wordAmong<Meaning>(
  word: string,
  meanings: readonly (readonly [RegExp, Meaning])[],
): Meaning | undefined {
  return meanings.find(([pattern]) => pattern.test(word.trim()))?.[1]
}

/** A name as it is compared with others: case and spaces do not matter. */
export function sameName(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, ' ')
}
