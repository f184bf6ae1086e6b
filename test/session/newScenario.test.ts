import { describe, expect, test, vi } from 'vitest'
import { bookDesk } from '../../addin/session/bookDesk.ts'
import { editRefusal } from '../../addin/session/editRefusal.ts'
import { importedScenarios, nameProblem, newScenario } from '../../addin/session/newScenario.ts'
import { type PaneStore, paneStore } from '../../addin/session/paneStore.ts'
import { pageShelf } from '../../addin/session/planShelf.ts'
import { isStale } from '../../addin/session/scenarioResult.ts'
import { edited, scenarioOf, unsavedCount } from '../../addin/session/session.ts'
import { writeXlsx } from '../../engine/index.ts'
import { smallWorkbook } from '../host/smallWorkbook.ts'
import {
  blankText,
  engineInPlace,
  hires,
  larkspurText,
  must,
  openedWith,
  sessionOf,
  workbookPlan,
} from './larkspur.ts'
import { smallPlanText } from './paneBeside.ts'

const balanced = openedWith(larkspurText, 'balanced')

async function pane(text = larkspurText): Promise<PaneStore> {
  const open = paneStore({
    startEngine: engineInPlace,
    now: () => new Date(2026, 1, 3, 14, 2),
    shelf: pageShelf(),
    sampleText: async () => text,
    blankText: async () => blankText,
    workbookPlan,
    author: 'Anna',
  })
  await open.actions.openSample()
  return open
}

describe('a scenario saved under a new name', () => {
  test('is a child without changes while nothing is unsaved', () => {
    expect(newScenario(balanced, 'Hire later')).toEqual({
      scenario: {
        id: 'hire_later',
        name: 'Hire later',
        parent: 'balanced',
        state: 'draft',
        initiatives: [],
        changes: [],
      },
    })
  })

  test('takes the unsaved edits with it, and the parent goes back to what was saved', () => {
    const session = edited(balanced, hires('balanced', 'sdr', 2, 9))
    const made = newScenario(session, 'More SDRs')
    expect(made?.scenario).toMatchObject({
      parent: 'balanced',
      changes: [{ input: 'planned_hires', where: { role: 'sdr', month: 2 }, value: 9 }],
    })
    if (made?.takenBack === undefined) throw new Error('nothing is taken back')
    expect(unsavedCount(edited(session, made.takenBack), 'balanced')).toBe(0)
  })

  test('is a copy beside it when an edit dropped a change', () => {
    const session = edited(balanced, {
      scenario: 'balanced',
      label: 'inherit',
      says: '',
      from: '',
      to: '',
      kind: 'inherit_inputs',
      cells: [{ input: 'planned_hires', where: { role: 'sdr', month: 2 } }],
    })
    expect(newScenario(session, 'Fewer')?.scenario).toMatchObject({ parent: 'raise_only' })
    expect(newScenario(session, 'Fewer')?.scenario.changes).toHaveLength(45)
  })

  test('comes to what the edits came to, is saved and shown, and undo gives the edits back', async () => {
    const open = await pane()
    open.actions.edit(hires('balanced', 'sdr', 2, 9))
    await vi.waitFor(() => expect(isStale(sessionOf(open), 'balanced')).toBe(false))
    const edit = sessionOf(open).results.get('balanced')?.numbers?.figures
    await open.actions.saveAsNew('More SDRs', 'Pipeline review')
    await vi.waitFor(() => expect(isStale(sessionOf(open), 'more_sdrs')).toBe(false))
    const after = sessionOf(open)
    expect(after.results.get('more_sdrs')?.numbers?.figures).toEqual(edit)
    expect([after.current, unsavedCount(after, 'more_sdrs'), unsavedCount(after, 'balanced')]).toEqual([
      'more_sdrs',
      0,
      0,
    ])
    expect(scenarioOf(after.plan, 'more_sdrs')).toMatchObject({ author: 'Anna', note: 'Pipeline review' })
    open.actions.undo()
    expect(unsavedCount(sessionOf(open), 'balanced')).toBe(1)
    expect(scenarioOf(sessionOf(open).plan, 'more_sdrs')).toBeDefined()
  })

  test.each([
    ['  ', 'A scenario needs a name.'],
    ['balanced', 'There is a scenario called balanced already.'],
    ['x'.repeat(61), 'Use at most 60 letters.'],
    ['Fine', undefined],
  ])('“%s” as its name', (name, problem) => {
    expect(nameProblem(balanced.plan, name)).toBe(problem)
  })
})

describe('a locked scenario', () => {
  test('refuses edits, and undo of what was edited before it was locked', async () => {
    const open = await pane()
    open.actions.edit(hires('balanced', 'sdr', 2, 9))
    await open.actions.save('As agreed', { state: 'locked' })
    expect(scenarioOf(sessionOf(open).plan, 'balanced')).toMatchObject({ state: 'locked', note: 'As agreed' })
    const before = sessionOf(open).plan
    open.actions.undo()
    expect(sessionOf(open).plan).toBe(before)
    expect(open.store.getState().refusal?.message).toBe('Balanced is locked, so its numbers never move.')
    expect(editRefusal(before, 'balanced')).toBeDefined()
  })

  test('is frozen and reproduces', async () => {
    const open = await pane()
    await open.actions.save('', { state: 'locked' })
    expect(scenarioOf(sessionOf(open).saved, 'balanced')?.frozen?.time).toBe(
      new Date(2026, 1, 3, 14, 2).toISOString(),
    )
    expect(await open.actions.reproduce('balanced')).toMatchObject({ ok: true, value: { reproduces: true } })
  })

  test('that was only frozen says what changed after an edit', async () => {
    const open = await pane()
    await open.actions.save('', { freeze: true })
    open.actions.edit(hires('balanced', 'sdr', 2, 9))
    expect(await open.actions.reproduce('balanced')).toMatchObject({
      value: { reproduces: false, inputs: ['planned_hires'], formulas: false },
    })
  })
})

describe('scenarios of another plan file', () => {
  test('come over as drafts with names and ids of their own, each below its own parent', () => {
    const { scenarios, notice } = importedScenarios(balanced.plan, balanced.plan, 'plan.json')
    expect(scenarios.map(({ id }) => id)).toContain('balanced_2')
    expect(scenarios.find(({ id }) => id === 'downside_2')).toMatchObject({
      name: 'Downside (imported)',
      parent: 'balanced_2',
      state: 'draft',
    })
    expect(notice).toBe('7 scenarios taken over from plan.json as drafts.')
  })

  test('say on which numbers they stand', () => {
    const other = { ...balanced.plan, inputs: { ...balanced.plan.inputs, opening_cash: 1 } }
    expect(importedScenarios(balanced.plan, other, 'theirs.json').notice).toBe(
      '7 scenarios taken over from theirs.json as drafts. They now stand on this plan’s numbers: 1 input is different in the file.',
    )
  })

  test('are computed once taken over, and refused as a whole where one does not fit', async () => {
    const open = await pane()
    await open.actions.importScenarios(larkspurText, 'plan.json')
    await vi.waitFor(() => expect(sessionOf(open).results.size).toBe(14))
    const before = sessionOf(open).plan
    await open.actions.importScenarios(larkspurText.replaceAll('"sdr"', '"caller"'), 'other.json')
    expect(sessionOf(open).plan).toBe(before)
    expect(open.store.getState().refusal?.message).toContain('caller')
  })

  test('from something that is no plan are refused in words', async () => {
    const open = await pane()
    await open.actions.importScenarios('{"format": "something"}', 'x.json')
    expect(open.store.getState().refusal).toBeDefined()
  })

  test('come over from a workbook of ours as from a plan file', async () => {
    const about = { revision: '1', saved: '2026-03-02', shown: 'series_a' }
    const desk = bookDesk()
    const file = desk.file(must(desk.make(smallPlanText, about)).workbook)
    if (!('file' in file)) throw new Error(file.faults.join())
    const open = await pane(smallPlanText)
    await open.actions.importFile(file.file, 'marram.xlsx')
    expect(open.store.getState().refusal?.message).toBe('4 scenarios taken over from marram.xlsx as drafts.')
    expect(sessionOf(open).plan.scenarios.map(({ name, state }) => [name, state])).toContainEqual([
      'Series A (imported)',
      'draft',
    ])
    await open.actions.importFile(new TextEncoder().encode(smallPlanText), 'plan.json')
    expect(open.store.getState().refusal?.message).toBe('4 scenarios taken over from plan.json as drafts.')
  })

  test('from a workbook of others, or a broken one, are refused in words', async () => {
    const open = await pane(smallPlanText)
    const before = sessionOf(open).plan
    const files = [writeXlsx(smallWorkbook), new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])]
    for (const file of files) {
      open.actions.dismiss()
      await open.actions.importFile(file, 'other.xlsx')
      expect(open.store.getState().refusal?.remedy).toBeTruthy()
    }
    expect(sessionOf(open).plan).toBe(before)
  })
})
