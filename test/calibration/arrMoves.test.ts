import { expect, test } from 'vitest'
import { arrMoves } from '../../engine/calibration/arrMoves.ts'
import { contract, day } from './records.ts'

const months = (...ends: readonly string[]) => ends.map(day)

test('a customer who renews late expanded by what they have more than before, and had not churned', () => {
  // The term of 1,000 ends in January; the one of 1,200 starts in March. February sees neither.
  const acme = [contract('Acme 2025-02-01 2026-01-31 1000'), contract('Acme 2026-03-10 2027-03-09 1200')]
  const moves = arrMoves(acme, months('2026-01-31', '2026-02-28', '2026-03-31'))
  expect(moves.map(({ churned, expanded, gained }) => [churned, expanded, gained])).toEqual([
    [1000, 0, 0],
    [-1000, 200, 0],
  ])
})

test('one who had lapsed before the months that are looked at is not new either', () => {
  const acme = [contract('Acme 2025-02-01 2026-01-31 1000'), contract('Acme 2026-03-10 2027-03-09 700')]
  expect(arrMoves(acme, months('2026-02-28', '2026-03-31'))).toEqual([
    { gained: 0, gainedCustomers: 0, expanded: 0, contracted: 300, churned: -1000, customers: 1 },
  ])
})

test('whatever happens to customers, the moves add up to what ARR in force moved by', () => {
  const contracts = [
    contract('Acme 2025-02-01 2026-01-31 1000'),
    contract('Acme 2026-03-10 2027-03-09 700'),
    contract('Bolt 2025-03-01 2026-02-28 500'),
    contract('Bolt 2026-03-01 2027-02-28 900'),
    contract('Cast 2026-02-11 2027-02-10 300'),
    contract('Dray 2025-01-01 2026-03-15 250'),
  ]
  const moves = arrMoves(contracts, months('2026-01-31', '2026-02-28', '2026-03-31'))
  const net = moves.map(
    ({ gained, expanded, contracted, churned }) => gained + expanded - contracted - churned,
  )
  // 1,750 at the end of January, then 1,050, then 1,900.
  expect(net).toEqual([-700, 850])
  expect(moves[0]).toMatchObject({ gained: 300, gainedCustomers: 1, churned: 1000 })
  expect(moves[1]).toMatchObject({ expanded: 400, contracted: 300, churned: 250 - 1000 })
})
