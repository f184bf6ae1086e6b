import { expect, test } from 'vitest'
import { recordKinds } from '../../engine/intake/recordFields.ts'
import { shapes } from '../../engine/intake/shapes/shapes.ts'
import { importing, table } from './importing.ts'

/** A small export of each shape, with what it is to become. */
const exports: Readonly<Record<string, readonly [text: string, records: number]>> = {
  quickbooks_profit_and_loss: [
    'Distribution account,Jan 2024,Feb 2024,Total\nSubscription revenue,1,2,3\n',
    2,
  ],
  xero_trial_balance: [
    'As at 31 January 2024\nAccount Code,Account,Account Type,Debit - Year to date,Credit - Year to date\n090,Bank account,Bank,5.00,\n',
    1,
  ],
  netsuite_trial_balance: ['As of Jan 31 2024\nAccount,Debit,Credit\n1000 Cash,5,\n', 1],
  quickbooks_trial_balance: [
    'Larkspur Inc.,,\nTrial Balance,,\n"As of March 31, 2024",,\n,,\n,Debit,Credit\n1000 Checking,"5,000.50",\nTOTAL,"5,000.50","0.00"\n',
    1,
  ],
  general_ledger: ['Date,Account,Debit,Credit\n2024-01-31,1000 Cash,5,\n', 1],
  stripe_mrr_per_subscriber: ['Customer ID,Jan 2024,Feb 2024\ncus_1,10.00,\ncus_2,,0.00\n', 2],
  stripe_mrr_changes: [
    'Customer ID,Event Timestamp,Event Type,MRR Change\ncus_1,2024-01-31 10:00:00,NEW,10.00\ncus_1,2024-02-28 10:00:00,churn,-10.00\n',
    2,
  ],
  contract_list: ['customer_id,contract_start,term_months,ARR\nAcme,2024-01-01,12,1200\n', 1],
  invoice_list: ['Invoice,Customer,Invoice Date,Amount,Paid Date\nI-1,Acme,2024-01-31,12.00,2024-02-28\n', 1],
  receivables_ageing: [
    ',Current,1 - 30,31 - 60,61 - 90,91 and over,Total\nAcme,1,2,,,3,6\nTOTAL,1,2,,,3,6\n',
    3,
  ],
  salesforce_opportunities: [
    'Id,AccountId,Amount,CreatedDate,CloseDate,StageName,IsClosed,IsWon,OwnerId\n0061,0011,5,2024-01-05T10:00:00.000Z,2024-03-31,Signed,true,true,0051\n',
    1,
  ],
  salesforce_history: [
    'OpportunityId,StageName,Amount,CreatedDate\n0061,Prospecting,5,2024-01-05T10:00:00.000Z\n',
    1,
  ],
  salesforce_report: [
    'Opportunity Name,Stage,Close Date,Amount,Created Date\nAcme,Closed Lost,2024-03-31,5,2024-01-31\n',
    1,
  ],
  hubspot_deals: [
    'Record ID,Deal Name,Deal Stage,Amount,Deal owner,Close Date,Create Date\n1,Acme,Closed Won,5,Ana,2024-03-31,2024-01-31\n',
    1,
  ],
  quota_file: ['Rep,Segment,Period,Quota,Attainment,OTE\nAna,SMB,Q1 2024,100,80,200\n', 1],
  channel_spend: ['Channel,Month,Spend,Opportunities\nPaid,Jan 2024,100,4\n', 1],
  bamboohr_roster: [
    'Employee #,First Name,Last Name,Job Title,Hire Date,Pay Rate,Pay Per\n7,Ana,Silva,AE,2024-01-31,50,Hour\n',
    1,
  ],
  workday_workers: [
    'worker_code,business_title,hire_date,termination_date,termination_involuntary,annual_summary_total_base_pay,annual_summary_currency\n7,AE,2024-01-31,,,90000,USD\n',
    1,
  ],
  rippling_gusto_roster: [
    'Employee,Title,Department,Start date,End date,Compensation,Compensation period\nAna,AE,Sales,2024-01-31,,9000,Month\n',
    1,
  ],
  applicant_tracking: [
    'job,opened_at,offer_accepted_at,start_date,source\nAE,2024-01-31,2024-02-28,2024-03-31,Agency\n',
    1,
  ],
  software_contracts: [
    'vendor,product,purpose,start_date,end_date,seats_purchased,seats_used_90d,unit_price,annual_value\nZoom,Meet,IT,2024-01-31,2025-01-30,10,7,12,120\n',
    1,
  ],
  project_register: [
    'system,purpose,team,effort_low,effort_likely,effort_high,vendor_cost,run_cost,priority\nPortal,CT,Product,10,12,20,5000,1000,1\n',
    1,
  ],
  jira_issues: [
    'Issue key,Issue Type,Status,Custom field (Story Points),Sprint,Created,Resolved\nA-1,Story,Done,3,S1,31/Jan/24 10:15 AM,28/Feb/24 9:00 AM\n',
    1,
  ],
  linear_issues: [
    'ID,Team,Title,Status,Estimate,Created,Completed\nENG-1,Core,Fix,Done,2,2024-01-31,2024-02-28\n',
    1,
  ],
  sprint_report: ['team,sprint,start,end,committed,completed\nCore,S1,2024-01-15,2024-01-28,20,17\n', 1],
}

test.each(shapes.map(({ id, label, record }) => [label, id, record] as const))(
  '%s is recognised',
  async (_, id, record) => {
    const [text = '', count] = exports[id] ?? []
    const settings = /(netsuite|quickbooks)_trial/.test(id) ? await answered(text, id) : {}
    const { records, tables, left, questions } = await importing({ 'export.csv': text }, settings)
    expect({ left, questions, shape: tables[0]?.scanned.known.shape.id }).toEqual({
      left: [],
      questions: [],
      shape: id,
    })
    expect(records[record]).toHaveLength(count ?? 0)
    expect(tables[0]?.reconciliation.rejected).toEqual([])
    expect(tables[0]?.reconciliation.closes).toBe(true)
  },
)

/** The table as the import would save it, with the open question answered. */
async function answered(text: string, shape: string) {
  const { mapping } = await importing({ 'export.csv': text })
  return {
    tables: mapping.tables.map(choice =>
      choice.shape === shape ? { ...choice, flows: 'month' as const } : choice,
    ),
  }
}

test('every kind of record comes from some export', () => {
  expect(recordKinds.filter(kind => shapes.every(({ record }) => record !== kind))).toEqual([])
})

test('records carry what the columns say, exactly', async () => {
  const text = (id: string) => exports[id]?.[0] ?? ''
  const { records } = await importing({
    'contracts.csv': text('contract_list'),
    'tcv.csv': 'Customer,Start,End,Contract Value\nBolt,2024-02-15,2025-08-14,1000\n',
    'roster.csv': text('bamboohr_roster'),
    'deals.csv': text('salesforce_opportunities'),
    'quotas.csv': text('quota_file'),
    'ageing.csv': text('receivables_ageing'),
    'stripe.csv': text('stripe_mrr_per_subscriber'),
    'tools.csv': text('software_contracts'),
  })
  const day = (year: number, month: number, dayOfMonth: number) => ({ year, month, day: dayOfMonth })
  expect(records.contracts).toMatchObject([
    { customer: 'Acme', start: day(2024, 1, 1), end: day(2024, 12, 31), arr: 1200 },
    { customer: 'Bolt', end: day(2025, 8, 14), arr: '2000/3' },
  ])
  expect(records.employees).toMatchObject([{ id: '7', title: 'AE', salary: 104_000, share: 1 }])
  expect(records.employees[0]).not.toHaveProperty('name')
  expect(records.opportunities).toMatchObject([
    { id: '0061', outcome: 'won', created: day(2024, 1, 5), owner: '0051' },
  ])
  expect(records.quotas).toMatchObject([
    {
      owner: 'person 1',
      from: { year: 2024, monthOfYear: 1 },
      to: { year: 2024, monthOfYear: 3 },
      attained: 80,
    },
  ])
  expect(records.receivables.map(({ from, to, amount }) => [from, to, amount])).toEqual([
    [0, 0, 1],
    [1, 30, 2],
    [91, undefined, 3],
  ])
  expect(
    records.monthlyRevenue.map(({ customer, month, mrr }) => [customer, month.monthOfYear, mrr]),
  ).toEqual([
    ['cus_1', 1, 10],
    ['cus_2', 2, 0],
  ])
  expect(records.toolContracts).toMatchObject([
    { purpose: 'information_technology', seatsUsed: 7, value: 120 },
  ])
})

test('an export of another program is read by the columns it is given', async () => {
  const text = table(`
    Kunde;Beginn;Ende;Jahreswert
    Müller GmbH;01.01.2024;31.12.2024;12.000,50
  `)
  const columns = { customer: 'Kunde', start: 'Beginn', end: 'Ende', arr: 'column D' }
  const { records } = await importing(
    { 'vertraege.csv': text },
    { tables: [{ shape: 'contract_list', columns }] },
  )
  expect(records.contracts).toMatchObject([{ customer: 'Müller GmbH', arr: 12_000.5 }])
})

test('history of deals is not taken for deals, and its stages find their deal by the first 15 signs of its id', async () => {
  const { records, misses } = await importing({
    'history.csv':
      'Id,OpportunityId,StageName,Amount,CreatedDate,CloseDate\n0081,0065g00000A1b2CAAS,Closed Won,5,2024-02-05T10:00:00.000Z,2024-03-31\n0082,0065g00000ZZZZZAAS,Open,5,2024-02-05T10:00:00.000Z,2024-03-31\n',
    'deals.csv':
      'Opportunity ID,Stage,Created Date,Close Date\n0065g00000A1b2C,Closed Won,2024-01-05,2024-03-31\n',
  })
  expect(records.stageChanges.map(({ opportunity }) => opportunity)).toEqual([
    '0065g00000A1b2C',
    '0065g00000ZZZZZAAS',
  ])
  expect(misses).toMatchObject([{ what: 'deal', name: '0065g00000ZZZZZAAS', rows: 1 }])
})

test('a header may say the currency of its amounts, or that they are cents', async () => {
  const text = 'Opportunity ID,Stage,Amount (EUR),Created Date\n1,Open,5,2024-01-05\n'
  const { mapping, records } = await importing({ 'deals.csv': text })
  expect([mapping.currency, records.opportunities[0]?.amount]).toEqual(['EUR', 5])
  const other = await importing({ 'deals.csv': text }, { currency: 'USD' })
  expect(other.tables[0]?.reconciliation.rejected.map(({ reason }) => reason)).toEqual([
    "it is in EUR, and the company's currency is USD",
  ])
  const cents = await importing({ 'tools.csv': 'vendor,annual_value_cents\nZoom,120050\n' })
  expect(cents.records.toolContracts[0]?.value).toBe(1200.5)
})

test('a contract may have a term a row under one number', async () => {
  const { records } = await importing({
    'contracts.csv':
      'contract_id,Customer,Start,End,ARR\nC1,Acme,2023-01-01,2023-12-31,100\nC1,Acme,2024-01-01,2024-12-31,120\nC1,Acme,2024-01-01,2024-12-31,120\n',
  })
  expect(records.contracts.map(({ arr }) => arr)).toEqual([100, 120])
})
