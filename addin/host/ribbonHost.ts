// The ribbon of Excel, through Office.js: its buttons call us, we open the pane and ask which cell is selected.

import type { ExcelAccess, ExcelContext } from './excelHost.ts'
import type { Outcome, SheetArea } from './workbookPort.ts'

/** What the commands ask of the program whose ribbon they are on. */
export type RibbonHost = {
  /** Lets the button with this function name in the manifest do this. What it throws reaches the page's error handler. */
  readonly associate: (functionName: string, command: () => Promise<void>) => void
  readonly showPane: () => Promise<void>
  /** The cell where the cursor stands; while a person is typing in a cell this waits. */
  readonly activeCell: () => Promise<Outcome<SheetArea>>
}

/** Excel's ribbon. Office must be ready. */
export function ribbonHost({ answer, ask }: Pick<ExcelAccess, 'answer' | 'ask'>): RibbonHost {
  return {
    associate: (functionName, command) =>
      Office.actions.associate(functionName, (event: Office.AddinCommands.Event) => {
        void command().finally(() => event.completed())
      }),
    showPane: () => Office.addin.showAsTaskpane(),
    activeCell: () => answer(() => ask(readActiveCell)),
  }
}

async function readActiveCell(context: ExcelContext): Promise<SheetArea> {
  const cell = context.workbook.getActiveCell().load('rowIndex,columnIndex')
  const sheet = cell.worksheet.load('name')
  await context.sync()
  const [row, column] = [cell.rowIndex + 1, cell.columnIndex + 1]
  return { sheet: sheet.name, area: { top: row, left: column, bottom: row, right: column } }
}
