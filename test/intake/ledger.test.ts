import { describe, expect, test } from 'vitest'
import type { Mapping } from '../../engine/intake/mapping.ts'
import { importing, printed, table } from './importing.ts'

const xero = (month: string, revenue: number, rent: number | undefined, cash: number) =>
  table(`
    Trial Balance,,,,,
    Larkspur Ltd,,,,,
    As at ${month},,,,,
    ,,,,,
    Account Code,Account,Account Type,Debit - Year to date,Credit - Year to date,31 Mar 2023
    200,Subscription sales,Revenue,,"${revenue}.00",
    ${rent === undefined ? '' : `469,Rent,Overhead,"${rent}.00",,`}
    ,Business Bank,Bank,"${cash}.00",,
    ,Total,,"${cash + (rent ?? 0)}.00","${revenue}.00",
  `)

const lines = ({ records }: Awaited<ReturnType<typeof importing>>) =>
  records.ledger.map(
    ({ month, line, measure, amount }) => `${month.year}-${month.monthOfYear} ${line} ${measure} ${amount}`,
  )

describe('a trial balance for the year so far', () => {
  const mapping: Partial<Mapping> = { fiscalYearStart: 4 }
  const files = {
    'apr.csv': xero('30 April 2024', 100, 10, 500),
    'may.csv': xero('31 May 2024', 230, 25, 600),
    'jun.csv': xero('30 June 2024', 390, undefined, 700),
  }

  test('becomes months by taking the one before off: taken as it stands, revenue would be 720 and not 390', async () => {
    expect(lines(await importing(files, mapping))).toEqual([
      '2024-4 revenue_subscription flow 100',
      '2024-4 general_and_administrative flow 10',
      '2024-4 cash balance 500',
      '2024-5 revenue_subscription flow 130',
      '2024-5 general_and_administrative flow 15',
      '2024-6 general_and_administrative flow -25',
      '2024-5 cash balance 600',
      '2024-6 revenue_subscription flow 160',
      '2024-6 cash balance 700',
    ])
  })

  test('whose month before is missing gives balances only, and says what to bring', async () => {
    const { 'may.csv': may, 'apr.csv': _, 'jun.csv': __ } = files
    expect(await printed({ 'may.csv': may }, mapping)).toMatchInlineSnapshot(`
      "
      may.csv: Xero, trial balance (year to date), read as ledger lines
        UTF-8, cells separated by a comma; header in row 5
        Account Code = code; Account = account; Account Type = accountType
        Debit - Year to date = debit (1,234.56); Credit - Year to date = credit (1,234.56)
        rows 9 = 1 used + 2 rejected + 6 ignored (4 titles, 1 header, 1 total)
        Debit - Year to date 625 = 600 used + 25 rejected
        Credit - Year to date 230 = 0 used + 230 rejected
        rejected
          row 6: it is the sum of the year until May 2024; import the trial balance of Apr 2024 too, and the month is the difference
          row 7: it is the sum of the year until May 2024; import the trial balance of Apr 2024 too, and the month is the difference
        2 totals of its own agree with the sum of the rows

      Lines of accounts, proposed by their names: look at them, and save the mapping to keep them
        200 Subscription sales  revenue_subscription
        469 Rent                general_and_administrative
        Business Bank           cash

      Taken for granted
        Figures of the year so far are taken to start again in Apr, the first month of the fiscal year (fiscalYearStart in the mapping).

      Imported: ledger lines 1.
      "
    `)
  })

  test('that only serves the month after makes no flows of its own', async () => {
    const { 'may.csv': may, 'jun.csv': june } = files
    expect(
      lines(await importing({ 'may.csv': may, 'jun.csv': june }, mapping)).filter(line =>
        line.includes('flow'),
      ),
    ).toEqual(['2024-6 general_and_administrative flow -25', '2024-6 revenue_subscription flow 160'])
  })

  test('brought twice for the same month counts once', async () => {
    const { 'may.csv': may, 'apr.csv': april } = files
    const again = may.replace('Larkspur Ltd', 'Larkspur Limited')
    const both = await importing({ 'apr.csv': april, 'may.csv': may, 'again.csv': again }, mapping)
    expect(lines(both)).toEqual(lines(await importing({ 'apr.csv': april, 'may.csv': may }, mapping)))
    expect(both.tables[2]?.reconciliation.rejected[0]?.reason).toBe(
      'a month of this account is already given by may.csv, row 6',
    )
  })
})

describe('a trial balance of NetSuite', () => {
  const text = table(`
    Account,Accounting Period,Debit,Credit,Department
    4000 Subscription Revenue,Mar 2024,,"1,000.00",
    6100 Sales Salaries,Mar 2024,400.00,,Sales
    1000 Cash,Mar 2024,9000.00,,
    Total,,"9,400.00","1,000.00",
  `)

  test('is asked whether its flows are of the month or of the year', async () => {
    expect(await printed({ 'tb.csv': text })).toMatchInlineSnapshot(`
      "
      tb.csv: NetSuite, trial balance
        5 rows wait for the answers below; none is used yet

      ? tb.csv: Revenue and cost accounts of a trial balance may be of the month or of the year so far.
        year_to_date: the figures start again each fiscal year; months are differences
        month: the figures are those of the month
        -> Write your answer into the mapping: tables (netsuite_trial_balance) > flows

      Nothing was imported; 1 question open.
      "
    `)
  })

  test('gives the month once that is said', async () => {
    const columns = { account: 'Account', month: 'Accounting Period', debit: 'Debit', credit: 'Credit' }
    const tables = [{ shape: 'netsuite_trial_balance', columns, flows: 'month' as const }]
    expect(lines(await importing({ 'tb.csv': text }, { tables }))).toEqual([
      '2024-3 revenue_subscription flow 1000',
      '2024-3 sales flow 400',
      '2024-3 cash balance 9000',
    ])
  })
})

describe('a ledger of transactions', () => {
  test('puts every account on its usual side', async () => {
    const text = table(`
      Date,Account,Debit,Credit,Department
      2024-01-31,4000 Subscription revenue,,500.00,
      2024-01-31,4000 Subscription revenue,20.00,,
      2024-02-01,6100 Sales commissions,35.50,,Sales
      2024-02-01,2400 Deferred revenue,,70,
    `)
    const found = await importing({ 'gl.csv': text })
    expect(lines(found)).toEqual([
      '2024-1 revenue_subscription flow 500',
      '2024-1 revenue_subscription flow -20',
      '2024-2 sales flow 35.5',
      '2024-2 deferred_revenue balance 70',
    ])
    expect(found.records.ledger[2]).toMatchObject({ nature: 'commissions', department: 'Sales' })
  })

  test('with a single amount is asked what its sign means', async () => {
    const text = 'Date,Account,Amount\n2024-01-31,4000 Subscription revenue,-500\n'
    const { questions } = await importing({ 'gl.csv': text })
    expect(questions.map(({ answers }) => answers.map(({ answer }) => answer))).toEqual([['debit', 'usual']])
    const columns = { day: 'Date', account: 'Account', amount: 'Amount' }
    const tables = [{ shape: 'general_ledger', columns, signs: 'debit' as const }]
    expect(lines(await importing({ 'gl.csv': text }, { tables }))).toEqual([
      '2024-1 revenue_subscription flow 500',
    ])
  })
})

describe('the accounts of a mapping', () => {
  const statement = table(`
    Account,Jan 2024,Feb 2024
    Expenses,,
    6100 Payroll,10,20
    6200 Sundry,1,2
    Total for Expenses,11,22
  `)

  test('go before what names suggest, by name, by number and with the headings above', async () => {
    const accounts = [
      { account: 'Expenses:6100 payroll', line: 'sales', nature: 'wages' },
      { account: '6200', line: 'leave_out' },
    ] as const
    const found = await importing({ 'pl.csv': statement }, { accounts })
    expect(lines(found)).toEqual(['2024-1 sales flow 10', '2024-2 sales flow 20'])
    expect(found.tables[0]?.reconciliation.rejected).toEqual([
      { row: 4, column: 'Account', reason: 'the mapping leaves the account "Expenses:6200 Sundry" out' },
    ])
  })

  test('that are missing are shown with their money, and none is guessed from another', async () => {
    const { misses, records } = await importing({ 'pl.csv': statement })
    expect(records.ledger).toEqual([])
    expect(misses.map(({ name, money }) => [name, money])).toEqual([
      ['Expenses:6100 Payroll', '30'],
      ['Expenses:6200 Sundry', '3'],
    ])
  })
})
