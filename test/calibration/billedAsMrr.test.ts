// Samphire with no contract list, its billing told as MRR: the way to a plan, and what is true of it.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { arrInForce } from '../../engine/calibration/arrInForce.ts'
import { calibrate } from '../../engine/calibration/calibrate.ts'
import { openingPosition } from '../../engine/calibration/openingPosition.ts'
import { importFiles } from '../../engine/intake/importFiles.ts'
import { readMapping } from '../../engine/intake/readMapping.ts'
import { makeCompany } from '../../samples/samphire/company/makeCompany.ts'
import { samphire } from '../../samples/samphire/company/truth.ts'
import { samphireSeed, writeExports } from '../../samples/samphire/company/writeExports.ts'
import { typed } from '../cli/typedCommand.ts'

const asOf = { year: 2026, month: 10, day: 31 }
const map = 'samples/samphire/mapping.json'
const made = makeCompany(samphire, samphireSeed)

describe.each(['mrr per subscriber', 'mrr changes'] as const)('billing told as %s', billing => {
  const files = writeExports(made, billing)

  test('leads to the same ARR and customers, all of it month to month, and to rates of churn and expansion', async () => {
    const mapping = readMapping(readFileSync(map, 'utf8'))
    if (!mapping.ok) throw new Error('the mapping of the sample cannot be read')
    const found = await importFiles(
      files.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) })),
      mapping.value,
      async () => true,
    )
    if (found === undefined) throw new Error('the import was stopped')
    expect([found.questions, found.left, found.records.contracts]).toEqual([[], [], []])
    const { segments, company, remarks } = openingPosition(found.records, asOf, 24)
    for (const { segment } of samphire.segments) {
      const own = made.contracts.filter(contract => contract.segment === segment)
      const facts = segments[segment] ?? {}
      expect(Number(facts.opening_arr)).toBeCloseTo(arrInForce(own, asOf), -1)
      expect(facts.opening_monthly_plan_arr).toBe(facts.opening_arr)
      expect(facts.annual_contract_share).toBe(0)
      expect(Math.max(...(facts.contract_value_starting_history as readonly number[]))).toBe(0)
    }
    expect((company.total_arr_history as readonly number[]).at(-1)).toBeCloseTo(
      arrInForce(made.contracts, asOf),
      -1,
    )
    expect(remarks[0]).toContain('no export tells the terms of contracts')

    const { evidence, ties } = calibrate(found.records, asOf, 1)
    expect(
      evidence.flatMap(({ basis, input, where }) =>
        basis === 'data' && ['monthly_plan_annual_churn', 'expansion_rate'].includes(input)
          ? [[input, ...Object.values(where)]]
          : [],
      ),
    ).toEqual([
      ['expansion_rate', 'mid_market'],
      ['expansion_rate', 'small_business'],
      ['monthly_plan_annual_churn'],
    ])
    expect(evidence.some(({ input }) => input === 'renewal_churn_rate')).toBe(false)
    // Two of the three ways to ARR agree, and the third is named.
    expect(ties.slice(0, 2).map(tie => [tie.what, tie.ties])).toEqual([
      ['ARR as 12 times MRR', true],
      ['ARR', undefined],
    ])
    expect(ties[1]?.says).toContain('the exports hold no contracts')
  })

  test('goes to a plan that computes and says what was taken for granted', async () => {
    const given = Object.fromEntries(files.map(({ name, text }) => [name, text]))
    const asked = ['calibrate', ...Object.keys(given), '--map', map, '--plan', 'samples/samphire/plan.json']
    const seen = await typed([...asked, '--opening', '--out', 'out.json'], given)
    expect(seen.code).toBe(0)
    expect(seen.err).toContain('ARR is 12 times what subscribers pay a month, and all of it month to month')
    const checked = await typed(['check', 'out.json'], { 'out.json': seen.files.get('out.json') ?? '' })
    expect(checked.out).toContain('0 mistakes')
  })
})
