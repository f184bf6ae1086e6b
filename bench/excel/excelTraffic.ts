// What building, refreshing and saving Larkspur's workbook asks of Excel: requests and bytes through Microsoft's own
// office.js, counted by the emulated Excel of the tests. The milliseconds are those of the emulation with ours in them:
// they show what grows, not what Excel takes.

import { excelHost } from '../../addin/host/excelHost.ts'
import type { Outcome, WorkbookPort } from '../../addin/host/workbookPort.ts'
import { engineNumbers } from '../../engine/analysis/engineNumbers.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { readPlan } from '../../engine/plan/readPlan.ts'
import { writePlan } from '../../engine/plan/writePlan.ts'
import { writesBetween } from '../../engine/workbook/changeList.ts'
import { planWorkbook } from '../../engine/workbook/planWorkbook.ts'
import type { Workbook } from '../../engine/workbook/workbook.ts'
import { bootOffice } from '../../test/excelHost/nodeOffice.ts'
import { traffic } from '../../test/excelHost/xdmHost.ts'
import { smallRevision } from '../../test/host/smallWorkbook.ts'
import { wholeActions } from '../../test/session/wholeActions.ts'
import { planText, successOf } from '../larkspurCase.ts'

const office = await bootOffice()
Object.assign(globalThis, { Office: office.Office, Excel: office.Excel })

const plan = successOf(readPlan(planText()))
const before = workbookOf(plan)
const after = workbookOf(withOneHireMore(plan))
const pieces: readonly (readonly [string, (port: WorkbookPort) => Promise<Outcome<unknown>>])[] = [
  ['build', port => port.write(writesBetween(undefined, before))],
  ['refresh: a hire more', port => port.write(writesBetween(before, after))],
  ['save a scenario', port => port.revisions.add([{ ...smallRevision(1), json: writePlan(plan) }])],
  ['save it again', port => port.revisions.add([{ ...smallRevision(2), json: writePlan(plan) }])],
]
console.log('Larkspur in the emulated Excel: the least of three rounds')
console.log(`  ${'piece'.padEnd(22)} syncs  largest request  all requests   answers       time`)
const rounds = [await round(), await round(), await round()]
for (const [index, [name]] of pieces.entries()) {
  const all = rounds.flatMap(costs => costs[index] ?? [])
  const [cost] = all
  if (cost === undefined) continue
  const { syncs, requestBytes, responseBytes, largestRequest } = cost
  const least = Math.min(...all.map(({ milliseconds }) => milliseconds))
  console.log(
    `  ${name.padEnd(22)} ${String(syncs).padStart(5)} ${kilobytes(largestRequest)} ${kilobytes(requestBytes)} ${kilobytes(responseBytes)} ${`${Math.round(least)} ms`.padStart(10)}`,
  )
}
console.log('\nFrom the click to when nothing is left to do, beside Larkspur')
console.log(`  ${'action'.padEnd(56)} syncs   most  largest request  all requests   answers`)
const larkspur = { text: planText(), scenario: 'hire_first', role: 'sdr' }
for (const { name, most, syncs, requestBytes, responseBytes, largestRequest } of await wholeActions(
  office,
  larkspur,
))
  console.log(
    `  ${name.padEnd(56)} ${String(syncs).padStart(5)} ${String(most).padStart(6)} ${kilobytes(largestRequest)} ${kilobytes(requestBytes)} ${kilobytes(responseBytes)}`,
  )
// Timers of office.js would keep the process for most of a minute.
process.exit()

type PieceCost = ReturnType<typeof traffic> & { readonly milliseconds: number }

/** A new document, and every piece of work in turn. */
async function round(): Promise<readonly PieceCost[]> {
  office.open()
  let ids = 0
  const port = excelHost({
    now: () => Date.now(),
    wait: async () => {},
    newId: () => `id-${++ids}`,
    onReturn: () => () => {},
  })
  const costs: PieceCost[] = []
  for (const [name, work] of pieces) {
    office.xdm.syncs.length = 0
    const start = performance.now()
    const outcome = await work(port)
    if (!outcome.ok) throw new Error(`${name}: ${outcome.problem.message}`)
    costs.push({ ...traffic(office.xdm.syncs), milliseconds: performance.now() - start })
  }
  return costs
}

function workbookOf(of: Plan): Workbook {
  const compiled = successOf(compilePlan(of))
  const engine = successOf(engineNumbers(compiled))
  return successOf(planWorkbook(compiled, engine, { revision: '1', saved: 'bench', shown: 'balanced' }))
}

/** The scenario `balanced` with one planned hire more, so that most of the engine's values move too. */
function withOneHireMore(of: Plan): Plan {
  const change = {
    input: 'planned_hires',
    where: { role: 'sdr', month: 5 },
    add: 1,
  }
  return {
    ...of,
    scenarios: of.scenarios.map(scenario =>
      scenario.id === 'balanced' ? { ...scenario, changes: [...scenario.changes, change] } : scenario,
    ),
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toLocaleString('en-US', { maximumFractionDigits: 0 })} kB`.padStart(13)
}
