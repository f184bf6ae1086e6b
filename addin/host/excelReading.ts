// Reading Excel: what a write has to know of the workbook, and cells, in as few requests as Excel's limits allow.

import { areaAddress } from '../../engine/index.ts'
import type { CellEntry } from './cellEntry.ts'
import { type Entries, HostFault, type Inspection } from './cellStore.ts'
import type { ExcelAccess, ExcelContext, ExcelRange } from './excelHost.ts'
import { type AreaPiece, cutRows, readBatches } from './requestBatches.ts'
import type { SheetArea } from './workbookPort.ts'
import { journalNamespace } from './writeJournal.ts'

/** Marks a sheet of ours with the name it was made under, so that it is known when it has been renamed. */
export const roleKey = 'proceeds'

/** What is asked of cells: formulas (or constants, where there are none), or what the cells show. */
type CellProperty = 'formulas' | 'values'

/** The rows of an area, for each property that was asked for. */
type AreaRead = readonly CellEntry[][][]

/** The workbook as a write finds it: one request where the areas fit into an answer, and one more where journals are. */
export async function inspectWorkbook(
  access: ExcelAccess,
  areas: readonly SheetArea[],
  namespaces: readonly string[],
): Promise<Inspection> {
  const fits = readBatches(areas, 1).length === 1
  const together = fits
    ? await answerUnlessTooLarge(() => access.ask(context => inspect(context, areas, namespaces)))
    : undefined
  const { journalKeys, read, ...facts } =
    together ?? (await access.ask(context => inspect(context, [], namespaces)))
  const journals = journalKeys.length === 0 ? [] : await access.ask(context => textsOf(context, journalKeys))
  const standing = new Set(facts.sheets.map(({ name }) => name))
  const left = areas.filter(({ sheet }, index) => standing.has(sheet) && !read[index])
  const later = new Map((await readAreas(access, ['formulas'], left)).map(([rows], at) => [left[at], rows]))
  return { ...facts, journals, entries: areas.map((area, index) => read[index] ?? later.get(area)) }
}

/** Entries are null where Excel answers null, and undefined on sheets that do not exist. */
async function inspect(
  context: ExcelContext,
  areas: readonly SheetArea[],
  namespaces: readonly string[],
): Promise<
  Omit<Inspection, 'entries' | 'journals'> & {
    readonly journalKeys: readonly string[]
    readonly read: readonly (Entries | null | undefined)[]
  }
> {
  const { workbook } = context
  workbook.load('readOnly')
  const sheets = workbook.worksheets.load(
    'items/name,items/protection/protected,items/autoFilter/isDataFiltered,items/customProperties/items/key,items/customProperties/items/value',
  )
  const names = workbook.names.load('items/name,items/formula')
  const journals = workbook.customXmlParts.getByNamespace(journalNamespace).load('items/id')
  const texts = namespaces.map(namespace => ({
    namespace,
    parts: workbook.customXmlParts.getByNamespace(namespace).load('items/id'),
  }))
  const ranges = areas.map(({ sheet, area }) =>
    workbook.worksheets.getItemOrNullObject(sheet).getRange(areaAddress(area)).load('formulas').untrack(),
  )
  await context.sync()
  return {
    isReadOnly: workbook.readOnly,
    sheets: sheets.items.map(({ name, protection, autoFilter, customProperties }) => ({
      name,
      role: customProperties.items.find(({ key }) => key === roleKey)?.value,
      isProtected: protection.protected,
      isFiltered: autoFilter.isDataFiltered,
    })),
    names: names.items.map(({ name, formula }) => ({ name, refersTo: String(formula).replace(/^=/, '') })),
    texts: texts.map(({ namespace, parts }) => ({ namespace, keys: parts.items.map(({ id }) => id) })),
    journalKeys: journals.items.map(({ id }) => id),
    read: ranges.map((range): CellEntry[][] | null | undefined =>
      range.isNullObject ? undefined : range.formulas,
    ),
  }
}

/** The texts of journals, eight in a request: a part of ours has at most 512 kB, an answer of Excel at most 5 MB. */
async function textsOf(context: ExcelContext, keys: readonly string[]): Promise<Inspection['journals']> {
  const { customXmlParts } = context.workbook
  const found: { readonly key: string; readonly xml: string }[] = []
  for (let from = 0; from < keys.length; from += 8) {
    const some = keys.slice(from, from + 8)
    const texts = some.map(key => customXmlParts.getItem(key).getXml())
    await context.sync()
    found.push(...some.map((key, index) => ({ key, xml: texts[index]?.value ?? '' })))
  }
  return found
}

/** What these areas hold, on sheets that exist: for each of them its rows, once for each property. */
export async function readAreas(
  access: ExcelAccess,
  properties: readonly CellProperty[],
  areas: readonly SheetArea[],
): Promise<readonly AreaRead[]> {
  const read: CellEntry[][][][] = areas.map(() => properties.map(() => []))
  for (const batch of readBatches(areas, properties.length)) {
    const pieces = await readPieces(access, properties, batch)
    for (const [index, { place }] of batch.entries())
      for (const [which, rows] of (pieces[index] ?? []).entries()) read[place]?.[which]?.push(...rows)
  }
  return read
}

/** Excel answers null for a range, or an error for a request, that is too large: then in halves. */
async function readPieces(
  access: ExcelAccess,
  properties: readonly CellProperty[],
  pieces: readonly AreaPiece[],
): Promise<readonly AreaRead[]> {
  const read = await answerUnlessTooLarge(() =>
    access.ask(async context => {
      const ranges = pieces.map(({ sheet, area }) =>
        context.workbook.worksheets
          .getItem(sheet)
          .getRange(areaAddress(area))
          .load(properties.join())
          .untrack(),
      )
      await context.sync()
      return ranges.map(range => properties.map(property => rowsOf(range, property)))
    }),
  )
  if (read === undefined && pieces.length > 1) {
    const half = Math.ceil(pieces.length / 2)
    const first = await readPieces(access, properties, pieces.slice(0, half))
    return [...first, ...(await readPieces(access, properties, pieces.slice(half)))]
  }
  const whole: AreaRead[] = []
  for (const [index, piece] of pieces.entries()) {
    const rows = read?.[index] ?? [null]
    whole.push(isWhole(rows) ? rows : await readHalves(access, properties, piece))
  }
  return whole
}

/** The types do not know that Excel may answer null. */
function rowsOf(range: ExcelRange, property: CellProperty): CellEntry[][] | null {
  return range[property]
}

function isWhole(rows: readonly (CellEntry[][] | null)[]): rows is AreaRead {
  return !rows.includes(null)
}

async function readHalves(
  access: ExcelAccess,
  properties: readonly CellProperty[],
  piece: AreaPiece,
): Promise<AreaRead> {
  const { top, bottom, left, right } = piece.area
  const width = right - left + 1
  if (top === bottom) throw new HostFault('tooLarge', `a row of ${width} cells`)
  const read: CellEntry[][][] = properties.map(() => [])
  for (const area of cutRows(piece.area, Math.ceil((bottom - top + 1) / 2) * width)) {
    const [half = []] = await readPieces(access, properties, [{ ...piece, area }])
    for (const [which, rows] of half.entries()) read[which]?.push(...rows)
  }
  return read
}

/** Undefined where the answer would have been too large. */
export async function answerUnlessTooLarge<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof HostFault && fault.kind === 'tooLarge') return undefined
    throw fault
  }
}
