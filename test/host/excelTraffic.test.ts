import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { HostWrite, Outcome } from '../../addin/host/workbookPort.ts'
import { writesBetween } from '../../engine/workbook/changeList.ts'
import type { CellContent, CellValue, Workbook } from '../../engine/workbook/workbook.ts'
import type { OfficeInNode } from '../excelHost/nodeOffice.ts'
import { traffic } from '../excelHost/xdmHost.ts'
import { larkspurWorkbook } from '../workbook/larkspurWorkbook.ts'
import { smallPlan } from '../workbook/smallPlan.ts'
import { bootExcel, openInExcel } from './openInExcel.ts'
import { done, smallRevision } from './smallWorkbook.ts'

let office: OfficeInNode

beforeAll(async () => {
  office = await bootExcel()
})

/** What a piece of work may cost; ours is half of what Excel on the web takes in one request. */
const limits = { build: 12, refresh: 6, save: 4, requestBytes: 4_000_000 }

test('Larkspur is built in a dozen requests of less than 4 MB, and calculates what the engine does', async () => {
  const workbook = openInExcel(office)
  const build = await measured(() => workbook.port.write(writesBetween(undefined, larkspurWorkbook)))
  expect(build.syncs).toBeLessThanOrEqual(limits.build)
  expect(build.largestRequest).toBeLessThan(limits.requestBytes)
  expect(office.xdm.unhandled).toEqual([])
  for (const sheet of larkspurWorkbook.sheets) {
    const areas = sheet.blocks.map(({ top, left, cells }) => ({
      sheet: sheet.name,
      area: { top, left, bottom: top + cells.length - 1, right: left + (cells[0]?.length ?? 0) - 1 },
    }))
    const read = done(await workbook.port.read(areas))
    for (const [index, { id, cells }] of sheet.blocks.entries())
      expect(differences(cells, read[index]?.values ?? []), id).toEqual([])
  }
  const refresh = await measured(() => workbook.port.write(oneInput(larkspurWorkbook)))
  expect(refresh.syncs).toBeLessThanOrEqual(limits.refresh)
  const save = await measured(() =>
    workbook.port.revisions.add([
      {
        ...smallRevision(1),
        json: readFileSync('samples/larkspur/plan.json', 'utf8').slice(0, 100_000),
      },
    ]),
  )
  expect(save.syncs).toBeLessThanOrEqual(limits.save)
})

test('charts, rules, validations, groups and print setup are asked for in calls that the library has', async () => {
  const workbook = openInExcel(office)
  done(await workbook.port.write(writesBetween(undefined, smallPlan())))
  const { record, workbook: emulated } = workbook.host()
  const paths = record.map(({ path }) => path.replace(/\[[^\]]*\]/g, '[]'))
  expect(emulated.sheets.flatMap(sheet => sheet.charts.map(({ type }) => type)).length).toBeGreaterThan(0)
  for (const expected of [
    'Chart[].Title.Text',
    'Worksheet[].FreezePanes.FreezeAt',
    'Range[].DataValidation.Rule',
    'Worksheet[].PageLayout.Orientation',
  ])
    expect(paths).toContain(expected)
})

test('asks for nothing that depends on the language of Excel', async () => {
  const workbook = openInExcel(office)
  done(await workbook.port.write(writesBetween(undefined, smallPlan())))
  const asked = workbook.host().record.map(({ path }) => path)
  expect(asked.length).toBeGreaterThan(100)
  expect(asked.filter(path => /local/i.test(path))).toEqual([])
})

/** How many requests and bytes something took. */
async function measured<T>(work: () => Promise<Outcome<T>>) {
  office.xdm.syncs.length = 0
  done(await work())
  return traffic(office.xdm.syncs)
}

/** Changes the first number on the sheet of inputs that a person may type. */
function oneInput({ sheets }: Workbook): readonly HostWrite[] {
  const inputs = sheets.find(({ name }) => name === 'Inputs')
  for (const { top, left, cells } of inputs?.blocks ?? [])
    for (const [down, row] of cells.entries())
      for (const [right, content] of row.entries())
        if (typeof content === 'number')
          return [
            {
              ...{ kind: 'cells', sheet: 'Inputs', top: top + down, left: left + right },
              before: [[content]],
              after: [[content + 1]],
            },
          ]
  throw new Error('no input found')
}

/** Cells whose value is not what the workbook says it is, to 1e-9 relative and 1e-7 absolute (what is left of differences). */
function differences(
  cells: readonly (readonly CellContent[])[],
  values: readonly (readonly (string | number | boolean)[])[],
): readonly string[] {
  return cells
    .flatMap((row, down) =>
      row.flatMap((content, right): readonly string[] => {
        const expected = statedValue(content)
        const found = values[down]?.[right] ?? ''
        const isSame =
          typeof expected === 'number' && typeof found === 'number'
            ? Math.abs(expected - found) <= Math.max(1e-7, 1e-9 * Math.abs(expected))
            : expected === found
        return isSame ? [] : [`${down},${right}: ${String(expected)} is shown as ${String(found)}`]
      }),
    )
    .slice(0, 5)
}

function statedValue(content: CellContent): string | number | boolean {
  if (content === null) return ''
  const value: CellValue = typeof content === 'object' ? (content.value ?? '') : content
  return typeof value === 'object' ? value.error : value
}
