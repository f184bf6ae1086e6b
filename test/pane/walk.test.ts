// The walk of a first day with the product, in both hosts. `npm run pictures` keeps what it sees for the README.

import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FolderServer, serveFolder } from '../../addin/server/serveFolder.ts'
import { shownAt } from '../excelHost/excelDocument.ts'
import { buildPane, builtFolder } from './builtPane.ts'
import { inExcel } from './builtPaneInExcel.ts'
import { openPage, startBrowser } from './openedPage.ts'
import { shownInCell, workbookShown } from './spreadsheetCells.ts'
import { walkThrough } from './walkThrough.ts'

const keepsPictures = process.env.npm_lifecycle_event === 'pictures'
const pictures = 'docs/pictures'

let server: FolderServer
let browser: Browser

beforeAll(async () => {
  await buildPane()
  server = await serveFolder({ folder: builtFolder, port: 0 })
  browser = await startBrowser()
  if (keepsPictures) mkdirSync(pictures, { recursive: true })
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('in Excel: from the sample to a scenario of one’s own, which is there when the workbook is opened again', async () => {
  await inExcel({}, async ({ pane, page, host, reload, complaints }) => {
    await pane.getByRole('button', { name: 'Try the sample' }).click()
    await pane.getByRole('button', { name: /^Build the workbook/ }).click()
    await pane.getByText('sheets with live formulas will be added').waitFor()
    await pane.getByRole('button', { name: 'Build the workbook', exact: true }).click()
    await walkThrough({
      pane,
      reopen: reload,
      async picture(name) {
        const path = `${pictures}/pane-${name}.png`
        if (keepsPictures) await page.locator('iframe').screenshot({ path })
      },
      shown: async address => String(shownAt(host(), address)),
    })
    expect(complaints).toEqual([])
  })
}, 180_000)

test('without Excel: the same, beside the spreadsheet of the page', async () => {
  const { page, complaints } = await openPage(browser, `${server.address}/studio.html`, {
    width: 1280,
    height: 800,
  })
  await workbookShown(page)
  await walkThrough({
    pane: page,
    async reopen() {
      await page.getByText('Kept in this browser').waitFor()
      await page.reload()
      await workbookShown(page)
      return page
    },
    async picture(name) {
      if (keepsPictures && name === 'compare') await page.screenshot({ path: `${pictures}/studio.png` })
    },
    shown: address => shownInCell(page, address),
  })
  expect(complaints).toEqual([])
}, 180_000)
