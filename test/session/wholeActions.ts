// What people do with a plan beside Excel, each from the click to when nothing is left to do, and what that asks of
// Excel: requests and bytes, counted by the emulated Excel.

import type { OfficeInNode } from '../excelHost/nodeOffice.ts'
import { traffic } from '../excelHost/xdmHost.ts'
import { hires } from './larkspur.ts'
import { type PaneInExcel, paneInExcel } from './paneInExcel.ts'

/** What one action took. */
export type ActionCost = ReturnType<typeof traffic> & {
  readonly name: string
  /** As many requests as it may take. */
  readonly most: number
}

/** A plan, and the planned hires that are edited in it. */
type EditedPlan = { readonly text: string; readonly scenario: string; readonly role: string }

/** Does it all once, in a new document. */
export async function wholeActions(
  office: OfficeInNode,
  { text, scenario, role }: EditedPlan,
): Promise<readonly ActionCost[]> {
  const costs: ActionCost[] = []
  let beside: PaneInExcel
  async function counted(name: string, most: number, action: () => unknown): Promise<void> {
    office.xdm.syncs.length = 0
    await action()
    await beside.side.settled()
    costs.push({ name, most, ...traffic(office.xdm.syncs) })
  }
  const edit = (months: readonly number[], value: number): void => {
    const [first, ...others] = months.map(month => hires(scenario, role, month, value))
    if (first?.kind !== 'set_inputs') throw new Error('hires are inputs')
    const changes = [first, ...others].flatMap(one => (one.kind === 'set_inputs' ? one.changes : []))
    beside.pane.actions.edit({ ...first, changes })
  }

  beside = await paneInExcel(office, text)
  const { actions } = beside.pane
  await counted('build the workbook, from the click to linked', 9, async () => {
    beside.side.actions.ask('build')
    await beside.side.settled()
    await beside.side.actions.build()
  })
  await counted('choose another scenario', 6, () => actions.choose(scenario))
  await counted('edit one cell', 5, () => edit([5], 3))
  await counted('edit three cells, and agree', 6, async () => {
    edit([6, 7, 8], 2)
    await beside.side.settled()
    await beside.side.actions.write()
  })
  await counted('save for the first time: all scenarios, and the sheets', 11, () => actions.save('First'))
  await counted('edit one cell of what was saved', 5, () => edit([5], 4))
  await counted('save it again, and the sheets', 10, () => actions.save('Again'))
  await counted('open the workbook again', 9, async () => {
    beside = await beside.again()
  })
  // All documents share one Office, so that a pane left open would follow the next document.
  beside.pane.actions.startOver()
  return costs
}
