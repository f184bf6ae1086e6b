// Ledger lines, from statements by month, transactions and trial balances. What is given for the year so far becomes months
// only where the month before is there too.

import { type CalendarMonth, calendarMonth, monthName, monthNames, monthNumber } from '../../plan/calendar.ts'
import { type AccountLine, accountLines, nearestAccount } from '../accountLines.ts'
import type { AccountChoice, Mapping } from '../mapping.ts'
import { type PlainDecimal, plainDecimal, unitsOf } from '../plainDecimal.ts'
import { readMonth } from '../readDay.ts'
import type { RowFault, RowValues } from '../readRow.ts'
import type { LedgerLine, StatementLine } from '../records.ts'
import { lineNatures } from '../statementLines.ts'
import { given, type Made, type Making, moneyOf } from './making.ts'

/** The account that has no line, or belongs to none. */
export type AccountMiss = { readonly account: string; readonly suggestion?: string }

/** A row of a trial balance that waits for the other months. */
export type BalanceRow = {
  readonly row: RowValues
  readonly making: Making
  readonly account: string
  readonly line: StatementLine
  readonly choice: AccountLine['choice']
  readonly month: CalendarMonth
  readonly net: bigint
}

/** Makes ledger lines; `proposed` and `missed` hear of accounts that nobody has given a line. */
export function ledgerMaker(
  mapping: Mapping,
  proposed: (choice: AccountChoice) => void,
  missed: (row: RowValues, miss: AccountMiss) => void,
): (row: RowValues, making: Making, settings: LedgerSettings) => Made<LedgerLine> | BalanceRow {
  const find = accountLines(mapping)
  return (row, making, settings) => {
    const code = row.text('code')
    const name = row.text('account') ?? ''
    const account = code === undefined || name.startsWith(code) ? name : `${code} ${name}`
    const found = find(name, code, row.text('accountType')) ?? find(account, code)
    if (found === undefined) {
      const suggestion = nearestAccount(name, mapping)
      missed(row, suggestion === undefined ? { account } : { account, suggestion })
      return { field: 'account', reason: `the account "${account}" has no line of the statements` }
    }
    const { line } = found.choice
    if (found.proposed) proposed({ account, ...found.choice })
    if (line === 'leave_out')
      return { field: 'account', reason: `the mapping leaves the account "${account}" out` }
    const named = { account, line, choice: found.choice }
    return settings.layout === 'months' ? byMonth(row, making, named) : fromRow(row, making, named, settings)
  }
}

/** How the rows of a table are to be taken. */
export type LedgerSettings = {
  readonly layout: 'months' | 'rows'
  readonly flows: 'month' | 'year_to_date'
  readonly signs: 'debit' | 'usual'
  readonly asOf?: CalendarMonth
}

type Named = {
  readonly account: string
  readonly line: StatementLine
  readonly choice: AccountLine['choice']
}

/** Statements print every account on its usual side. */
function byMonth(row: RowValues, making: Making, named: Named): Made<LedgerLine> {
  return {
    records: row.across.flatMap(({ of, value }) =>
      of.month === undefined ? [] : [ledgerLine(row, making, named, of.month, value)],
    ),
  }
}

function fromRow(
  row: RowValues,
  making: Making,
  named: Named,
  { flows, signs, asOf }: LedgerSettings,
): Made<LedgerLine> | BalanceRow {
  const day = row.day('day')
  const month = row.month('month') ?? (day === undefined ? asOf : { year: day.year, monthOfYear: day.month })
  if (month === undefined) return { field: 'month', reason: 'the month of this row is not known' }
  const debitIsUp = lineNatures[named.line].side === 'debit'
  const amount = row.decimal('amount')
  const debits = unitsOf(row.decimal('debit') ?? '0') - unitsOf(row.decimal('credit') ?? '0')
  const single = amount === undefined ? undefined : unitsOf(amount)
  const net =
    single === undefined ? (debitIsUp ? debits : -debits) : signs === 'usual' || debitIsUp ? single : -single
  if (flows === 'year_to_date')
    making.assume(
      `Figures of the year so far are taken to start again in ${monthNames[making.mapping.fiscalYearStart - 1]}, the first month of the fiscal year (fiscalYearStart in the mapping).`,
    )
  if (day === undefined && (lineNatures[named.line].measure === 'balance' || flows === 'year_to_date'))
    return { row, making, ...named, month, net }
  const value = decimalOfUnits(net)
  if (value === undefined) return { field: 'amount', reason: 'it has more than 15 digits' }
  return { records: [ledgerLine(row, making, named, month, value)] }
}

function ledgerLine(
  row: RowValues,
  making: Making,
  { account, line, choice }: Named,
  month: CalendarMonth,
  value: PlainDecimal,
): LedgerLine {
  return {
    source: row.source,
    month,
    account,
    line,
    measure: lineNatures[line].measure,
    amount: moneyOf(value, making),
    ...given({ nature: choice.nature, department: row.text('department') }),
  }
}

/** What became of a row of a trial balance. */
export type BalanceOutcome<Row> = { readonly balance: Row; readonly made: readonly LedgerLine[] | RowFault }

/**
 * Balances stand as they are. A flow of the year so far is the month's in the first month of the fiscal year; in others it
 * is the difference to the trial balance of the month before, in which an account that is missing had nothing; one that is missing a month later went
 * back to nothing. A trial balance without the one before only serves the one after.
 */
export function settleBalances<Row extends BalanceRow>(
  rows: readonly Row[],
  fiscalYearStart: number,
): readonly BalanceOutcome<Row>[] {
  const months = new Set(rows.map(({ month }) => monthNumber(month)))
  const keyOf = ({ account, row }: BalanceRow, month: number) =>
    `${month} ${row.text('department') ?? ''} ${account}`
  const byKey = new Map(rows.map(balance => [keyOf(balance, monthNumber(balance.month)), balance]))
  return rows.map(balance => {
    const { line, month, net, row, making } = balance
    const index = monthNumber(month)
    const starts = month.monthOfYear === fiscalYearStart
    if (lineNatures[line].measure === 'flow' && !starts && !months.has(index - 1) && !months.has(index + 1))
      return { balance, made: noMonthBefore(month) }
    const lineOf = (at: number, units: bigint) => {
      const value = decimalOfUnits(units)
      return value === undefined ? [] : [ledgerLine(row, making, balance, calendarMonth(at), value)]
    }
    if (lineNatures[line].measure === 'balance') return { balance, made: lineOf(index, net) }
    const before = byKey.get(keyOf(balance, index - 1))?.net ?? 0n
    const own = starts || months.has(index - 1) ? lineOf(index, starts ? net : net - before) : []
    const gone = months.has(index + 1) && !byKey.has(keyOf(balance, index + 1)) && net !== 0n
    const nextStarts = (index + 1) % 12 === fiscalYearStart - 1
    return { balance, made: gone && !nextStarts ? [...own, ...lineOf(index + 1, -net)] : own }
  })
}

function noMonthBefore(month: CalendarMonth): RowFault {
  return {
    reason: `it is the sum of the year until ${monthName(month)}; import the trial balance of ${monthName(calendarMonth(monthNumber(month) - 1))} too, and the month is the difference`,
  }
}

/** The month that the titles of a report name: "As at 31 March 2024", "Trial Balance as of Mar 31, 2024". */
export function monthInTitles(titles: readonly string[]): CalendarMonth | undefined {
  for (const title of titles) {
    const day = /(?:as (?:at|of)|ended|ending|period:?)\s+(.+)$/i.exec(title)?.[1]
    const month = day === undefined ? undefined : readMonth(day)
    if (month !== undefined) return month
  }
  return undefined
}

/** Ten-thousand-millionths as a decimal. */
function decimalOfUnits(units: bigint): PlainDecimal | undefined {
  return plainDecimal(units < 0n, String(units < 0n ? -units : units), 10)
}
