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
import { onceOnly, shortId } from './onceOnly.ts'
import { unitsOf } from './plainDecimal.ts'
import type { Question } from './question.ts'
import type { RowFault, RowValues } from './readRow.ts'
import type { RecordKind } from './recordFields.ts'
import type { RecordSource, Records } from './records.ts'

/** What becomes of a row: used, at fault, or settled later, when `whenSettled` hears of it. */
type Taken = 'used' | 'waits' | { readonly field?: string; readonly reason: string }

/** Hears what became of a row that waited, or why one that was used is not after all. */
type WhenSettled = (fault: RowFault | undefined, before?: 'used') => void

/** Gathers records. */
export type RecordBook = {
  readonly take: (
    kind: RecordKind,
    row: RowValues,
    making: Making,
    ledger: LedgerSettings,
    whenSettled: WhenSettled,
  ) => Taken
  readonly assume: (sentence: string) => void
  /** Turns what was given for the year so far into months, and finds the deals of stage changes. */
  readonly settle: () => void
  /** Rows of which only a person knows which counts. */
  readonly questions: () => readonly Question[]
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

type Waiting = BalanceRow & { readonly whenSettled: WhenSettled }

/** A book for one import. */
export function recordBook(mapping: Mapping, joins: Joins): RecordBook {
  const lists = emptyLists()
  const once = onceOnly(lists)
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
    giveBack: (fault: RowFault) => void,
  ): Taken => {
    const made: Made<Records[Kind][number]> = makers[kind](row, making)
    return 'records' in made ? once.keep(kind, made.records, making.choice, giveBack) : made
  }

  return {
    take: (kind, row, making, ledger, whenSettled) => {
      if (kind === 'ledger') return takeLedger(row, making, ledger, whenSettled)
      if (kind === 'projects') return takeProject(row, making, whenSettled)
      const taken = takeRow(kind, row, making, fault => whenSettled(fault, 'used'))
      const name = kind === 'employees' && taken === 'used' ? nameOf(row) : undefined
      const id = row.text('id')
      if (name !== undefined && id !== undefined) joins.employ(name, id)
      return taken
    },
    assume: sentence => assumptions.add(sentence),
    settle: () => {
      once.settle()
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
    questions: once.questions,
    records: () => lists,
    proposed: () => [...proposals.values()],
    assumptions: () => [...assumptions],
  }
}

/** Stage changes of one export name the deals of another. */
function joinDeals({ opportunities, stageChanges }: Lists, { miss }: Joins): void {
  if (opportunities.length === 0) return
  const ids = new Map(opportunities.map(({ id }) => [shortId(id), id]))
  for (const [index, change] of stageChanges.entries()) {
    const opportunity = ids.get(shortId(change.opportunity))
    if (opportunity === undefined) miss('deal', change.opportunity, change)
    else if (opportunity !== change.opportunity) stageChanges[index] = { ...change, opportunity }
  }
}

/** What a row is worth, for a person to see what goes missing with it. */
function moneyIn(row: RowValues): bigint {
  const single = ['amount', 'debit', 'credit'].flatMap(field => row.decimal(field) ?? [])
  return [...single, ...row.across.map(({ value }) => value)].reduce((sum, value) => sum + unitsOf(value), 0n)
}
