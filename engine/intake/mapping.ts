// A mapping: what a company's exports mean. A small file, made at the first import, reused and changed every month.

import type { Encoding } from './encoding.ts'
import type { DayStyle } from './readDay.ts'
import type { NumberStyle } from './readNumber.ts'
import type { CostNature, DealOrigin, StatementLine } from './records.ts'
import type { Separator } from './separator.ts'

/** The version of the file's form that this program writes. */
export const mappingVersion = 1

/** All choices of an import. */
export type Mapping = {
  readonly format: 'proceeds-mapping'
  readonly version: number
  /** ISO code of the company's currency; rows in others are rejected. */
  readonly currency?: string
  /** The month in which the fiscal year begins, 1 to 12: where year-to-date figures start again. */
  readonly fiscalYearStart: number
  /** Which calendar year's number a fiscal year has: that of its first month, or of its last. Asked when periods are named so. */
  readonly fiscalYearName?: 'first' | 'last'
  /** Whether people's names may be kept. */
  readonly keepNames: boolean
  readonly tables: readonly TableMapping[]
  readonly accounts: readonly AccountChoice[]
  readonly titles: readonly { readonly title: string; readonly role: string }[]
  readonly owners: readonly { readonly owner: string; readonly employee: string }[]
  readonly stages: readonly { readonly stage: string; readonly outcome: 'won' | 'lost' | 'open' }[]
  readonly sources: readonly SourceChoice[]
  /** The first rule that fits decides. */
  readonly segments: readonly SegmentRule[]
}

/** How one kind of table is read. It is for every table whose header has all of its columns. */
export type TableMapping = {
  /** The id of a shape. */
  readonly shape: string
  /** Only for files and sheets with this in their name. */
  readonly file?: string
  /** Fields by the header of their column, or by its letters where a header is missing or stands twice: "column D". */
  readonly columns: Readonly<Record<string, string>>
  readonly numbers?: Readonly<Record<string, NumberStyle>>
  readonly days?: Readonly<Record<string, DayStyle>>
  readonly encoding?: Encoding
  readonly separator?: Separator
  /** The month that a trial balance without one is of, as 2024-03. */
  readonly asOf?: string
  /** Whether the flows of a trial balance are of its month or of the year so far. */
  readonly flows?: 'month' | 'year_to_date'
  /** What quarters, halves and years without "FY" are of, where the fiscal year is not the calendar's. */
  readonly periods?: 'calendar' | 'fiscal'
  /** Which of several rows with one id and different content counts, where no date says which is later. */
  readonly repeats?: 'first' | 'last'
  /** Which sign the single amount of a ledger has: debits above 0, or each account above 0 on its usual side. */
  readonly signs?: 'debit' | 'usual'
  /** What an opportunity's amount is. */
  readonly amountMeans?: 'arr' | 'contract_value'
  /** What the pay of a roster is of, where no column says. */
  readonly payIs?: 'year' | 'month' | 'week' | 'hour'
  /** Whether amounts are in cents. */
  readonly unit?: 'cents'
}

/** What an account is; `leave_out` for accounts that belong to no line of a plan. */
export type AccountChoice = {
  /** The account as the ledger calls it, or its number. */
  readonly account: string
  readonly line: StatementLine | 'leave_out'
  readonly nature?: CostNature
}

/** Who found the deals that have this word as their lead source or their campaign, and on which channel marketing spent for them. */
export type SourceChoice = {
  readonly source: string
  readonly origin: DealOrigin
  /** As the list of spending calls it; for marketing. */
  readonly channel?: string
}

/** A segment by a field's value, by an amount or a number of employees below a limit, or for all that is left. */
type SegmentRule =
  | { readonly by: 'field'; readonly is: string; readonly segment: string }
  | { readonly by: 'amount' | 'employees'; readonly below: number; readonly segment: string }
  | { readonly by: 'rest'; readonly segment: string }

/** A mapping in which nothing is chosen yet. */
export const emptyMapping: Mapping = {
  format: 'proceeds-mapping',
  version: mappingVersion,
  fiscalYearStart: 1,
  keepNames: false,
  tables: [],
  accounts: [],
  titles: [],
  owners: [],
  stages: [],
  sources: [],
  segments: [],
}

/** The mapping as the text of its file; the same mapping gives the same text. */
export function writeMapping(mapping: Mapping): string {
  return `${JSON.stringify(mapping, null, 2)}\n`
}
