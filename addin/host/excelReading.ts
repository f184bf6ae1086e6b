// Reading Excel: what the workbook is like, and cells in as few requests as its limits allow.

import { areaAddress } from '../../engine/index.ts'
import type { CellEntry } from './cellEntry.ts'
import { type Entries, HostFault, type Inspection } from './cellStore.ts'
import type { ExcelAccess, ExcelContext, ExcelXmlPart } from './excelHost.ts'
import { type AreaPiece, cutRows, readBatches } from './requestBatches.ts'
import type { SheetArea } from './workbookPort.ts'
import { type JournalPart, journalNamespace } from './writeJournal.ts'

/** Marks a sheet of ours with the name it was made under, so that it is known when it has been renamed. */
export const roleKey = 'proceeds'

/** The sheets, names and journals of the workbook, in one request (one more when there are journals). */
export async function readFacts(context: ExcelContext): Promise<Omit<Inspection, 'entries'>> {
  const { workbook } = context
  workbook.load('readOnly')
  const sheets = workbook.worksheets.load(
    'items/name,items/protection/protected,items/customProperties/items/key,items/customProperties/items/value',
  )
  const names = workbook.names.load('items/name,items/formula')
  const journals = workbook.customXmlParts.getByNamespace(journalNamespace).load('items/id')
  await context.sync()
  return {
    isReadOnly: workbook.readOnly,
    sheets: sheets.items.map(({ name, protection, customProperties }) => ({
      name,
      role: customProperties.items.find(({ key }) => key === roleKey)?.value,
      isProtected: protection.protected,
    })),
    names: names.items.map(({ name, formula }) => ({ name, refersTo: String(formula).replace(/^=/, '') })),
    journals: await textsOf(context, journals.items),
  }
}

/** The texts of parts, eight in a request: a part of ours has at most 512 kB, an answer of Excel at most 5 MB. */
export async function textsOf(
  context: ExcelContext,
  parts: readonly ExcelXmlPart[],
): Promise<readonly JournalPart[]> {
  const found: JournalPart[] = []
  for (let from = 0; from < parts.length; from += 8) {
    const some = parts.slice(from, from + 8)
    const texts = some.map(part => part.getXml())
    await context.sync()
    found.push(...some.map(({ id }, index) => ({ key: id, xml: texts[index]?.value ?? '' })))
  }
  return found
}

/** What is asked of cells: formulas (or constants, where there are none), or what the cells show. */
type CellProperty = 'formulas' | 'values'

/** Formulas or values of areas on sheets that exist. */
export async function readEntries(
  access: ExcelAccess,
  property: CellProperty,
  areas: readonly SheetArea[],
): Promise<readonly Entries[]> {
  const rows: CellEntry[][][] = areas.map(() => [])
  for (const batch of readBatches(areas)) {
    const read = await readPieces(access, property, batch)
    for (const [index, { place }] of batch.entries()) rows[place]?.push(...(read[index] ?? []))
  }
  return rows
}

/** Excel answers null for a range, or an error for a request, that is too large: then in halves. */
async function readPieces(
  access: ExcelAccess,
  property: CellProperty,
  pieces: readonly AreaPiece[],
): Promise<readonly CellEntry[][][]> {
  const read = await answerUnlessTooLarge(() =>
    access.ask(async context => {
      const ranges = pieces.map(({ sheet, area }) =>
        context.workbook.worksheets.getItem(sheet).getRange(areaAddress(area)).load(property).untrack(),
      )
      await context.sync()
      return ranges.map((range): CellEntry[][] | null => range[property])
    }),
  )
  if (read === undefined && pieces.length > 1) {
    const half = Math.ceil(pieces.length / 2)
    const first = await readPieces(access, property, pieces.slice(0, half))
    return [...first, ...(await readPieces(access, property, pieces.slice(half)))]
  }
  const whole: CellEntry[][][] = []
  for (const [index, piece] of pieces.entries())
    whole.push(read?.[index] ?? (await readHalves(access, property, piece)))
  return whole
}

async function readHalves(
  access: ExcelAccess,
  property: CellProperty,
  piece: AreaPiece,
): Promise<CellEntry[][]> {
  const { top, bottom, left, right } = piece.area
  const width = right - left + 1
  if (top === bottom) throw new HostFault('tooLarge', `a row of ${width} cells`)
  const read: CellEntry[][] = []
  for (const area of cutRows(piece.area, Math.ceil((bottom - top + 1) / 2) * width))
    read.push(...((await readPieces(access, property, [{ ...piece, area }]))[0] ?? []))
  return read
}

async function answerUnlessTooLarge<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof HostFault && fault.kind === 'tooLarge') return undefined
    throw fault
  }
}
