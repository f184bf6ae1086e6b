import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { filePolicy, pagePolicies } from '../../addin/server/pagePolicy.ts'
import { type ExcelInChromium, openExcelInChromium, type SiteFile } from '../excelHost/excelInChromium.ts'
import { buildPane, builtFolder } from './builtPane.ts'

beforeAll(buildPane, 180_000)

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
}

/** The built pages as they would be served. */
function site(path: string): SiteFile | undefined {
  const file = join(builtFolder, path)
  if (!existsSync(file)) return undefined
  const policy = path === '/taskpane.html' ? pagePolicies.taskpane : filePolicy
  return {
    body: readFileSync(file),
    contentType: types[extname(path)] ?? 'application/octet-stream',
    headers: { 'content-security-policy': policy },
  }
}

async function inExcel(
  options: { readonly isCdnUp?: boolean },
  walk: (excel: ExcelInChromium) => Promise<void>,
): Promise<void> {
  const excel = await openExcelInChromium({ site, start: '/taskpane.html', ...options })
  try {
    await walk(excel)
  } finally {
    await excel.browser.close()
  }
}

describe('the pane beside a workbook in Excel', () => {
  test('opens the sample, and asks for nothing but its own files and office.js', async () => {
    await inExcel({}, async ({ pane, requests, complaints }) => {
      await pane.getByRole('button', { name: 'Try the sample' }).click()
      await pane.getByRole('heading', { name: 'Balanced reaches $43.3M ARR' }).waitFor()
      await pane.getByText('Agrees with the engine').waitFor()
      const strangers = requests.filter(
        url =>
          !/^https:\/\/(localhost:3(000|443)\/|appsforoffice\.microsoft\.com\/lib\/1\/hosted\/)/.test(url),
      )
      expect(strangers).toEqual([])
      expect(complaints).toEqual([])
    })
  })

  test('works by itself and says so when office.js cannot be reached', async () => {
    await inExcel({ isCdnUp: false }, async ({ pane }) => {
      await pane.getByText("Microsoft's script for add-ins did not load").waitFor()
      await pane.getByRole('button', { name: 'Dismiss' }).click()
      await pane.getByRole('button', { name: 'Try the sample' }).click()
      await pane.getByRole('heading', { name: 'Balanced reaches $43.3M ARR' }).waitFor()
      expect(await pane.getByText("Microsoft's script").count()).toBe(0)
    })
  })
})
