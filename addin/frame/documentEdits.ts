// What changed in the document by other hands than those who are told: cells, structure, sheets.

import type { Area } from '../../engine/index.ts'
import type { SheetProgram } from '../host/sheetProgram.ts'
import type { WorkbookEdit } from '../host/workbookPort.ts'
import type { CommandWatcher } from './documentModel.ts'
import type { Command, Model, Position, Zone } from './spreadsheetLibrary.ts'

/** Collects edits while commands are carried out, and tells them when all that belong together are done. */
export type DocumentEdits = Pick<SheetProgram, 'watch' | 'unwatch'> & {
  readonly seen: CommandWatcher
  /** What `work` changes is told as done by this one. */
  readonly madeBy: <T>(by: string, work: () => T) => T
  /** Nobody is told of what `work` changes. */
  readonly unseen: (work: () => void) => void
  readonly tell: (edits: readonly WorkbookEdit[]) => void
}

/** Nobody is told of anything yet. */
export function documentEdits(): DocumentEdits {
  const watchers = new Map<
    number,
    { readonly listener: Parameters<SheetProgram['watch']>[0]; readonly by: string }
  >()
  let watches = 0
  let author: string | undefined
  let isUnseen = false
  let collected = noEdits()

  function tell(edits: readonly WorkbookEdit[], by?: string): void {
    if (edits.length === 0) return
    for (const watcher of watchers.values()) if (watcher.by !== by) watcher.listener(edits)
  }

  return {
    tell,
    seen: {
      command: (command, model) => collect(collected, command, model),
      done() {
        const edits = editsOf(collected, author === undefined ? 'person' : 'coauthor')
        collected = noEdits()
        if (!isUnseen) tell(edits, author)
      },
    },
    madeBy(by, work) {
      author = by
      try {
        return work()
      } finally {
        author = undefined
      }
    },
    unseen(work) {
      isUnseen = true
      try {
        work()
      } finally {
        isUnseen = false
      }
    },
    watch(listener, by) {
      watches += 1
      watchers.set(watches, { listener, by })
      return watches
    },
    unwatch: watch => {
      watchers.delete(watch)
    },
  }
}

type Edits = { readonly areas: Map<string, Area>; readonly moved: Set<string>; sheets: boolean }

function noEdits(): Edits {
  return { areas: new Map(), moved: new Set(), sheets: false }
}

/** Adds what a command changes; an Undo says what the commands changed that it takes back. */
function collect(edits: Edits, command: Command, model: Model): void {
  switch (command.type) {
    case 'UPDATE_CELL':
      if (command.content !== undefined) addCell(edits, model, command)
      break
    case 'CLEAR_CELL':
      addCell(edits, model, command)
      break
    case 'CLEAR_CELLS':
    case 'DELETE_CONTENT':
      for (const zone of command.target) addZone(edits, model, command.sheetId, zone)
      break
    case 'ADD_COLUMNS_ROWS':
    case 'REMOVE_COLUMNS_ROWS':
    case 'MOVE_RANGES':
      addMoved(edits, model, command.sheetId)
      break
    case 'CREATE_SHEET':
    case 'DELETE_SHEET':
    case 'DUPLICATE_SHEET':
    case 'RENAME_SHEET':
    case 'LOCK_SHEET':
    case 'UNLOCK_SHEET':
      edits.sheets = true
      break
    case 'UNDO':
    case 'REDO':
      for (const undone of command.commands) collect(edits, undone, model)
      break
    default:
    // The others change how the document looks, or nothing of it.
  }
}

function addCell(edits: Edits, model: Model, { sheetId, col, row }: Position): void {
  addZone(edits, model, sheetId, { top: row, left: col, bottom: row, right: col })
}

/** Cells of one sheet are told of as the smallest area that holds them all. */
function addZone(edits: Edits, model: Model, sheetId: string, zone: Zone): void {
  const sheet = model.getters.tryGetSheetName(sheetId)
  if (sheet === undefined) return
  const { top, left, bottom, right } = edits.areas.get(sheet) ?? nowhere
  edits.areas.set(sheet, {
    top: Math.min(top, zone.top + 1),
    left: Math.min(left, zone.left + 1),
    bottom: Math.max(bottom, zone.bottom + 1),
    right: Math.max(right, zone.right + 1),
  })
}

const nowhere: Area = { top: Number.POSITIVE_INFINITY, left: Number.POSITIVE_INFINITY, bottom: 0, right: 0 }

function addMoved(edits: Edits, model: Model, sheetId: string): void {
  const sheet = model.getters.tryGetSheetName(sheetId)
  if (sheet !== undefined) edits.moved.add(sheet)
}

/** Sheets first, then moved places, then cells; a sheet whose places have moved has no cells of its own to tell. */
function editsOf({ areas, moved, sheets }: Edits, by: 'person' | 'coauthor'): readonly WorkbookEdit[] {
  return [
    ...(sheets ? [{ kind: 'sheets' as const }] : []),
    ...[...moved].map(sheet => ({ kind: 'structure' as const, sheet, by })),
    ...[...areas]
      .filter(([sheet]) => !moved.has(sheet))
      .map(([sheet, area]) => ({ kind: 'cells' as const, place: { sheet, area }, by })),
  ]
}
