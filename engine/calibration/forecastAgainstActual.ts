// The closed months of a plan as they were forecast and as the records have them.

import { quantityToNumber } from '../formula/quantity.ts'
import { monthNumber } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { arrMoves } from './arrMoves.ts'
import { type ClosedMonths, monthEnds, recordName } from './closedMonths.ts'
import { dayNumber, monthOfDay } from './elapsed.ts'
import type { ForecastNumbers } from './forecastClose.ts'
import { isEmployed } from './isEmployed.ts'
import { newBusiness } from './newBusiness.ts'
import { sumByMonth } from './sumByMonth.ts'
import { termsDue } from './termsDue.ts'

/** One row over the closed months: month by month, and as a whole (their sum, or how it stood at the end). */
export type ForecastLine = {
  readonly row: string
  readonly label: string
  readonly unit: string
  /** The members of the row that count; one empty member for a row without dimensions. */
  readonly members: readonly (readonly string[])[]
  readonly isBalance: boolean
  /** Of how many of what the actual money is made: 295 renewals due. */
  readonly madeOf?: Cases
  readonly forecast: readonly number[]
  readonly actual: readonly number[]
  readonly total: { readonly forecast: number; readonly actual: number; readonly variance: number }
}

/** Things that a number was counted from. */
type Cases = { readonly n: number; readonly counted: string }

/** What of a row the records give; `label` where it is not the whole row. */
type ActualRow = {
  readonly row: string
  readonly members: readonly (readonly string[])[]
  readonly label?: string
  readonly madeOf?: Cases
  readonly actual: readonly number[]
}

const whole: readonly (readonly string[])[] = [[]]

/** Every row that the records give, in the order in which a company is read: ARR, sales, people, money. */
export function forecastAgainstActual(
  compiled: CompiledPlan,
  numbers: ForecastNumbers,
  closed: ClosedMonths,
): readonly ForecastLine[] {
  if (closed.months === 0) return []
  const rows = new Map(compiled.model.themes.flatMap(({ rows: list }) => list.map(row => [row.name, row])))
  return [
    ...arrRows(closed),
    ...salesRows(compiled, closed),
    ...peopleRows(compiled, closed),
    ...moneyRows(closed),
  ].map(({ row, members, label, madeOf, actual }) => {
    const definition = rows.get(row)
    const forecast = actual.map((_, at) =>
      members.reduce((sum, member) => sum + (numbers(row, member)[at] ?? 0), 0),
    )
    const isBalance = definition?.summary === 'end'
    const total = (list: readonly number[]): number =>
      isBalance ? (list.at(-1) ?? 0) : list.reduce((sum, one) => sum + one, 0)
    const [expected, found] = [total(forecast), total(actual)]
    return {
      row,
      label: label ?? definition?.label ?? row,
      unit: definition?.unit ?? '',
      members,
      isBalance,
      ...(madeOf === undefined ? {} : { madeOf }),
      forecast,
      actual,
      total: { forecast: expected, actual: found, variance: found - expected },
    }
  })
}

function arrRows(closed: ClosedMonths): readonly ActualRow[] {
  const { contracts } = closed.records
  if (contracts.length === 0) return []
  const moves = arrMoves(contracts, monthEnds(closed))
  const renewals = { n: termsDue(contracts, closed).length, counted: 'renewals due' }
  const gained = moves.reduce((sum, { gainedCustomers }) => sum + gainedCustomers, 0)
  const history = closed.position.company.total_arr_history
  return [
    { row: 'total_arr', members: whole, actual: Array.isArray(history) ? history.slice(-closed.months) : [] },
    {
      row: 'new_arr_total',
      members: whole,
      madeOf: { n: gained, counted: 'new customers' },
      actual: moves.map(move => move.gained),
    },
    {
      row: 'expansion_arr_total',
      members: whole,
      madeOf: renewals,
      actual: moves.map(({ expanded }) => expanded),
    },
    {
      row: 'churn_and_contraction_total',
      members: whole,
      madeOf: renewals,
      actual: moves.map(({ churned, contracted }) => churned + contracted),
    },
    { row: 'customers_total', members: whole, actual: moves.map(({ customers }) => customers) },
  ]
}

function salesRows({ plan }: CompiledPlan, closed: ClosedMonths): readonly ActualRow[] {
  const { records } = closed
  if (records.opportunities.length === 0) return []
  const names = [...new Set(records.opportunities.map(({ segment }) => segment))]
  const segments = (plan.dimensions.segment?.items ?? []).flatMap(item => {
    const name = recordName(item, names)
    return name === undefined ? [] : [{ id: item.id, deals: newBusiness(records.opportunities, name) }]
  })
  const members = segments.map(({ id }) => [id])
  const deals = segments.flatMap(list => list.deals)
  const asOf = dayNumber(closed.asOf)
  const decided = deals.filter(
    ({ outcome, closes }) => outcome !== 'open' && closes !== undefined && dayNumber(closes) <= asOf,
  )
  const won = decided.filter(({ outcome }) => outcome === 'won')
  return [
    {
      row: 'opportunities_created',
      members,
      actual: byMonth(closed, deals, ({ created }) => monthOfDay(created)),
    },
    {
      row: 'opportunities_decided',
      members,
      actual: byMonth(closed, decided, ({ closes }) => closes && monthOfDay(closes)),
    },
    {
      row: 'won_opportunities',
      members,
      actual: byMonth(closed, won, ({ closes }) => closes && monthOfDay(closes)),
    },
  ]
}

function peopleRows({ plan }: CompiledPlan, closed: ClosedMonths): readonly ActualRow[] {
  const { employees } = closed.records
  if (employees.length === 0) return []
  const names = [...new Set(employees.map(({ role }) => role))]
  const roles = (plan.dimensions.role?.items ?? []).flatMap(item => {
    const name = recordName(item, names)
    return name === undefined ? [] : [{ item, people: employees.filter(({ role }) => role === name) }]
  })
  const ends = monthEnds(closed).slice(1)
  const known = roles.flatMap(({ people }) => people)
  const asOf = dayNumber(closed.asOf)
  const present = (people: typeof known) =>
    ends.map(end => {
      const day = dayNumber(end)
      const here = people.filter(person => isEmployed(person, day))
      return here.reduce((sum, { share }) => sum + quantityToNumber(share), 0)
    })
  const members = roles.map(({ item }) => [item.id])
  const gone = known.filter(({ left }) => left !== undefined && dayNumber(left) <= asOf)
  return [
    { row: 'headcount', members, label: 'People', actual: present(known) },
    ...roles.map(({ item, people }) => ({
      row: 'headcount',
      members: [[item.id]],
      label: item.label,
      actual: present(people),
    })),
    {
      row: 'new_starts',
      members,
      actual: byMonth(
        closed,
        known.filter(({ hired }) => dayNumber(hired) <= asOf),
        ({ hired }) => monthOfDay(hired),
      ),
    },
    { row: 'leavers', members, actual: byMonth(closed, gone, ({ left }) => left && monthOfDay(left)) },
  ]
}

function moneyRows(closed: ClosedMonths): readonly ActualRow[] {
  const { records, position } = closed
  const histories = [
    ['revenue', 'revenue_history'],
    ['billings', 'billings_history'],
    ['sales_and_marketing', 'sales_and_marketing_history'],
  ] as const
  const asOf = dayNumber(closed.asOf)
  const paid = records.invoices.flatMap(({ paid: one }) =>
    one !== undefined && dayNumber(one.day) <= asOf ? [one] : [],
  )
  const cash = records.ledger.filter(({ line, measure }) => line === 'cash' && measure === 'balance')
  return [
    ...histories.flatMap(([row, input]) => {
      const history = position.company[input]
      return Array.isArray(history) ? [{ row, members: whole, actual: history.slice(-closed.months) }] : []
    }),
    ...(paid.length > 0
      ? [
          {
            row: 'cash_collected',
            members: whole,
            actual: byMonth(
              closed,
              paid,
              ({ day }) => monthOfDay(day),
              ({ amount }) => quantityToNumber(amount),
            ),
          },
        ]
      : []),
    ...(records.channelSpend.length > 0
      ? [
          {
            row: 'marketing_programmes',
            members: whole,
            actual: byMonth(
              closed,
              records.channelSpend,
              ({ month }) => monthNumber(month),
              ({ spend }) => quantityToNumber(spend),
            ),
          },
        ]
      : []),
    ...(cash.length > 0
      ? [
          {
            row: 'cash_balance',
            members: whole,
            actual: byMonth(
              closed,
              cash,
              ({ month }) => monthNumber(month),
              ({ amount }) => quantityToNumber(amount),
            ),
          },
        ]
      : []),
  ]
}

/** How many, or how much, in each closed month. */
function byMonth<Item>(
  { asOf, months }: ClosedMonths,
  items: readonly Item[],
  monthOf: (item: Item) => number | undefined,
  worth: (item: Item) => number = () => 1,
): readonly number[] {
  return sumByMonth(items, monthOf, worth, monthOfDay(asOf) - months + 1, months)
}
