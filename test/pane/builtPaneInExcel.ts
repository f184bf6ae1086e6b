// The built pane beside the emulated Excel in a headless browser.

import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { filePolicy, pagePolicies } from '../../addin/server/pagePolicy.ts'
import {
  type ChromiumOptions,
  type ExcelInChromium,
  openExcelInChromium,
  type SiteFile,
} from '../excelHost/excelInChromium.ts'
import { builtFolder } from './builtPane.ts'

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

/** Opens the pane in Excel for one walk. */
export async function inExcel(
  options: Omit<ChromiumOptions, 'site' | 'start'>,
  walk: (excel: ExcelInChromium) => Promise<void>,
): Promise<void> {
  const excel = await openExcelInChromium({ site, start: '/taskpane.html', ...options })
  try {
    await walk(excel)
  } finally {
    await excel.browser.close()
  }
}
