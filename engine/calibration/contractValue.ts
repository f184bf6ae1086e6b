// What a new customer pays a year.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Day, Opportunity } from '../intake/records.ts'
import { jackknife } from '../numeric/jackknife.ts'
import type { Where } from '../plan/plan.ts'
import { benchmarks } from './benchmarks.ts'
import { monthsBetween } from './elapsed.ts'
import { type Evidence, filesOf, insteadOf, measured, tooFewOf } from './evidence.ts'
import { newBusiness } from './newBusiness.ts'
import { spreadOfSize } from './spread.ts'

const dealsNeeded = 8
const recentMonths = 12

/** The mean, not the median, of new customers won in the last 12 months: customers times it has to be their ARR. */
export function contractValue(deals: readonly Opportunity[], asOf: Day, where: Where = {}): Evidence {
  const won = newBusiness(deals).filter(({ outcome, closes }) => {
    const age = closes === undefined ? -1 : monthsBetween(closes, asOf)
    return outcome === 'won' && age >= 0 && age <= recentMonths
  })
  const values = won
    .filter(({ amount, amountMeans }) => amount !== undefined && amountMeans === 'arr')
    .map(({ amount = 0 }) => quantityToNumber(amount))
  const heading = {
    input: 'starting_acv',
    where,
    n: values.length,
    counted: 'new customers won in 12 months',
    method: 'mean yearly value (error by jackknife)',
    source: filesOf(deals),
    remarks:
      values.length < won.length
        ? [`${won.length - values.length} won without a yearly amount left out`]
        : [],
  }
  const tooFew = tooFewOf('new customers', values.length, dealsNeeded)
  const [found] = jackknife(values, some => [some.reduce((sum, value) => sum + value, 0) / some.length]) ?? []
  if (tooFew !== undefined || found === undefined)
    return insteadOf(heading, tooFew ?? 'too few new customers', benchmarks.starting_acv)
  return measured(heading, spreadOfSize(found))
}
