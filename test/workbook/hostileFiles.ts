// Files made to harm whoever reads them, and files that are broken, each with what the reader is to say.

import { strToU8, unzipSync } from 'fflate'
import { writeXlsx } from '../../engine/workbook/xlsxFile.ts'
import { repack } from './repack.ts'
import { smallPlan } from './smallPlan.ts'

/** A file, and the code and a part of the message by which it is refused; no code when it can be read safely. */
export type HostileFile = { readonly bytes: Uint8Array; readonly code?: string; readonly says?: string }

const plan = writeXlsx(smallPlan())
const sheetPath = 'xl/worksheets/sheet1.xml'

/** The hostile files by what they do. */
export function hostileFiles(): Readonly<Record<string, HostileFile>> {
  const bomb = repack(plan, { [sheetPath]: '<aaaaaaaaaaaaa/>'.repeat(4_000_000) })
  return {
    'a sheet that unpacks to 64 MB': { bytes: bomb, code: 'X103', says: 'times its size' },
    'a sheet that unpacks to 64 MB and declares 1 kB': {
      bytes: declaring(bomb, 1_000),
      code: 'X103',
      says: 'its sheets unpack to more than 50 MB',
    },
    'a sheet that declares 600 MB': {
      bytes: declaring(bomb, 600_000_000),
      code: 'X103',
      says: 'sheet1.xml inside it unpacks to 600 MB',
    },
    'a bomb in a part that is not needed': {
      bytes: repack(plan, { 'xl/media/image1.png': new Uint8Array(50_000_000) }),
      code: 'X103',
      says: 'image1.png inside it unpacks to 10',
    },
    'entities that grow tenfold nine times': {
      bytes: withSheet(
        '<row><c t="str"><v>&i;</v></c></row>',
        `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${[...'bcdefghi'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefgh'[index]};`.repeat(10)}">`).join('')}]>`,
      ),
      code: 'X105',
      says: 'declares a document type or entities',
    },
    'an outside file as an entity': {
      bytes: withSheet(
        '<row><c t="str"><v>&x;</v></c></row>',
        '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      ),
      code: 'X105',
      says: 'declares a document type or entities',
    },
    'an entity that is declared nowhere': {
      bytes: withSheet('<row><c t="str"><v>&x;</v></c></row>'),
      code: 'X105',
      says: 'uses the entity &x;',
    },
    'six hundred thousand cells': {
      bytes: withSheet(
        repeat(
          10_000,
          row =>
            `<row r="${row + 1}">${repeat(100, column => `<c s="${(row * column) % 97}"><v>${column}</v></c>`)}</row>`,
        ),
      ),
      code: 'X103',
      says: 'it holds more than 500,000 cells',
    },
    'three million empty elements': {
      bytes: withSheet(
        repeat(3_000_000, index => (index % 64 === 0 ? `<b${(index * 7919) % 99_991}/>` : '<a/>')),
      ),
    },
    'elements nested a hundred thousand deep': {
      bytes: withSheet(repeat(100_000, index => `<a${index % 1_000}>`)),
      code: 'X105',
      says: 'nested too deeply',
    },
    'a text of 8 MB': {
      bytes: withSheet(
        `<row><c t="str"><v>${repeat(1_000_000, index => String(10_000_000 + index))}</v></c></row>`,
      ),
      code: 'X103',
      says: 'a text of more than 250,000 characters',
    },
    'a tag that never ends': {
      bytes: withSheet(`<c ${repeat(1_000_000, index => `a${index % 9_973} `)}`),
      code: 'X103',
      says: 'a text of more than 250,000 characters',
    },
    'a long formula shared by 20,000 cells': {
      bytes: withSheet(
        `<row><c><f t="shared" si="0">${'A1+'.repeat(2_700)}1</f></c></row>${repeat(20_000, () => '<row><c><f t="shared" si="0"/></c></row>')}`,
      ),
      code: 'X103',
      says: 'unpack to more than 50 MB',
    },
    'a hundred thousand sheets': {
      bytes: repack(plan, {
        'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${repeat(100_000, index => `<sheet name="${index}" r:id="rId1"/>`)}</sheets></workbook>`,
      }),
      code: 'X103',
      says: 'it has 100,000 sheets',
    },
    'a merge of the whole sheet and a cell in each corner': {
      bytes: repack(plan, {
        [sheetPath]:
          '<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>' +
          '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>' +
          '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
      }),
    },
    'macros beside the sheets': {
      bytes: repack(plan, { 'xl/vbaProject.bin': new Uint8Array(1_000).fill(7) }),
    },
    'a row beyond the last': {
      bytes: withSheet('<row r="1048577"><c><v>1</v></c></row>'),
      code: 'X104',
      says: 'has a row 1048577',
    },
    'a cell beyond the last column': {
      bytes: withSheet('<row><c r="XFE1"><v>1</v></c></row>'),
      code: 'X104',
      says: 'has a cell XFE1',
    },
    'a number that is none': {
      bytes: withSheet('<row><c><v>1e999</v></c></row>'),
      code: 'X104',
      says: 'A1 in xl/worksheets/sheet1.xml inside it holds "1e999"',
    },
    'a text that is not in the table': {
      bytes: withSheet('<row><c t="s"><v>99999</v></c></row>'),
      code: 'X104',
      says: 'holds "99999"',
    },
    'a tag closed by another': {
      bytes: withSheet('<row></c>'),
      code: 'X104',
      says: 'closes c where it is not open',
    },
    'a sheet cut off': {
      bytes: repack(plan, { [sheetPath]: '<worksheet><sheetData>' }),
      code: 'X104',
      says: 'ends too early',
    },
    'a flipped bit': {
      bytes: flipped(plan),
      code: 'X104',
      says: 'sheet1.xml inside it is not what was once saved',
    },
    'a file cut in half': {
      bytes: plan.slice(0, plan.length / 2),
      code: 'X101',
      says: 'it is not a zip file',
    },
    'an empty file': { bytes: new Uint8Array(0), code: 'X101', says: 'it is not a zip file' },
    'a text file': {
      bytes: strToU8('date,amount\n2026-01-01,5\n'),
      code: 'X101',
      says: 'it is not a zip file',
    },
    'a zip without a workbook': { bytes: onlyText(), code: 'X101', says: 'a zip file without a workbook' },
    'a workbook with a password': {
      bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)]),
      code: 'X102',
      says: 'it has a password, or is an .xls',
    },
  }
}

function repeat(times: number, text: (index: number) => string): string {
  return Array.from({ length: times }, (_, index) => text(index)).join('')
}

function withSheet(rows: string, before = ''): Uint8Array {
  return repack(plan, { [sheetPath]: `${before}<worksheet><sheetData>${rows}</sheetData></worksheet>` })
}

/** A file whose directory declares another size of its first sheet. */
function declaring(bytes: Uint8Array, size: number): Uint8Array {
  const changed = bytes.slice()
  new DataView(changed.buffer).setUint32(entryOf(changed, sheetPath) + 24, size, true)
  return changed
}

/** Where the directory of a zip tells of a file. */
function entryOf(bytes: Uint8Array, path: string): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  let at = view.getUint32(bytes.length - 6, true)
  while (view.getUint32(at, true) === 0x02014b50) {
    const nameLength = view.getUint16(at + 28, true)
    const name = String.fromCharCode(...bytes.subarray(at + 46, at + 46 + nameLength))
    if (name === path) return at
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  throw new Error(`${path} is not in the file`)
}

/** The checksum of the first sheet with its last bit turned, as if the sheet had changed on its way. */
function flipped(bytes: Uint8Array): Uint8Array {
  const changed = bytes.slice()
  const at = entryOf(changed, sheetPath) + 16
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

function onlyText(): Uint8Array {
  const empty = Object.fromEntries(Object.keys(unzipSync(plan)).map(path => [path, '']))
  return repack(plan, { ...empty, '_rels/.rels': '<Relationships/>' })
}
