// Makes the workbook of a plan and holds it against what stands in cells. Runs in a thread of its own; tests call it as
// it is.

import {
  type BlockWrite,
  type CellContent,
  type CompiledPlan,
  compilePlan,
  engineNumbers,
  type FoundCell,
  type InputBook,
  inputBook,
  keptPlans,
  ownSheets,
  planWorkbook,
  type Result,
  readPlan,
  readScenariosSheet,
  readWorkbook,
  readXlsx,
  type Scenario,
  type Sheet,
  savedScenarios,
  sheetGrid,
  type Workbook,
  workbookFaults,
  writePlan,
  writesBetween,
  writeXlsx,
} from '../../engine/index.ts'
import type { BookAbout, BookApi, BookPlaces, SheetCell } from './bookApi.ts'
import { sameCell } from './heldCells.ts'
import { newestPlan } from './newestPlan.ts'
import { compareCopies } from './readableCopy.ts'

/** A desk holds one workbook at a time. Asking before there is one is a mistake of ours and throws. */
export function bookDesk(): BookApi {
  let made: Book | undefined
  /** What stands in the workbook once the changes given last are written. */
  let next: Book | undefined

  const current = (): Book => {
    if (made === undefined) throw new Error('bookDesk: no workbook was made')
    return made
  }
  const withScenarios = (scenarios: readonly Scenario[]): CompiledPlan => {
    const { compiled } = current()
    return { ...compiled, plan: { ...compiled.plan, scenarios } }
  }

  return {
    make(text, about) {
      const isMade = made?.from === originOf(text, about)
      const book: Result<Book> =
        isMade && made ? { ok: true, value: made, warnings: [] } : bookOf(text, about)
      if (!book.ok) return book
      made = book.value
      next = undefined
      const { workbook, places, compiled } = book.value
      const { company, scenarios } = compiled.plan
      const sheets = workbook.sheets.map(({ name }) => name)
      const [kept] = keptPlans(workbook.parts.map(({ xml }) => xml))
      const layout = kept?.layout ?? ''
      const value = { workbook: bytesOf(workbook), sheets, layout, company, scenarios, ...places }
      return { ok: true, value, warnings: book.warnings }
    },
    changes(scenarios) {
      const { workbook, places } = current()
      const compiled = withScenarios(scenarios)
      const inputs = inputBook(compiled)
      if (!inputs.ok) return inputs
      if (!sameTitles(inputs.value.titles, places.titles)) return { ok: true, value: undefined, warnings: [] }
      const sheets = workbook.sheets.map(
        sheet => inputs.value.sheets.find(({ name }) => name === sheet.name) ?? sheet,
      )
      next = { compiled, places, inputs: inputs.value, workbook: { ...workbook, sheets } }
      const changes = writesBetween(workbook, next.workbook)
      const { cells } = inputs.value.read(changes.flatMap(writtenCells), workbook.sheets)
      return { ok: true, value: { changes, cells }, warnings: [] }
    },
    standing(found) {
      if (next === undefined) throw new Error('bookDesk: no changes were given')
      const { inputs, workbook } = next
      const placesOf = (sheets: readonly Sheet[]): readonly SheetCell[] =>
        inputs.read(found, sheets).cells.map(({ sheet, row, column }) => ({ sheet, row, column }))
      const left = placesOf(workbook.sheets)
      const foreign = placesOf(current().workbook.sheets)
      return { left, foreign: foreign.filter(one => left.some(other => sameCell(one, other))) }
    },
    remake(text, saved, about, chosen) {
      const { workbook, places } = current()
      const book = bookOf(text, about)
      if (!book.ok) return book
      const copy = text === saved ? undefined : copyOf(saved, about)
      if (copy?.ok === false) return copy
      next = copy === undefined ? book.value : withSheet(book.value, copy.value)
      const before = withCell(workbook, places.selector, chosen)
      const changes = writesBetween(before, next.workbook)
      return { ok: true, value: { ...next.places, changes }, warnings: book.warnings }
    },
    written() {
      made = next ?? made
      next = undefined
    },
    cellOf(number) {
      return { ok: true, value: current().inputs.cellOf(number), warnings: [] }
    },
    moved: found => current().inputs.moved(found),
    typed(scenarios, found) {
      const { places, workbook, inputs: written } = current()
      const newest = inputBook(withScenarios(scenarios))
      if (!newest.ok) return newest
      // Columns that are still to come or go: what stands in the cells belongs to those that were written.
      const inputs = sameTitles(newest.value.titles, places.titles) ? newest.value : written
      const { after, cells } = inputs.read(found, workbook.sheets)
      const ofPlan = cells.some(cell => cell.kind === 'number' && cell.scenario === undefined)
      const value = { scenarios: after.scenarios, cells, ...(ofPlan && { text: writePlan(after) }) }
      return { ok: true, value, warnings: [] }
    },
    copy(saved, about) {
      const copy = copyOf(saved, about)
      return copy.ok ? { ...copy, value: rowsOf(copy.value) } : copy
    },
    compare(saved, about, rows) {
      const copy = copyOf(saved, about)
      if (!copy.ok) return copy
      const expected = readScenariosSheet(rowsOf(copy.value))
      if (expected === undefined)
        throw new Error('bookDesk: the sheet Scenarios cannot be read as it is written')
      return { ok: true, value: compareCopies(expected, readScenariosSheet(rows)), warnings: [] }
    },
    file(bytes) {
      const workbook: Workbook = JSON.parse(new TextDecoder().decode(bytes))
      const faults = workbookFaults(workbook)
      return faults.length > 0 ? { faults } : { file: writeXlsx(workbook) }
    },
    plan(file) {
      const content = readXlsx(file)
      if (!content.ok) return content
      const read = readWorkbook(content.value)
      if (!read.ok) return read
      const { after, damage } = read.value
      return { ok: true, value: { text: writePlan(after), damage }, warnings: read.warnings }
    },
    read(file) {
      const content = readXlsx(file)
      if (!content.ok) return content
      const read = readWorkbook(content.value)
      if (!read.ok) return read
      const { after, changes, items, damage } = read.value
      const text = writePlan(after)
      const book = bookOf(text, aboutIn(content.value.parts))
      if (!book.ok) return book
      made = book.value
      next = undefined
      const { sheets, parts, ...rest } = book.value.workbook
      const kept = content.value.parts.filter(xml => !parts.some(part => rootOf(part.xml) === rootOf(xml)))
      const workbook: Workbook = {
        ...rest,
        sheets: [...sheets, ...ownSheets(content.value)],
        parts: [...parts, ...kept.map((xml, index) => ({ name: `kept ${index + 1}`, xml }))],
      }
      const value = { workbook: bytesOf(workbook), text, changes: changes.length + items.length, damage }
      return { ok: true, value, warnings: [...content.warnings, ...read.warnings] }
    },
  }
}

/** A workbook with the plan it was made from. */
type Book = {
  readonly compiled: CompiledPlan
  readonly workbook: Workbook
  /** Its sheets of inputs, to be asked what their cells mean. */
  readonly inputs: InputBook
  readonly places: BookPlaces
  /** What it was made of, while it is just that. */
  readonly from?: string
}

function originOf(text: string, { revision, saved, shown }: BookAbout): string {
  return JSON.stringify([revision, saved, shown, text])
}

/** What the plan inside a file says of its workbook: of several, the one saved last. */
function aboutIn(parts: readonly string[]): BookAbout {
  return newestPlan(parts) ?? { revision: '', saved: '', shown: '' }
}

function bookOf(text: string, about: BookAbout): Result<Book> {
  const plan = readPlan(text)
  if (!plan.ok) return plan
  const compiled = compilePlan(plan.value)
  if (!compiled.ok) return compiled
  const engine = engineNumbers(compiled.value)
  if (!engine.ok) return engine
  const workbook = planWorkbook(compiled.value, engine.value, about)
  if (!workbook.ok) return workbook
  const inputs = inputBook(compiled.value)
  if (!inputs.ok) return inputs
  const { selector, titles, sheets } = inputs.value
  const extents = sheets.map(sheet => {
    const { bottom, right } = sheetGrid(sheet)
    return { sheet: sheet.name, rows: bottom, columns: right }
  })
  const places = { selector, titles, inputs: extents }
  return {
    ok: true,
    value: {
      compiled: compiled.value,
      workbook: workbook.value,
      inputs: inputs.value,
      places,
      from: originOf(text, about),
    },
    warnings: workbook.warnings,
  }
}

/** The sheet Scenarios of a plan by itself. */
function copyOf(text: string, about: BookAbout): Result<Sheet> {
  const plan = readPlan(text)
  if (!plan.ok) return plan
  const compiled = compilePlan(plan.value)
  return compiled.ok ? savedScenarios(compiled.value, about) : compiled
}

/** The cells of a write, as if they had been found with what they are to hold. */
function writtenCells(write: BlockWrite): readonly FoundCell[] {
  if (write.kind !== 'cells') return []
  const { sheet, top, left, after } = write
  return after.flatMap((row, down) =>
    row.map((content, across) => ({
      sheet,
      row: top + down,
      column: left + across,
      cell: foundAs(content),
    })),
  )
}

function foundAs(content: CellContent): FoundCell['cell'] {
  if (content === null) return undefined
  return typeof content === 'object' ? { formula: content.formula } : content
}

function sameTitles(a: BookPlaces['titles'], b: BookPlaces['titles']): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The workbook with other content in one of its cells. */
function withCell(workbook: Workbook, at: BookPlaces['selector'], content: string): Workbook {
  const inBlock = ({ top, left, cells }: Sheet['blocks'][number]): boolean =>
    top <= at.row &&
    at.row < top + cells.length &&
    left <= at.column &&
    at.column < left + (cells[0]?.length ?? 0)
  const sheets = workbook.sheets.map(sheet => {
    if (sheet.name !== at.sheet) return sheet
    const blocks = sheet.blocks.map(block => {
      if (!inBlock(block)) return block
      const row = (block.cells[at.row - block.top] ?? []).with(at.column - block.left, content)
      return { ...block, cells: block.cells.with(at.row - block.top, row) }
    })
    return { ...sheet, blocks }
  })
  return { ...workbook, sheets }
}

function withSheet(book: Book, sheet: Sheet): Book {
  const { from: _, workbook, ...rest } = book
  const sheets = workbook.sheets.map(other => (other.name === sheet.name ? sheet : other))
  return { ...rest, workbook: { ...workbook, sheets } }
}

/** What stands in the cells of a sheet without formulas, row by row. */
function rowsOf(sheet: Sheet): readonly (readonly (number | string)[])[] {
  const { bottom, right, content } = sheetGrid(sheet)
  return Array.from({ length: bottom }, (_, row) =>
    Array.from({ length: right }, (_, column) => {
      const cell = content(row + 1, column + 1)
      return cell === null || typeof cell === 'object' ? '' : cell
    }),
  )
}

function bytesOf(workbook: Workbook): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(workbook))
}

/** What a text begins with, which names its namespace. */
function rootOf(xml: string): string | undefined {
  return /<[^?!][^>]*?xmlns="([^"]*)"/.exec(xml)?.[1]
}
