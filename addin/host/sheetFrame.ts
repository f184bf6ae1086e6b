// Puts the embedded spreadsheet on a page: in a frame that may run its own scripts and nothing else.

import { proxy, type Remote, transfer, wrap } from 'comlink'
import type { FrameStart, RemoteSheetProgram, SheetProgram } from './sheetProgram.ts'

/** The frame's files, relative to the page. */
const files = { page: 'frame.html', templates: 'frame/o_spreadsheet.xml' }

/** How long the frame may take to answer (milliseconds); 2 s were measured on a busy machine. */
const patience = 30_000

/** Adds the frame to an element and gives the spreadsheet in it; rejects, and leaves no frame, when it does not start. */
export async function openSheetFrame(element: Element): Promise<RemoteSheetProgram> {
  const frame = sheetFrame()
  try {
    return await programIn(frame, element)
  } catch (cause) {
    frame.remove()
    throw cause
  }
}

function sheetFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.title = 'Spreadsheet. F6 leads to the pane.'
  // Without `allow-same-origin`, the frame reaches neither this page nor anything it keeps.
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.setAttribute('allow', 'clipboard-read; clipboard-write')
  frame.src = files.page
  return frame
}

async function programIn(frame: HTMLIFrameElement, element: Element): Promise<RemoteSheetProgram> {
  const loaded = new Promise(resolve => frame.addEventListener('load', resolve, { once: true }))
  element.append(frame)
  const [templates] = await Promise.all([textOf(files.templates), loaded])
  const { port1, port2 } = new MessageChannel()
  const start: FrameStart = { kind: 'proceeds-start', templates }
  // The frame has no origin of its own, so none can be named.
  frame.contentWindow?.postMessage(start, '*', [port2])
  const program = remoteProgram(wrap<SheetProgram>(port1))
  await inTime(program.pointers())
  return program
}

function remoteProgram(remote: Remote<SheetProgram>): RemoteSheetProgram {
  return {
    open: workbook => remote.open(transfer(workbook, [workbook.buffer])),
    workbook: () => remote.workbook(),
    restore: (beginning, steps) => remote.restore(transfer(beginning, [beginning.buffer]), steps),
    snapshot: known => remote.snapshot(known),
    facts: (areas, namespace) => remote.facts(areas, namespace),
    read: areas => remote.read(areas),
    usedAreas: sheets => remote.usedAreas(sheets),
    change: (change, by) => remote.change(change, by),
    watch: (listener, by) => remote.watch(proxy(listener), by),
    unwatch: watch => remote.unwatch(watch),
    select: place => remote.select(place),
    warmUp: (cell, other) => remote.warmUp(cell, other),
    addParts: xmls => remote.addParts(xmls),
    parts: namespace => remote.parts(namespace),
    removeParts: keys => remote.removeParts(keys),
    pointers: () => remote.pointers(),
    writePointer: (name, text) => remote.writePointer(name, text),
  }
}

async function textOf(url: string): Promise<string> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} could not be fetched (${answer.status}). Reload the page.`)
  return answer.text()
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('The spreadsheet did not start. Reload the page, or use the pane alone.')),
      patience,
    )
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
