// Who finds deals: SDRs, sellers and customers, each with what there was of them in every month and what is usual elsewhere.

import type { Contract, Employee } from '../intake/records.ts'
import { isInForce } from './arrInForce.ts'
import { benchmarks } from './benchmarks.ts'
import { type CreatedDeals, dealsFound } from './dealsFound.ts'
import { lastDayOf } from './elapsed.ts'
import { type Evidence, filesOf, insteadOf } from './evidence.ts'
import { groupedBy } from './groupedBy.ts'
import { isCalled } from './isCalled.ts'
import type { PlannedRole } from './plannedRoles.ts'
import { rampedMonths } from './rampedMonths.ts'

/** Fewer months of people, and fewer years of customers, tell nothing. */
const personMonthsNeeded = 24
const customerYearsNeeded = 50

type Where = { readonly segment: string }

/** A month of a ramped seller of a segment; `ramp` is the share of full output by completed months of service. */
export function dealsOfSellers(
  created: CreatedDeals,
  where: Where,
  sellers: readonly Employee[],
  ramp: readonly number[],
): Evidence {
  return dealsFound(created, {
    input: 'self_sourced_per_account_executive',
    where,
    source: sourceOf(created.deals, sellers),
    origin: 'account_executive',
    inMonth: month => rampedMonths(sellers, month, ramp),
    per: 'months of ramped sellers',
    needed: personMonthsNeeded,
    benchmark: benchmarks.self_sourced_per_account_executive,
    remarks: ifNobodyLeft(sellers),
  })
}

/** A year of a customer of a segment; as in the plan, of those who were customers when a month began. */
export function dealsOfCustomers(
  created: CreatedDeals,
  where: Where,
  contracts: readonly Contract[],
): Evidence {
  const customers = [...groupedBy(contracts, ({ customer }) => customer).values()]
  return dealsFound(created, {
    input: 'referral_rate',
    where,
    source: sourceOf(created.deals, contracts),
    origin: 'referral',
    inMonth: month => {
      const day = lastDayOf(month - 1)
      return customers.filter(own => own.some(contract => isInForce(contract, day))).length / 12
    },
    per: 'years of customers',
    needed: customerYearsNeeded,
    benchmark: benchmarks.referral_rate,
    remarks: [],
  })
}

/**
 * A month of a ramped SDR: one number for all segments, as in the plan, which alone knows which roles are SDRs. Nothing where
 * SDRs find no deals and none are on the roster.
 */
export function dealsOfSdrs(
  created: CreatedDeals,
  employees: readonly Employee[],
  roles: readonly PlannedRole[],
): readonly Evidence[] {
  const teams = roles
    .filter(({ kind }) => kind === 'sdr')
    .map(item => ({ ...item, people: employees.filter(({ role }) => isCalled(role, item)) }))
  const people = teams.flatMap(team => team.people)
  const bySdrs = created.deals.filter(({ origin }) => origin === 'sdr').length
  if (people.length === 0 && bySdrs === 0) return []
  const heading = { input: 'opportunities_per_sdr', where: {}, source: sourceOf(created.deals, people) }
  if (roles.length === 0)
    return [
      insteadOf(
        { ...heading, n: bySdrs, counted: 'opportunities', method: 'none', remarks: [] },
        'no plan says which roles are SDRs (give one with --plan)',
      ),
    ]
  return [
    dealsFound(created, {
      ...heading,
      origin: 'sdr',
      inMonth: month => teams.reduce((sum, { people: own, ramp }) => sum + rampedMonths(own, month, ramp), 0),
      per: 'months of ramped SDRs',
      needed: personMonthsNeeded,
      benchmark: benchmarks.opportunities_per_sdr,
      remarks: ifNobodyLeft(people),
    }),
  ]
}

function sourceOf(deals: Parameters<typeof filesOf>[0], finders: Parameters<typeof filesOf>[0]): string {
  return finders.length === 0 ? filesOf(deals) : `${filesOf(deals)} and ${filesOf(finders)}`
}

/** Without leavers on the roster their work is missing, while the deals they found are not. */
function ifNobodyLeft(people: readonly Employee[]): readonly string[] {
  return people.length > 0 && people.every(({ left }) => left === undefined)
    ? ['nobody on the roster ever left: if it lists only who is there now, the number is too high']
    : []
}
