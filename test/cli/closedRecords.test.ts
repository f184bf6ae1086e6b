import { expect, it } from 'vitest'
import { typed } from './typedCommand.ts'

const deals =
  'Opportunity ID,Stage,Amount,Close Date,Created Date\n1,Closed Won,1500,2024-03-14,2024-01-22\n2,Closed Lost,900,2024-02-20,2024-01-15\n'

it('a day that counts after the last record is told of: nothing happened in the months between', async () => {
  const told = async (day: string): Promise<readonly [number, string]> => {
    const seen = await typed(['calibrate', 'deals.csv', '--as-of', day], { 'deals.csv': deals })
    return [seen.code, seen.err]
  }
  expect(await told('2024-03-31')).toEqual([0, ''])
  expect(await told('2026-10-31')).toEqual([
    0,
    'The records end on 14 Mar 2024: until 31 Oct 2026 they count as months in which nothing happened. Bring later exports, or leave --as-of out.',
  ])
})
