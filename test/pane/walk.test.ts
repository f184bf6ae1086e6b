// The walk of a first day with the product, in both hosts. `npm run pictures` keeps what it sees for the README.

import { mkdirSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { shownAt } from '../excelHost/excelDocument.ts'
import { inExcel } from './builtPaneInExcel.ts'
import { openPage } from './openedPage.ts'
import { servedPages } from './servedPages.ts'
import { shownInCell, workbookShown } from './spreadsheetCells.ts'
import { walkThrough } from './walkThrough.ts'

const keepsPictures = process.env.npm_lifecycle_event === 'pictures'
const pictures = 'docs/pictures'

const pages = servedPages()

beforeAll(() => {
  if (keepsPictures) mkdirSync(pictures, { recursive: true })
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
  const { page, complaints } = await openPage(pages.browser, `${pages.address}/studio.html`, {
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
