// Each start closes at most one planned hire: nobody is counted twice, nobody is lost.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchHires, type RoleHires } from '../../engine/calibration/matchHires.ts'

const hires = (more: Partial<RoleHires>): RoleHires => ({
  role: 'seller',
  planned: [0, 2, 0, 1, 0, 1, 0, 0, 4],
  timeToFill: 1,
  closed: 4,
  starts: [0, 0, 0, 0],
  replacementsDue: 0,
  vacancies: 0,
  ...more,
})

test('two come when they were due: the plan goes on with the one on its way', () => {
  expect(matchHires(hires({ starts: [0, 0, 2, 0] }), 'move')).toMatchObject({
    matched: 2,
    early: 0,
    late: 0,
    moved: 1,
    left: 5,
  })
})

test('one comes before their month and one after it', () => {
  expect(matchHires(hires({ starts: [0, 1, 0, 1] }), 'move')).toMatchObject({ matched: 2, early: 1, late: 1 })
})

test('whoever comes in the place of a leaver closes no planned hire', () => {
  const match = matchHires(hires({ starts: [0, 0, 2, 0], replacementsDue: 1 }), 'move')
  expect(match).toMatchObject({ replaced: 1, matched: 1, moved: 2, unplanned: 0 })
})

test('somebody who comes before a replacement is due fills a planned hire first, and a vacancy only then', () => {
  const match = matchHires(hires({ planned: [1], starts: [0, 0, 3, 0], vacancies: 1 }), 'move')
  expect(match).toMatchObject({ matched: 1, replaced: 1, unplanned: 1 })
})

test('more than were planned close the hires of the next three months, and who is left was not planned', () => {
  const match = matchHires(hires({ starts: [0, 0, 6, 0] }), 'move')
  // Two due, one on its way and the one of month 6 are filled; the four of month 9 are too far away.
  expect(match).toMatchObject({ matched: 4, unplanned: 2, moved: 0, left: 4 })
  expect(match.closedAhead).toEqual([{ month: 6, people: 1 }])
})

test('hires that were due and did not come move to the first open month, or are dropped; those on their way move', () => {
  expect(matchHires(hires({}), 'move')).toMatchObject({ moved: 3, dropped: 0 })
  expect(matchHires(hires({}), 'drop')).toMatchObject({ moved: 1, dropped: 2 })
})

test('what was planned is matched, moved, dropped or left, and who came is a replacement, a match or unplanned', () => {
  const anyone = fc.record({
    planned: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 18 }),
    timeToFill: fc.integer({ min: 0, max: 6 }),
    starts: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 }),
    replacementsDue: fc.double({ min: 0, max: 6, noNaN: true }),
    vacancies: fc.double({ min: 0, max: 6, noNaN: true }),
    unfilled: fc.constantFrom('move' as const, 'drop' as const),
  })
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0)
  fc.assert(
    fc.property(anyone, ({ unfilled, ...role }) => {
      const match = matchHires({ role: 'seller', closed: role.starts.length, ...role }, unfilled)
      const { matched, moved, dropped, left, started, replaced, unplanned } = match
      expect(matched + moved + dropped + left).toBe(sum(role.planned))
      expect(replaced + matched + unplanned).toBe(started)
      expect(started).toBe(sum(role.starts))
      for (const count of [matched, moved, dropped, left, replaced, unplanned])
        expect(count).toBeGreaterThanOrEqual(0)
      expect(match.early + match.late).toBeLessThanOrEqual(matched)
      // What closes ahead is never more than was planned there.
      for (const { month, people } of match.closedAhead)
        expect(people).toBeLessThanOrEqual(role.planned[month - 1] ?? 0)
    }),
    { numRuns: 500 },
  )
})
