// The id of a workbook, by which things outside it find it again. A copy of the file gets an id of its own.

import type { WorkbookPort } from '../host/workbookPort.ts'

/** `unnamed` before anything was saved in it; `formerly` when this is a copy, or has been moved, and was just renamed. */
export type WorkbookId = { readonly id: string; readonly formerly?: string }

/** The id. That of a file that lies elsewhere than when it got its id belongs to the other copy, so it is made anew. */
export async function workbookId(
  port: Pick<WorkbookPort, 'place' | 'look' | 'keep'>,
  newId: () => string,
): Promise<WorkbookId> {
  const found = await port.look()
  const id = found.ok ? found.value.pointers.get(idPointer) : undefined
  if (!found.ok || id === undefined) return { id: 'unnamed' }
  const place = port.place()
  const before = found.value.pointers.get(placePointer) ?? ''
  if (place === before || place === '') return { id }
  const wanted = before === '' ? id : newId()
  // A document that is open for reading only does not take it.
  const kept = await port.keep({ pointers: pointersOf(wanted, place) })
  return !kept.ok || wanted === id ? { id } : { id: wanted, formerly: id }
}

/** What to keep so that a workbook that has no id yet gets one. */
export function namingPointers(
  pointers: ReadonlyMap<string, string>,
  place: string,
  newId: () => string,
): readonly (readonly [string, string])[] {
  return pointers.has(idPointer) ? [] : pointersOf(newId(), place)
}

/** Settings of the document. */
const idPointer = 'workbook'
const placePointer = 'place'

function pointersOf(id: string, place: string): readonly (readonly [string, string])[] {
  return [
    [idPointer, id],
    [placePointer, place],
  ]
}
