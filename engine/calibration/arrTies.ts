// ARR told three ways, by contracts, by what subscribers pay a month and by the CRM: every two held against each other, and
// what lies between them shown.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Contract, Day, Records } from '../intake/records.ts'
import { extentOf } from '../numeric/extent.ts'
import { monthNumber } from '../plan/calendar.ts'
import { arrInForce } from './arrInForce.ts'
import { arrMoves } from './arrMoves.ts'
import { dayText } from './calibratedPlan.ts'
import { lastMonthEnd, monthEnds } from './closedMonths.ts'
import { dayNumber, monthOfDay } from './elapsed.ts'
import { billedMonths, monthlyContracts } from './monthlyContracts.ts'
import { newBusiness } from './newBusiness.ts'
import { amountText, type Tie, tieOf } from './tie.ts'

/** What billing may differ by, and what deals may that are won before their contract starts. */
const tolerances = { billing: 0.005, crm: 0.02 }
const crmMonths = 12

/** One way to the sum: how it reads alone, how beside another, and how near another should come. */
type Told = {
  readonly what: string
  readonly where: string
  readonly tolerance: number
  readonly amount: number | undefined
  /** Why there is no amount. */
  readonly absent: string
}

/** At the end of the last whole month. Nothing where only one way tells it; a way that is missing beside two is named. */
export function arrTies(records: Records, asOf: Day): readonly Tie[] {
  const ways = waysToArr(records, lastMonthEnd(asOf))
  const known = ways.flatMap(way => (way.amount === undefined ? [] : [{ ...way, amount: way.amount }]))
  const [first] = known
  if (first === undefined || known.length < 2) return []
  return [
    ...known.flatMap((one, at) =>
      known
        .slice(at + 1)
        .map(other =>
          tieOf(one.what, one.amount, other.amount, Math.max(one.tolerance, other.tolerance), other.where),
        ),
    ),
    ...ways
      .filter(({ amount }) => amount === undefined)
      .map(({ what, absent }) => ({
        what,
        rebuilt: first.amount,
        says: `${what} is not compared: ${absent}`,
      })),
  ]
}

function waysToArr(records: Records, end: Day): readonly Told[] {
  const { contracts } = records
  const billed = billedMonths(records, end)
  const paid = monthlyContracts(billed)
  const crm = crmArr(records, contracts.length > 0 ? contracts : paid, end)
  const hasPaid = billed.some(({ month }) => monthNumber(month) === monthOfDay(end))
  return [
    {
      what: 'ARR',
      where: 'in contracts',
      tolerance: tolerances.billing,
      amount: contracts.length > 0 ? arrInForce(contracts, end) : undefined,
      absent: 'the exports hold no contracts',
    },
    {
      what: 'ARR as 12 times MRR',
      where: 'as 12 times MRR',
      tolerance: tolerances.billing,
      amount: hasPaid ? arrInForce(paid, end) : undefined,
      absent: `the exports hold no MRR of the month that ends on ${dayText(end)}`,
    },
    {
      what: 'ARR by the CRM',
      tolerance: tolerances.crm,
      ...(typeof crm === 'string'
        ? { amount: undefined, where: '', absent: crm }
        : { amount: crm.amount, where: crm.where, absent: '' }),
    },
  ]
}

/**
 * Over a year, or since the CRM begins: ARR in force before, new business won since, less what churned. A CRM tells what was
 * won; what customers of before grew, shrank and left by is that of `contracts`. Or why it cannot be said.
 */
function crmArr({ opportunities }: Records, contracts: readonly Contract[], end: Day) {
  const deals = newBusiness(opportunities)
  const [begins] = extentOf(deals.map(({ created }) => monthOfDay(created)))
  const months = Math.min(crmMonths, monthOfDay(end) - begins)
  if (deals.length === 0) return 'the exports hold no deals'
  if (contracts.length === 0) return 'no export says what was in force before'
  if (!(months >= 1)) return `the CRM holds no whole month before ${dayText(end)}`
  const ends = monthEnds({ asOf: end, months })
  const [from = end] = ends
  const won = deals.filter(
    ({ outcome, closes }) =>
      outcome === 'won' &&
      closes !== undefined &&
      dayNumber(closes) > dayNumber(from) &&
      dayNumber(closes) <= dayNumber(end),
  )
  const unclear = won.filter(({ amount, amountMeans }) => amount === undefined || amountMeans !== 'arr')
  if (unclear.length > 0)
    return `${unclear.length} of ${won.length} won deals do not say what they are worth a year`
  const moves = arrMoves(contracts, ends)
  const total = (part: 'expanded' | 'contracted' | 'churned'): number =>
    moves.reduce((sum, move) => sum + move[part], 0)
  const before = arrInForce(contracts, from)
  const gained = won.reduce((sum, { amount }) => sum + quantityToNumber(amount ?? 0), 0)
  const [grown, lost] = [total('expanded'), total('churned') + total('contracted')]
  return {
    amount: before + gained + grown - lost,
    where: `by the CRM (${amountText(before)} on ${dayText(from)} + ${amountText(gained)} won since + ${amountText(grown)} expanded − ${amountText(lost)} churned or contracted)`,
  }
}
