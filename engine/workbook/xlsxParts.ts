// The parts inside an .xlsx file and how they refer to each other; only the parts asked for are unpacked.

import { FileRefusal } from './fileRefusal.ts'
import { type XmlEvents, xmlReader } from './xmlReader.ts'
import { megabytes, readZipDirectory, readZipText, type ZipEntry } from './zipFile.ts'

/** What one part says of another: its id, the last word of its type (`worksheet`, `customXml`) and its path. */
type Relationship = { readonly id: string; readonly type: string; readonly path: string }

/** A file opened for reading. All of it shares one allowance of memory, in bytes, and one of cells. */
export type XlsxParts = {
  readonly workbook: string
  readonly has: (path: string) => boolean
  readonly readXml: (path: string, events: XmlEvents) => void
  readonly readText: (path: string) => string
  /** What a part refers to inside the file; for the empty path, what the file itself refers to. */
  readonly relationshipsOf: (path: string) => readonly Relationship[]
  readonly spend: (bytes: number) => void
  readonly countCell: () => void
}

/** Far above any plan (Larkspur's 46,000 formulas unpack to 6 MB), far below what would harm a browser. */
const limits = { entries: 10_000, bytes: 500_000_000, ratio: 500 }
const allowance = { bytes: 50_000_000, cells: 500_000 }

/** Opens a file; throws a refusal when it is no workbook or declares too much. */
export function openXlsxParts(bytes: Uint8Array): XlsxParts {
  const entries = entriesByPath(readZipDirectory(bytes, limits))
  const spend = counter(allowance.bytes, `its sheets unpack to more than ${megabytes(allowance.bytes)}`)
  const countCell = counter(
    allowance.cells,
    `it holds more than ${allowance.cells.toLocaleString('en-US')} cells`,
  )
  const readPieces = (path: string, take: (text: string) => void) => {
    const entry = entries.get(path.toLowerCase())
    if (entry === undefined) throw new FileRefusal('damaged', `${path} inside it is missing`)
    readZipText(bytes, entry, spend, take)
  }
  const parts = {
    has: (path: string) => entries.has(path.toLowerCase()),
    readXml: (path: string, events: XmlEvents) => {
      const reader = xmlReader(path, events)
      readPieces(path, reader.take)
      reader.end()
    },
    readText: (path: string) => {
      const pieces: string[] = []
      readPieces(path, piece => pieces.push(piece))
      return pieces.join('').replace(/^\uFEFF/, '')
    },
    spend,
    countCell: () => countCell(1),
  }
  const relationshipsOf = (path: string) => relationships(parts, path)
  return { ...parts, workbook: workbookPath(relationshipsOf('')), relationshipsOf }
}

/** Adds up what is spent and refuses the file when it comes to more than may be. */
function counter(most: number, fact: string): (amount: number) => void {
  let spent = 0
  return amount => {
    spent += amount
    if (spent > most) throw new FileRefusal('tooLarge', fact)
  }
}

/** Part names ignore case; a name that stands twice could be read differently by two programs. */
function entriesByPath(entries: readonly ZipEntry[]): ReadonlyMap<string, ZipEntry> {
  const byPath = new Map<string, ZipEntry>()
  for (const entry of entries) {
    const path = entry.path.replaceAll('\\', '/').toLowerCase()
    if (byPath.has(path)) throw new FileRefusal('hostile', `it holds ${entry.path} twice`)
    byPath.set(path, entry)
  }
  return byPath
}

function workbookPath(ofFile: readonly Relationship[]): string {
  const workbook = ofFile.find(({ type }) => type === 'officeDocument')
  if (workbook === undefined)
    throw new FileRefusal('notAWorkbook', 'it is a zip file without a workbook inside')
  return workbook.path
}

function relationships(parts: Pick<XlsxParts, 'has' | 'readXml'>, source: string): readonly Relationship[] {
  const folder = source.slice(0, source.lastIndexOf('/') + 1)
  const path = `${folder}_rels/${source.slice(folder.length)}.rels`
  if (!parts.has(path)) return []
  const found: Relationship[] = []
  parts.readXml(path, {
    open: (name, attribute) => {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return
      const type = (attribute('Type') ?? '').split('/').at(-1) ?? ''
      found.push({ id: attribute('Id') ?? '', type, path: resolve(folder, attribute('Target') ?? '') })
    },
    close: () => {},
  })
  return found
}

/** The path a target means: from the root when it starts with `/`, else from the folder of the part that names it. */
function resolve(folder: string, target: string): string {
  const steps: string[] = []
  const whole = target.startsWith('/') ? target.slice(1) : folder + target
  for (const step of whole.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
