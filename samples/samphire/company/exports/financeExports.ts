// What finance exports: two QuickBooks reports by month, a list of contracts, a list of invoices.

import { quantityToNumber } from '../../../../engine/formula/quantity.ts'
import type { Contract, Invoice, LedgerLine, Records } from '../../../../engine/intake/records.ts'
import { accountingAmount, csv, dollars, type ExportFile, isoDay, monthName, slashedDay } from './text.ts'

/** All of finance. */
export function financeExports({ ledger, contracts, invoices }: Records): readonly ExportFile[] {
  return [
    { name: 'quickbooks-profit-and-loss.csv', text: profitAndLoss(ledger) },
    { name: 'quickbooks-balance-sheet.csv', text: balanceSheet(ledger) },
    { name: 'contracts.csv', text: contractList(contracts) },
    { name: 'invoices.csv', text: invoiceList(invoices) },
  ]
}

type Section = { readonly title: string; readonly has: (line: LedgerLine) => boolean }

const income: Section = { title: 'Income', has: ({ line }) => line.startsWith('revenue') }
const goods: Section = { title: 'Cost of Goods Sold', has: ({ line }) => line === 'cost_of_revenue' }
const expenses: Section = {
  title: 'Expenses',
  has: line => line.measure === 'flow' && !income.has(line) && !goods.has(line),
}

/** Title rows, sections with totals by month and in all, results in between, and the line of the basis below. */
function profitAndLoss(ledger: readonly LedgerLine[]): string {
  const flows = ledger.filter(({ measure }) => measure === 'flow')
  const { months, header } = heading(flows)
  const blank = ['', ...months.map(() => ''), '']
  const row = (name: string, amounts: readonly number[]): readonly string[] => [
    name,
    ...amounts.map(accountingAmount),
    accountingAmount(amounts.reduce((sum, amount) => sum + amount, 0)),
  ]
  const section = ({ title, has }: Section) => [
    [title, ...blank.slice(1)],
    ...accountsOf(flows.filter(has)).map(account =>
      row(
        `   ${account}`,
        byMonth(flows, months, line => has(line) && line.account === account),
      ),
    ),
    row(`Total for ${title}`, byMonth(flows, months, has)),
  ]
  const less = (one: readonly number[], other: readonly number[]) =>
    one.map((amount, at) => amount - (other[at] ?? 0))
  const sales = byMonth(flows, months, income.has)
  const gross = less(sales, byMonth(flows, months, goods.has))
  const net = less(gross, byMonth(flows, months, expenses.has))
  return csv([
    ['Samphire, Inc.', ...blank.slice(1)],
    ['Profit and Loss', ...blank.slice(1)],
    [`${monthName(months[0] ?? 0)} - ${monthName(months.at(-1) ?? 0)}`, ...blank.slice(1)],
    blank,
    header,
    ...section(income),
    ...section(goods),
    row('Gross Profit', gross),
    ...section(expenses),
    row('Net Operating Income', net),
    row('Net Income', net),
    blank,
    ['Accrual Basis Monday, November 09, 2026 09:14 AM GMT-05:00', ...blank.slice(1)],
  ])
}

/** Balances at the months' ends, under headings and with totals. */
function balanceSheet(ledger: readonly LedgerLine[]): string {
  const balances = ledger.filter(({ measure }) => measure === 'balance')
  const { months, header } = heading(balances)
  const blank = months.map(() => '')
  const amounts = (has: (line: LedgerLine) => boolean) => byMonth(balances, months, has).map(accountingAmount)
  const part = (title: string, lines: readonly LedgerLine['line'][]) => [
    [title, ...blank],
    ...accountsOf(balances.filter(({ line }) => lines.includes(line))).map(account => [
      `   ${account}`,
      ...amounts(line => line.account === account),
    ]),
    [`Total for ${title}`, ...amounts(({ line }) => lines.includes(line))],
  ]
  return csv([
    ['Samphire, Inc.', ...blank],
    ['Balance Sheet', ...blank],
    [`As of ${monthName(months.at(-1) ?? 0)}`, ...blank],
    ['', ...blank],
    header.slice(0, -1),
    ...part('Assets', ['cash', 'accounts_receivable']),
    ...part('Liabilities', ['deferred_revenue']),
    ...part('Equity', ['paid_in_capital', 'retained_earnings']),
  ])
}

function heading(lines: readonly LedgerLine[]) {
  const months = [...new Set(lines.map(({ month }) => month.year * 12 + month.monthOfYear - 1))].sort(
    (one, two) => one - two,
  )
  return { months, header: ['Distribution account', ...months.map(monthName), 'Total'] }
}

function accountsOf(lines: readonly LedgerLine[]): readonly string[] {
  return [...new Set(lines.map(({ account }) => account))]
}

function byMonth(
  lines: readonly LedgerLine[],
  months: readonly number[],
  has: (line: LedgerLine) => boolean,
): readonly number[] {
  const sums = new Map(months.map(month => [month, 0]))
  for (const line of lines.filter(has)) {
    const month = line.month.year * 12 + line.month.monthOfYear - 1
    sums.set(month, (sums.get(month) ?? 0) + quantityToNumber(line.amount))
  }
  return [...sums.values()]
}

/** One contract stands twice, two lines are blank, a total is below. */
function contractList(contracts: readonly Contract[]): string {
  const row = ({ id, customer, segment = '', product = '', start, end, arr, billing }: Contract) => [
    id,
    customer,
    segmentLabel(segment, id.length),
    product,
    isoDay(start),
    end === undefined ? '' : isoDay(end),
    '12',
    quantityToNumber(arr).toFixed(2),
    billing === 'upfront' ? 'annual' : (billing ?? ''),
  ]
  const rows = contracts.map(row)
  const total = contracts.reduce((sum, { arr }) => sum + quantityToNumber(arr), 0)
  const width = rows[0]?.length ?? 0
  const blank = Array.from({ length: width }, () => '')
  return csv([
    [
      'contract_id',
      'customer_id',
      'segment',
      'product',
      'contract_start',
      'contract_end',
      'term_months',
      'ARR',
      'billing_frequency',
    ],
    ...rows.slice(0, 200),
    ...rows.slice(199, 200),
    blank,
    ...rows.slice(200),
    blank,
    ['Total', '', '', '', '', '', '', total.toFixed(2), ''],
  ])
}

/** Days as the United States write them, amounts with a currency sign, a blank where nothing was paid. */
function invoiceList(invoices: readonly Invoice[]): string {
  return csv([
    ['Invoice Number', 'Customer', 'Invoice Date', 'Amount', 'Paid Date', 'Amount Paid', 'Status'],
    ...invoices.map(({ id, customer, issued, amount, paid, writtenOff }) => [
      id,
      customer,
      slashedDay(issued),
      dollars(quantityToNumber(amount)),
      paid === undefined ? '' : slashedDay(paid.day),
      paid === undefined ? '' : dollars(quantityToNumber(paid.amount)),
      paid !== undefined ? 'Paid' : writtenOff === true ? 'Written off' : 'Open',
    ]),
  ])
}

/** People write segments in more than one way. */
export function segmentLabel(segment: string, which: number): string {
  if (segment === 'small_business') return which % 7 === 0 ? 'Small Business' : 'SMB'
  return which % 5 === 0 ? 'Mid Market' : 'Mid-Market'
}
