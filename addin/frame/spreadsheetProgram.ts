// The embedded spreadsheet at work: answers the host with o-spreadsheet's model. It needs no page, so tests run it in Node.

import type { Workbook } from '../../engine/index.ts'
import type { SheetFacts, SheetProgram } from '../host/sheetProgram.ts'
import type { SheetArea } from '../host/workbookPort.ts'
import { readArea, readEntries, usedArea } from './documentCells.ts'
import { documentEdits } from './documentEdits.ts'
import { type DocumentSteps, openDocument } from './documentModel.ts'
import { type DocumentTexts, partsIn, textsOf, withoutParts, withPart, withPointer } from './documentTexts.ts'
import { applyChange, refersTo } from './sheetChanges.ts'
import { roleOfSheet, spreadsheetData } from './spreadsheetData.ts'
import type { Model, SpreadsheetLibrary } from './spreadsheetLibrary.ts'
import { warmUp } from './warmUp.ts'
import { frameAfter, frameOf, type WorkbookFrame } from './workbookFrame.ts'
import { workbookNow } from './workbookNow.ts'

/** Told of the model of each document that is opened, to draw it. */
export type ModelListener = (model: Model) => void

/** The program on a library; it begins with an empty document. */
export function spreadsheetProgram(library: SpreadsheetLibrary, onModel: ModelListener): SheetProgram {
  const edits = documentEdits()
  let openings = 0
  let beginning = bytesOf(emptyWorkbook)
  let document = openDocument(library, {}, edits.seen)
  let state: DocumentState = { frame: frameOf(emptyWorkbook), texts: textsOf([]) }

  function begin(bytes: Uint8Array, steps?: Steps): void {
    const workbook: Workbook = JSON.parse(new TextDecoder().decode(bytes))
    openings += 1
    beginning = bytes
    document = openDocument(library, spreadsheetData(workbook), edits.seen, steps?.document)
    state = steps?.state ?? { frame: frameOf(workbook), texts: textsOf(workbook.parts) }
    onModel(document.model)
    edits.tell([{ kind: 'sheets' }])
  }
  onModel(document.model)
  const setTexts = (texts: DocumentTexts): void => {
    state = { ...state, texts }
  }

  return {
    open: bytes => begin(bytes),
    restore: (bytes, text) => {
      const steps: Steps = JSON.parse(text)
      begin(bytes, steps)
    },
    snapshot(known) {
      const id = String(openings)
      const steps: Steps = { document: document.steps(), state }
      return { id, beginning: id === known ? undefined : beginning, steps: JSON.stringify(steps) }
    },
    workbook() {
      const parts = state.texts.parts.map(({ key, xml }) => ({ name: key, xml }))
      const { workbook, omitted } = workbookNow(document.model, state.frame, parts)
      return { workbook: bytesOf(workbook), omitted }
    },
    facts: (areas, namespace) => ({
      ...factsOf(document.model, areas),
      parts: partsIn(state.texts, namespace),
    }),
    read: areas => areas.map(area => readArea(document.model, area)),
    usedAreas: sheets => sheets.map(sheet => usedArea(document.model, sheet)),
    change(change, by) {
      const refusal = edits.madeBy(by, () => document.asOne(() => applyChange(document.model, change)))
      if (refusal === undefined) state = { ...state, frame: frameAfter(state.frame, change) }
      return refusal
    },
    warmUp: (cell, other) => edits.unseen(() => warmUp(document, cell, other)),
    watch: edits.watch,
    unwatch: edits.unwatch,
    select: place => select(document.model, place),
    addParts(xmls) {
      setTexts(xmls.reduce(withPart, state.texts))
      return xmls.length === 0 ? [] : state.texts.parts.slice(-xmls.length).map(({ key }) => key)
    },
    parts: namespace => partsIn(state.texts, namespace),
    removeParts: keys => setTexts(withoutParts(state.texts, keys)),
    pointers: () => new Map(state.texts.pointers),
    writePointer: (name, text) => setTexts(withPointer(state.texts, name, text)),
  }
}

/** What belongs to the document and o-spreadsheet does not keep. */
type DocumentState = { readonly frame: WorkbookFrame; readonly texts: DocumentTexts }

/** Everything that was done to a document since it was opened. */
type Steps = { readonly document: DocumentSteps; readonly state: DocumentState }

const emptyWorkbook: Workbook = { title: '', sheets: [], names: [], parts: [] }

function bytesOf(workbook: Workbook): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(workbook))
}

function factsOf(model: Model, areas: readonly SheetArea[]): Omit<SheetFacts, 'parts'> {
  const { getters } = model
  return {
    isReadOnly: getters.isReadonly(),
    sheets: getters.getSheetIds().map(id => ({
      name: getters.getSheetName(id),
      role: roleOfSheet(id),
      isProtected: getters.isSheetLocked(id),
    })),
    names: getters.getNamedRanges().map(({ name, range }) => ({ name, refersTo: refersTo(model, range) })),
    entries: areas.map(area => readEntries(model, area)),
  }
}

function select(model: Model, { sheet, area }: SheetArea): ReturnType<SheetProgram['select']> {
  const sheetId = model.getters.getSheetIdByName(sheet)
  if (sheetId === undefined) return 'missing'
  if (!model.getters.isSheetVisible(sheetId)) return 'hidden'
  const active = model.getters.getActiveSheetId()
  if (active !== sheetId) model.dispatch('ACTIVATE_SHEET', { sheetIdFrom: active, sheetIdTo: sheetId })
  const zone = { top: area.top - 1, left: area.left - 1, bottom: area.bottom - 1, right: area.right - 1 }
  const anchor = { cell: { col: zone.left, row: zone.top }, zone }
  model.selection.selectZone(anchor, { scrollIntoView: true })
  return 'shown'
}
