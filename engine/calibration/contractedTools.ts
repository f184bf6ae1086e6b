// A software contract in a plan: a tool's prices, its first month, and by when notice has to be given.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Day, ToolContract } from '../intake/records.ts'
import { dateOf, monthNumber } from '../plan/calendar.ts'
import { printFigure } from '../plan/figure.ts'
import type { Plan } from '../plan/plan.ts'
import { dayText } from './calibratedPlan.ts'
import { dayNumber, monthOfDay } from './elapsed.ts'
import { itemCalled, withMapped, withParts } from './planParts.ts'

/** A tool by its name, with the contract that counts. */
export type ContractedTool = { readonly name: string; readonly contract: ToolContract }

/** The contract that runs on the day, else the one that begins next, else the last one. */
export function latestContract(contracts: readonly ToolContract[], asOf: Day): ToolContract {
  const today = dayNumber(asOf)
  const startOf = ({ start }: ToolContract): number => (start === undefined ? today + 1 : dayNumber(start))
  const sorted = [...contracts].sort((one, other) => startOf(one) - startOf(other))
  const begun = sorted.filter(one => startOf(one) <= today && !isOver(one, asOf)).at(-1)
  return (begun ?? sorted.find(one => startOf(one) > today) ?? sorted.at(-1)) as ToolContract
}

function isOver({ end }: ToolContract, asOf: Day): boolean {
  return end !== undefined && dayNumber(end) < dayNumber(asOf)
}

/**
 * A contract that runs has its cost in the ledger and its effect in what was measured: only where the plan itself has the tool
 * chosen it gets its term and the price that is paid. One that begins later gets its first month.
 */
export function contractedTool(plan: Plan, { name, contract }: ContractedTool, asOf: Day) {
  const id = itemCalled(plan, 'tool', name)?.id
  if (id === undefined) return { plan, told: [] }
  const { start, purpose, value } = contract
  const { seat, flat, says } = priceOf(contract)
  const yearly = quantityToNumber(value)
  const month = start === undefined ? undefined : monthOfDay(start) - monthNumber(dateOf(plan, 1)) + 1
  const isRunning = start !== undefined && dayNumber(start) <= dayNumber(asOf) && !isOver(contract, asOf)
  const isOwn = isRunning && isChosen(plan, id)
  const filled = withParts(plan, 'tool', id, {
    tool_seat_price: seat,
    tool_flat_price: flat,
    tool_start_month: isOwn || (month !== undefined && month > 0) ? month : undefined,
    opening_tool_committed_price: isOwn ? Number((yearly / 12).toFixed(2)) : undefined,
  })
  return {
    plan: withMapped(filled, 'tool_purpose', id, purpose),
    told: [
      ...(says === undefined ? [] : [`${name}: ${says}`]),
      ...(isRunning && !isOwn
        ? [
            `${name} runs since ${dayText(start)}, ${printFigure(yearly, 'money', plan.currency)} a year: its cost is in the ledger and its effect in what was measured, so the plan does not switch it on.`,
          ]
        : []),
      ...noticeOf(name, contract, asOf),
    ],
  }
}

function isChosen({ inputs }: Plan, id: string): boolean {
  const chosen = inputs.tool_chosen
  return chosen === 1 || (typeof chosen === 'object' && !Array.isArray(chosen) && Object(chosen)[id] === 1)
}

/** What seats do not explain is a flat price. A list that prices seats by the month says so in its yearly value. */
function priceOf({ seatPrice, seatsBought, value }: ToolContract) {
  const yearly = quantityToNumber(value)
  if (seatPrice === undefined) return { seat: 0, flat: yearly }
  const price = quantityToNumber(seatPrice)
  const seats = seatsBought === undefined ? 0 : quantityToNumber(seatsBought)
  const isMonthly = price > 0 && seats > 0 && Math.abs(12 * price * seats - yearly) <= 0.02 * yearly
  const seat = isMonthly ? 12 * price : price
  const flat = seats === 0 ? 0 : Number(Math.max(0, yearly - seat * seats).toFixed(2))
  return {
    seat: Number(seat.toFixed(2)),
    flat: flat < 0.005 * yearly ? 0 : flat,
    ...(isMonthly
      ? { says: 'seats are priced by the month, since twelve times that is the yearly value.' }
      : {}),
  }
}

function noticeOf(name: string, { end, noticeDays }: ToolContract, asOf: Day): readonly string[] {
  if (end === undefined || noticeDays === undefined) return []
  if (dayNumber(end) < dayNumber(asOf)) return []
  const last = new Date(Date.UTC(end.year, end.month - 1, end.day - noticeDays))
  const by = { year: last.getUTCFullYear(), month: last.getUTCMonth() + 1, day: last.getUTCDate() }
  return dayNumber(by) < dayNumber(asOf)
    ? [`${name} ends on ${dayText(end)}; notice had to be given by ${dayText(by)}.`]
    : [`${name} ends on ${dayText(end)}: give notice by ${dayText(by)}, or it may renew.`]
}

/** The plan has one rise for all tools: that of their contracts, by what they are worth. */
export function withUplift(plan: Plan, contracts: readonly ToolContract[]) {
  const capped = contracts.flatMap(({ value, uplift }) =>
    uplift === undefined ? [] : [{ worth: quantityToNumber(value), rise: quantityToNumber(uplift) }],
  )
  const worth = capped.reduce((sum, one) => sum + one.worth, 0)
  if (worth === 0) return { plan, told: [] }
  const rise = Number((capped.reduce((sum, one) => sum + one.worth * one.rise, 0) / worth).toFixed(4))
  return {
    plan: { ...plan, inputs: { ...plan.inputs, tool_price_rise_rate: rise } },
    told: [
      `Tools rise by ${printFigure(rise, 'ratio', plan.currency)} at each renewal: what their contracts allow at most, by their worth.`,
    ],
  }
}
