// The readable copy of the scenarios says enough to make them again.

import { expect, test } from 'vitest'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Change, Plan } from '../../engine/plan/plan.ts'
import { resolveScenario } from '../../engine/plan/scenarioInputs.ts'
import type { CellContent } from '../../engine/workbook/workbook.ts'
import { samplePlan } from '../cases/company.ts'
import { larkspurSource, larkspurWorkbook } from './larkspurWorkbook.ts'
import { valueIn } from './smallSheets.ts'

const { compiled } = larkspurSource

/** The lines of a block on the sheet, without its header. */
function linesOf(id: string): readonly (readonly CellContent[])[] {
  const sheet = larkspurWorkbook.sheets.find(({ name }) => name === 'Scenarios')
  return sheet?.blocks.find(block => block.id === id)?.cells.slice(1) ?? []
}

function changeOf([, input, where, month, , how, value]: readonly CellContent[]): Change {
  const items = String(where ?? '')
    .split(', ')
    .filter(text => text !== '')
    .map(text => text.split('=') as [string, string])
  const amount = typeof value === 'number' ? value : (String(value) as `${number}/${number}`)
  const operation = { is: { value: amount }, times: { multiply: amount }, plus: { add: amount } }
  return {
    input: String(input),
    where: { ...Object.fromEntries(items), ...(typeof month === 'number' ? { month } : {}) },
    ...operation[String(how) as keyof typeof operation],
  }
}

test('from its lines and the plan’s own numbers every scenario of Larkspur is made again', () => {
  const changes = linesOf('scenarios/changes')
  const plan: Plan = {
    ...samplePlan('larkspur'),
    scenarios: linesOf('scenarios/list').map(([id, name, parent]) => ({
      id: String(id),
      name: String(name),
      parent: parent === null ? null : String(parent),
      state: 'draft',
      initiatives: [],
      changes: changes.filter(line => line[0] === id).map(changeOf),
    })),
  }
  const again = valueIn(compilePlan(plan))
  for (const { id } of compiled.plan.scenarios) {
    const [before, after] = [compiled, again].map(one => valueIn(resolveScenario(one, id)))
    for (const { input, member } of compiled.program.cells)
      expect(after?.quantity(input, member), `${input}[${member}] in ${id}`).toEqual(
        before?.quantity(input, member),
      )
  }
  expect(changes.length).toBeGreaterThan(250)
})
