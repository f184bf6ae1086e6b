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
    underway: 1,
    pipe: [{ month: 4, people: 1 }],
    moved: 0,
    left: 5,
  })
})

test('one comes before their month and one after it', () => {
  expect(matchHires(hires({ starts: [0, 1, 0, 1] }), 'move')).toMatchObject({ matched: 2, early: 1, late: 1 })
})

test('whoever comes in the place of a leaver closes no planned hire', () => {
  const match = matchHires(hires({ starts: [0, 0, 2, 0], replacementsDue: 1 }), 'move')
  expect(match).toMatchObject({ replaced: 1, matched: 1, moved: 1, underway: 1, unplanned: 0 })
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

test('hires that were due and did not come move to the first open month, or are dropped; those on their way come', () => {
  expect(matchHires(hires({}), 'move')).toMatchObject({ moved: 2, dropped: 0, underway: 1 })
  expect(matchHires(hires({}), 'drop')).toMatchObject({ moved: 0, dropped: 2, underway: 1 })
})

test('a planned hire for whom a position is open is sought: neither lost nor planned again', () => {
  const open = [{ opened: 3, people: 1 }]
  // Two were due in month 3 and one is planned for month 4: the one position is for the first of them.
  expect(matchHires(hires({ open }), 'move')).toMatchObject({ underway: 1, moved: 2, surplus: 0 })
  expect(matchHires(hires({ open }), 'drop')).toMatchObject({ underway: 1, moved: 1, dropped: 1 })
})

test('who has accepted comes on the day that is known, and who is sought a time-to-fill after opening', () => {
  const open = [
    { opened: 4, people: 1 },
    { opened: 1, people: 1 },
    { opened: 4, starts: 7, people: 1 },
  ]
  // The position of month 1 is late and is filled in the first open month; a requisition in month 6 starts in month 7.
  expect(matchHires(hires({ open }), 'move')).toMatchObject({
    underway: 3,
    moved: 0,
    pipe: [
      { month: 4, people: 1 },
      { month: 4, people: 1 },
      { month: 6, people: 1 },
    ],
  })
})

test('open positions that nobody planned replace who left; of the others only who has accepted comes', () => {
  const open = [
    { opened: 4, people: 1 },
    { opened: 4, people: 1 },
    { opened: 3, starts: 6, people: 1 },
  ]
  expect(matchHires(hires({ planned: [], open, vacancies: 1 }), 'move')).toMatchObject({
    underway: 0,
    replacing: 1,
    surplus: 2,
    surplusComing: 1,
    pipe: [{ month: 5, people: 1 }],
  })
})

test('planned = came + sought + moved + dropped + left, and every open position is planned, replaces or is surplus', () => {
  const month = fc.integer({ min: -4, max: 6 })
  const position = fc.record(
    { opened: month, starts: fc.integer({ min: 1, max: 12 }), people: fc.constant(1) },
    { requiredKeys: ['opened', 'people'] },
  )
  const anyone = fc.record(
    {
      planned: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 18 }),
      timeToFill: fc.integer({ min: 0, max: 6 }),
      starts: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 }),
      open: fc.array(position, { maxLength: 8 }),
      replacementsDue: fc.double({ min: 0, max: 6, noNaN: true }),
      vacancies: fc.double({ min: 0, max: 6, noNaN: true }),
      unfilled: fc.constantFrom('move' as const, 'drop' as const),
    },
    { requiredKeys: ['planned', 'timeToFill', 'starts', 'replacementsDue', 'vacancies', 'unfilled'] },
  )
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0)
  fc.assert(
    fc.property(anyone, ({ unfilled, ...role }) => {
      const closed = role.starts.length
      const match = matchHires({ role: 'seller', closed, ...role }, unfilled)
      const { matched, underway, moved, dropped, left, started, replaced, unplanned } = match
      const { replacing, surplus, surplusComing, pipe } = match
      expect(matched + underway + moved + dropped + left).toBe(sum(role.planned))
      expect(replaced + matched + unplanned).toBe(started)
      expect(started).toBe(sum(role.starts))
      if (role.open !== undefined) expect(underway + replacing + surplus).toBe(role.open.length)
      for (const count of [matched, underway, moved, dropped, left, replaced, unplanned, replacing, surplus])
        expect(count).toBeGreaterThanOrEqual(0)
      expect(match.early + match.late).toBeLessThanOrEqual(matched)
      expect(surplusComing).toBeLessThanOrEqual(surplus)
      // Who is on the way is planned or has accepted, and comes after the close.
      expect(sum(pipe.map(({ people }) => people))).toBe(underway + surplusComing)
      for (const one of pipe) expect(one.month + role.timeToFill).toBeGreaterThan(closed)
      // What closes ahead is never more than was planned there.
      for (const one of match.closedAhead)
        expect(one.people).toBeLessThanOrEqual(role.planned[one.month - 1] ?? 0)
    }),
    { numRuns: 500 },
  )
})
