import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pagePolicies } from '../../addin/server/pagePolicy.ts'
import { shownAt, typeInto } from '../excelHost/excelDocument.ts'
import { type ExcelInChromium, openExcelInChromium, type SiteFile } from '../excelHost/excelInChromium.ts'
import { traffic } from '../excelHost/xdmHost.ts'
import { bundlePage } from './bundlePage.ts'

let folder = ''
let excel: ExcelInChromium

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proceeds-pane-'))
  await bundlePage(join(import.meta.dirname, 'portPage.ts'), folder)
  excel = await openExcelInChromium({ site, start: '/taskpane.html' })
}, 60_000)

afterAll(async () => {
  await excel?.browser.close()
  rmSync(folder, { recursive: true })
})

describe('the port to Excel in a browser, in the frame and under the page policy of the add-in', () => {
  test('boots', async () => {
    expect(await excel.pane.evaluate(() => window.ready)).toBe('Excel OfficeOnline')
  })

  test('builds a workbook that calculates', async () => {
    const outcome = await excel.pane.evaluate(() => window.port.write(window.smallBuild))
    expect(outcome.ok).toBe(true)
    expect(shownAt(excel.host(), 'Model!E4')).toBe(35_000)
    expect(traffic(excel.xdm.syncs).syncs).toBeLessThanOrEqual(12)
  })

  test('hears what a person types', async () => {
    await excel.pane.evaluate(() => window.port.watchEdits(edit => window.seenEdits.push(edit)))
    typeInto(excel.host(), 'Inputs!E2', '150')
    await excel.pane.waitForFunction(() => window.seenEdits.length > 0)
    expect(await excel.pane.evaluate(() => window.seenEdits)).toEqual([
      {
        kind: 'cells',
        place: { sheet: 'Inputs', area: { top: 2, left: 5, bottom: 2, right: 5 } },
        by: 'person',
      },
    ])
  })

  test('keeps what it saved when the workbook is opened again', async () => {
    await excel.pane.evaluate(() => window.port.keep({ pointers: [['scenario', 'base']] }))
    const pane = await excel.reload()
    await pane.evaluate(() => window.ready)
    const pointers = await pane.evaluate(async () => {
      const read = await window.port.look()
      return read.ok ? [...read.value.pointers] : []
    })
    expect(pointers).toEqual([['scenario', 'base']])
  })

  test('asks for nothing but its own files and office.js, and breaks no policy', () => {
    const strangers = excel.requests.filter(
      url =>
        !/^https:\/\/localhost:3(000|443)\/|^https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\//.test(
          url,
        ),
    )
    expect(strangers).toEqual([])
    expect(excel.complaints).toEqual([])
    expect(excel.xdm.unhandled).toEqual([])
  })
})

function site(path: string): SiteFile | undefined {
  if (path === '/taskpane.html')
    return {
      contentType: 'text/html',
      headers: { 'content-security-policy': pagePolicies.taskpane },
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Port</title>
        <script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>
        <body><script src="/port.js"></script>`,
    }
  if (path === '/port.js')
    return { contentType: 'text/javascript', body: readFileSync(join(folder, 'port.js')) }
  return undefined
}
