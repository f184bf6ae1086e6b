import { describe, expect, test } from 'vitest'
import { writePlan } from '../../engine/plan/writePlan.ts'
import { samplePlan } from '../cases/company.ts'
import { withMonths } from '../cases/planMonths.ts'
import { typed } from './typedCommand.ts'

const files = { 'year.json': writePlan(withMonths(samplePlan('larkspur'), 12)) }
const brief = ['--quarters', '1', '--futures', '11', '--runs', '500', '--csm-coverage', 'none']

describe('the best use of a raise', () => {
  test('is told in sentences first, and kept as a scenario of a plan', async () => {
    const {
      code,
      out,
      err,
      files: written,
    } = await typed(['optimise', 'year.json', ...brief, '--save-as', 'best', '--out', 'best.json'], files)
    expect(code).toBe(0)
    expect(out).toMatch(
      /^With at least \$[\d.]+[Mk] of cash at its lowest in nine futures of ten, the best plan found brings ARR in Dec 2026 to/,
    )
    expect(out).toContain('11 futures (seed 1), with the luck of single deals, contracts and people in them')
    expect(err).toContain('best.json: the plan with the scenario best.')
    const saved = JSON.parse(String(written.get('best.json')))
    expect(saved.scenarios.at(-1)).toMatchObject({ id: 'best', parent: 'raise_only', state: 'draft' })
    expect(saved.scenarios.at(-1).changes.length).toBeGreaterThan(0)
  }, 60_000)

  test('is given as the best so far after Ctrl-C, or told to be none where there was no plan yet', async () => {
    const stop = new AbortController()
    stop.abort()
    const asked = ['optimise', 'year.json', ...brief, '--without-luck']
    const { code, out } = await typed(asked, files, stop.signal)
    expect(code).toBe(0)
    expect(out).toContain('which leave out the luck of single deals, contracts and people')
    expect(out).toContain('The search was stopped before its end')
  }, 60_000)
})

describe('what cannot be asked is refused before anything is searched', () => {
  test.each([
    [['--goal', 'burn'], 'Say which ARR is to be reached with as little burn as possible'],
    [['--month', '2031-01'], '2031-01 is no month of this plan. Write 1 to 12, 2027-03 or "Mar 2027"'],
    [['--save-as', 'best'], 'To keep the plan give both --save-as with the id of a new scenario and --out'],
    [['--save-as', 'balanced', '--out', 'x.json'], 'There is a scenario called balanced already.'],
    [['--scenario', 'raise_onyl'], 'There is no scenario called raise_onyl. Did you mean raise_only?'],
  ])('%j', async (options, message) => {
    const { code, err } = await typed(['optimise', 'year.json', ...options], files)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })

  test('rules that name nothing', async () => {
    const { code, err } = await typed(['optimise', 'year.json', '--must', 'data_platfrm'], files)
    expect(code).toBe(1)
    expect(err).toContain('Did you mean data_platform?')
  })

  test('a file of rules that is not JSON', async () => {
    const { code, err } = await typed(['optimise', 'year.json', '--rules', 'rules.json'], {
      ...files,
      'rules.json': 'must: data_platform',
    })
    expect(code).toBe(3)
    expect(err).toContain('rules.json is not JSON.')
  })
})
