import { describe, expect, test } from 'vitest'
import { applyEdit } from '../../addin/session/edit.ts'
import { engineDesk } from '../../addin/session/engineDesk.ts'
import { keptRuns } from '../../addin/session/keptRuns.ts'
import { type CompiledPlan, compilePlan, readPlan } from '../../engine/index.ts'
import { blankText, hires, larkspurText, must } from './larkspur.ts'

const larkspur = must(compilePlan(must(readPlan(larkspurText))))

/** The blank plan with copies of its first scenario under these ids: runs that take no time. */
function small(...ids: readonly string[]): CompiledPlan {
  const compiled = must(compilePlan(must(readPlan(blankText))))
  const [first] = compiled.plan.scenarios
  if (first === undefined) throw new Error('the blank plan has no scenario')
  const scenarios = ids.map(id => ({ ...first, id, name: id, parent: null }))
  return { ...compiled, plan: { ...compiled.plan, scenarios } }
}

describe('the exact run of a scenario', () => {
  test('is made once while its numbers stay, whatever it is called and whoever saved it', () => {
    const exactly = keptRuns()
    const compiled = small('first')
    const again = {
      ...compiled,
      plan: {
        ...compiled.plan,
        scenarios: compiled.plan.scenarios.map(scenario => ({ ...scenario, name: 'Other', note: 'Later' })),
      },
    }
    expect(must(exactly(again, 'first'))).toBe(must(exactly(compiled, 'first')))
  })

  test('is made anew after an edit of the scenario or of one that it starts from', () => {
    const exactly = keptRuns()
    const edited = (scenario: string): CompiledPlan => ({
      ...larkspur,
      plan: applyEdit(larkspur.plan, hires(scenario, 'sdr', 1, 5)),
    })
    const [before, own, parents] = [larkspur, edited('balanced'), edited('raise_only')].map(compiled =>
      must(exactly(compiled, 'balanced')),
    )
    expect(own).not.toBe(before)
    expect(parents).not.toBe(before)
    expect(parents).not.toBe(own)
  })

  test('goes when four other scenarios have been asked for since', () => {
    const exactly = keptRuns()
    const compiled = small('a', 'b', 'c', 'd', 'e')
    const runOf = (id: string) => must(exactly(compiled, id))
    const [a, b] = [runOf('a'), runOf('b')]
    for (const id of ['c', 'a', 'd', 'e']) runOf(id)
    expect(runOf('a')).toBe(a)
    expect(runOf('b')).not.toBe(b)
  })
})

test('a plan opened later is not answered with the runs of the one before', () => {
  const desk = engineDesk()
  const ask = (text: string) => {
    const { scenarios } = must(desk.open(text)).plan
    return must(desk.explain(scenarios, 'balanced', { row: 'total_arr', member: [], month: 1 }, 1)).value
  }
  const halved = larkspurText.replace(/"opening_arr": \{[^}]*\}/, text =>
    text.replace(/\d{4,}/g, digits => String(Number(digits) / 2)),
  )
  expect(ask(halved)).not.toBe(ask(larkspurText))
})
