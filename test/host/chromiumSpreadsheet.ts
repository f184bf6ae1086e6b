// The embedded spreadsheet in headless Chromium: in its sandboxed frame, both pages under their policies.

import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Frame, Page } from 'playwright-core'
import type { SpreadsheetDocument } from '../../addin/frame/spreadsheetLibrary.ts'
import type { Outcome, WorkbookEdit, WorkbookPort } from '../../addin/host/workbookPort.ts'
import { serveFolder } from '../../addin/server/serveFolder.ts'
import type { Workbook } from '../../engine/index.ts'
import { buildPane, builtFolder } from '../pane/builtPane.ts'
import { openPage, startBrowser } from '../pane/openedPage.ts'
import { bundlePage } from './bundlePage.ts'
import type { OpenedWorkbook } from './conformance.ts'
import { spreadsheetCharts } from './spreadsheetCharts.ts'

/** The page with the spreadsheet, everything it asked for, and every complaint. */
export type ChromiumSpreadsheet = {
  readonly page: Page
  /** The frame in which the spreadsheet runs. */
  readonly frame: Frame
  readonly address: string
  readonly requests: readonly string[]
  readonly complaints: readonly string[]
  /** Opens an empty document. */
  readonly openEmpty: () => Promise<OpenedWorkbook>
  readonly close: () => Promise<void>
}

/** Starts a browser with the page in it. */
export async function openChromiumSpreadsheet(): Promise<ChromiumSpreadsheet> {
  await buildPane()
  const folder = mkdtempSync(join(tmpdir(), 'proceeds-sheet-'))
  await bundlePage(join(import.meta.dirname, 'sheetPage.ts'), folder)
  for (const name of readdirSync(builtFolder).filter(file => file.startsWith('frame')))
    cpSync(join(builtFolder, name), join(folder, name), { recursive: true })
  // Under the name of the studio, because it answers to the policy of the studio.
  writeFileSync(join(folder, 'studio.html'), testPage)
  const server = await serveFolder({ folder, port: 0 })
  const browser: Browser = await startBrowser()
  const size = { width: 1000, height: 700 }
  const { page, requests, complaints } = await openPage(browser, `${server.address}/studio.html`, size)
  await page.evaluate(async () => {
    await window.sheetPage
  })
  const frame = page.frames().find(one => one.url().endsWith('/frame.html'))
  if (frame === undefined) throw new Error('the page has no frame with the spreadsheet')
  let edits: (found: readonly WorkbookEdit[]) => void = () => {}
  await page.exposeFunction('tellEdits', (found: readonly WorkbookEdit[]) => edits(found))
  const hear = (listener: typeof edits): void => {
    edits = listener
  }
  return {
    page,
    frame,
    requests,
    complaints,
    address: server.address,
    openEmpty: async () => {
      await page.evaluate(async () => {
        const found = await window.sheetPage
        for (const stop of found.watches.splice(0)) await stop()
        const empty = { title: '', sheets: [], names: [], parts: [] }
        await found.program.open(new TextEncoder().encode(JSON.stringify(empty)))
        found.port = found.newPort()
      })
      return openedWorkbook(page, frame, hear)
    },
    close: async () => {
      await browser.close()
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const testPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Spreadsheet</title>
<link rel="icon" href="data:,"><style>html, body { height: 100%; margin: 0 } iframe { width: 100%; height: 100%; border: 0 }</style>
<body><script src="port.js"></script>`

function openedWorkbook(
  page: Page,
  frame: Frame,
  hear: (listener: (edits: readonly WorkbookEdit[]) => void) => void,
): OpenedWorkbook {
  const command = (type: string, payload: object) => dispatch(frame, type, payload)
  return {
    port: remotePort(page, hear),
    type: (address, text) => enter(frame, address, text),
    shown: address => readCell(page, address, 'values'),
    entered: address => readCell(page, address, 'entries'),
    charts: async sheet => spreadsheetCharts(await exported(frame), sheet),
    contents: () => contentsOf(page),
    addSheet: name => command('CREATE_SHEET', { sheetId: name, name, position: 0 }),
    removeSheet: async name =>
      command('DELETE_SHEET', { sheetId: await sheetIdOf(frame, name), sheetName: name }),
    renameSheet: async (name, to) =>
      command('RENAME_SHEET', { sheetId: await sheetIdOf(frame, name), oldName: name, newName: to }),
    reopen: async () => {
      await page.evaluate(async () => {
        const found = await window.sheetPage
        const { beginning = new Uint8Array(), steps } = await found.program.snapshot('')
        await found.program.restore(beginning, steps)
        found.port = found.newPort()
      })
      return remotePort(page, hear)
    },
  }
}

/** The port on the page, asked from here: what crosses is JSON. */
function remotePort(
  page: Page,
  hear: (listener: (edits: readonly WorkbookEdit[]) => void) => void,
): WorkbookPort {
  const ask = <Answer>(question: string, ...asked: readonly unknown[]): Promise<Answer> =>
    page.evaluate(askPort, [question, asked] as const) as Promise<Answer>
  return {
    capabilities: { name: 'the spreadsheet', undoesAsOne: true, keepsRevisions: true, drawsCharts: true },
    look: async (...namespaces) => withPointers(await ask('look', ...namespaces)),
    keep: change => ask('keep', change),
    revisions: {
      list: async (...namespaces) => withPointers(await ask('revisions.list', ...namespaces)),
      // What is known beforehand stays here: it can be found out there as well.
      add: async revisions => withPointers(await ask('revisions.add', revisions)),
    },
    write: (changes, options = {}) =>
      ask('write', changes, { replacesForeign: options.replacesForeign, stop: options.signal?.aborted }),
    place: () => '',
    takeBack: receipt => ask('takeBack', receipt),
    recover: () => ask('recover'),
    read: places => ask('read', places),
    watchEdits: async listener => {
      hear(edits => edits.forEach(listener))
      await page.evaluate(async () => {
        const { port, watches } = await window.sheetPage
        const watch = await port.watchEdits(edit => Reflect.get(window, 'tellEdits')([edit]))
        if (watch.ok) watches.push(watch.value)
      })
      return { ok: true, value: async () => hear(() => {}), notices: [] }
    },
    select: place => ask('select', place),
  }
}

/** Maps cross as lists of their entries. */
function withPointers<T extends { readonly pointers: ReadonlyMap<string, string> }>(
  outcome: Outcome<T>,
): Outcome<T> {
  if (!outcome.ok) return outcome
  return { ...outcome, value: { ...outcome.value, pointers: new Map(outcome.value.pointers) } }
}

/** Runs on the page. */
async function askPort([question, asked]: readonly [string, readonly unknown[]]): Promise<unknown> {
  const { port } = await window.sheetPage
  const path = question.split('.')
  const last = path.pop() ?? ''
  const target: object = path.reduce((found: object, name) => Reflect.get(found, name), port)
  const [first, options] = asked
  const isStopped = typeof options === 'object' && options !== null && Reflect.get(options, 'stop') === true
  const told = isStopped ? [first, { signal: AbortSignal.abort() }] : asked
  const answer: unknown = await Reflect.apply(Reflect.get(target, last), target, told)
  return JSON.parse(JSON.stringify(answer, (_, part) => (part instanceof Map ? [...part] : part)))
}

async function readCell(
  page: Page,
  address: string,
  property: 'entries' | 'values',
): Promise<number | string | boolean> {
  const [sheet = '', cell = ''] = address.split('!')
  const [, letter = 'A', row = '1'] = /^([A-Z])(\d+)$/.exec(cell) ?? []
  const [top, left] = [Number(row), letter.charCodeAt(0) - 64]
  const area = { top, left, bottom: top, right: left }
  const [reading] = await page.evaluate(async place => (await window.sheetPage).program.read([place]), {
    sheet,
    area,
  })
  return reading?.[property][0]?.[0] ?? ''
}

/** Texts count without the names under which the document keeps them. */
async function contentsOf(page: Page): Promise<string> {
  const text = await page.evaluate(async () => {
    const { program } = await window.sheetPage
    return new TextDecoder().decode((await program.workbook()).workbook)
  })
  const { parts, ...rest }: Workbook = JSON.parse(text)
  return JSON.stringify({ ...rest, texts: parts.map(({ xml }) => xml) })
}

/** A person enters a text into a cell. */
async function enter(frame: Frame, address: string, content: string): Promise<void> {
  const [sheet = '', cell = ''] = address.split('!')
  const [, letter = 'A', row = '1'] = /^([A-Z])(\d+)$/.exec(cell) ?? []
  const sheetId = await sheetIdOf(frame, sheet)
  await dispatch(frame, 'UPDATE_CELL', {
    sheetId,
    row: Number(row) - 1,
    col: letter.charCodeAt(0) - 65,
    content,
  })
}

/** The model of what is drawn is found as the developer tools of owl find it. */
async function dispatch(frame: Frame, type: string, payload: object): Promise<void> {
  const reasons = await frame.evaluate(
    ([name, about]) => {
      const [app] = [...Reflect.get(Reflect.get(window, 'owl').App, 'apps')].slice(-1)
      const result = app.root.component.props.model.dispatch(name, about)
      return result.isSuccessful ? [] : [...result.reasons]
    },
    [type, payload] as const,
  )
  if (reasons.length > 0) throw new Error(`${type}: ${reasons.join(', ')}`)
}

function exported(frame: Frame): Promise<SpreadsheetDocument> {
  return frame.evaluate(() => {
    const [app] = [...Reflect.get(Reflect.get(window, 'owl').App, 'apps')].slice(-1)
    return app.root.component.props.model.exportData()
  })
}

function sheetIdOf(frame: Frame, name: string): Promise<string> {
  return frame.evaluate(sheet => {
    const [app] = [...Reflect.get(Reflect.get(window, 'owl').App, 'apps')].slice(-1)
    return app.root.component.props.model.getters.getSheetIdByName(sheet)
  }, name)
}
