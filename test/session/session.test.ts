import { describe, expect, test } from 'vitest'
import { editRefusal } from '../../addin/session/editRefusal.ts'
import { isStale, nextToCompute, numbersOf } from '../../addin/session/scenarioResult.ts'
import {
  computed,
  edited,
  examined,
  openedSession,
  redone,
  revisionKept,
  revisionOf,
  type Session,
  scenarioChosen,
  undone,
  unsavedCount,
} from '../../addin/session/session.ts'
import type { Plan } from '../../engine/index.ts'
import { hires, larkspurText, must, openedWith, recomputed, rememberingDesk } from './larkspur.ts'

const anna = { author: 'Anna', time: '2026-02-01T10:00:00.000Z', note: 'One more SDR' }
const ids = ['base', 'raise_only', 'hire_first', 'tooling_first', 'systems_first', 'balanced', 'downside']

function opened(): Session {
  return openedSession(must(rememberingDesk().open(larkspurText)))
}

describe('an opened plan', () => {
  test('shows the scenario that was approved', () => {
    expect(opened().current).toBe('balanced')
  })

  test('computes what is shown first, then its parent, then the rest in order', () => {
    const desk = rememberingDesk()
    let session = openedSession(must(desk.open(larkspurText)))
    const order: string[] = []
    for (let next = nextToCompute(session); next !== undefined; next = nextToCompute(session)) {
      order.push(next)
      session = recomputed(session, desk, [next])
    }
    const [root, ...rest] = ids.filter(id => id !== 'balanced' && id !== 'raise_only')
    expect(order.slice(0, 2)).toEqual(['balanced', 'raise_only'])
    expect(order).toHaveLength(ids.length)
    expect(order.slice(3)).toEqual(rest)
    expect(root).toBe('base')
  })

  test('reads the ARR of Larkspur out of the columns', () => {
    const session = openedWith(larkspurText, 'balanced')
    const numbers = session.results.get('balanced')?.numbers
    if (numbers === undefined) throw new Error('not computed')
    expect(numbersOf(session.layout, numbers)('total_arr').at(-1)).toBeCloseTo(43_306_626.81, 2)
    expect(numbersOf(session.layout, numbers)('closing_arr', ['enterprise'])).toHaveLength(36)
    expect(() => numbersOf(session.layout, numbers)('no_such_row')).toThrow('no no_such_row')
  })

  test('ignores a scenario that does not exist', () => {
    const session = opened()
    expect(scenarioChosen(session, 'nowhere')).toBe(session)
  })
})

describe('an edit', () => {
  test('makes the scenario and its children stale, and nothing else', () => {
    const session = openedWith(larkspurText, 'balanced', 'raise_only', 'downside')
    const after = edited(session, hires('balanced', 'sdr', 2, 4))
    expect(['balanced', 'downside', 'raise_only'].filter(id => isStale(after, id))).toEqual([
      'balanced',
      'downside',
    ])
  })

  test('is named by undo, taken back by it, and done again by redo', () => {
    const session = opened()
    const after = edited(session, hires('balanced', 'sdr', 2, 4))
    expect(after.history.past.at(-1)?.edit.label).toBe('sdr, month 2')
    expect(unsavedCount(after, 'balanced')).toBe(1)
    const back = undone(after)
    expect(back.plan).toBe(session.plan)
    expect(unsavedCount(back, 'balanced')).toBe(0)
    expect(redone(back).plan).toBe(after.plan)
  })

  test('undone shows the scenario that it had changed', () => {
    const after = scenarioChosen(edited(opened(), hires('balanced', 'sdr', 2, 4)), 'hire_first')
    expect(undone(after).current).toBe('balanced')
  })

  test('a new edit leaves nothing to do again', () => {
    const once = undone(edited(opened(), hires('balanced', 'sdr', 2, 4)))
    expect(edited(once, hires('balanced', 'csm', 3, 1)).history.future).toEqual([])
  })

  test('undo and redo with nothing to do change nothing', () => {
    const session = opened()
    expect([undone(session), redone(session)]).toEqual([session, session])
  })

  test('keeps the numbers from before it for the effect', () => {
    const session = openedWith(larkspurText, 'balanced')
    const after = edited(session, hires('balanced', 'sdr', 2, 4))
    expect(after.effect?.before).toBe(session.results.get('balanced')?.numbers)
  })
})

describe('a scenario that must not change', () => {
  const { plan } = opened()

  test('a locked one says so', () => {
    expect(editRefusal(plan, 'raise_only')?.message).toBe('Raise only is locked, so its numbers never move.')
  })

  test('neither does the parent of a locked one', () => {
    const withLock: Plan = {
      ...plan,
      scenarios: plan.scenarios.map(scenario =>
        scenario.id === 'downside' ? { ...scenario, state: 'locked' } : scenario,
      ),
    }
    expect(editRefusal(withLock, 'balanced')?.message).toBe(
      'Downside is locked and takes its numbers from Balanced.',
    )
    expect(editRefusal(withLock, 'hire_first')).toBeUndefined()
  })

  test('nor a plan of a newer version', () => {
    expect(editRefusal({ ...plan, schema_version: 2 }, 'balanced')?.remedy).toBe(
      'Update Proceeds to change it.',
    )
  })

  test('an edit of it leaves the session as it was', () => {
    const session = opened()
    expect(edited(session, hires('raise_only', 'sdr', 2, 4))).toBe(session)
  })
})

describe('the engine answers', () => {
  test('with a fault: the last numbers stay beside it', () => {
    const session = openedWith(larkspurText, 'balanced')
    const fault = {
      code: 'N101',
      severity: 'error' as const,
      place: { kind: 'plan' as const },
      message: 'No number.',
      remedy: 'Mend it.',
    }
    const after = computed(session, 'balanced', [], { ok: false, diagnostics: [fault] })
    expect(after.results.get('balanced')).toMatchObject({
      numbers: session.results.get('balanced')?.numbers,
      faults: [fault],
    })
  })

  test('about numbers that have been replaced since: the examination is dropped', () => {
    const session = openedWith(larkspurText, 'balanced')
    const old = session.results.get('balanced')?.numbers
    if (old === undefined) throw new Error('not computed')
    const examination = { largest: 0, row: '', compared: 0, findings: [] }
    const kept = examined(session, 'balanced', old, examination)
    const dropped = examined(session, 'balanced', { ...old }, examination)
    expect(kept.results.get('balanced')?.examination).toBe(examination)
    expect(dropped.results.get('balanced')?.examination).toBeUndefined()
  })

  test('that the fast numbers of every scenario are the exact ones', () => {
    const desk = rememberingDesk()
    const { plan } = must(desk.open(larkspurText))
    const examinations = ['base', 'balanced', 'downside'].map(id => must(desk.examine(plan.scenarios, id)))
    expect(Math.max(...examinations.map(({ largest }) => largest))).toBeLessThan(1e-9)
  })
})

describe('a saved revision', () => {
  test('carries author, time and note, and is no longer unsaved', () => {
    const session = edited(opened(), hires('hire_first', 'sdr', 2, 9))
    const shown = scenarioChosen(session, 'hire_first')
    const revision = revisionOf(shown, anna)
    if (revision === undefined) throw new Error('nothing to save')
    const after = revisionKept(shown, revision)
    expect(after.saved.scenarios.find(({ id }) => id === 'hire_first')).toMatchObject({
      ...anna,
      state: 'shared',
    })
    expect(unsavedCount(after, 'hire_first')).toBe(0)
  })

  test('of an approved scenario with other numbers is a draft again', () => {
    const session = edited(opened(), hires('balanced', 'sdr', 2, 4))
    expect(revisionOf(session, anna)?.kept.state).toBe('draft')
    expect(revisionOf(opened(), anna)?.kept.state).toBe('approved')
  })

  test('saves the shown scenario alone', () => {
    const session = scenarioChosen(edited(opened(), hires('hire_first', 'sdr', 2, 9)), 'balanced')
    const saved = revisionOf(session, anna)?.saved
    const others = saved?.scenarios.filter(({ id }) => id !== 'balanced')
    expect(others).toEqual(opened().plan.scenarios.filter(({ id }) => id !== 'balanced'))
  })

  test('does not make its numbers stale', () => {
    const session = openedWith(larkspurText, 'balanced', 'downside')
    const revision = revisionOf(session, anna)
    if (revision === undefined) throw new Error('nothing to save')
    const after = revisionKept(session, revision)
    expect([isStale(after, 'balanced'), isStale(after, 'downside')]).toEqual([false, false])
  })

  test('leaves edits made while it was being saved unsaved', () => {
    const session = edited(opened(), hires('balanced', 'sdr', 2, 4))
    const revision = revisionOf(session, anna)
    if (revision === undefined) throw new Error('nothing to save')
    const meanwhile = edited(session, hires('balanced', 'csm', 9, 2))
    expect(unsavedCount(revisionKept(meanwhile, revision), 'balanced')).toBe(1)
  })

  test('stays saved when the edit before it is undone', () => {
    const session = edited(opened(), hires('balanced', 'sdr', 2, 4))
    const revision = revisionOf(session, anna)
    if (revision === undefined) throw new Error('nothing to save')
    const back = undone(revisionKept(session, revision))
    expect(back.plan.scenarios.find(({ id }) => id === 'balanced')?.author).toBe('Anna')
    expect(unsavedCount(back, 'balanced')).toBe(1)
  })
})
