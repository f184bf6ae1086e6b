// LibreOffice as the judge of a written file: it opens it, forgets every value in it and calculates it anew.

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import { readXlsx } from '../../engine/workbook/readXlsx.ts'
import type { CellValue, Workbook } from '../../engine/workbook/workbook.ts'
import type { XlsxCell } from '../../engine/workbook/xlsxCells.ts'
import { writeXlsx } from '../../engine/workbook/xlsxFile.ts'
import { type CalculatedCells, withPlantedValues } from './calculatedCells.ts'

/**
 * The values of every cell of each workbook, written to a file with wrong values in its formulas and calculated by
 * LibreOffice. One start of LibreOffice (about three seconds) serves all of them.
 */
export async function calculateInLibreOffice(
  workbooks: readonly Workbook[],
): Promise<readonly CalculatedCells[]> {
  const saved = await saveInLibreOffice(workbooks.map(workbook => writeXlsx(withPlantedValues(workbook))))
  return saved.map(cellsOfFile)
}

/** The values of every cell of an .xlsx file. Throws, with the reason, when the file cannot be read. */
function cellsOfFile(bytes: Uint8Array): CalculatedCells {
  const content = readXlsx(bytes)
  if (!content.ok) throw new Error(content.diagnostics.map(printDiagnostic).join('\n'))
  return new Map(
    content.value.sheets.map(({ name, cells }) => [
      name,
      new Map([...cells].flatMap(([address, cell]) => valueOfCell(address, cell))),
    ]),
  )
}

function valueOfCell(address: string, cell: XlsxCell): readonly (readonly [string, CellValue])[] {
  const value = typeof cell === 'object' && 'formula' in cell ? cell.value : cell
  return value === undefined ? [] : [[address, value]]
}

/** Opens .xlsx files in LibreOffice, which recalculates them from scratch, and saves them as .xlsx again. */
export async function saveInLibreOffice(files: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'proceeds-libreoffice-'))
  try {
    const paths = files.map((_, index) => join(folder, `file${index}.xlsx`))
    for (const [index, bytes] of files.entries()) await writeFile(paths[index] ?? folder, bytes)
    const saved = join(folder, 'saved')
    await convert(await freshProfile(folder), paths, saved)
    return await Promise.all(files.map((_, index) => readFile(join(saved, `file${index}.xlsx`))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Two settings of LibreOffice matter. By default it trusts the values in a file (OOXMLRecalcMode 0 is "always
 * recalculate"); and by default it computes groups of formulas in threads, which gave wrong results on half the cells
 * of a correct model (7.4.7).
 */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Calculation"><prop oor:name="UseThreadedCalculationForFormulaGroups" oor:op="fuse"><value>false</value></prop></item>
</oor:items>`

/** A profile of its own, so that the settings hold and two runs at a time do not meet. */
async function freshProfile(folder: string): Promise<string> {
  const profile = join(folder, 'profile')
  await mkdir(join(profile, 'user'), { recursive: true })
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settings)
  return profile
}

const programs = ['soffice', 'libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice']

const howToInstall = [
  'LibreOffice is needed to recalculate the workbook and was not found. Install it and run again:',
  '  Debian, Ubuntu: sudo apt-get install -y --no-install-recommends libreoffice-calc',
  '  macOS:          brew install --cask libreoffice',
  '  Windows:        winget install TheDocumentFoundation.LibreOffice, then put its program folder on the PATH',
].join('\n')

async function convert(profile: string, files: readonly string[], into: string): Promise<void> {
  const args = [
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    '--headless',
    '--convert-to',
    'xlsx:Calc MS Excel 2007 XML',
    '--outdir',
    into,
    ...files,
  ]
  for (const program of programs) if (await ran(program, args)) return
  throw new Error(howToInstall)
}

/** Whether the program exists; it throws when it exists and fails. */
function ran(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: 120_000 }, (error, stdout, stderr) => {
      if (error === null) resolve(true)
      else if ('code' in error && error.code === 'ENOENT') resolve(false)
      else reject(new Error(`${program} failed: ${stdout}${stderr}`, { cause: error }))
    })
  })
}
