// From files to tables whose columns are settled or asked about. A file that cannot be read is told, and the others go on.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { success } from '../formula/result.ts'
import type { Mapping } from './mapping.ts'
import { type RawTable, UnreadableTable } from './rawTable.ts'
import { recogniseTable, type UnknownTable } from './recogniseTable.ts'
import { type GoesOn, type ScannedTable, scanTable } from './scanTable.ts'
import { textTable } from './textTable.ts'
import { workbookTables } from './workbookTables.ts'

/** A file by its name and its bytes. */
export type ImportFile = { readonly name: string; readonly bytes: Uint8Array }

/** What the files hold. */
export type ScannedFiles = {
  readonly scanned: readonly ScannedTable[]
  readonly unknown: readonly UnknownTable[]
  readonly refused: readonly Diagnostic[]
  readonly warnings: readonly Diagnostic[]
}

/** Goes once through every table of the files; a second copy of a file is left aside. Undefined when it was stopped. */
export async function scanFiles(
  files: readonly ImportFile[],
  mapping: Mapping,
  goesOn: GoesOn,
): Promise<ScannedFiles | undefined> {
  const copies = copiesAmong(files)
  const refused: Diagnostic[] = copies.map(({ copy, of }) => anotherCopy(copy.name, of.name))
  const warnings: Diagnostic[] = []
  const unknown: UnknownTable[] = []
  const scanned: ScannedTable[] = []
  let done = 0
  for (const file of files.filter(one => copies.every(({ copy }) => copy !== one))) {
    const tables = tablesOf(file, mapping)
    if (tables.ok) warnings.push(...tables.warnings)
    else refused.push(...tables.diagnostics)
    for (const table of tables.ok ? tables.value : []) {
      const found = await scanOrTell(table, mapping, rows => goesOn(done + rows))
      if (found === undefined) return undefined
      if ('code' in found) refused.push(found)
      else if ('known' in found) scanned.push(found)
      else unknown.push(found)
      done += 'known' in found ? found.rows : 0
    }
  }
  return { scanned, unknown, refused, warnings }
}

/** A table as far as it can be known, or why it cannot be read; undefined when it was stopped. */
async function scanOrTell(
  table: RawTable,
  mapping: Mapping,
  goesOn: GoesOn,
): Promise<ScannedTable | UnknownTable | Diagnostic | undefined> {
  try {
    const known = recogniseTable(table, mapping)
    if (known === undefined) return nothingIn(table)
    return 'shape' in known ? await scanTable(known, goesOn) : known
  } catch (problem) {
    if (problem instanceof UnreadableTable) return problem.diagnostic
    throw problem
  }
}

type Copy = { readonly copy: ImportFile; readonly of: ImportFile }

/** Files with the very same bytes as one before. */
function copiesAmong(files: readonly ImportFile[]): readonly Copy[] {
  return files.flatMap((file, index) => {
    const before = files.slice(0, index).find(({ bytes }) => sameBytes(bytes, file.bytes))
    return before === undefined ? [] : [{ copy: file, of: before }]
  })
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}

function anotherCopy(copy: string, of: string): Diagnostic {
  return {
    code: 'I106',
    severity: 'warning',
    place: { kind: 'file', path: copy },
    message: `${copy} holds the very same as ${of}: it is used once.`,
    remedy: 'Nothing to do, unless another file was meant.',
  }
}

function nothingIn({ file, sheet }: RawTable): Diagnostic {
  return {
    code: 'I107',
    severity: 'warning',
    place: { kind: 'file', path: sheet === undefined ? file : `${file}, sheet ${sheet}` },
    message: 'There is nothing in it.',
    remedy: 'Export it again, and check the filter of the report.',
  }
}

const zipMark = [0x50, 0x4b]
const oldOfficeMark = [0xd0, 0xcf, 0x11, 0xe0]

/** Told by their first bytes: names can be wrong. */
function tablesOf({ name, bytes }: ImportFile, { tables }: Mapping): ReturnType<typeof workbookTables> {
  if ([zipMark, oldOfficeMark].some(mark => mark.every((byte, at) => bytes[at] === byte)))
    return workbookTables(name, bytes)
  const set = tables.find(({ file }) => file !== undefined && name.includes(file))
  return success([
    textTable(name, bytes, {
      ...(set?.encoding === undefined ? {} : { encoding: set.encoding }),
      ...(set?.separator === undefined ? {} : { separator: set.separator }),
    }),
  ])
}
