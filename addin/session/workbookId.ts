// The id of a workbook, by which things outside it find it again. A copy of the file gets an id of its own.

import type { WorkbookPort } from '../host/workbookPort.ts'

/** `unnamed` before anything was saved in it; `formerly` when this is a copy, or has been moved, and was just renamed. */
export type WorkbookId = { readonly id: string; readonly formerly?: string }

type NamedPort = Pick<WorkbookPort, 'place' | 'pointers'>

/** The id. That of a file that lies elsewhere than when it got its id belongs to the other copy, so it is made anew. */
export async function workbookId(port: NamedPort, newId: () => string): Promise<WorkbookId> {
  const pointers = await port.pointers.read()
  const id = pointers.ok ? pointers.value.get(idPointer) : undefined
  if (!pointers.ok || id === undefined) return { id: 'unnamed' }
  const place = port.place()
  const before = pointers.value.get(placePointer) ?? ''
  if (place === before || place === '') return { id }
  const written = await write(port, before === '' ? id : newId())
  return written === undefined || written === id ? { id } : { id: written, formerly: id }
}

/** Gives a workbook that has no id one. */
export async function nameWorkbook(port: NamedPort, newId: () => string): Promise<void> {
  const pointers = await port.pointers.read()
  if (pointers.ok && !pointers.value.has(idPointer)) await write(port, newId())
}

/** Settings of the document. */
const idPointer = 'workbook'
const placePointer = 'place'

/** The id once it is written; undefined where the document does not take it, as one that is open for reading only. */
async function write(port: NamedPort, id: string): Promise<string | undefined> {
  for (const [name, text] of [
    [idPointer, id],
    [placePointer, port.place()],
  ] as const) {
    const written = await port.pointers.write(name, text)
    if (!written.ok) return undefined
  }
  return id
}
