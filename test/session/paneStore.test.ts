import { describe, expect, test, vi } from 'vitest'
import { type PaneStore, paneStore, type Surroundings } from '../../addin/session/paneStore.ts'
import { type PlanShelf, pageShelf } from '../../addin/session/planShelf.ts'
import { isPlanUnsaved } from '../../addin/session/planTaken.ts'
import { isStale } from '../../addin/session/scenarioResult.ts'
import { type Session, unsavedCount } from '../../addin/session/session.ts'
import type { Engine } from '../../addin/session/startEngine.ts'
import { blankText, engineInPlace, hires, larkspurText, sessionOf, workbookPlan } from './larkspur.ts'

const now = new Date(2026, 1, 3, 14, 2)

function pane(changed: Partial<Surroundings> = {}): PaneStore {
  return paneStore({
    startEngine: engineInPlace,
    now: () => now,
    shelf: pageShelf(),
    sampleText: async () => larkspurText,
    blankText: async () => blankText,
    workbookPlan,
    author: 'Anna',
    ...changed,
  })
}

function arr({ results, current }: Session): number | null | undefined {
  return results.get(current)?.numbers?.figures.findLast(({ row }) => row === 'total_arr')?.value
}

describe('the pane', () => {
  test('starts with three doors and nothing open', () => {
    expect(pane().store.getState()).toMatchObject({ stage: { kind: 'first_run' }, view: 'home' })
  })

  test('opens the sample with every scenario computed', async () => {
    const open = pane()
    await open.actions.openSample()
    const session = sessionOf(open)
    expect(arr(session)).toBeCloseTo(43_306_626.81, 2)
    expect(session.plan.scenarios.filter(({ id }) => isStale(session, id))).toEqual([])
    expect(open.store.getState().announcement).toBe('Larkspur is open.')
  })

  test('shows the figures of the sample after one opening and one run: nothing else is waited for', async () => {
    const asked: string[] = []
    const counting = (): Engine => {
      const engine = engineInPlace()
      return {
        ...engine,
        open: text => {
          asked.push('open')
          return engine.open(text)
        },
        run: (scenarios, id) => {
          asked.push(`run ${id}`)
          return engine.run(scenarios, id)
        },
        examine: (scenarios, id) => {
          asked.push(`examine ${id}`)
          return engine.examine(scenarios, id)
        },
      }
    }
    const open = pane({ startEngine: counting })
    let shown: readonly string[] | undefined
    open.store.subscribe(({ stage }) => {
      if (stage.kind === 'open' && arr(stage.session) !== undefined) shown ??= [...asked]
    })
    await open.actions.openSample()
    // The second opening is that of the thread that keeps the record; it is not waited for.
    expect(shown).toEqual(['open', `run ${sessionOf(open).current}`, 'open'])
  })

  test('opens a blank plan that begins this month', async () => {
    const open = pane()
    await open.actions.openBlank()
    expect(sessionOf(open).plan.start_month).toBe('2026-02')
    expect(arr(sessionOf(open))).toBe(0)
  })

  test('says what is wrong with a file that does not open, and goes on', async () => {
    const open = pane()
    await open.actions.openText('{"format": "something else"}', 'plan.json')
    const { stage } = open.store.getState()
    expect(stage).toMatchObject({ kind: 'refused', what: 'plan.json', diagnostics: [{ code: 'P201' }] })
    open.actions.startOver()
    expect(open.store.getState().stage.kind).toBe('first_run')
  })

  test('computes an edit, names it for undo and takes it back', async () => {
    const open = pane()
    await open.actions.openSample()
    const before = arr(sessionOf(open))
    open.actions.edit(hires('balanced', 'account_executive_mid_market', 2, 6))
    await vi.waitFor(() => expect(isStale(sessionOf(open), 'balanced')).toBe(false))
    expect(arr(sessionOf(open))).toBeGreaterThan(before ?? 0)
    open.actions.undo()
    await vi.waitFor(() => expect(isStale(sessionOf(open), 'balanced')).toBe(false))
    expect(arr(sessionOf(open))).toBe(before)
    expect(open.store.getState().announcement).toBe('Undid account_executive_mid_market, month 2.')
  })

  test('keeps up with edits that come faster than they are computed', async () => {
    const open = pane()
    await open.actions.openSample()
    for (const count of [1, 2, 3, 4, 5]) open.actions.edit(hires('balanced', 'sdr', 2, count))
    await vi.waitFor(() => expect(isStale(sessionOf(open), 'balanced')).toBe(false))
    const alone = pane()
    await alone.actions.openSample()
    alone.actions.edit(hires('balanced', 'sdr', 2, 5))
    await vi.waitFor(() => expect(isStale(sessionOf(alone), 'balanced')).toBe(false))
    expect(arr(sessionOf(open))).toBe(arr(sessionOf(alone)))
  })

  test('says why a locked scenario stays as it is, until that is dismissed', async () => {
    const open = pane()
    await open.actions.openSample()
    open.actions.edit(hires('raise_only', 'sdr', 2, 6))
    expect(open.store.getState().refusal?.message).toBe('Raise only is locked, so its numbers never move.')
    open.actions.dismiss()
    expect(open.store.getState().refusal).toBeUndefined()
  })

  test('compares with the exact engine once the typing stops', async () => {
    const open = pane()
    await open.actions.openSample()
    await vi.waitFor(() => expect(sessionOf(open).results.get('balanced')?.examination).toBeDefined(), 10_000)
    expect(sessionOf(open).results.get('balanced')?.examination?.largest).toBeLessThan(1e-9)
  })

  test('explains a number exactly', async () => {
    const open = pane()
    await open.actions.openSample()
    const cell = { row: 'new_arr', member: ['mid_market'], month: 15 }
    const walk = await open.actions.explain('balanced', cell, 1)
    expect(walk).toMatchObject({ ok: true, value: { formula: 'min(winnable_arr, sales_capacity)' } })
  })
})

describe('saving', () => {
  test('puts the plan on the shelf, and opening the shelf brings it back', async () => {
    const shelf = pageShelf()
    const open = pane({ shelf })
    await open.actions.openSample()
    open.actions.edit(hires('balanced', 'sdr', 2, 6))
    await open.actions.save('Three more SDRs')
    expect(unsavedCount(sessionOf(open), 'balanced')).toBe(0)
    const again = pane({ shelf })
    await again.actions.openShelf()
    expect(sessionOf(again).plan.scenarios.find(({ id }) => id === 'balanced')).toMatchObject({
      author: 'Anna',
      note: 'Three more SDRs',
      time: now.toISOString(),
    })
    expect(sessionOf(again).plan).toEqual(sessionOf(open).plan)
  })

  test('is told while it lasts, and a second save waits for the first', async () => {
    const shelf = pageShelf()
    const open = pane({ shelf })
    await open.actions.openSample()
    const told: boolean[] = []
    open.store.subscribe(({ isSaving }, before) => {
      if (isSaving !== before.isSaving) told.push(isSaving)
    })
    await Promise.all([open.actions.save('First'), open.actions.save('Second')])
    expect(told).toEqual([true, false, true, false])
    const versions = await open.actions.versions('balanced')
    expect(versions.map(({ kept }) => kept.note)).toEqual([
      'Second',
      'First',
      'Hiring, four tools and four systems together.',
    ])
  })

  test('a shelf that is full says so, and the change stays unsaved', async () => {
    const full: PlanShelf = {
      ...pageShelf(),
      save: async () => ({
        kept: false,
        refusal: { message: 'The workbook is full.', remedy: 'Export.' },
      }),
    }
    const open = pane({ shelf: full })
    await open.actions.openSample()
    open.actions.edit(hires('balanced', 'sdr', 2, 6))
    await open.actions.save('')
    expect(open.store.getState().refusal?.message).toBe('The workbook is full.')
    expect(unsavedCount(sessionOf(open), 'balanced')).toBe(1)
  })
})

describe('numbers of the plan itself that come from the sheets', () => {
  test('move every scenario, count as not saved until the next save, and leave what can be undone', async () => {
    const open = pane()
    await open.actions.openSample()
    const { layout } = sessionOf(open)
    const before = arr(sessionOf(open))
    open.actions.edit(hires('balanced', 'sdr', 2, 6))
    const typed = { ...sessionOf(open).plan.inputs, annual_attrition: 0.9 }
    const text = JSON.parse(await open.actions.planText())
    await open.actions.takePlan(JSON.stringify({ ...text, inputs: typed }))
    await vi.waitFor(() => expect(isStale(sessionOf(open), 'balanced')).toBe(false))
    expect(arr(sessionOf(open))).toBeLessThan(before ?? 0)
    expect([isPlanUnsaved(sessionOf(open)), unsavedCount(sessionOf(open), 'balanced')]).toEqual([true, 1])
    expect(sessionOf(open).layout).toBe(layout)
    open.actions.undo()
    expect(unsavedCount(sessionOf(open), 'balanced')).toBe(0)
    expect(sessionOf(open).plan.inputs.annual_attrition).toBe(0.9)
    await open.actions.save('')
    expect(isPlanUnsaved(sessionOf(open))).toBe(false)
    expect(JSON.parse(await open.actions.savedText()).inputs.annual_attrition).toBe(0.9)
  })
})
