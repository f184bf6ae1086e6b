// Where the records of an import gather: made by kind, each once, with what was taken for granted on the way.

import { emptyLists, type Lists } from './emptyLists.ts'
import type { Joins } from './joins.ts'
import {
  makeContract,
  makeInvoice,
  makeMonthlyRevenue,
  makeReceivable,
  makeRevenueChange,
} from './make/makeBilling.ts'
import { type BalanceRow, type LedgerSettings, ledgerMaker, settleBalances } from './make/makeLedger.ts'
import { makeEmployee, makeRequisition, nameOf } from './make/makePeople.ts'
import { makeProject, settleProjects, type WaitingProject } from './make/makeProjects.ts'
import { makeChannelSpend, makeOpportunity, makeQuota, makeStageChange } from './make/makeSales.ts'
import { makeIssue, makeSprint, makeToolContract } from './make/makeTechnology.ts'
import type { Made, Making } from './make/making.ts'
import type { AccountChoice, Mapping } from './mapping.ts'
import { unitsOf } from './plainDecimal.ts'
import type { RowFault, RowValues } from './readRow.ts'
import type { RecordKind } from './recordFields.ts'
import type { RecordSource, Records } from './records.ts'

/** What becomes of a row: used, at fault, or settled later, when `whenSettled` hears of it. */
type Taken = 'used' | 'waits' | { readonly field?: string; readonly reason: string }

/** Gathers records. */
export type RecordBook = {
  readonly take: (
    kind: RecordKind,
    row: RowValues,
    making: Making,
    ledger: LedgerSettings,
    whenSettled: (fault: RowFault | undefined) => void,
  ) => Taken
  readonly assume: (sentence: string) => void
  /** Turns what was given for the year so far into months, and finds the deals of stage changes. */
  readonly settle: () => void
  readonly records: () => Records
  readonly proposed: () => readonly AccountChoice[]
  readonly assumptions: () => readonly string[]
}

type Makers = {
  readonly [Kind in Exclude<RecordKind, 'ledger' | 'projects'>]: (
    row: RowValues,
    making: Making,
  ) => Made<Records[Kind][number]>
}

const makers: Makers = {
  contracts: makeContract,
  monthlyRevenue: makeMonthlyRevenue,
  revenueChanges: makeRevenueChange,
  invoices: makeInvoice,
  receivables: makeReceivable,
  opportunities: makeOpportunity,
  stageChanges: makeStageChange,
  quotas: makeQuota,
  employees: makeEmployee,
  requisitions: makeRequisition,
  toolContracts: makeToolContract,
  issues: makeIssue,
  sprints: makeSprint,
  channelSpend: makeChannelSpend,
}

/** By what a record is known, where it may be there only once. */
const keys: { readonly [Kind in RecordKind]: (record: Records[Kind][number]) => string | undefined } = {
  ledger: () => undefined,
  contracts: ({ id, product, start }) =>
    `contract ${id} ${product ?? ''} from ${start.year}-${start.month}-${start.day}`,
  monthlyRevenue: ({ customer, month }) => `revenue of ${customer} in ${month.year}-${month.monthOfYear}`,
  revenueChanges: () => undefined,
  invoices: ({ id }) => `invoice ${id}`,
  receivables: () => undefined,
  opportunities: ({ id }) => `deal ${id}`,
  stageChanges: () => undefined,
  quotas: ({ owner, segment, from, to }) =>
    `quota of ${owner} ${segment ?? ''} ${from.year}-${from.monthOfYear} to ${to.year}-${to.monthOfYear}`,
  employees: ({ id, hired }) => `employee ${id}, hired ${hired.year}-${hired.month}-${hired.day}`,
  requisitions: ({ id }) => `position ${id}`,
  toolContracts: () => undefined,
  projects: () => undefined,
  issues: ({ id }) => `issue ${id}`,
  sprints: ({ team, name }) => `sprint ${name} of ${team}`,
  channelSpend: ({ channel, month }) => `spending on ${channel} in ${month.year}-${month.monthOfYear}`,
}

type Waiting = BalanceRow & { readonly whenSettled: (fault: RowFault | undefined) => void }

/** A book for one import. */
export function recordBook(mapping: Mapping, joins: Joins): RecordBook {
  const lists = emptyLists()
  const seen = new Map<string, { readonly source: RecordSource }>()
  const proposals = new Map<string, AccountChoice>()
  const assumptions = new Set<string>()
  const waiting: Waiting[] = []
  const projects: WaitingProject[] = []
  const makeLedger = ledgerMaker(
    mapping,
    choice => proposals.set(choice.account, choice),
    (row, { account, suggestion }) => joins.miss('account', account, row, suggestion, moneyIn(row)),
  )

  const keep = <Kind extends RecordKind>(kind: Kind, made: Made<Records[Kind][number]>): Taken => {
    if (!('records' in made)) return made
    for (const record of made.records) {
      const key = keys[kind](record)
      const before = key === undefined ? undefined : seen.get(key)
      if (before !== undefined) return repeated(before, record)
    }
    for (const record of made.records) {
      const key = keys[kind](record)
      if (key !== undefined) seen.set(key, record)
      lists[kind].push(record)
    }
    return 'used'
  }
  const takeLedger = (
    row: RowValues,
    making: Making,
    settings: LedgerSettings,
    whenSettled: Waiting['whenSettled'],
  ): Taken => {
    const made = makeLedger(row, making, settings)
    if ('net' in made) {
      const { account, month } = made
      const other = elsewhere(
        `balance ${account} ${row.text('department') ?? ''} ${month.year}-${month.monthOfYear}`,
        row,
      )
      if (other !== undefined) return other
      waiting.push({ ...made, whenSettled })
      return 'waits'
    }
    if (!('records' in made)) return made
    for (const { account, month } of settings.layout === 'months' ? made.records : []) {
      const other = elsewhere(`flow ${account} ${month.year}-${month.monthOfYear}`, row)
      if (other !== undefined) return other
    }
    lists.ledger.push(...made.records)
    return 'used'
  }
  /** A month of an account that another table has given. */
  const elsewhere = (key: string, { source }: RowValues): Taken | undefined => {
    const before = seen.get(key)?.source
    if (before === undefined) seen.set(key, { source })
    else if (before.file !== source.file || before.sheet !== source.sheet)
      return { reason: `a month of this account is already given by ${before.file}, row ${before.row}` }
    return undefined
  }

  /** What holds together only the whole register says. */
  const takeProject = (row: RowValues, making: Making, whenSettled: WaitingProject['whenSettled']): Taken => {
    const made = makeProject(row, making)
    if (!('records' in made)) return made
    projects.push(...made.records.map(line => ({ line, whenSettled })))
    return 'waits'
  }

  const takeRow = <Kind extends Exclude<RecordKind, 'ledger' | 'projects'>>(
    kind: Kind,
    row: RowValues,
    making: Making,
  ) => keep(kind, makers[kind](row, making))

  return {
    take: (kind, row, making, ledger, whenSettled) => {
      if (kind === 'ledger') return takeLedger(row, making, ledger, whenSettled)
      if (kind === 'projects') return takeProject(row, making, whenSettled)
      const taken = takeRow(kind, row, making)
      const name = kind === 'employees' && taken === 'used' ? nameOf(row) : undefined
      const id = row.text('id')
      if (name !== undefined && id !== undefined) joins.employ(name, id)
      return taken
    },
    assume: sentence => assumptions.add(sentence),
    settle: () => {
      for (const { balance, made } of settleBalances(waiting, mapping.fiscalYearStart)) {
        if ('reason' in made) balance.whenSettled(made)
        else {
          lists.ledger.push(...made)
          balance.whenSettled(undefined)
        }
      }
      joinDeals(lists, joins)
      lists.projects.push(
        ...settleProjects(projects, (name, line, suggestion) =>
          joins.miss('prerequisite', name, line, suggestion),
        ),
      )
    },
    records: () => lists,
    proposed: () => [...proposals.values()],
    assumptions: () => [...assumptions],
  }
}

/** Stage changes name their deal as the CRM's ids go: 18 signs in exports, the first 15 of them in reports. */
function joinDeals({ opportunities, stageChanges }: Lists, { miss }: Joins): void {
  if (opportunities.length === 0) return
  const ids = new Map(opportunities.map(({ id }) => [shortId(id), id]))
  for (const [index, change] of stageChanges.entries()) {
    const opportunity = ids.get(shortId(change.opportunity))
    if (opportunity === undefined) miss('deal', change.opportunity, change)
    else if (opportunity !== change.opportunity) stageChanges[index] = { ...change, opportunity }
  }
}

function shortId(id: string): string {
  return /^[A-Za-z0-9]{18}$/.test(id) ? id.slice(0, 15) : id
}

/** The same once more, or something else under the same name. */
function repeated(
  before: { readonly source: RecordSource },
  record: { readonly source: RecordSource },
): Taken {
  const { file, sheet, row } = before.source
  const where = `row ${row}${file === record.source.file && sheet === record.source.sheet ? '' : ` of ${file}`}`
  const same = contentOf(before) === contentOf(record)
  return {
    reason: same
      ? `it repeats ${where}`
      : `it has the same id as ${where}, and says something else; the first one counts`,
  }
}

function contentOf(record: object): string {
  return JSON.stringify({ ...record, source: undefined })
}

/** What a row is worth, for a person to see what goes missing with it. */
function moneyIn(row: RowValues): bigint {
  const single = ['amount', 'debit', 'credit'].flatMap(field => row.decimal(field) ?? [])
  return [...single, ...row.across.map(({ value }) => value)].reduce((sum, value) => sum + unitsOf(value), 0n)
}
