// On the web every request to Excel takes a tenth of a second or more, so what an action takes is counted in requests.

import { beforeAll, describe, expect, test } from 'vitest'
import { scenarioJournal } from '../../addin/session/scenarioJournal.ts'
import type { OfficeInNode } from '../excelHost/nodeOffice.ts'
import { bootExcel, openInExcel } from '../host/openInExcel.ts'
import { marramText } from './linkedPane.ts'
import { type ActionCost, wholeActions } from './wholeActions.ts'

let office: OfficeInNode

beforeAll(async () => {
  office = await bootExcel()
})

describe('in Excel, from the click to when nothing is left to do,', () => {
  let costs: readonly ActionCost[]
  beforeAll(async () => {
    costs = await wholeActions(office, { text: marramText(), scenario: 'slow_market', role: 'developer' })
  }, 120_000)

  test('no action takes more requests than it may', () => {
    const over = costs.filter(({ syncs, most }) => syncs > most)
    expect(over.map(({ name, syncs, most }) => `${name}: ${syncs}, not ${most}`)).toEqual([])
  })

  test('the whole workbook is built in a dozen requests, and no request has 4 MB', () => {
    const [build] = costs
    expect(build?.name).toContain('build the workbook')
    expect(build?.syncs).toBeLessThanOrEqual(12)
    expect(Math.max(...costs.map(({ largestRequest }) => largestRequest))).toBeLessThan(4_000_000)
  })
})

describe('a save in the journal takes', () => {
  test.each([1, 3, 40])('four requests for %i scenarios', async count => {
    const workbook = openInExcel(office)
    const journal = scenarioJournal({ port: workbook.port, engine: '0.1.0', clock: time => time, newId })
    const saved = async (value: number): Promise<number> => {
      office.xdm.syncs.length = 0
      const outcome = await journal.save(planOf(count, value), 'Ana', `2026-03-02T14:0${value}:00Z`)
      expect(outcome).toMatchObject({ kept: true, notices: [] })
      return office.xdm.syncs.length
    }
    expect([await saved(1), await saved(2), await saved(3)]).toEqual([4, 4, 4])
    const { text } = await journal.open()
    expect(JSON.parse(text ?? '')).toEqual(JSON.parse(planOf(count, 3)))
  })
})

let ids = 0
function newId(): string {
  ids += 1
  return `id-${ids}`
}

/** A plan with so many scenarios, each of which holds a value. */
function planOf(count: number, value: number): string {
  const scenarios = Array.from({ length: count }, (_, index) => ({
    id: `scenario_${index}`,
    name: `Scenario ${index}`,
    changes: [{ value }],
  }))
  return JSON.stringify({ company: 'Larkspur', scenarios })
}
