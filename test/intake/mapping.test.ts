import { describe, expect, test } from 'vitest'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import { emptyMapping, type Mapping, writeMapping } from '../../engine/intake/mapping.ts'
import { readMapping } from '../../engine/intake/readMapping.ts'
import { importing } from './importing.ts'

const deals = 'Opportunity ID,Stage,Amount,Close Date,Created Date\n'

function faultsOf(text: string): string {
  const result = readMapping(text)
  return result.ok ? 'no faults' : `\n${result.diagnostics.map(printDiagnostic).join('\n')}\n`
}

describe('a mapping file', () => {
  test('that an import wrote reads the next export the same way', async () => {
    const first = await importing({ 'march.csv': `${deals}1,Closed Won,"1,500.00",2024-03-31,2024-01-31\n` })
    const saved = readMapping(writeMapping(first.mapping))
    expect(saved.ok && saved.value).toEqual(first.mapping)
    const next = await importing(
      { 'april.csv': `${deals}2,Closed Won,"2,500.00",2024-04-30,2024-01-31\n` },
      saved.ok ? saved.value : {},
    )
    expect(next.records.opportunities).toMatchObject([{ id: '2', amount: 2500 }])
    expect(next.mapping).toEqual(first.mapping)
  })

  test('does not take a table for another because both have months across', async () => {
    const first = await importing({ 'pl.csv': ',Jan 2024\nSubscription revenue,5\n' })
    expect(first.mapping.tables[0]?.columns).toEqual({ account: 'column A' })
    const second = await importing({ 'mrr.csv': 'Customer ID,Jan 2024\ncus_1,5\n' }, first.mapping)
    expect(second.records.monthlyRevenue).toHaveLength(1)
  })

  test('may leave out columns that are there, and then they are not read', async () => {
    const { mapping } = await importing({ 'march.csv': `${deals}1,Open,5,2024-03-31,2024-01-31\n` })
    const tables = mapping.tables.map(table => ({
      ...table,
      columns: { id: 'Opportunity ID', stage: 'Stage', created: 'Created Date' },
    }))
    const { records } = await importing(
      { 'april.csv': `${deals}1,Open,TBD,2024-03-31,2024-01-31\n` },
      { tables },
    )
    expect(records.opportunities[0]).not.toHaveProperty('amount')
  })

  test('may be almost empty', () => {
    const result = readMapping('{"format": "proceeds-mapping", "version": 1}')
    expect(result.ok && result.value).toEqual(emptyMapping)
  })

  test('with mistakes says where they are', () => {
    expect(
      faultsOf(`{
  "format": "proceeds-mapping",
  "version": 1,
  "currency": "dollars",
  "tables": [
    { "shape": "salesforce_reports", "columns": {} },
    { "shape": "hubspot_deals", "columns": { "amout": "Amount" }, "days": { "created": "d/m/y" } }
  ],
  "accounts": [{ "account": "4000", "line": "revenue" }]
}`),
    ).toMatchInlineSnapshot(`
      "
      error I301: currency is "dollars", and must be three capital letters, such as USD.
        at currency (line 4, column 15)
        -> Mend the mapping file.
      error I301: tables[0].shape is "salesforce_reports", and must be one of the known names.
        at tables[0].shape (line 6, column 16)
        -> Did you mean salesforce_report?
      error I301: tables[1].days.created is "d/m/y", and must be day/month/year or month/day/year or days since 1900 or days since 1904.
        at tables[1].days.created (line 7, column 88)
        -> Mend the mapping file.
      error I301: accounts[0].line is "revenue", and must be one of the known names.
        at accounts[0].line (line 9, column 45)
        -> Known are revenue_subscription, revenue_services, cost_of_revenue, sales, marketing, customer_success, research_and_development, general_and_administrative, other_income, interest, income_tax, depreciation, cash, accounts_receivable, prepaid_expenses, fixed_assets, deferred_commissions, other_assets, accounts_payable, accrued_expenses, deferred_revenue, debt, other_liabilities, paid_in_capital, retained_earnings, leave_out.
      "
    `)
    expect(
      faultsOf(
        '{"format": "proceeds-mapping", "version": 1, "tables": [{ "shape": "hubspot_deals", "columns": { "amout": "Amount" } }]}',
      ),
    ).toMatchInlineSnapshot(`
      "
      error I302: amout is not a field of opportunities.
        at tables[0].columns.amout (line 1, column 98)
        -> Did you mean amount?
      "
    `)
    expect(faultsOf('{"format": "proceeds-mapping", "version": 2}')).toMatchInlineSnapshot(`
      "
      error I301: version is 2, and must be at most 1: a newer program wrote this file.
        at version (line 1, column 43)
        -> Mend the mapping file.
      "
    `)
    expect(faultsOf('{"format": "proceeds-mapping", "version": 1, "acounts": []}')).toMatchInlineSnapshot(`
      "
      error I301: acounts is not a field of a mapping.
        at acounts (line 1, column 46)
        -> Did you mean accounts?
      "
    `)
  })
})

describe('segments', () => {
  const segments: Mapping['segments'] = [
    { by: 'field', is: 'Strategic', segment: 'enterprise' },
    { by: 'amount', below: 25_000, segment: 'smb' },
    { by: 'amount', below: 100_000, segment: 'mid_market' },
    { by: 'rest', segment: 'enterprise' },
  ]

  test.each([
    ['Strategic', '5', 'enterprise'],
    ['', '24999.99', 'smb'],
    ['', '25000', 'mid_market'],
    ['Any', '100000', 'enterprise'],
    ['', '', 'enterprise'],
  ])('%s with an amount of %s is %s', async (segment, amount, expected) => {
    const text = `Opportunity ID,Stage,Amount,Created Date,Segment\n1,Open,${amount},2024-01-31,${segment}\n`
    const { records } = await importing({ 'deals.csv': text }, { segments })
    expect(records.opportunities[0]?.segment).toBe(expected)
  })
})

describe('people', () => {
  const files = {
    'deals.csv':
      'Opportunity ID,Stage,Created Date,Opportunity Owner\n1,Open,2024-01-31,Ana Silva\n2,Open,2024-01-31,ANA  SILVA\n3,Open,2024-01-31,Ben Okri\n',
    'quotas.csv': 'Rep,Period,Quota\nBen Okri,Q1 2024,5\n',
    'roster.csv': 'Employee ID,Employee,Title,Start date\nE7,Ana Silva,AE,2024-01-31\n',
  }
  const owners = async (choices: Partial<Mapping>) => {
    const { records } = await importing(files, choices)
    return [...records.opportunities, ...records.quotas].map(({ owner }) => owner)
  }

  test('are joined to the roster by their name, and have a made-up one elsewhere, the same in all files', async () => {
    expect(await owners({})).toEqual(['E7', 'E7', 'person 1', 'person 1'])
    expect(JSON.stringify((await importing(files)).records)).not.toMatch(/silva|okri/i)
  })

  test('are joined as the mapping says, and keep their names when it says so', async () => {
    expect(await owners({ owners: [{ owner: 'Ben Okri', employee: 'E9' }] })).toEqual([
      'E7',
      'E7',
      'E9',
      'E9',
    ])
    expect(await owners({ keepNames: true })).toEqual(['E7', 'E7', 'Ben Okri', 'Ben Okri'])
    expect((await importing(files, { keepNames: true })).records.employees[0]?.name).toBe('Ana Silva')
  })
})
