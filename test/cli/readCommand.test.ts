// A workbook goes out, comes back edited by other programs, and becomes a plan file again.

import { readFileSync } from 'node:fs'
import { openXlsx, saveXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { readXlsx } from '../../engine/index.ts'
import { saveInLibreOffice } from '../agreement/libreOffice.ts'
import { repack, unpack } from '../workbook/repack.ts'
import { typed } from './typedCommand.ts'

const marram = 'samples/marram/plan.json'

let written = new Uint8Array()

beforeAll(async () => {
  const bytes = (await typed(['workbook', marram, '--out', 'plan.xlsx'])).files.get('plan.xlsx')
  if (!(bytes instanceof Uint8Array)) throw new Error('no workbook was written')
  written = Uint8Array.from(bytes)
})

/** The file with another number in the cell of an input, as a program that knows nothing of plans leaves it. */
function withNumber(name: string, value: number): { readonly file: Uint8Array; readonly cell: string } {
  const content = readXlsx(written)
  const inputs = content.ok ? content.value.sheets.find(sheet => sheet.name === 'Inputs') : undefined
  const named = [...(inputs?.cells ?? [])].find(([, value]) => value === name)?.[0] ?? ''
  const cell = named.replace('B', 'G')
  const path = 'xl/worksheets/sheet2.xml'
  const sheet = unpack(written).get(path) ?? ''
  const changed = sheet.replace(new RegExp(`(<c r="${cell}" s="\\d+">)<v>[^<]*</v>`), `$1<v>${value}</v>`)
  expect(changed).not.toBe(sheet)
  return { file: repack(written, { [path]: changed }), cell }
}

describe('proceeds read', () => {
  it('finds nothing in a workbook as it was written', async () => {
    const seen = await typed(['read', 'plan.xlsx'], { 'plan.xlsx': written })
    expect([seen.code, seen.out, seen.err]).toEqual([0, 'No input was changed.', ''])
  })

  it('gives exactly the change that was typed, after LibreOffice calculated and saved the file', async () => {
    const { file, cell } = withNumber('payroll_tax_rate', 0.27)
    const [saved] = await saveInLibreOffice([file])
    const files = { 'plan.xlsx': saved ?? new Uint8Array() }
    const seen = await typed(['read', 'plan.xlsx', '--out', 'plan.json'], files)
    expect([seen.code, seen.err]).toEqual([0, ''])
    expect(seen.out).toMatch(
      new RegExp(`^1 input was changed:\\n {2}Inputs!${cell} {2}Payroll tax.* -> 0.27\\n`),
    )
    const before = readFileSync(marram, 'utf8').split('\n')
    const after = String(seen.files.get('plan.json')).split('\n')
    expect(after.filter((line, index) => line !== before[index])).toEqual(['    "payroll_tax_rate": 0.27,'])
  })

  it('gives exactly the change that another library wrote, which left the plan and half of the values out', async () => {
    const workbook = await openXlsx(written)
    const rows = workbook.sheets.find(({ name }) => name === 'Inputs')?.rows ?? []
    const row = rows.find(([, name]) => name === 'payroll_tax_rate')
    if (row === undefined) throw new Error('no payroll tax rate')
    row[6] = 0.27
    const files = { 'plan.xlsx': Uint8Array.from(await saveXlsx(workbook)) }
    const seen = await typed(['read', 'plan.xlsx', '--against', marram, '--out', 'plan.json'], files)
    expect([seen.code, seen.out]).toEqual([
      0,
      expect.stringMatching(/^1 input was changed:\n.*0.21 -> 0.27\n/),
    ])
    expect(seen.err).toContain('the file was saved without calculating')
    const before = readFileSync(marram, 'utf8').split('\n')
    const after = String(seen.files.get('plan.json')).split('\n')
    expect(after.filter((line, index) => line !== before[index])).toEqual(['    "payroll_tax_rate": 0.27,'])
  })

  it('reads against the plan file when the plan inside is gone', async () => {
    const { file } = withNumber('payroll_tax_rate', 0.27)
    const parts = unpack(file)
    const rels = parts.get('xl/_rels/workbook.xml.rels') ?? ''
    const bare = repack(file, {
      'xl/_rels/workbook.xml.rels': rels.replace(/<Relationship [^>]*customXml[^>]*\/>/g, ''),
    })
    const alone = await typed(['read', 'plan.xlsx'], { 'plan.xlsx': bare })
    expect([alone.code, alone.err]).toEqual([1, expect.stringContaining('There is no plan in this workbook')])
    const seen = await typed(['read', 'plan.xlsx', '--against', marram], { 'plan.xlsx': bare })
    expect([seen.code, seen.out]).toEqual([0, expect.stringContaining('1 input was changed')])
  })

  it('writes no plan when an input could not be read, and says where', async () => {
    const { file, cell } = withNumber('payroll_tax_rate', 0.27)
    const sheet = unpack(file).get('xl/worksheets/sheet2.xml') ?? ''
    const emptied = repack(file, {
      'xl/worksheets/sheet2.xml': sheet.replace(new RegExp(`<c r="${cell}" s="\\d+"><v>0.27</v></c>`), ''),
    })
    const seen = await typed(['read', 'plan.xlsx', '--out', 'plan.json'], { 'plan.xlsx': emptied })
    expect(seen.code).toBe(1)
    expect(seen.out).toContain(`Inputs!${cell} (Payroll tax`)
    expect(seen.err).toBe(
      'plan.json was not written: mend the workbook first, or write it anew from the plan.',
    )
    expect(seen.files.size).toBe(0)
  })

  it('refuses a file that is no workbook', async () => {
    const seen = await typed(['read', 'plan.xlsx'], { 'plan.xlsx': 'company,arr' })
    expect([seen.code, seen.err]).toEqual([1, expect.stringContaining('is not an Excel workbook')])
  })
})

describe('proceeds workbook over a file that is there', () => {
  const again = (file: Uint8Array, ...more: readonly string[]) =>
    typed(['workbook', marram, '--out', 'plan.xlsx', ...more], { 'plan.xlsx': file })

  it('writes it anew when nobody has touched it', async () => {
    const seen = await again(written)
    expect([seen.code, seen.err, seen.files.size]).toEqual([0, '', 1])
  })

  it('writes it anew from a plan of other numbers: what the engine found for initiatives is nobody’s own', async () => {
    const other = readFileSync(marram, 'utf8').replace('"hosting_rate": 0.11', '"hosting_rate": 0.13')
    const files = { 'other.json': other, 'plan.xlsx': written }
    const seen = await typed(['workbook', 'other.json', '--out', 'plan.xlsx'], files)
    expect([seen.code, seen.err]).toEqual([0, ''])
  })

  it('leaves it alone when inputs were typed into it and cells are a person’s own, until that may be lost', async () => {
    const { file } = withNumber('payroll_tax_rate', 0.27)
    const own = Array.from(
      { length: 2000 },
      (_, row) => `<row r="${9001 + row}"><c r="A${9001 + row}"><v>${row}</v></c></row>`,
    ).join('')
    const path = 'xl/worksheets/sheet2.xml'
    const sheet = unpack(file).get(path) ?? ''
    const mine = repack(file, { [path]: sheet.replace('</sheetData>', `${own}</sheetData>`) })
    const seen = await again(mine)
    expect([seen.code, seen.files.size]).toEqual([3, 0])
    expect(seen.err).toBe(
      `plan.xlsx was not written, because it holds what would be lost:
  1 input was changed in it.
  2,000 cells are not ours: Inputs!A9001, Inputs!A9002, Inputs!A9003, …
Take inputs over with "proceeds read plan.xlsx --out plan.json", name another file with --out, or let it go with --replace.`,
    )
    expect((await again(mine, '--replace')).files.size).toBe(1)
  })

  it('leaves a file alone that is none of ours', async () => {
    const seen = await again(new TextEncoder().encode('company,arr'))
    expect([seen.code, seen.files.size]).toEqual([3, 0])
    expect(seen.err).toContain('is not an Excel workbook')
  })
})
