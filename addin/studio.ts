// The page that needs no Excel: a spreadsheet beside the same pane. The first visit opens the sample; later ones open what
// was left. With `#new` after its address the page opens with nothing, to start from the doors in the pane.

import packageFile from '../package.json' with { type: 'json' }
import { openSheetFrame } from './host/sheetFrame.ts'
import { sheetHost } from './host/sheetHost.ts'
import { newPane, whenLeaving } from './openPane.ts'
import { mountStudio } from './pane/studio/mountStudio.tsx'
import { browserStore } from './session/browserStore.ts'
import { documentShelf } from './session/documentShelf.ts'
import { keptWidth } from './session/keptWidth.ts'
import { sheetDesk } from './session/sheetDesk.ts'
import { startBook } from './session/startBook.ts'
import { studioWorkbook } from './session/studioWorkbook.ts'
import { keptCopy } from './session/workingCopy.ts'

async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (root === null) throw new Error('studio: the page has no place for itself')
  const sheet = document.createElement('div')
  sheet.style.height = '100%'
  const shelf = documentShelf(packageFile.version)
  const pane = newPane(shelf.shelf)
  const kept = browserStore('proceeds')
  const newId = () => crypto.randomUUID()
  const now = () => new Date()
  const studio = studioWorkbook({
    pane,
    shelf,
    openSheet: () => openSheetFrame(sheet),
    portOf: program => sheetHost({ program, now: () => Date.now(), newId }),
    startBook,
    copy: keptCopy(kept, newId),
    now,
    newId,
    giveFile,
  })
  const { port, settled, side: workbook } = studio
  const sheets = sheetDesk({ program: 'the spreadsheet', port, settled, tell: pane.actions.tell })
  const context = { ...pane, now, workbook, sheets }
  mountStudio(root, { context, studio, sheet, kept: await keptWidth(kept) })
  whenLeaving(studio.actions.keepNow)
  if (location.hash === '#new') return
  if (!(await studio.actions.openKept())) await pane.actions.openSample()
}

/** Hands a file to the browser's downloads. */
function giveFile(name: string, content: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(content)], { type: excelFile }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to read by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

const excelFile = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

await start()
