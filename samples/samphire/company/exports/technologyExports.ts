// What technology exports: a sprint report, the project register and the list of software contracts, both spreadsheets.

import { quantityToNumber } from '../../../../engine/formula/quantity.ts'
import type { ProjectLine, Records, Sprint, ToolContract } from '../../../../engine/intake/records.ts'
import { drivers } from '../../../../engine/plan/drivers.ts'
import { csv, dollars, type ExportFile, isoDay } from './text.ts'

/** All of technology. */
export function technologyExports({ sprints, projects, toolContracts }: Records): readonly ExportFile[] {
  return [
    { name: 'sprints.csv', text: sprintReport(sprints) },
    { name: 'project-register.csv', text: projectRegister(projects) },
    { name: 'software-contracts.csv', text: softwareContracts(toolContracts) },
  ]
}

function sprintReport(sprints: readonly Sprint[]): string {
  return csv([
    ['team', 'sprint', 'start', 'end', 'committed', 'completed'],
    ...sprints.map(({ team, name, start, end, committed = 0, completed }) => [
      team,
      name,
      isoDay(start),
      isoDay(end),
      String(committed),
      String(completed),
    ]),
  ])
}

const purposes = { information_technology: 'IT', operational_technology: 'OT', customer_technology: 'CT' }

/** Effects by their label and in percent; below, an effect that no model knows. */
function projectRegister(projects: readonly ProjectLine[]): string {
  const header = [
    ...['system', 'purpose', 'team', 'effort_low', 'effort_likely', 'effort_high', 'depends_on'],
    ...['vendor_cost', 'run_cost', 'effect', 'effect_low', 'effect_likely', 'effect_high'],
    ...['earliest_start', 'priority'],
  ]
  const three = (points: ProjectLine['size'], print: (value: number) => string): readonly string[] =>
    points === undefined
      ? ['', '', '']
      : [points.low, points.likely, points.high].map(one => print(quantityToNumber(one)))
  const cost = (amount: ProjectLine['runCost']): string =>
    amount === undefined ? '' : dollars(quantityToNumber(amount))
  const rows = projects.map(line => [
    line.system,
    line.purpose === undefined ? '' : purposes[line.purpose],
    line.team ?? '',
    ...three(line.effort, String),
    line.dependsOn.join('; '),
    cost(line.vendorCost),
    cost(line.runCost),
    drivers.find(({ id }) => id === line.effect)?.label ?? '',
    ...three(line.size, percent),
    line.earliestStart === undefined
      ? ''
      : `${line.earliestStart.year}-${String(line.earliestStart.monthOfYear).padStart(2, '0')}`,
    line.priority === undefined ? '' : String(line.priority),
  ])
  const hope = header.map(
    name => ({ system: 'Data platform', effect: 'Happier customers', effect_likely: '10%' })[name] ?? '',
  )
  return csv([header, ...rows, hope])
}

/** Seats of a contract that runs are priced by the month. */
function softwareContracts(contracts: readonly ToolContract[]): string {
  return csv([
    [
      ...['vendor', 'product', 'owner', 'purpose', 'start_date', 'end_date', 'seats_purchased'],
      ...['unit_price', 'annual_value', 'uplift_cap', 'notice_days'],
    ],
    ...contracts.map(contract => {
      const { vendor, product = '', department = '', purpose = 'information_technology' } = contract
      const price = quantityToNumber(contract.seatPrice ?? 0)
      return [
        vendor,
        product,
        department,
        purposes[purpose],
        contract.start === undefined ? '' : isoDay(contract.start),
        contract.end === undefined ? '' : isoDay(contract.end),
        String(contract.seatsBought ?? ''),
        dollars(contract.start === undefined ? price : price / 12),
        dollars(quantityToNumber(contract.value)),
        percent(quantityToNumber(contract.uplift ?? 0)),
        String(contract.noticeDays ?? ''),
      ]
    }),
  ])
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`
}
