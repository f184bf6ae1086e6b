// Who works at the company: people come through requisitions, leave by chance, and are replaced.

import { dayNumber, daysPerMonth, firstDayOf, lastDayOf } from '../../../engine/calibration/elapsed.ts'
import type { Day, Employee, Requisition } from '../../../engine/intake/records.ts'
import { dayOfNumber } from './calendar.ts'
import { type Random, randomOf } from './random.ts'
import { nowhere } from './source.ts'
import type { RoleTruth, Truth } from './truth.ts'

/** The roster and the requisitions of all roles. */
export type People = {
  readonly employees: readonly Employee[]
  readonly requisitions: readonly Requisition[]
}

/** People of a role never cost quite the same. */
const salarySpread = 0.07

/** All who were there at any time, leavers too, and every requisition opened. */
export function makePeople({ roles, firstMonth, lastMonth }: Truth, seed: number): People {
  const made = roles.map(role => makeRole(role, firstMonth, lastMonth, randomOf(seed, `people ${role.role}`)))
  return {
    employees: made
      .flatMap(({ employees }) => employees)
      .map((person, index) => ({ ...person, id: employeeId(index) })),
    requisitions: made
      .flatMap(({ requisitions }) => requisitions)
      .sort((one, two) => dayNumber(one.opened) - dayNumber(two.opened))
      .map((requisition, index) => ({ ...requisition, id: `REQ-${String(index + 101)}` })),
  }
}

function employeeId(index: number): string {
  return String(index + 1001).padStart(6, '0')
}

function makeRole(truth: RoleTruth, firstMonth: number, lastMonth: number, random: Random): People {
  const start = dayNumber(firstDayOf(firstMonth))
  const end = dayNumber(lastDayOf(lastMonth))
  // A chance to leave that is the same every day: the rate a month is -ln(1 - a) / 12.
  const rate = -Math.log1p(-truth.attrition) / 12
  const employees: Employee[] = []
  const requisitions: Requisition[] = []
  const toOpen: number[] = []
  const employ = (hired: number, atRiskFrom: number): void => {
    const left = atRiskFrom + Math.max(1, Math.round((random.wait(1) / rate) * daysPerMonth))
    employees.push({
      ...person(truth, dayOfNumber(hired), random),
      ...(left <= end
        ? { left: dayOfNumber(left), leaving: random.chance(0.7) ? 'voluntary' : 'involuntary' }
        : {}),
    })
    if (left <= end) toOpen.push(left)
  }
  for (let count = 0; count < truth.opening; count++)
    employ(start - Math.round(30 + random.uniform() * 1300), start)
  for (let day = start; day <= end; day += random.wait(1) * (daysPerMonth / truth.newPositions)) {
    if (day > start) toOpen.push(Math.round(day))
  }
  for (let opened = toOpen.shift(); opened !== undefined; opened = toOpen.shift()) {
    if (opened > end) continue
    const filling = Math.round(random.wait(4) * truth.fillMonths * daysPerMonth)
    const started = opened + filling
    const filled = started <= end
    requisitions.push({
      source: nowhere,
      id: '',
      title: truth.titles[0] ?? truth.role,
      role: truth.role,
      opened: dayOfNumber(opened),
      ...(filled
        ? { accepted: dayOfNumber(opened + Math.round(filling * 0.7)), started: dayOfNumber(started) }
        : {}),
      status: filled ? 'filled' : 'open',
    })
    if (filled) employ(started, started)
  }
  return { employees, requisitions }
}

function person(
  { titles, role, department, segment, salary, variable }: RoleTruth,
  hired: Day,
  random: Random,
) {
  const pay = Math.round((salary * Math.exp(salarySpread * random.normal())) / 500) * 500
  return {
    source: nowhere,
    id: '',
    title: titles[Math.floor(random.uniform() * titles.length)] ?? role,
    role,
    department,
    ...(segment === undefined ? {} : { segment }),
    kind: 'employee',
    hired,
    share: 1,
    salary: pay,
    variable: Math.round((pay * variable) / 500) * 500,
  } as const
}
