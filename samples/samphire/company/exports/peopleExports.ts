// What HR exports: BambooHR's roster and the requisitions of an applicant tracker.

import { quantityToNumber } from '../../../../engine/formula/quantity.ts'
import type { Employee, Records, Requisition } from '../../../../engine/intake/records.ts'
import { nameOf } from './names.ts'
import { csv, type ExportFile, isoDay } from './text.ts'

/** All of HR. */
export function peopleExports({ employees, requisitions }: Records): readonly ExportFile[] {
  return [
    { name: 'bamboohr-employees.csv', text: roster(employees) },
    { name: 'requisitions.csv', text: requisitionList(requisitions) },
  ]
}

/** Leavers stay on it; some titles have a blank too many. */
function roster(employees: readonly Employee[]): string {
  return csv([
    [
      'Employee #',
      'First Name',
      'Last Name',
      'Job Title',
      'Department',
      'Employment Status',
      'Hire Date',
      'Termination Date',
      'Pay Rate',
      'Pay Per',
      'Commission Amount',
      'Pay Currency',
    ],
    ...employees.map((person, index) => [
      person.id,
      ...nameOf(person),
      index % 13 === 5 ? `${person.title} ` : person.title,
      person.department ?? '',
      person.left === undefined ? 'Full-Time' : 'Terminated',
      isoDay(person.hired),
      person.left === undefined ? '' : isoDay(person.left),
      quantityToNumber(person.salary ?? 0).toFixed(2),
      'Year',
      quantityToNumber(person.variable ?? 0).toFixed(2),
      'USD',
    ]),
  ])
}

function requisitionList(requisitions: readonly Requisition[]): string {
  return csv([
    ['Requisition ID', 'Job', 'opened_at', 'offer_accepted_at', 'start_date', 'status'],
    ...requisitions.map(({ id, title, opened, accepted, started, status }) => [
      id,
      title,
      isoDay(opened),
      accepted === undefined ? '' : isoDay(accepted),
      started === undefined ? '' : isoDay(started),
      status === 'filled' ? 'Closed' : 'Open',
    ]),
  ])
}
