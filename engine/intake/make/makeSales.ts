// Deals, their stages and quotas, from the rows of a CRM or a spreadsheet.

import type { RowValues } from '../readRow.ts'
import type { ChannelSpend, Opportunity, Quota, StageChange } from '../records.ts'
import { dealOrigin } from './dealOrigin.ts'
import { given, isBefore, type Made, type Making, moneyOf, one, wordAmong } from './making.ts'

/** A deal. One that is won or lost has the day it was; one with neither flags nor a stage of that name is open. */
export function makeOpportunity(row: RowValues, making: Making): Made<Opportunity> {
  const created = row.day('created')
  const stage = row.text('stage')
  const id = row.text('id')
  if (created === undefined || stage === undefined || id === undefined) return { reason: 'it is empty' }
  const outcome = outcomeOf(stage, making, row.flag('closed'), row.flag('won'))
  const closes = row.day('closes')
  if (outcome !== 'open' && closes === undefined)
    return { field: 'closes', reason: `it is empty, though the deal is ${outcome}` }
  if (outcome !== 'open' && closes !== undefined && isBefore(closes, created))
    return { field: 'closes', reason: 'it is before the day on which the deal was created' }
  const amount = row.decimal('amount')
  if (amount?.startsWith('-')) return { field: 'amount', reason: 'it is below 0' }
  if (outcome === 'won' && amount === undefined)
    making.doubt(row, 'amount', 'it is empty, though the deal is won')
  if (amount !== undefined && making.choice.amountMeans === undefined)
    making.assume(
      'Amounts of opportunities are taken for ARR (money a year); if they are the value of the whole contract, set "amountMeans": "contract_value".',
    )
  const owner = row.text('owner')
  const type = typeOf(row.text('type'), making)
  return one({
    source: row.source,
    id,
    created,
    outcome,
    stage,
    amountMeans: making.choice.amountMeans ?? 'arr',
    ...given({
      customer: row.text('customer'),
      segment: making.segment(row, amount),
      amount: amount === undefined ? undefined : moneyOf(amount, making),
      closes,
      type,
      leadSource: row.text('leadSource'),
      // Only new business is found by somebody: a renewal or an expansion is not asked about.
      ...(type === 'existing' ? {} : dealOrigin(row, amount, making)),
      modified: row.day('modified'),
      owner: owner === undefined ? undefined : making.person(owner, row, 'owner'),
    }),
  })
}

/** A deal entering a stage. */
export function makeStageChange(row: RowValues, making: Making): Made<StageChange> {
  const opportunity = row.text('opportunity')
  const day = row.day('day')
  const stage = row.text('stage')
  if (opportunity === undefined || day === undefined || stage === undefined) return { reason: 'it is empty' }
  const amount = row.decimal('amount')
  return one({
    source: row.source,
    opportunity,
    day,
    stage,
    outcome: outcomeOf(stage, making, undefined, undefined),
    ...given({
      amount: amount === undefined ? undefined : moneyOf(amount, making),
      closes: row.day('closes'),
    }),
  })
}

/** What a seller is asked to sell in a period. */
export function makeQuota(row: RowValues, making: Making): Made<Quota> {
  const owner = row.text('owner')
  const period = row.period('period')
  const from = row.month('from') ?? period?.from
  const to = row.month('to') ?? (row.month('from') === undefined ? period?.to : row.month('from'))
  const quota = row.decimal('quota')
  if (owner === undefined || from === undefined || to === undefined || quota === undefined)
    return { reason: 'it is empty' }
  if (to.year * 12 + to.monthOfYear < from.year * 12 + from.monthOfYear)
    return { field: 'to', reason: 'it is before the first month' }
  if (quota.startsWith('-')) return { field: 'quota', reason: 'it is below 0' }
  const attained = row.decimal('attained')
  const earnings = row.decimal('onTargetEarnings')
  return one({
    source: row.source,
    owner: making.person(owner, row, 'owner'),
    from,
    to,
    quota: moneyOf(quota, making),
    ...given({
      segment: row.text('segment') === undefined ? undefined : making.segment(row, undefined),
      attained: attained === undefined ? undefined : moneyOf(attained, making),
      onTargetEarnings: earnings === undefined ? undefined : moneyOf(earnings, making),
    }),
  })
}

/** Spending on a channel in a month. */
export function makeChannelSpend(row: RowValues, making: Making): Made<ChannelSpend> {
  const channel = row.text('channel')
  const month = row.month('month')
  const spend = row.decimal('spend')
  if (channel === undefined || month === undefined || spend === undefined) return { reason: 'it is empty' }
  const opportunities = row.decimal('opportunities')
  return one({
    source: row.source,
    channel,
    month,
    spend: moneyOf(spend, making),
    ...given({ opportunities: opportunities === undefined ? undefined : Number(opportunities) }),
  })
}

function outcomeOf(
  stage: string,
  { mapping, taken }: Making,
  closed: boolean | undefined,
  won: boolean | undefined,
): Opportunity['outcome'] {
  if (won === true) return 'won'
  if (closed !== undefined && won !== undefined) return closed ? 'lost' : 'open'
  const chosen = mapping.stages.find(choice => choice.stage.trim().toLowerCase() === stage.toLowerCase())
  if (chosen !== undefined) return chosen.outcome
  const outcome = wordAmong(stage, stageWords) ?? 'open'
  taken('stage', stage, outcome)
  return outcome
}

const stageWords = [
  [/^(\d+[ .:-]+)?(closed[ _-]*won|won)$/i, 'won'],
  [/^(\d+[ .:-]+)?(closed[ _-]*lost|lost|disqualified|closed[ _-]*dead)$/i, 'lost'],
] as const

function typeOf(type: string | undefined, { taken }: Making): Opportunity['type'] {
  if (type === undefined) return undefined
  const found = wordAmong(type, typeWords)
  taken('type', type, found ?? 'no type')
  return found
}

const typeWords = [
  [/^new|^newbusiness$|new (business|logo|customer)/i, 'new'],
  [/exist|renew|up-?sell|expan|cross|add-?on|upgrade/i, 'existing'],
] as const
