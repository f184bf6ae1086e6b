// The faults 1 to 21 of docs/faults.md, each with what a person reads.

import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { importFiles } from '../../engine/intake/importFiles.ts'
import { emptyMapping } from '../../engine/intake/mapping.ts'
import { writeXlsx } from '../../engine/workbook/xlsxFile.ts'
import { repack } from '../workbook/repack.ts'
import { workbookOfCells } from '../workbook/smallPlan.ts'
import { importing, printed } from './importing.ts'

const deals = 'Opportunity ID,Account Name,Stage,Amount,Close Date,Created Date\n'
const won = (id: string, amount = '100', created = '2024-01-05') =>
  `${id},Acme,Closed Won,${amount},2024-03-31,${created}\n`
const roster =
  'Employee ID,Employee,Title,Department,Start date,End date,FTE,Compensation,Compensation period\n'

describe('what a cell may hold', () => {
  test('a text that begins like a formula stays a text, and a number below zero a number', async () => {
    const names = ['=cmd|" /C calc"!A0', '@SUM(A1)', '+1 555 0100', '-5 days', '\tTab', '＝1+1']
    const rows = names.map(
      (name, index) => `${index},"${name.replaceAll('"', '""')}",Open,-0,2024-03-31,2024-01-05\n`,
    )
    const { records } = await importing({ 'deals.csv': deals + rows.join('') })
    expect(records.opportunities.map(({ customer }) => customer)).toEqual(names.map(name => name.trim()))
    const ledger = await importing({
      'gl.csv': 'Date,Account,Debit,Credit\n2024-01-05,4000 Subscription revenue,-5,0\n',
    })
    expect(ledger.records.ledger.map(({ amount }) => amount)).toEqual([5])
  })

  test('markup in a name is letters like any other', async () => {
    const name = '<img src=x onerror=alert(1)> & "Söhne"'
    const { records } = await importing({
      'deals.csv': `${deals}1,"${name.replaceAll('"', '""')}",Open,1,2024-03-31,2024-01-05\n`,
    })
    expect(records.opportunities[0]?.customer).toBe(name)
  })

  test('a column called like a part of every object is read like any other', async () => {
    const text =
      '__proto__,constructor,toString,Stage,Amount,Close Date,Created Date\n1,Acme,x,Closed Won,5,2024-03-31,2024-01-05\n'
    const { records } = await importing(
      { 'deals.csv': text },
      {
        tables: [
          {
            shape: 'salesforce_report',
            columns: {
              id: '__proto__',
              customer: 'constructor',
              leadSource: 'toString',
              stage: 'Stage',
              amount: 'Amount',
              closes: 'Close Date',
              created: 'Created Date',
            },
          },
        ],
      },
    )
    expect(records.opportunities[0]).toMatchObject({ id: '1', customer: 'Acme', leadSource: 'x' })
    expect(Object.getPrototypeOf(records.opportunities[0])).toBe(Object.prototype)
  })

  test('letters of other encodings are right, and a row with bytes that are none is refused', async () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode(`${deals}1,Müller,Closed Won,5,2024-03-31,2024-01-05\n2,B`),
      0xff,
      ...new TextEncoder().encode('d,Closed Won,7,2024-03-31,2024-01-05\n'),
    ])
    expect(await printed({ 'deals.csv': bytes })).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report, read as opportunities
        UTF-8, cells separated by a comma; header in row 1
        Opportunity ID = id; Account Name = customer; Amount = amount; Created Date = created
        Close Date = closes; Stage = stage
        rows 3 = 1 used + 1 rejected + 1 ignored (1 header)
        Amount 5 = 5 used + 0 rejected
        rejected
          row 3: it holds bytes that are no text in UTF-8
        taken
          Stage "Closed Won" for won (1 row)

      Taken for granted
        Amounts of opportunities are taken for ARR (money a year); if they are the value of the whole contract, set "amountMeans": "contract_value".

      Imported: opportunities 1.
      "
    `)
  })

  test('ids that look like numbers or months stay texts; one that a spreadsheet rounded is refused', async () => {
    const ids = ['00123', '1E5', 'MAR1', '123456789012345678', '3-4']
    const rows = ids.map(id => won(id)).join('')
    const { records } = await importing({ 'deals.csv': deals + rows })
    expect(records.opportunities.map(({ id }) => id)).toEqual(ids)
    expect(await printed({ 'deals.csv': deals + won('1.23457E+11') })).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report, read as opportunities
        UTF-8, cells separated by a comma; header in row 1
        Opportunity ID = id; Account Name = customer; Amount = amount; Created Date = created
        Close Date = closes; Stage = stage
        rows 2 = 0 used + 1 rejected + 1 ignored (1 header)
        Amount 100 = 0 used + 100 rejected
        rejected
          row 2, Opportunity ID "1.23457E+11": a spreadsheet turned it into a rounded number: format the column as text and export again

      Nothing was imported.
      "
    `)
  })

  test('signs that stand for nothing are unknown and counted, never 0', async () => {
    const files = {
      'deals.csv':
        deals +
        ['NULL', 'N/A', '-', '', '12']
          .map((amount, id) => `${id},Acme,Open,${amount},2024-03-31,2024-01-05\n`)
          .join(''),
    }
    const { records } = await importing(files)
    expect(records.opportunities.map(({ amount }) => amount)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      12,
    ])
    expect(await printed(files)).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report, read as opportunities
        UTF-8, cells separated by a comma; header in row 1
        Opportunity ID = id; Account Name = customer; Amount = amount; Created Date = created
        Close Date = closes; Stage = stage
        rows 6 = 5 used + 0 rejected + 1 ignored (1 header)
        Amount 12 = 12 used + 0 rejected
        unknown, not 0
          Amount "NULL": 1 row
          Amount "N/A": 1 row
          Amount "-": 1 row
        taken
          Stage "Open" for open (5 rows)

      Taken for granted
        Amounts of opportunities are taken for ARR (money a year); if they are the value of the whole contract, set "amountMeans": "contract_value".

      Imported: opportunities 5.
      "
    `)
  })
})

describe('how a table is written', () => {
  test('other separators and decimal commas are found and shown', async () => {
    const semicolon =
      'Opportunity ID;Account Name;Stage;Amount;Close Date;Created Date\n1;Acme;Closed Won;1.234,50;31.03.2024;05.01.2024\n'
    expect(await printed({ 'deals.csv': semicolon })).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report
        2 rows wait for the answers below; none is used yet

      ? deals.csv, Created Date: Created Date can be read in 2 ways, and every value fits them all.
        day/month/year: 05.01.2024 is 5 Jan 2024
        month/day/year: 05.01.2024 is 1 May 2024
        -> Write your answer into the mapping: tables (salesforce_report) > days > created

      Nothing was imported; 1 question open.
      "
    `)
    const tabs = `sep=\t\n${deals.replaceAll(',', '\t')}${won('1').replaceAll(',', '\t')}`
    expect((await importing({ 'deals.txt': tabs })).records.opportunities).toHaveLength(1)
  })

  test('a quote that never closes is told at the row where it opens, and nothing of the file is used', async () => {
    expect(
      await printed({ 'deals.csv': `${deals}${won('1')}2,"Bolt,Open,1,,2024-01-05\n${won('3')}` }),
    ).toMatchInlineSnapshot(`
      "
      error I102: In row 3 of deals.csv a quotation mark opens a cell and is never closed, so all that follows would be one cell.
        at deals.csv (line 3, column 1)
        -> Close or remove that quotation mark, or export the file again. Nothing of the file was used.

      Nothing was imported; files refused.
      "
    `)
  })

  test('rows of other lengths are listed, and the others are read', async () => {
    expect(
      await printed({
        'deals.csv': `${deals}${won('1')}2,Bolt,Open\n3,Core,Open,5,2024-03-31,2024-01-05,extra,cells\n${won('4')}`,
      }),
    ).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report, read as opportunities
        UTF-8, cells separated by a comma; header in row 1
        Opportunity ID = id; Account Name = customer; Amount = amount; Created Date = created
        Close Date = closes; Stage = stage
        rows 5 = 2 used + 2 rejected + 1 ignored (1 header)
        Amount 200 = 200 used + 0 rejected
        rejected
          row 3: it has 3 cells and the header has 6
          row 4: it has 8 cells and the header has 6
        taken
          Stage "Closed Won" for won (2 rows)

      Taken for granted
        Amounts of opportunities are taken for ARR (money a year); if they are the value of the whole contract, set "amountMeans": "contract_value".

      Imported: opportunities 2.
      "
    `)
  })

  test('titles, blanks, headings, totals of both kinds and footers: nothing counts twice', async () => {
    const statement = `Larkspur Inc.,,,
Profit and Loss,,,
"January - February, 2024",,,
,,,
,Jan 2024,Feb 2024,Total
Income,,,
   4000 Subscription revenue,"100,000.00","110,000.00","210,000.00"
   4100 Services revenue,"5,000.00",,"5,000.00"
Total for Income,"105,000.00","110,000.00","215,000.00"
Cost of Goods Sold,,,
   5000 Hosting,"12,000.00","12,500.00","24,500.00"
Total Cost of Goods Sold,"12,000.00","12,500.00","24,500.00"
Gross Profit,"93,000.00","97,500.00","190,500.00"
Expenses,,,
   Sales,,,
      6000 Sales salaries,"40,000.00","40,000.00","80,000.00"
      Total Rewards for sales,"1,000.00","1,000.00","2,000.00"
   Total for Sales,"41,000.00","41,000.00","82,000.00"
Total for Expenses,"41,000.00","41,000.00","82,000.00"
Net Income,"52,000.00","56,500.00","108,500.00"
,,,
"Accrual Basis Tuesday, April 02, 2024 09:14 AM GMT-07:00",,,
`
    expect(await printed({ 'pl.csv': statement })).toMatchInlineSnapshot(`
      "
      pl.csv: QuickBooks, Profit and Loss or Balance Sheet by month, read as ledger lines
        UTF-8, cells separated by a comma; header in row 5
        column A = account; Jan 2024 to Feb 2024, 2 columns (1,234.56)
        rows 22 = 5 used + 0 rejected + 17 ignored (4 titles, 1 header, 4 headings, 4 totals, 2 computed lines, 1 blank row, 1 unused account)
        all months 321,500 = 321,500 used + 0 rejected
        4 totals of its own agree with the sum of the rows

      Lines of accounts, proposed by their names: look at them, and save the mapping to keep them
        Income:4000 Subscription revenue        revenue_subscription
        Income:4100 Services revenue            revenue_services
        Cost of Goods Sold:5000 Hosting         cost_of_revenue, hosting
        Expenses:Sales:6000 Sales salaries      sales, wages
        Expenses:Sales:Total Rewards for sales  sales

      Imported: ledger lines 9.
      "
    `)
  })

  test('a header that stands twice is asked about, a padded one is trimmed, a missing one is told', async () => {
    const files = {
      'deals.csv': 'Opportunity ID, Stage ,Amount,Amount,Created Date,\n1,Open,5,6,2024-01-05,x\n',
    }
    expect(await printed(files)).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report
        2 rows wait for the answers below; none is used yet

      ? deals.csv, Amount: The header Amount stands over 2 columns: which of them is meant?
        column C: the Amount in column C
        column D: the Amount in column D
        -> Write your answer into the mapping: tables (salesforce_report) > columns > amount

      Nothing was imported; 1 question open.
      "
    `)
    const columns = { id: 'Opportunity ID', stage: 'Stage', amount: 'column D', created: 'Created Date' }
    const choices = { tables: [{ shape: 'salesforce_report', columns }] }
    expect(await printed(files, choices)).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report, read as opportunities
        UTF-8, cells separated by a comma; header in row 1
        Opportunity ID = id; Stage = stage; Amount = amount; Created Date = created
        spaces around headers were left out: Stage
        without a header, and not used: column F
        rows 2 = 1 used + 0 rejected + 1 ignored (1 header)
        Amount 6 = 6 used + 0 rejected
        taken
          Stage "Open" for open (1 row)

      Taken for granted
        Amounts of opportunities are taken for ARR (money a year); if they are the value of the whole contract, set "amountMeans": "contract_value".

      Imported: opportunities 1.
      "
    `)
    expect((await importing(files, choices)).records.opportunities[0]?.amount).toBe(6)
  })

  test('a table that is not recognised says what it is most like', async () => {
    expect(
      await printed({ 'other.csv': 'Opportunity Name,Phase,Amount,Close Date\nAcme,Open,5,2024-03-31\n' }),
    ).toMatchInlineSnapshot(`
      "
      other.csv: not recognised, and not used
        row 1 would be its header: Opportunity Name, Phase, Amount, Close Date
        it looks most like Salesforce, opportunity report, but has no column for Created Date, Stage
        -> Give it a shape and its columns in the mapping, under tables.

      Nothing was imported; tables not recognised.
      "
    `)
  })
})

describe('days and amounts', () => {
  test('days that fit two orders are asked about, and one answer reads them all', async () => {
    const files = { 'deals.csv': `${deals}1,Acme,Closed Won,5,03/04/2024,02/01/2024\n` }
    expect(await printed(files)).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report
        2 rows wait for the answers below; none is used yet

      ? deals.csv, Created Date: Created Date can be read in 2 ways, and every value fits them all.
        day/month/year: 02/01/2024 is 2 Jan 2024
        month/day/year: 02/01/2024 is 1 Feb 2024
        -> Write your answer into the mapping: tables (salesforce_report) > days > created

      ? deals.csv, Close Date: Close Date can be read in 2 ways, and every value fits them all.
        day/month/year: 03/04/2024 is 3 Apr 2024
        month/day/year: 03/04/2024 is 4 Mar 2024
        -> Write your answer into the mapping: tables (salesforce_report) > days > closes

      Nothing was imported; 2 questions open.
      "
    `)
    const columns = { id: 'Opportunity ID', stage: 'Stage', created: 'Created Date', closes: 'Close Date' }
    const days = { created: 'day/month/year', closes: 'day/month/year' } as const
    const { records } = await importing(files, { tables: [{ shape: 'salesforce_report', columns, days }] })
    expect(records.opportunities[0]?.created).toEqual({ year: 2024, month: 1, day: 2 })
  })

  test('days that do not exist are refused, years of two digits are told', async () => {
    const rows = ['31/02/2024', '29/02/2023', '2024-13-01', '0202-01-05', '13/01/24'].map((day, id) =>
      won(String(id), '1', day),
    )
    expect(await printed({ 'deals.csv': deals + rows.join('') })).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report, read as opportunities
        UTF-8, cells separated by a comma; header in row 1
        Opportunity ID = id; Account Name = customer; Amount = amount
        Created Date = created (day/month/year); Close Date = closes; Stage = stage
        Created Date: 1 years of two digits are read as 1970 to 2069
        rows 6 = 1 used + 4 rejected + 1 ignored (1 header)
        Amount 5 = 1 used + 4 rejected
        rejected
          row 2, Created Date "31/02/2024": there is no such day from 1950 to 2100
          row 3, Created Date "29/02/2023": there is no such day from 1950 to 2100
          row 4, Created Date "2024-13-01": there is no such day from 1950 to 2100
          row 5, Created Date "0202-01-05": there is no such day from 1950 to 2100
        taken
          Stage "Closed Won" for won (1 row)

      Taken for granted
        Amounts of opportunities are taken for ARR (money a year); if they are the value of the whole contract, set "amountMeans": "contract_value".

      Imported: opportunities 1.
      "
    `)
  })

  test('days of a workbook may count from 1904, and the 60th day of 1900 is none', async () => {
    expect(await printed({ 'deals.xlsx': dealsFile([45_296, 60], true) })).toMatchInlineSnapshot(`
      "
      deals.xlsx, sheet Deals: Salesforce, opportunity report, read as opportunities
        header in row 1; its days count from 1904
        Opportunity ID = id; Amount = amount; Created Date = created; Stage = stage
        rows 3 = 1 used + 1 rejected + 1 ignored (1 header)
        Amount 10 = 5 used + 5 rejected
        rejected
          row 3, Created Date "60": there is no such day from 1950 to 2100
        taken
          Stage "Open" for open (1 row)

      Taken for granted
        Amounts of opportunities are taken for ARR (money a year); if they are the value of the whole contract, set "amountMeans": "contract_value".

      Imported: opportunities 1.
      "
    `)
    const { records } = await importing({ 'deals.xlsx': dealsFile([45_296], false) })
    expect(records.opportunities[0]?.created).toEqual({ year: 2024, month: 1, day: 5 })
  })

  test('amounts that fit two styles, or need both, are asked about', async () => {
    expect(
      await printed({ 'deals.csv': deals + won('1', '"1,234"') + won('2', '"12,500"') }),
    ).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report
        3 rows wait for the answers below; none is used yet

      ? deals.csv, Amount: Amount can be read in 2 ways, and every value fits them all.
        1,234.56: 1,234 is 1234; 12,500 is 12500
        1.234,56: 1,234 is 1.234; 12,500 is 12.5
        -> Write your answer into the mapping: tables (salesforce_report) > numbers > amount

      Nothing was imported; 1 question open.
      "
    `)
    expect(
      await printed({ 'deals.csv': deals + won('1', '"1,234.50"') + won('2', '"1.234,50"') }),
    ).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report
        3 rows wait for the answers below; none is used yet

      ? deals.csv, Amount: Amount mixes ways of writing: no single one reads all of it.
        1,234.56: reads a value that the others do not, such as 1,234.50; the rest would be rejected
        1.234,56: reads a value that the others do not, such as 1.234,50; the rest would be rejected
        -> Write your answer into the mapping: tables (salesforce_report) > numbers > amount

      Nothing was imported; 1 question open.
      "
    `)
  })

  test('amounts and days that make no sense are refused or marked', async () => {
    const rows = [
      '1,Ana Silva,Engineer,R&D,2024-01-01,2023-01-01,1,100000,Year',
      '2,Ben Okri,Engineer,R&D,2022-01-01,,37,100000,Year',
      '3,Cy Lee,Engineer,R&D,2022-01-01,,1,-100000,Year',
      '4,Di Moe,Engineer,R&D,2022-01-01,,0.8,10000000,Year',
      '5,Ed Fox,Engineer,R&D,2022-01-01,,1,60,Hour',
      '6,Flo Gray,Engineer,R&D,2022-01-01,,1,EUR 90000,Year',
      '7,Gil Hart,Engineer,R&D,2022-01-01,,1,100000,A moon',
    ]
    expect(
      await printed({ 'roster.csv': `${roster}${rows.join('\n')}\n` }, { currency: 'USD' }),
    ).toMatchInlineSnapshot(`
      "
      roster.csv: Rippling or Gusto, employees, read as employees
        UTF-8, cells separated by a comma; header in row 1
        Employee ID = id; Employee = name; Title = title; Department = department; Start date = hired
        End date = left; FTE = share (1,234.56); Compensation = pay; Compensation period = payPeriod
        rows 8 = 3 used + 4 rejected + 1 ignored (1 header)
        Compensation 10,290,060 = 10,090,060 used + 200,000 rejected
        rejected
          row 2, End date: it is before the first day
          row 3, FTE: 37 is no part of full time (1 is full time): these may be hours a week
          row 4, Compensation: pay is below 0
          row 8, Compensation period: "A moon" is no period of pay that is known
        used, but look at it
          row 5, Compensation: 10,000,000 a year is unusual: another period, or cents?
          row 7, Compensation: it is in EUR, and is left out; the person counts

      Titles without a role of the plan (titles in the mapping)
        Engineer: 3 rows, first in row 5 of roster.csv

      Taken for granted
        Pay by the hour is brought to a year of 2080 hours (52 weeks of 40).

      Imported: employees 3.
      "
    `)
  })

  test('several currencies are asked about; with one chosen, rows in others are refused', async () => {
    const files = { 'deals.csv': deals + won('1', '$100') + won('2', 'EUR 50') + won('3', 'GBP 70') }
    expect(await printed(files)).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report
        4 rows wait for the answers below; none is used yet

      ? deals.csv: Amounts are in EUR, GBP, $: which is the company's currency?
        EUR: amounts in EUR are used, rows in others rejected
        GBP: amounts in GBP are used, rows in others rejected
        USD: amounts in $ are used, rows in others rejected
        -> Write your answer into the mapping: currency

      Nothing was imported; 1 question open.
      "
    `)
    expect(await printed(files, { currency: 'USD' })).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report, read as opportunities
        UTF-8, cells separated by a comma; header in row 1
        Opportunity ID = id; Account Name = customer; Amount = amount; Created Date = created
        Close Date = closes; Stage = stage
        rows 4 = 1 used + 2 rejected + 1 ignored (1 header)
        Amount 220 USD = 100 used + 120 rejected
        rejected
          row 3: it is in EUR, and the company's currency is USD
          row 4: it is in GBP, and the company's currency is USD
        taken
          Stage "Closed Won" for won (1 row)

      Taken for granted
        Amounts of opportunities are taken for ARR (money a year); if they are the value of the whole contract, set "amountMeans": "contract_value".

      Imported: opportunities 1.
      "
    `)
  })

  test('cents are told by their header and become whole money', async () => {
    const { records } = await importing(
      {
        'contracts.csv': 'Customer,Start,End,mrr_cents\nAcme,2024-01-01,2024-12-31,12345\n',
      },
      {
        tables: [
          {
            shape: 'contract_list',
            columns: { customer: 'Customer', start: 'Start', end: 'End', mrr: 'mrr_cents' },
          },
        ],
      },
    )
    expect(records.contracts[0]?.arr).toBe(1481.4)
  })
})

describe('what belongs together', () => {
  test('the same file, the same row and the same id are used once', async () => {
    const files = {
      'deals.csv': deals + won('1') + won('1') + won('1', '999') + won('2'),
      'deals (1).csv': deals + won('1') + won('1') + won('1', '999') + won('2'),
      'more.csv': deals + won('2') + won('3'),
    }
    expect(await printed(files)).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report, read as opportunities
        UTF-8, cells separated by a comma; header in row 1
        Opportunity ID = id; Account Name = customer; Amount = amount; Created Date = created
        Close Date = closes; Stage = stage
        rows 5 = 1 used + 3 rejected + 1 ignored (1 header)
        Amount 1,299 = 100 used + 1,199 rejected
        rejected
          row 2: it has the same id as row 4, and says something else; neither is used until the mapping says which counts (repeats)
          row 3: it repeats row 2
          row 4: it has the same id as row 2, and says something else; neither is used until the mapping says which counts (repeats)
        taken
          Stage "Closed Won" for won (4 rows)

      more.csv: Salesforce, opportunity report, read as opportunities
        UTF-8, cells separated by a comma; header in row 1
        Opportunity ID = id; Account Name = customer; Amount = amount; Created Date = created
        Close Date = closes; Stage = stage
        rows 3 = 1 used + 1 rejected + 1 ignored (1 header)
        Amount 200 = 100 used + 100 rejected
        rejected
          row 2: it repeats row 5 of deals.csv
        taken
          Stage "Closed Won" for won (2 rows)

      warning I106: deals (1).csv holds the very same as deals.csv: it is used once.
        at deals (1).csv
        -> Nothing to do, unless another file was meant.

      ? deals.csv: Row 4 and row 2 say different things of one id (deal 1), and no date says which is later: neither is used.
        first: the row that comes first counts
        last: the row that comes last counts
        -> Write your answer into the mapping: tables (salesforce_report) > repeats

      Taken for granted
        Amounts of opportunities are taken for ARR (money a year); if they are the value of the whole contract, set "amountMeans": "contract_value".

      Imported: opportunities 2; 1 question open.
      "
    `)
    expect((await importing(files)).records.opportunities.map(({ id }) => id)).toEqual(['2', '3'])
    const bytes = new TextEncoder().encode(deals + won('1'))
    const twice = await importFiles(
      [bytes, bytes].map(same => ({ name: 'deals.csv', bytes: same })),
      emptyMapping,
      async () => true,
    )
    expect(twice?.records.opportunities).toHaveLength(1)
  })

  test('what finds no partner is listed with what may be meant, and people without their names', async () => {
    const text = await printed(
      {
        'roster.csv': `${roster}E1,Ana Silva,Account Executive,Sales,2022-01-01,,1,100000,Year\nE2,Ben Okri,Acount Executive,Sales,2022-01-01,,1,100000,Year\n`,
        'deals.csv': `${deals.trim()},Opportunity Owner,Segment\n${won('1').trim()},Ana Silva,SMB\n${won('2').trim()},Ana Silvia,Midmarket\n${won('3').trim()},Zoë Quinn,Mid-market\n`,
        'gl.csv':
          'Date,Account,Debit,Credit\n2024-01-05,7000 Office Rant,250,0\n2024-01-06,7100 Sundry,30,\n',
      },
      {
        titles: [{ title: 'Account Executive', role: 'ae' }],
        accounts: [{ account: '7000 Office Rent', line: 'general_and_administrative' }],
        segments: [
          { by: 'field', is: 'SMB', segment: 'smb' },
          { by: 'field', is: 'Mid-market', segment: 'mid_market' },
        ],
      },
    )
    expect(text).toMatchInlineSnapshot(`
      "
      roster.csv: Rippling or Gusto, employees, read as employees
        UTF-8, cells separated by a comma; header in row 1
        Employee ID = id; Employee = name; Title = title; Department = department; Start date = hired
        End date = left; FTE = share; Compensation = pay; Compensation period = payPeriod
        rows 3 = 2 used + 0 rejected + 1 ignored (1 header)
        Compensation 200,000 = 200,000 used + 0 rejected

      deals.csv: Salesforce, opportunity report, read as opportunities
        UTF-8, cells separated by a comma; header in row 1
        Opportunity ID = id; Account Name = customer; Segment = segment; Amount = amount
        Created Date = created; Close Date = closes; Stage = stage; Opportunity Owner = owner
        rows 4 = 3 used + 0 rejected + 1 ignored (1 header)
        Amount 300 = 300 used + 0 rejected
        taken
          Stage "Closed Won" for won (3 rows)
          Segment "SMB" for smb (1 row)
          Segment "Midmarket" for no segment (1 row)
          Segment "Mid-market" for mid_market (1 row)

      gl.csv: General ledger, transactions, read as ledger lines
        UTF-8, cells separated by a comma; header in row 1
        Date = day; Account = account; Debit = debit; Credit = credit
        rows 3 = 1 used + 1 rejected + 1 ignored (1 header)
        Debit 280 = 250 used + 30 rejected
        Credit 0 = 0 used + 0 rejected
        rejected
          row 3, Account: the account "7100 Sundry" has no line of the statements

      Lines of accounts, proposed by their names: look at them, and save the mapping to keep them
        7000 Office Rant  general_and_administrative

      Titles without a role of the plan (titles in the mapping)
        Acount Executive: 1 row, first in row 3 of roster.csv; perhaps ae?

      Without a segment (segments in the mapping)
        Midmarket: 1 row, first in row 3 of deals.csv; perhaps mid-market?

      Owners who are not on the roster (owners in the mapping)
        person 1: 1 row, first in row 3 of deals.csv; perhaps employee E1?
        person 2: 1 row, first in row 4 of deals.csv

      Accounts without a line of the statements: their rows are rejected (accounts in the mapping)
        7100 Sundry: 1 row, 30, first in row 3 of gl.csv

      Taken for granted
        Amounts of opportunities are taken for ARR (money a year); if they are the value of the whole contract, set "amountMeans": "contract_value".

      Imported: ledger lines 1, opportunities 3, employees 2.
      "
    `)
    expect(text).not.toMatch(/Silva|Silvia|Quinn|Okri/)
  })
})

describe('size', () => {
  test('nothing, a header alone and a single row', async () => {
    expect(
      await printed({
        'empty.csv': '',
        'blank.csv': '\n\n',
        'header.csv': deals,
        'one.csv': deals + won('1').trim(),
      }),
    ).toMatchInlineSnapshot(`
      "
      header.csv: Salesforce, opportunity report, read as opportunities
        UTF-8, cells separated by a comma; header in row 1
        Opportunity ID = id; Account Name = customer; Amount = amount; Created Date = created
        Close Date = closes; Stage = stage
        rows 1 = 0 used + 0 rejected + 1 ignored (1 header)
        Amount 0 = 0 used + 0 rejected
        no rows of data below the header

      one.csv: Salesforce, opportunity report, read as opportunities
        UTF-8, cells separated by a comma; header in row 1
        Opportunity ID = id; Account Name = customer; Amount = amount; Created Date = created
        Close Date = closes; Stage = stage
        rows 2 = 1 used + 0 rejected + 1 ignored (1 header)
        Amount 100 = 100 used + 0 rejected
        taken
          Stage "Closed Won" for won (1 row)

      warning I107: There is nothing in it.
        at empty.csv
        -> Export it again, and check the filter of the report.

      warning I107: There is nothing in it.
        at blank.csv
        -> Export it again, and check the filter of the report.

      Taken for granted
        Amounts of opportunities are taken for ARR (money a year); if they are the value of the whole contract, set "amountMeans": "contract_value".

      Imported: opportunities 1.
      "
    `)
  })

  test('more rows than are read, and a row longer than is read, say the limit', async () => {
    const wide = `${deals}1,${'x'.repeat(2_100_000)},Open,1,,2024-01-05\n`
    expect(
      await printed({ 'many.csv': deals + '\n'.repeat(2_097_152), 'wide.csv': wide }),
    ).toMatchInlineSnapshot(`
      "
      error I104: many.csv has more than 2,097,152 rows.
        at many.csv (line 2097152, column 1)
        -> Export it year by year and import the files together. Nothing of the file was used.

      error I103: Row 2 of wide.csv has more than 2,000,000 characters.
        at wide.csv (line 2, column 1)
        -> Leave the column with the long texts out of the export. Nothing of the file was used.

      Nothing was imported; files refused.
      "
    `)
  }, 20_000)

  test('an import can be stopped', async () => {
    const rows = Array.from({ length: 20_000 }, (_, id) => won(String(id))).join('')
    const seen: number[] = []
    const found = await importFiles(
      [{ name: 'deals.csv', bytes: new TextEncoder().encode(deals + rows) }],
      emptyMapping,
      async done => seen.push(done) < 3,
    )
    expect(found).toBeUndefined()
    expect(seen).toEqual([4_000, 8_000, 12_000])
  })
})

describe('workbooks', () => {
  test('a locked, a broken and a hostile one are refused, and the other files are read', async () => {
    const locked = new Uint8Array(600)
    locked.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    const bomb = repack(dealsFile([45_296], false), {
      'xl/worksheets/sheet1.xml': '<aaaaaaaaaaaaa/>'.repeat(1_000_000),
    })
    expect(
      await printed({
        'old.xls': locked,
        'bomb.xlsx': bomb,
        'far.xlsx': sheetFile(farApart()),
        'deals.csv': deals + won('1'),
      }),
    ).toMatchInlineSnapshot(`
      "
      deals.csv: Salesforce, opportunity report, read as opportunities
        UTF-8, cells separated by a comma; header in row 1
        Opportunity ID = id; Account Name = customer; Amount = amount; Created Date = created
        Close Date = closes; Stage = stage
        rows 2 = 1 used + 0 rejected + 1 ignored (1 header)
        Amount 100 = 100 used + 0 rejected
        taken
          Stage "Closed Won" for won (1 row)

      error X102: This workbook is locked or in an old format: it has a password, or is an .xls of Excel 2003 or before.
        at old.xls
        -> Open it in Excel, take the password off and save it as "Excel Workbook (.xlsx)".

      error X103: This workbook is larger than can be read safely, and nothing of it was read: xl/worksheets/sheet1.xml inside it unpacks to 513 times its size.
        at bomb.xlsx
        -> If it is yours, open it in Excel and save the sheet with the table as "CSV UTF-8": a text file may have two million rows.

      error I105: The cells of this sheet lie so far apart that it is no table.
        at far.xlsx, sheet Deals
        -> Delete what stands far to the right of the table, save the file and import it again.

      Taken for granted
        Amounts of opportunities are taken for ARR (money a year); if they are the value of the whole contract, set "amountMeans": "contract_value".

      Imported: opportunities 1; files refused.
      "
    `)
  })

  test('a hidden sheet is told, and not read', async () => {
    const file = repack(dealsFile([45_296], false), {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="Old deals" state="hidden" r:id="a"/></sheets></workbook>',
    })
    expect(await printed({ 'deals.xlsx': file })).toMatchInlineSnapshot(`
      "
      warning I204: The sheet is hidden, and was not read.
        at deals.xlsx, sheet Old deals
        -> Show it in Excel, save the file and import it again if it was meant to count.

      Nothing was imported.
      "
    `)
  })

  test('months that a workbook keeps as days are months across', async () => {
    const sheet = row(1, ['Customer', 45_292, 45_323]) + row(2, ['Acme', 10, 12])
    const { records } = await importing({ 'mrr.xlsx': sheetFile(sheet) })
    expect(records.monthlyRevenue.map(({ month, mrr }) => [month.year, month.monthOfYear, mrr])).toEqual([
      [2024, 1, 10],
      [2024, 2, 12],
    ])
  })

  test('formulas without values are unknown, and formulas that are all 0 are told', async () => {
    const header = row(1, ['Opportunity ID', 'Stage', 'Amount', 'Created Date'])
    const formula = (id: number, value: string) =>
      `<row r="${id + 1}"><c r="A${id + 1}"><v>${id}</v></c><c r="B${id + 1}" t="str"><v>Open</v></c><c r="C${id + 1}"><f>D1*2</f>${value}</c><c r="D${id + 1}"><v>45296</v></c></row>`
    expect(
      await printed({ 'deals.xlsx': sheetFile(header + formula(1, '') + formula(2, '<v>7</v>')) }),
    ).toMatchInlineSnapshot(`
      "
      deals.xlsx, sheet Deals: Salesforce, opportunity report, read as opportunities
        header in row 1
        Opportunity ID = id; Amount = amount; Created Date = created; Stage = stage
        rows 3 = 1 used + 1 rejected + 1 ignored (1 header)
        Amount 7 = 7 used + 0 rejected
        rejected
          row 2, Amount: it is a formula that was not calculated when the file was saved
        taken
          Stage "Open" for open (1 row)

      warning I201: 1 of 2 formulas on the sheet have no value: the file was saved without calculating.
        at deals.xlsx, sheet Deals
        -> Open it in Excel, save it and import it again. Until then these cells are unknown, not 0.

      warning I203: 1 cells are formulas: their values are those of the last time the file was saved.
        at deals.xlsx, sheet Deals
        -> If sources have changed since, open the file in Excel, let it calculate, save it and import it again.

      Taken for granted
        Amounts of opportunities are taken for ARR (money a year); if they are the value of the whole contract, set "amountMeans": "contract_value".

      Imported: opportunities 1.
      "
    `)
    expect(
      await printed({ 'deals.xlsx': sheetFile(header + formula(1, '<v>0</v>') + formula(2, '<v>0</v>')) }),
    ).toMatchInlineSnapshot(`
      "
      deals.xlsx, sheet Deals: Salesforce, opportunity report, read as opportunities
        header in row 1
        Opportunity ID = id; Amount = amount; Created Date = created; Stage = stage
        rows 3 = 2 used + 0 rejected + 1 ignored (1 header)
        Amount 0 = 0 used + 0 rejected
        taken
          Stage "Open" for open (2 rows)

      warning I202: All 2 formulas on the sheet give 0, as in a file that no spreadsheet program has calculated.
        at deals.xlsx, sheet Deals
        -> Open it in Excel, look at the figures, save it and import it again.

      Taken for granted
        Amounts of opportunities are taken for ARR (money a year); if they are the value of the whole contract, set "amountMeans": "contract_value".

      Imported: opportunities 2.
      "
    `)
  })

  test('thirty thousand deals in a process of their own take less than 300 MB', () => {
    const script = fileURLToPath(new URL('importMemory.ts', import.meta.url))
    const output = execFileSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' })
    expect(Number(output)).toBeGreaterThan(0)
    expect(Number(output)).toBeLessThan(300)
  }, 30_000)
})

/** Deals in a workbook, created on the days with these serial numbers. */
function dealsFile(created: readonly number[], from1904: boolean): Uint8Array {
  const rows = created.map((serial, index) => row(index + 2, [String(index), 'Open', 5, serial]))
  return sheetFile(row(1, ['Opportunity ID', 'Stage', 'Amount', 'Created Date']) + rows.join(''), from1904)
}

function row(number: number, cells: readonly (string | number)[]): string {
  const texts = cells.map((cell, column) => {
    const place = `r="${'ABCDEFGH'[column]}${number}"`
    return typeof cell === 'number'
      ? `<c ${place}><v>${cell}</v></c>`
      : `<c ${place} t="str"><v>${cell}</v></c>`
  })
  return `<row r="${number}">${texts.join('')}</row>`
}

/** A workbook whose only sheet has these rows. */
function sheetFile(rows: string, from1904 = false): Uint8Array {
  const file = writeXlsx(workbookOfCells([[1]]))
  const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const sheet = `<worksheet ${namespace}><sheetData>${rows}</sheetData></worksheet>`
  const dates = from1904 ? '<workbookPr date1904="1"/>' : ''
  return repack(file, {
    'xl/worksheets/sheet1.xml': sheet,
    'xl/workbook.xml': `<workbook xmlns:r="r">${dates}<sheets><sheet name="Deals" r:id="a"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
  })
}

/** Cells at the far end of very many rows. */
function farApart(): string {
  return Array.from(
    { length: 1_000 },
    (_, index) => `<row r="${index + 1}"><c r="XFD${index + 1}"><v>1</v></c></row>`,
  ).join('')
}
