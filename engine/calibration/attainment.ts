// Attainment of quota, which is three different numbers that are often taken for one another.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Day, Quota } from '../intake/records.ts'
import { jackknife } from '../numeric/jackknife.ts'
import { monthNumber } from '../plan/calendar.ts'
import type { Where } from '../plan/plan.ts'
import { benchmarks } from './benchmarks.ts'
import { monthOfDay } from './elapsed.ts'
import { type Estimate, type Evidence, filesOf, insteadOf, measured, tooFewOf } from './evidence.ts'
import { groupedBy } from './groupedBy.ts'
import { certain, spreadOfShare, spreadOfSize } from './spread.ts'

const periodsNeeded = 8

/** How many made it, how much was sold of all that was asked, and how far quota lies above what a ramped seller sells. */
export type Attainment = {
  /** Share of sellers' periods at 100% or more. */
  readonly sellersAtQuota: Evidence
  /** All sold over all quota. */
  readonly realisation: Evidence
  /** Yearly quota over yearly productivity, less 1. */
  readonly overAssignment: Evidence
}

/** What a ramped seller books in a year, and between which two numbers. */
export type Productivity = Pick<Estimate, 'value' | 'interval'>

/** From quota periods that ended by a day. */
export function attainment(
  quotas: readonly Quota[],
  productivity: Productivity | undefined,
  asOf: Day,
  where: Where = {},
): Attainment {
  const today = monthOfDay(asOf)
  const used = quotas
    .filter(({ to, attained, quota }) => monthNumber(to) <= today && attained !== undefined && quota !== 0)
    .map(({ owner, from, to, quota, attained = 0 }) => ({
      owner,
      quota: quantityToNumber(quota),
      sold: quantityToNumber(attained),
      months: monthNumber(to) - monthNumber(from) + 1,
    }))
  const heading = (input: string, method: string) => ({
    input,
    where,
    n: used.length,
    counted: 'quota periods',
    method,
    source: filesOf(quotas),
    remarks: [],
  })
  const tooFew = tooFewOf('quota periods', used.length, periodsNeeded)
  const reached = used.filter(({ sold, quota }) => sold >= quota).length
  const sellers = [...groupedBy(used, ({ owner }) => owner).values()]
  const [realised] = jackknife(sellers, some => ratio(some.flat(), 'sold', 'quota')) ?? []
  const [monthlyQuota] = jackknife(sellers, some => ratio(some.flat(), 'quota', 'months')) ?? []
  const atQuota = heading('sellers_at_quota', "share of sellers' periods that reached their quota")
  const realisation = heading('quota_realisation', 'all that was sold over all quota')
  const over = heading(
    'quota_over_assignment',
    'quota a year over what a ramped seller books in a year, less 1',
  )
  const noProductivity = productivity === undefined ? 'productivity is not known' : undefined
  return {
    sellersAtQuota:
      tooFew === undefined
        ? measured(atQuota, spreadOfShare(reached / used.length, used.length))
        : insteadOf(atQuota, tooFew),
    realisation:
      tooFew === undefined && realised !== undefined
        ? measured(realisation, spreadOfSize(realised))
        : insteadOf(realisation, tooFew ?? 'too few sellers with a quota'),
    overAssignment:
      tooFew === undefined && monthlyQuota !== undefined && productivity !== undefined
        ? measured(over, quotaOver(12 * monthlyQuota.value, productivity))
        : insteadOf(
            over,
            tooFew ?? noProductivity ?? 'too few sellers with a quota',
            benchmarks.quota_over_assignment,
          ),
  }
}

type Period = { readonly quota: number; readonly sold: number; readonly months: number }

function ratio(
  periods: readonly Period[],
  above: 'sold' | 'quota',
  below: 'quota' | 'months',
): readonly number[] | undefined {
  const sum = (part: keyof Period): number => periods.reduce((total, period) => total + period[part], 0)
  return sum(below) === 0 ? undefined : [sum(above) / sum(below)]
}

/** Quotas are known; what is not is productivity. A policy of the company, so the simulation does not draw it. */
function quotaOver(quota: number, { value, interval: [low, high] }: Productivity): Estimate {
  const over = certain(quota / value - 1)
  return { ...over, interval: [quota / high - 1, quota / low - 1] }
}
