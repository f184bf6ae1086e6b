// Records that may be there only once, such as a deal by its id: the same row again counts once, and of rows that say different
// things of one id the later, or the one that a person chose; nobody guesses.

import type { Lists } from './emptyLists.ts'
import type { TableMapping } from './mapping.ts'
import type { Question } from './question.ts'
import type { RowFault } from './readRow.ts'
import type { RecordKind } from './recordFields.ts'
import type { Day, RecordSource, Records } from './records.ts'

/** What the rows of one import hold, each id once. */
export type OnceOnly = {
  /** Puts the records of a row into their list. `giveBack` hears of it when the row is not used after all. */
  readonly keep: <Kind extends RecordKind>(
    kind: Kind,
    records: readonly Records[Kind][number][],
    choice: TableMapping,
    giveBack: (fault: RowFault) => void,
  ) => 'used' | RowFault
  /** Takes out of the lists what was given back. */
  readonly settle: () => void
  /** For each kind of table with rows of which nobody knows which counts. */
  readonly questions: () => readonly Question[]
}

/** By what a record is known, where it may be there only once. */
const keys: { readonly [Kind in RecordKind]?: (record: Records[Kind][number]) => string } = {
  contracts: ({ id, product, start }) =>
    `contract ${id} ${product ?? ''} from ${start.year}-${start.month}-${start.day}`,
  monthlyRevenue: ({ customer, month }) => `revenue of ${customer} in ${month.year}-${month.monthOfYear}`,
  invoices: ({ id }) => `invoice ${id}`,
  opportunities: ({ id }) => `deal ${shortId(id)}`,
  quotas: ({ owner, segment, from, to }) =>
    `quota of ${owner} ${segment ?? ''} ${from.year}-${from.monthOfYear} to ${to.year}-${to.monthOfYear}`,
  employees: ({ id, hired }) => `employee ${id}, hired ${hired.year}-${hired.month}-${hired.day}`,
  requisitions: ({ id }) => `position ${id}`,
  issues: ({ id }) => `issue ${id}`,
  sprints: ({ team, name }) => `sprint ${name} of ${team}`,
  channelSpend: ({ channel, month }) => `spending on ${channel} in ${month.year}-${month.monthOfYear}`,
}

type Kept = { readonly source: RecordSource; readonly modified?: Day }

/** A row whose records are in the lists, or were until another one turned up. */
type Entry = {
  readonly records: readonly Kept[]
  readonly giveBack: (fault: RowFault) => void
  isDisputed: boolean
}

/** Gathers into `lists`. */
export function onceOnly(lists: Lists): OnceOnly {
  const entries = new Map<string, { readonly entry: Entry; readonly record: Kept }>()
  const removed = new Map<RecordKind, Set<object>>()
  const disputes = new Map<string, { readonly first: Question; rows: number }>()
  const remove = (kind: RecordKind, records: readonly object[]): void => {
    const gone = removed.get(kind) ?? new Set()
    removed.set(kind, gone)
    for (const record of records) gone.add(record)
  }
  const dispute = (name: string, before: Kept, record: Kept, choice: TableMapping): void => {
    const known = disputes.get(choice.shape)
    if (known !== undefined) known.rows += 1
    else disputes.set(choice.shape, { first: questionOf(name, before, record, choice), rows: 1 })
  }
  return {
    keep: (kind, records, choice, giveBack) => {
      const keyOf = keys[kind]
      const names = keyOf === undefined ? [] : records.map(record => keyOf(record))
      const entry: Entry = { records, giveBack, isDisputed: false }
      const clashes = names.flatMap((name, at) => {
        const [before, record] = [entries.get(name), records[at]]
        return before === undefined || record === undefined
          ? []
          : [{ name, before, record, verdict: verdictOn(before.record, record, choice) }]
      })
      const giveBackOnce = (before: Entry, reason: string): void => {
        if (!before.isDisputed) before.giveBack({ reason })
        remove(kind, before.records)
      }
      const lost = clashes.find(({ verdict }) => verdict.counts === 'before')
      if (lost !== undefined) return { reason: lost.verdict.why }
      const open = clashes.find(({ verdict }) => verdict.counts === undefined)
      if (open !== undefined) {
        giveBackOnce(open.before.entry, disputed(open.record, open.before.record))
        open.before.entry.isDisputed = true
        dispute(open.name, open.before.record, open.record, choice)
        return { reason: open.verdict.why }
      }
      for (const { before, verdict } of clashes) giveBackOnce(before.entry, verdict.why)
      for (const [at, name] of names.entries()) {
        const record = records[at]
        if (record !== undefined) entries.set(name, { entry, record })
      }
      for (const record of records) lists[kind].push(record)
      return 'used'
    },
    settle: () => {
      for (const [kind, gone] of removed) {
        const list: object[] = lists[kind]
        const left = list.filter(record => !gone.has(record))
        list.length = 0
        for (const record of left) list.push(record)
      }
      removed.clear()
    },
    questions: () =>
      [...disputes.values()].map(({ first, rows }) =>
        rows === 1 ? first : { ...first, message: `${first.message} There are ${rows} such rows.` },
      ),
  }
}

/** Which of two rows counts, and how the other is told why it does not; undefined where nothing says it. */
type Verdict = { readonly counts: 'before' | 'this' | undefined; readonly why: string }

function verdictOn(before: Kept, record: Kept, { repeats }: TableMapping): Verdict {
  if (contentOf(before) === contentOf(record))
    return { counts: 'before', why: `it repeats ${placeOf(before, record)}` }
  const changed = later(before.modified, record.modified)
  if (changed !== undefined) return told(before, record, changed, 'was changed later')
  const exported = later(dayInName(before), dayInName(record))
  if (exported !== undefined)
    return told(before, record, exported, 'is of a later export, by the name of the file')
  if (repeats !== undefined)
    return told(before, record, repeats === 'first' ? 'before' : 'this', `counts by the mapping (repeats)`)
  return { counts: undefined, why: disputed(before, record) }
}

function told(before: Kept, record: Kept, counts: 'before' | 'this', as: string): Verdict {
  const [other, own] = counts === 'before' ? [before, record] : [record, before]
  return { counts, why: `it has the same id as ${placeOf(other, own)}, which says something else and ${as}` }
}

function disputed(other: Kept, own: Kept): string {
  return `it has the same id as ${placeOf(other, own)}, and says something else; neither is used until the mapping says which counts (repeats)`
}

function later(before: Day | undefined, record: Day | undefined): 'before' | 'this' | undefined {
  if (before === undefined || record === undefined) return undefined
  const difference = numberOf(record) - numberOf(before)
  return difference === 0 ? undefined : difference > 0 ? 'this' : 'before'
}

function numberOf({ year, month, day }: Day): number {
  return year * 400 + month * 32 + day
}

/** "deals 2026-10-31.csv", "deals_20261031.csv". */
function dayInName({ source: { file } }: Kept): Day | undefined {
  const found = /(?<!\d)(20\d{2})(-?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(file)
  return found === null
    ? undefined
    : { year: Number(found[1]), month: Number(found[3]), day: Number(found[4]) }
}

/** "row 4", or "row 4 of b.csv" as seen from another file. */
function placeOf({ source: { file, sheet, row } }: Kept, { source }: Kept): string {
  return `row ${row}${file === source.file && sheet === source.sheet ? '' : ` of ${file}`}`
}

/** When a row was changed is not what it says, nor how much of its id is shown. */
function contentOf(record: Kept): string {
  return JSON.stringify({ ...record, id: undefined, source: undefined, modified: undefined })
}

/** A CRM's id has 18 signs in exports, and the first 15 of them in reports. */
export function shortId(id: string): string {
  return /^[A-Za-z0-9]{18}$/.test(id) ? id.slice(0, 15) : id
}

function questionOf(name: string, before: Kept, record: Kept, { shape }: TableMapping): Question {
  const { file, sheet } = record.source
  return {
    place: { file, ...(sheet === undefined ? {} : { sheet }) },
    message: `Row ${record.source.row} and ${placeOf(before, record)} say different things of one id (${name}), and no date says which is later: neither is used.`,
    answers: [
      { answer: 'first', means: 'the row that comes first counts' },
      { answer: 'last', means: 'the row that comes last counts' },
    ],
    setting: `tables (${shape}) > repeats`,
  }
}
