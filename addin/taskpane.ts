// The page beside a workbook in Excel: the plan is kept inside the workbook. The port to Excel is fetched once the page
// knows that it is needed.

import packageFile from '../package.json' with { type: 'json' }
import { openPane } from './openPane.ts'
import { answerCommands } from './ribbon/commands.ts'
import { journalShelf } from './session/journalShelf.ts'
import { pageShelf } from './session/planShelf.ts'
import { startBook } from './session/startBook.ts'

async function start(): Promise<void> {
  const [{ excelAccess, excelHost, excelReady }, { ribbonHost }, { workbookSide }, { sheetDesk }] =
    await Promise.all([
      import('./host/excelHost.ts'),
      import('./host/ribbonHost.ts'),
      import('./session/workbookSide.ts'),
      import('./session/sheetDesk.ts'),
    ])
  const found = await excelReady()
  if (found.kind === 'unreachable') return void openPane(pageShelf(unreachable))
  if (found.kind === 'elsewhere') return void openPane(pageShelf(elsewhere))
  const wait = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds))
  const port = excelHost({ now: () => Date.now(), wait, newId: () => crypto.randomUUID(), onReturn })
  const shelf = port.capabilities.keepsRevisions ? journalShelf(port, packageFile.version) : pageShelf(tooOld)
  const pane = openPane(shelf, {
    theme: found.isDark ? 'dark' : 'light',
    beside: store => {
      const workbook = workbookSide({ port, pane: store, startBook })
      const { settled, name: program } = workbook
      const { tell } = store.actions
      return { workbook, sheets: sheetDesk({ program, port: async () => port, settled, tell }) }
    },
  })
  answerCommands({ ribbon: ribbonHost(excelAccess({ wait })), read: port.read, pane })
}

/** A page in a frame is told of the focus when a person clicks into it. */
function onReturn(listener: () => void): () => void {
  window.addEventListener('focus', listener)
  return () => window.removeEventListener('focus', listener)
}

const unreachable = {
  message: "Microsoft's script for add-ins did not load, so this pane cannot see the workbook.",
  remedy: 'Check the connection and open the pane again. Until then it works by itself and keeps nothing.',
}

const elsewhere = {
  message: 'This page is not beside an Excel workbook.',
  remedy: 'Open it in Excel to keep plans in the workbook. Here it works by itself and keeps nothing.',
}

const tooOld = {
  message: 'This version of Excel cannot keep a plan inside the workbook.',
  remedy: 'Update Excel. Until then a plan lasts as long as this pane is open.',
}

await start()
