// A project register row by row: what is wrong is told in the row, and every row and amount is accounted for.

import { describe, expect, test } from 'vitest'
import { importing, printed } from './importing.ts'

const header =
  'system,purpose,team,effort_low,effort_likely,effort_high,depends_on,vendor_cost,run_cost,effect,effect_low,effect_likely,effect_high,earliest_start,priority'
const register = (...rows: readonly string[]) => ({
  'register.csv': `${[header, ...rows].join('\n')}\n`,
})
const rejected = async (...rows: readonly string[]) => {
  const found = await importing(register('Portal,CT,Product,1,2,3,,,,,,,,,', ...rows))
  const [table] = found.tables
  expect(table?.reconciliation.closes).toBe(true)
  return table?.reconciliation.rejected.map(({ row, column, reason }) => `${row}, ${column ?? ''}: ${reason}`)
}

test('a row says what a team does, what a system improves, or both, and what is true of the system', async () => {
  const { records, tables } = await importing(
    register(
      'Data platform,IT,Platform,4,6,9,,"$80,000.00","$60,000.00",higher_expansion,1%,2%,4%,2027-01,1',
      'Data platform,,Product,,2,,,,,,,,,,',
      'Portal,CT,Product,12,16,28,data platform,,,Lower churn,0.05,0.15,0.2,,2',
    ),
  )
  expect(tables[0]?.reconciliation).toMatchObject({ rows: 4, used: 3, rejected: [], closes: true })
  expect(tables[0]?.reconciliation.sums.map(({ column, used }) => [column, used])).toEqual([
    ['effort_likely', '24'],
    ['vendor_cost', '80,000'],
    ['run_cost', '60,000'],
  ])
  expect(records.projects).toMatchObject([
    {
      system: 'Data platform',
      purpose: 'information_technology',
      team: 'Platform',
      effort: { low: 4, likely: 6, high: 9 },
      dependsOn: [],
      vendorCost: 80000,
      runCost: 60000,
      effect: 'higher_expansion',
      size: { low: 0.01, likely: 0.02, high: 0.04 },
      earliestStart: { year: 2027, monthOfYear: 1 },
      priority: 1,
    },
    { team: 'Product', effort: { low: 2, likely: 2, high: 2 } },
    // The prerequisite has the name of its system, however it was written.
    { system: 'Portal', dependsOn: ['Data platform'], effect: 'lower_churn' },
  ])
})

describe('a row is rejected, with the reason', () => {
  test.each([
    ['Routing,XT,Product,1,2,3,,,,,,,,,', '3, purpose: "XT" is none of IT, OT, CT'],
    ['Routing,OT,Product,3,2,4,,,,,,,,,', '3, effort_low: it is above the likely 2'],
    ['Routing,OT,Product,1,2,1.5,,,,,,,,,', '3, effort_high: it is below the likely 2'],
    ['Routing,OT,Product,1,,3,,,,,,,,,', '3, effort_likely: it is empty, though low or high is given'],
    ['Routing,OT,,1,2,3,,,,,,,,,', '3, team: it is empty, though there is an effort'],
    ['Routing,OT,Product,,,,,,,,,,,,', '3, effort_likely: it is empty, though Product is to work on it'],
    [
      'Routing,,,,,,,,,Higher win rat,,3%,,,',
      '3, effect: "Higher win rat" is nothing that the model lets a system improve: perhaps Higher win rate?',
    ],
    [
      'Routing,,,,,,,,,lower_churn,,12,,,',
      '3, effect_high: it is a share and has to be below 1: write 12% or 0.12',
    ],
    ['Routing,,,,,,,-5,,,,,,,', '3, vendor_cost: it is below 0'],
    ['portal,,product,1,2,3,,,,,,,,,', '3, : row 2 says already what it is of product'],
    ['Portal,OT,,,,,,,,,,,,,', '3, : row 2 says something else of the same system'],
  ])('%s', async (row, says) => {
    expect(await rejected(row)).toEqual([says])
  })

  test('a system that waits for itself is told with the way round', async () => {
    expect(
      await rejected(
        'Routing,,,,,,Platform,,,,,,,,',
        'Platform,,,,,,Lake,,,,,,,,',
        'Lake,,,,,,Routing,,,,,,,,',
      ),
    ).toEqual([
      '3, : it waits for itself: Routing needs Platform needs Lake needs Routing',
      '4, : it waits for itself: Platform needs Lake needs Routing needs Platform',
      '5, : it waits for itself: Lake needs Routing needs Platform needs Lake',
    ])
  })
})

test('a prerequisite that the register does not have is listed with what may be meant, and nothing waits for it', async () => {
  const rows = ['Data platform,,Product,1,2,3,,,,,,,,,', 'Portal,,Product,1,2,3,Data platfrom,,,,,,,,']
  const { records, misses } = await importing(register(...rows))
  expect(records.projects.map(({ dependsOn }) => dependsOn)).toEqual([[], []])
  expect(misses).toMatchObject([{ what: 'prerequisite', name: 'Data platfrom', suggestion: 'data platform' }])
  expect(await printed(register(...rows))).toContain(
    'Prerequisites that the register does not have: nothing waits for them (depends_on in the register)',
  )
})

test('software contracts say their rise and notice; a rise above 100% is none', async () => {
  const { records, tables } = await importing({
    'software.csv':
      'vendor,product,annual_value,uplift_cap,notice_days\nPairwise,Coding assistant,9600,7%,45\nTellcall,Calls,1200,700%,30\n',
  })
  expect(records.toolContracts).toMatchObject([{ vendor: 'Pairwise', uplift: 0.07, noticeDays: 45 }])
  expect(tables[0]?.reconciliation.rejected).toMatchObject([
    { row: 3, reason: 'it is a share from 0 to 1: write 7% or 0.07' },
  ])
})
