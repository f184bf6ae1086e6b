// Records written in one line each, for cases small enough to count by hand.

import type { Contract, Day, Employee, Opportunity } from '../../engine/intake/records.ts'

/** `2026-03-15` as a day. */
export function day(text: string): Day {
  const [year = 0, month = 0, dayOfMonth = 0] = text.split('-').map(Number)
  return { year, month, day: dayOfMonth }
}

/** `won 2026-01-05 2026-03-20 12000`: outcome, created, closed (`-` while open) and yearly value. */
export function deal(text: string, more: Partial<Opportunity> = {}): Opportunity {
  const [outcome = 'open', created = '', closes = '-', amount = '0'] = text.split(' ')
  return {
    source: { file: 'deals.csv', row: 1 },
    id: text,
    created: day(created),
    ...(closes === '-' ? {} : { closes: day(closes) }),
    outcome: outcome as Opportunity['outcome'],
    amount: Number(amount),
    amountMeans: 'arr',
    stage: outcome,
    ...more,
  }
}

/** `2024-01-01 2025-06-30`: hired and, unless still there, left. */
export function employee(text: string, more: Partial<Employee> = {}): Employee {
  const [hired = '', left] = text.split(' ')
  return {
    source: { file: 'roster.csv', row: 1 },
    id: text,
    title: 'Seller',
    kind: 'employee',
    hired: day(hired),
    ...(left === undefined ? {} : { left: day(left) }),
    share: 1,
    ...more,
  }
}

/** `Acme 2025-01-01 2025-12-31 12000`: customer, term and yearly value. */
export function contract(text: string, more: Partial<Contract> = {}): Contract {
  const [customer = '', start = '', end = '', arr = '0'] = text.split(' ')
  return {
    source: { file: 'contracts.csv', row: 1 },
    id: text,
    customer,
    start: day(start),
    end: day(end),
    arr: Number(arr),
    ...more,
  }
}
