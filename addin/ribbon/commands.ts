// What the buttons of the ribbon do. Opening the pane needs no code: the manifest says it.

import { areaAddress, type CellName, modelCellAt, modelCellMarks } from '../../engine/index.ts'
import type { RibbonHost } from '../host/ribbonHost.ts'
import type { WorkbookPort } from '../host/workbookPort.ts'
import { type PaneStore, sessionIn } from '../session/paneStore.ts'

/** What the commands work with: the ribbon, reading cells, and the pane. */
export type CommandSurroundings = {
  readonly ribbon: RibbonHost
  readonly read: WorkbookPort['read']
  readonly pane: PaneStore
}

/** Answers for every button that runs a function; the names are those in the manifest. */
export function answerCommands(surroundings: CommandSurroundings): void {
  for (const [name, command] of Object.entries(commands))
    surroundings.ribbon.associate(name, () => command(surroundings))
}

const commands = {
  saveScenario,
  explainSelectedCell,
} satisfies Record<string, (surroundings: CommandSurroundings) => Promise<void>>

/** Saves without opening the pane, unless there is something to tell. */
async function saveScenario({ ribbon, pane }: CommandSurroundings): Promise<void> {
  const open = sessionIn(pane.store.getState()) !== undefined
  if (open) await pane.actions.save('')
  if (!open || pane.store.getState().refusal !== undefined) await ribbon.showPane()
}

/** Opens the pane at the walk of the number in the selected cell. */
async function explainSelectedCell({ ribbon, read, pane }: CommandSurroundings): Promise<void> {
  await ribbon.showPane()
  const session = sessionIn(pane.store.getState())
  if (session === undefined) return
  const active = await ribbon.activeCell()
  if (!active.ok) return pane.actions.tell(active.problem)
  const { sheet, area } = active.value
  const { rows } = session.layout
  const marks = modelCellMarks({ row: area.top, column: area.left }, rows)
  let cell: CellName | undefined
  if (sheet === marks.sheet) {
    const reading = await read([
      { sheet, area: marks.lines },
      { sheet, area: marks.month },
    ])
    if (!reading.ok) return pane.actions.tell(reading.problem)
    const [lines, month] = reading.value
    cell = modelCellAt(lines?.values ?? [], month?.values[0]?.[0], rows)
  }
  if (cell !== undefined) return pane.actions.show('checks', cell)
  pane.actions.tell({
    message: `The cell ${areaAddress(area)} on ${sheet} cannot be explained from where it stands.`,
    remedy: `Select the number of a month on the sheet ${marks.sheet}, then choose Explain selected cell again.`,
  })
}
