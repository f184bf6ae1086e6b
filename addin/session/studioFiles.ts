// The workbook of the studio as a file, and files as its workbook.

import type { StoreApi } from 'zustand/vanilla'
import { isZip } from './isZip.ts'
import type { PaneStore } from './paneStore.ts'
import type { Book } from './startBook.ts'
import type { PreparedDocument, StudioDocument } from './studioDocument.ts'
import type { FileReport, StudioActions, StudioState } from './studioState.ts'

/** What comes from the workbook around it. */
export type StudioFileOptions = {
  readonly pane: PaneStore
  readonly state: StoreApi<StudioState>
  readonly book: () => Book
  /** The document once everything that the pane knows is in it; undefined when it cannot be opened. */
  readonly settledDocument: () => Promise<StudioDocument | undefined>
  /** Opens a workbook with the plan in it. */
  readonly openPrepared: (prepared: PreparedDocument, openPlan: () => Promise<void>) => Promise<void>
  /** How many changes of cells wait for a person's agreement. */
  readonly held: () => number
  readonly giveFile: (name: string, content: Uint8Array) => void
}

/** What a person does with files; one at a time. */
export function studioFiles(options: StudioFileOptions): Pick<StudioActions, 'download' | 'openFile'> {
  const { pane, state, book } = options
  const report = (intent: FileReport['intent'], title: string, lines: readonly string[] = []): void =>
    state.setState({ report: { intent, title, lines } })

  async function working(doing: string, work: () => Promise<void>): Promise<void> {
    state.setState({ working: doing })
    try {
      await work()
    } finally {
      state.setState(({ working: _, ...rest }) => rest, true)
    }
  }

  async function download(fileName: string): Promise<void> {
    const open = await options.settledDocument()
    if (open === undefined) return
    const { workbook, omitted } = await open.program.workbook()
    const written = await book().file(workbook)
    if ('faults' in written)
      return report('error', `${fileName} could not be written. The workbook is as it was.`, written.faults)
    options.giveFile(fileName, written.file)
    const lines = [...waitingLines(options.held()), ...omitted]
    if (lines.length > 0) report('warning', `${fileName} was downloaded without some things.`, lines)
    pane.actions.announce(`${fileName} was downloaded.`)
  }

  async function openFile(name: string, content: Uint8Array): Promise<void> {
    if (!isZip(content)) return pane.actions.openText(new TextDecoder().decode(content), name)
    const read = await book().read(content)
    if (!read.ok) {
      const lines = read.diagnostics.map(({ message, remedy }) => `${message} ${remedy}`)
      return report('error', `${name} did not open. Nothing was changed.`, lines)
    }
    const { workbook, text, changes, damage } = read.value
    await options.openPrepared(
      { fileName: name, doing: `Opening ${name}…`, open: sheet => sheet.open(workbook) },
      () => pane.actions.openText(text, name),
    )
    const lines = damage.map(({ message }) => message)
    if (lines.length > 0) report('warning', damageTitle(name, lines.length), lines)
    else if (changes > 0) report('info', `${name} is open, with ${numbersText(changes)} typed into it.`)
  }

  return {
    download() {
      const { fileName } = state.getState()
      return working(`Writing ${fileName}…`, () => download(fileName))
    },
    openFile: (name, content) => working(`Reading ${name}…`, () => openFile(name, content)),
  }
}

function damageTitle(name: string, count: number): string {
  const what = count === 1 ? 'One thing' : `${count} things`
  return `${name} is open. ${what} in it could not be read and ${count === 1 ? 'was' : 'were'} put back.`
}

/** A file holds what the sheets say. */
function waitingLines(held: number): readonly string[] {
  if (held === 0) return []
  const waits = held === 1 ? 'One change waits' : `${held.toLocaleString('en-US')} changes wait`
  return [`${waits} to be written to the sheets: write or save first, and download again.`]
}

function numbersText(count: number): string {
  return count === 1 ? 'one number that was' : `${count} numbers that were`
}
