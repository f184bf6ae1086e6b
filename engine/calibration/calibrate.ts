// All recipes over all records of a company: what each says of the plan's numbers, and what does not tie.

import { quantityToNumber } from '../formula/quantity.ts'
import type { ChannelSpend, Day, Employee, MonthlyRevenue, Opportunity, Records } from '../intake/records.ts'
import { extentOf } from '../numeric/extent.ts'
import { monthNumber } from '../plan/calendar.ts'
import { arrTies } from './arrTies.ts'
import { attainment, type Productivity } from './attainment.ts'
import { attrition } from './attrition.ts'
import { benchmarks } from './benchmarks.ts'
import { withDealsOf } from './channelDeals.ts'
import { collections } from './collections.ts'
import { contractValue } from './contractValue.ts'
import { type CostSplit, costSplit } from './costSplit.ts'
import { dealsOfCustomers, dealsOfSdrs, dealsOfSellers } from './dealFinders.ts'
import { deferredRevenue } from './deferredRevenue.ts'
import { dayNumber, monthOfDay, monthsLater } from './elapsed.ts'
import { type Evidence, filesOf } from './evidence.ts'
import { groupedBy } from './groupedBy.ts'
import { isCalled } from './isCalled.ts'
import { loadedCost, type RoleCost } from './loadedCost.ts'
import { marketingResponse } from './marketingResponse.ts'
import { headcounts, monthlyAmounts } from './monthlyAmounts.ts'
import { billedMonths } from './monthlyContracts.ts'
import { newBusiness } from './newBusiness.ts'
import type { PlannedRole } from './plannedRoles.ts'
import { type RampPoint, rampOf } from './ramp.ts'
import { renewalOutcomes } from './renewalOutcomes.ts'
import { renewalRates } from './renewals.ts'
import { salesCycle } from './salesCycle.ts'
import { seasonality } from './seasonality.ts'
import { sellerMonths } from './sellerMonths.ts'
import { subscriptionChurn, subscriptionExpansion } from './subscriptionRates.ts'
import type { Tie } from './tie.ts'
import { timeToFill } from './timeToFill.ts'
import { dealSizeVariation, renewalVariations } from './variation.ts'
import { type Velocity, velocity } from './velocity.ts'
import { type WinCohort, winCohorts } from './winCohorts.ts'
import { winRate } from './winRate.ts'

/** Everything that was found. */
export type Calibration = {
  /** The last day that counts: what came later was not known. */
  readonly asOf: Day
  /** A number each; those whose input is the plan's own can go into it. */
  readonly evidence: readonly Evidence[]
  readonly ties: readonly Tie[]
  /** Of 100 wins how many come in each month after creation, by segment. */
  readonly cycles: Readonly<Record<string, readonly number[]>>
  /** What the win rate is counted from: deals by when they were created, and what became of them, by segment. */
  readonly cohorts: Readonly<Record<string, readonly WinCohort[]>>
  /** Shares of full productivity by tenure, by role. */
  readonly ramps: Readonly<Record<string, readonly RampPoint[]>>
  readonly roleCosts: readonly RoleCost[]
  readonly forecasts: Readonly<Record<string, NonNullable<Velocity['forecast']>>>
}

/** People are watched for at most so long: who left before says little about who leaves now. */
const longestWatch = 36

/**
 * Looks at the records as they stood at the end of a day. Segments, roles, channels and teams are those the records name;
 * of what kind a role is and how it ramps where the records do not show it, the plan's roles say. `seed` is for what is drawn;
 * people, and the deals they find, are watched for `watchedMonths`.
 */
export function calibrate(
  records: Records,
  asOf: Day,
  seed: number,
  roles: readonly PlannedRole[] = [],
  watchedMonths = longestWatch,
): Calibration {
  const sales = segmentsOf(records).map(segment =>
    calibrateSegment(records, segment, asOf, roles, watchedMonths),
  )
  const deals = newBusiness(records.opportunities)
  const people = rolesOf(records).map(role => calibrateRole(records, role, asOf, watchedMonths))
  const cost = loadedCost(records.employees, records.ledger, asOf)
  const money = collections(records.invoices, asOf)
  const teams = [...groupedBy(records.sprints, ({ team }) => team)].map(
    ([team, sprints]) => [team, velocity(team, sprints, asOf, seed)] as const,
  )
  const channels = [...groupedBy(withDealsOf(records.channelSpend, deals), ({ channel }) => channel)].map(
    ([channel, spend]) => ({ ...marketingResponse(channel, spend, asOf), spent: moneyOf(spend) }),
  )
  return {
    asOf,
    evidence: [
      ...sales.flatMap(({ evidence }) => evidence),
      ...fromSourced(records, records.employees, () =>
        dealsOfSdrs({ deals, asOf, watchedMonths }, records.employees, roles),
      ),
      ...fromAny(subscriptionsOf(records, asOf), () => [
        subscriptionChurn(subscriptionsOf(records, asOf), asOf),
      ]),
      ...fromAny(deals, () => seasonality(deals, asOf)),
      ...fromAny(records.quotas, () => [
        attainment(records.quotas, productivityOf(sales), asOf).overAssignment,
      ]),
      ...people.flat(),
      ...cost.salaries,
      ...fromAny(records.ledger, () => [cost.payrollTax]),
      ...fromAny(records.ledger.length > 0 ? records.employees : [], () => [cost.benefits]),
      ...fromAny(records.invoices, () => [...money.curve, money.badDebt]),
      ...costSplits(records, asOf).flatMap(({ fixed, variable }) => [fixed, variable]),
      ...channels.flatMap(({ maximum, halfEffect, marginalCost }) => [maximum, halfEffect, marginalCost]),
      ...carryOverOf(channels),
      ...teams.map(([, { velocity: points }]) => points),
    ],
    ties: [
      ...arrTies(records, asOf),
      ...(records.employees.length > 0 ? [cost.tie] : []),
      ...(records.contracts.length > 0 ? [deferredRevenue(records.contracts, records.ledger, asOf)] : []),
    ],
    cycles: Object.fromEntries(sales.map(({ segment, lags }) => [segment, lags])),
    cohorts: Object.fromEntries(sales.map(({ segment, cohorts }) => [segment, cohorts])),
    ramps: Object.fromEntries(sales.flatMap(({ ramp }) => ramp)),
    roleCosts: cost.roles,
    forecasts: Object.fromEntries(
      teams.flatMap(([team, { forecast }]) => (forecast === undefined ? [] : [[team, forecast]])),
    ),
  }
}

function calibrateSegment(
  records: Records,
  segment: string,
  asOf: Day,
  roles: readonly PlannedRole[],
  watchedMonths: number,
) {
  const where = { segment }
  const newDeals = newBusiness(records.opportunities, segment)
  const { cycle, lags } = salesCycle(newDeals, asOf, where)
  const contracts = records.contracts.filter(contract => contract.segment === segment)
  const outcomes = renewalOutcomes(contracts, asOf)
  const subscriptions = subscriptionsOf(records, asOf).filter(line => line.segment === segment)
  const renewals = renewalRates(outcomes, filesOf(contracts), where)
  const sellers = sellersOf(records.employees, newDeals)
  const role = sellers[0]?.role
  const from = firstDay(newDeals) ?? asOf
  const ramp = rampOf(
    sellerMonths(sellers, newDeals, from, asOf),
    [filesOf(sellers), filesOf(newDeals)].join(' and '),
    where,
    role === undefined ? where : { role },
  )
  const quotas = records.quotas.filter(quota => quota.segment === segment)
  const productivity = ramp.productivity.basis === 'data' ? ramp.productivity : undefined
  const attained = attainment(quotas, productivity, asOf, where)
  const planned = roles.find(item => isCalled(role, item))?.ramp ?? []
  const shares = ramp.curve.length > 0 ? ramp.curve.map(({ share }) => share) : planned
  const found = { deals: newDeals, asOf, watchedMonths }
  return {
    segment,
    lags,
    cohorts: winCohorts(newDeals, asOf),
    quotas: quotas.length,
    productivity,
    ramp: role === undefined || ramp.curve.length === 0 ? [] : [[role, ramp.curve] as const],
    evidence: [
      ...fromAny(newDeals, () => [
        winRate(newDeals, asOf, where),
        cycle,
        contractValue(newDeals, asOf, where),
        dealSizeVariation(newDeals, asOf, where),
      ]),
      ...fromAny(sellers, () => [ramp.productivity, ramp.monthsLost]),
      ...fromAny(quotas, () => [attained.sellersAtQuota, attained.realisation]),
      ...fromAny(contracts, () => [
        renewals.churn,
        renewals.contraction,
        renewals.expansion,
        ...renewalVariations(outcomes, filesOf(contracts), where),
      ]),
      ...fromAny(subscriptions, () => [subscriptionExpansion(subscriptions, asOf, where)]),
      ...fromSourced(records, sellers, () => [dealsOfSellers(found, where, sellers, shares)]),
      ...fromSourced(records, contracts, () => [dealsOfCustomers(found, where, contracts)]),
    ],
  }
}

/** Where no deal says who found it the CRM does not keep it: nothing to say. */
function fromSourced(
  records: Records,
  finders: readonly unknown[],
  found: () => readonly Evidence[],
): readonly Evidence[] {
  return records.opportunities.some(({ origin }) => origin !== undefined) ? fromAny(finders, found) : []
}

type SegmentSales = { readonly quotas: number; readonly productivity: Productivity | undefined }

/** What a ramped seller books on average over the quotas: the plan has one over-assignment for all segments. */
function productivityOf(sales: readonly SegmentSales[]): Productivity | undefined {
  const all = sales.reduce((sum, { quotas }) => sum + quotas, 0)
  const parts = sales
    .filter(({ quotas }) => quotas > 0)
    .map(({ quotas, productivity }) => ({ part: quotas / all, productivity }))
  const mean = (of: (productivity: Productivity) => number): number =>
    parts.reduce((sum, { part, productivity }) => sum + part * (productivity ? of(productivity) : 0), 0)
  if (all === 0 || parts.some(({ productivity }) => productivity === undefined)) return undefined
  return {
    value: mean(({ value }) => value),
    interval: [mean(one => one.interval[0]), mean(one => one.interval[1])],
  }
}

function calibrateRole(
  records: Records,
  role: string,
  asOf: Day,
  watchedMonths: number,
): readonly Evidence[] {
  const people = records.employees.filter(person => person.role === role && person.kind === 'employee')
  const requisitions = records.requisitions.filter(requisition => requisition.role === role)
  return [
    ...fromAny(people, () => [attrition(people, monthsLater(asOf, -watchedMonths), asOf, { role })]),
    ...fromAny(requisitions, () => [timeToFill(requisitions, asOf, { role })]),
  ]
}

/** Where no such record was given there is nothing to say, not even that there are too few: the plan keeps its number. */
function fromAny(records: readonly unknown[], found: () => readonly Evidence[]): readonly Evidence[] {
  return records.length === 0 ? [] : found()
}

type Channel = { readonly carryOver: Evidence; readonly spent: number }

/**
 * The plan has one carry-over for all channels: of those that tell it, that of the one on which most was spent. To take the
 * narrowest interval would be to believe the luckiest: it held four times in five.
 */
function carryOverOf(channels: readonly Channel[]): readonly Evidence[] {
  const told = channels.filter(({ carryOver }) => carryOver.basis === 'data')
  const [largest] = [...(told.length > 0 ? told : channels)].sort((one, other) => other.spent - one.spent)
  return largest === undefined ? [] : [largest.carryOver]
}

function moneyOf(spending: readonly ChannelSpend[]): number {
  return spending.reduce((sum, { spend }) => sum + quantityToNumber(spend), 0)
}

/** Hosting on revenue, and what offices and software cost on heads, over all months of the ledger. */
function costSplits({ ledger, employees }: Records, asOf: Day): readonly CostSplit[] {
  const [first, latest] = extentOf(ledger.map(({ month }) => monthNumber(month)))
  const last = Math.min(latest, monthOfDay(asOf))
  if (ledger.length === 0 || last < first) return []
  const revenue = monthlyAmounts(ledger, ({ line }) => line.startsWith('revenue'), first, last)
  const hosting = monthlyAmounts(ledger, ({ nature }) => nature === 'hosting', first, last)
  const overhead = monthlyAmounts(
    ledger,
    ({ line, nature }) =>
      line === 'general_and_administrative' &&
      (nature === 'other' || nature === 'software' || nature === undefined),
    first,
    last,
  )
  const source = filesOf(ledger)
  const isAny = (amounts: readonly number[]): boolean => amounts.some(amount => amount !== 0)
  const ofRevenue = {
    cost: 'hosting',
    driver: 'revenue',
    variableInput: 'hosting_rate',
    fixedInput: 'fixed_hosting_cost',
    source,
    benchmark: benchmarks.hosting_rate,
  }
  const ofHeads = {
    cost: 'general cost without pay',
    driver: 'headcount',
    variableInput: 'annual_overhead_per_head',
    fixedInput: 'fixed_general_and_admin_cost',
    source,
  }
  // Over a twelfth of the heads the slope is money a head and year, as the plan has it.
  const heads = headcounts(employees, first, last).map(count => count / 12)
  return [
    ...(isAny(hosting) && isAny(revenue) ? [costSplit(hosting, revenue, ofRevenue)] : []),
    ...(isAny(overhead) && isAny(heads) ? [costSplit(overhead, heads, ofHeads)] : []),
  ]
}

/** What subscribers paid, where it is all that is known of contracts. */
function subscriptionsOf(records: Records, asOf: Day): readonly MonthlyRevenue[] {
  return records.contracts.length > 0 ? [] : billedMonths(records, asOf)
}

function segmentsOf({
  opportunities,
  contracts,
  monthlyRevenue,
  revenueChanges,
}: Records): readonly string[] {
  const billed = contracts.length > 0 ? contracts : [...monthlyRevenue, ...revenueChanges]
  const named = [...opportunities, ...billed].flatMap(({ segment }) => segment ?? [])
  return [...new Set(named)].sort()
}

function rolesOf({ employees, requisitions }: Records): readonly string[] {
  return [...new Set([...employees, ...requisitions].flatMap(({ role }) => role ?? []))].sort()
}

/** Everybody in the role that wins most of the deals: those who never sold anything count too. */
function sellersOf(employees: readonly Employee[], deals: readonly Opportunity[]): readonly Employee[] {
  const roles = new Map(employees.map(({ id, role }) => [id, role]))
  const won = deals.filter(({ outcome }) => outcome === 'won')
  const winners = won.flatMap(({ owner }) => (owner === undefined ? [] : (roles.get(owner) ?? [])))
  const [role] =
    [...groupedBy(winners, winner => winner)].sort(([, one], [, two]) => two.length - one.length)[0] ?? []
  return role === undefined ? [] : employees.filter(person => person.role === role)
}

/** The first deal that was decided: before it the CRM was not kept. */
function firstDay(deals: readonly Opportunity[]): Day | undefined {
  return deals
    .flatMap(({ closes, outcome }) => (outcome === 'open' || closes === undefined ? [] : [closes]))
    .reduce<Day | undefined>(
      (first, day) => (first === undefined || dayNumber(day) < dayNumber(first) ? day : first),
      undefined,
    )
}
