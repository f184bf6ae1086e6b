import { describe, expect, test } from 'vitest'
import { compareCopies } from '../../addin/session/readableCopy.ts'
import type { ReadableCopy, Scenario } from '../../engine/index.ts'

describe('the sheet Scenarios beside the saved revisions', () => {
  test('with the same numbers is left alone, whatever the order of its lines', () => {
    const found = copy({ scenarios: [scenario('base', [1, 2].toReversed())] })
    expect(compareCopies(copy({ scenarios: [scenario('base', [1, 2])] }), found)).toEqual({ kind: 'same' })
  })

  test('that is missing is written again, and a person is told', () => {
    expect(compareCopies(copy(), undefined)).toMatchObject({
      kind: 'rewrite',
      notice: { remedy: 'It was written again from the saved revisions.' },
    })
  })

  test('that is older is written again without a word', () => {
    const found = copy({ revision: 'a', saved: '2026-03-01 09:00', scenarios: [scenario('base', [7])] })
    expect(compareCopies(copy(), found)).toEqual({ kind: 'rewrite' })
  })

  test('with lines that cannot be read is written again, with the rows', () => {
    expect(compareCopies(copy(), copy({ brokenRows: [12, 14] }))).toMatchObject({
      kind: 'rewrite',
      notice: { message: 'Lines of the sheet Scenarios can no longer be read (row 12, 14).' },
    })
  })

  test('with other numbers is kept as a scenario of its own', () => {
    const found = copy({ scenarios: [scenario('base', [99])] })
    expect(compareCopies(copy(), found)).toMatchObject({
      kind: 'keepBoth',
      scenarios: [
        { id: 'base_sheet', name: 'base (sheet Scenarios)', state: 'draft', changes: [{ value: 99 }] },
      ],
    })
  })

  test('that was saved later than the newest revision is kept, with scenarios that the revisions have lost', () => {
    const found = copy({
      revision: 'c',
      saved: '2026-03-03 09:00',
      scenarios: [scenario('base', [1]), scenario('late', [5])],
    })
    expect(compareCopies(copy(), found)).toMatchObject({
      kind: 'keepBoth',
      scenarios: [{ id: 'late', name: 'late' }],
    })
  })
})

function copy(given: Partial<ReadableCopy> = {}): ReadableCopy {
  return {
    revision: 'b',
    saved: '2026-03-02 14:02',
    scenarios: [scenario('base', [1])],
    brokenRows: [],
    ...given,
  }
}

function scenario(id: string, values: readonly number[]): Scenario {
  const changes = values.map(value => ({
    input: 'win_rate',
    where: { segment: `s${value}`, month: 3 },
    value,
  }))
  return { id, name: id, parent: null, state: 'locked', initiatives: [], changes }
}
