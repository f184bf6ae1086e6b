// Ways of measuring that everybody falls for: each is done here as people do it, fails, and ours does not.

import { describe, expect, test } from 'vitest'
import { attrition } from '../../engine/calibration/attrition.ts'
import { firstDayOf, lastDayOf, monthsBetween } from '../../engine/calibration/elapsed.ts'
import type { Evidence } from '../../engine/calibration/evidence.ts'
import { winRate } from '../../engine/calibration/winRate.ts'
import type { Opportunity } from '../../engine/intake/records.ts'
import { makeDeals } from '../../samples/samphire/company/deals.ts'
import { makePeople } from '../../samples/samphire/company/people.ts'
import { samphire, type Truth } from '../../samples/samphire/company/truth.ts'
import { day, deal } from './records.ts'

describe('the stage-product trap (funnelcast.com/post/conversion-rate-conundrums: 586 deals, 89 won)', () => {
  // Most deals that are won skip stages, which the published figures do not show by stage: these counts are made to have
  // their three totals. Step by step 586 -> 258 -> 55 -> 14 -> 7, and 82 wins that never saw the last steps.
  const stages = ['Discovery', 'Evaluation', 'Proposal', 'Negotiation', 'Closed Won']
  const pipeline = pipelineOf586()

  test('a model of stages in sequence expects 7 wins', () => {
    const went = (stage: string) => pipeline.filter(({ path }) => path.includes(stage))
    const conversions = stages.slice(1).map((stage, index) => {
      const before = went(stages[index] as string)
      const both = before.filter(({ path }) => path[path.indexOf(stages[index] as string) + 1] === stage)
      return both.length / before.length
    })
    const expected = 586 * conversions.reduce((product, rate) => product * rate, 1)
    expect(Math.round(expected)).toBe(7)
  })

  test('ours finds the 89 that were won', () => {
    const found = winRate(
      pipeline.map(({ deal: one }) => one),
      day('2026-06-30'),
    )
    expect(Math.round(586 * measuredValue(found))).toBe(89)
    expect(found.n).toBe(586)
    // 89 / 586 = 15.2%, and nine times in ten between 12.9% and 17.8%
    expect(intervalOf(found).map(share => share.toFixed(3))).toEqual(['0.129', '0.178'])
  })

  /** Each deal with the stages it was seen in. Wins: 7 through all stages, 82 that skipped some. */
  function pipelineOf586(): readonly { readonly path: readonly string[]; readonly deal: Opportunity }[] {
    const paths: (readonly [count: number, path: string])[] = [
      [7, 'DEPNW'],
      [60, 'DW'],
      [22, 'DEW'],
      [7, 'DEPN'],
      [41, 'DEP'],
      [181, 'DE'],
      [268, 'D'],
    ]
    const names: Readonly<Record<string, string>> = {
      D: 'Discovery',
      E: 'Evaluation',
      P: 'Proposal',
      N: 'Negotiation',
      W: 'Closed Won',
    }
    return paths.flatMap(([count, path]) =>
      Array.from({ length: count }, () => ({
        path: [...path].map(letter => names[letter] as string),
        deal: deal(`${path.endsWith('W') ? 'won' : 'lost'} 2026-01-05 2026-03-20 10000`),
      })),
    )
  }
})

describe("the survivors' trap", () => {
  const asOf = lastDayOf(samphire.lastMonth)
  const seeds = Array.from({ length: 40 }, (_, index) => index + 1)

  test('win rate of what was closed is wrong while the young deals that are slow to win are still open; ours is right', () => {
    // A company that creates 12% more deals each month; losers are told early, wins take four times as long.
    const truth: Truth = {
      ...samphire,
      firstMonth: samphire.lastMonth - 17,
      segments: samphire.segments.slice(1).map(segment => ({
        ...segment,
        dealsPerMonth: 10,
        growth: 0.12,
        winRate: 0.25,
        cycleMonths: 4,
        losingMonths: 1,
        forgotten: 0,
      })),
    }
    const found = seeds.map(seed => {
      const deals = makeDeals(truth, [], seed)
      const closed = deals.filter(({ outcome }) => outcome !== 'open')
      return {
        naive: closed.filter(({ outcome }) => outcome === 'won').length / closed.length,
        ours: winRate(deals, asOf),
      }
    })
    const naive = meanOf(found.map(({ naive: rate }) => rate))
    const ours = meanOf(found.map(({ ours: evidence }) => measuredValue(evidence)))
    expect(naive).toBeLessThan(0.205)
    expect(ours).toBeGreaterThan(0.24)
    expect(ours).toBeLessThan(0.26)
    const held = found.filter(({ ours: evidence }) => holds(evidence, 0.25)).length
    expect(held).toBeGreaterThanOrEqual(31)
  })

  test('attrition over the average headcount of those who stayed is wrong in a growing team; ours is right', () => {
    // HR's list of today's people with their start dates, and the count of exits: what a people report usually has.
    const sdr = samphire.roles
      .filter(({ role }) => role === 'sdr')
      .map(role => ({ ...role, opening: 6, newPositions: 1.2 }))
    const truth: Truth = { ...samphire, roles: sdr }
    const from = firstDayOf(truth.lastMonth - 23)
    const found = seeds.map(seed => {
      const { employees } = makePeople(truth, seed)
      const exits = employees.filter(
        ({ left }) => left !== undefined && monthsBetween(from, left) >= 0,
      ).length
      const today = employees.filter(({ left }) => left === undefined)
      const then = today.filter(({ hired }) => monthsBetween(hired, from) >= 0)
      return {
        naive: exits / 2 / ((today.length + then.length) / 2),
        ours: attrition(employees, from, asOf),
      }
    })
    expect(meanOf(found.map(({ naive }) => naive))).toBeGreaterThan(0.5)
    const ours = meanOf(found.map(({ ours: evidence }) => measuredValue(evidence)))
    expect(ours).toBeGreaterThan(0.36)
    expect(ours).toBeLessThan(0.4)
    expect(found.filter(({ ours: evidence }) => holds(evidence, 0.38)).length).toBeGreaterThanOrEqual(31)
  })
})

function measuredValue(evidence: Evidence): number {
  return evidence.basis === 'none' ? Number.NaN : evidence.value
}

function intervalOf(evidence: Evidence): readonly number[] {
  return evidence.basis === 'none' ? [] : evidence.interval
}

function holds(evidence: Evidence, truth: number): boolean {
  const [low = 1, high = 0] = intervalOf(evidence)
  return low <= truth && truth <= high
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
