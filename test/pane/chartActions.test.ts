import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { emulatedCharts } from '../excelHost/emulatedCharts.ts'
import { shownAt } from '../excelHost/excelDocument.ts'
import { inExcel } from './builtPaneInExcel.ts'
import { axeFindings, openPage, openSample, type PageOptions, view } from './openedPage.ts'
import { servedPages } from './servedPages.ts'

const pages = servedPages()

async function openCompare(options: PageOptions = {}) {
  const opened = await openPage(pages.browser, `${pages.address}/studio.html#new`, options)
  await openSample(opened.page)
  // What is announced later takes the place of what was: from here on only what these tests do is.
  await opened.page.getByRole('status').getByText('Larkspur is open.').waitFor({ state: 'attached' })
  await view(opened.page, 'Compare').click()
  await opened.page.getByRole('heading', { name: 'Where the difference goes' }).waitFor()
  return opened
}

/** The picture on the clipboard: its size, the colour of its corner, and how many of its pixels have these colours. */
function pictureCopied(page: Page, colors: readonly string[]) {
  return page.evaluate(async looked => {
    const [item] = await navigator.clipboard.read()
    const bitmap = await createImageBitmap((await item?.getType('image/png')) ?? new Blob())
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d')
    context?.drawImage(bitmap, 0, 0)
    const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: [] }
    const counts = new Map<string, number>()
    for (let at = 0; at < data.length; at += 4) {
      const color = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`
      counts.set(color, (counts.get(color) ?? 0) + 1)
    }
    const corner = `rgb(${data[0]}, ${data[1]}, ${data[2]})`
    return {
      width: bitmap.width,
      height: bitmap.height,
      corner,
      found: looked.map(color => counts.get(color) ?? 0),
    }
  }, colors)
}

/** The colours that parts of the bridge have on the page. */
function bridgeColors(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const bars = [...document.querySelectorAll('svg[aria-label^="From "] rect')]
    return [...new Set(bars.map(bar => getComputedStyle(bar).fill))]
  })
}

describe.each(['light', 'dark'] as const)('a chart copied as a picture in %s', theme => {
  test('has the colours it has on the page, three pixels for one, under the policy of the page', async () => {
    const { page, complaints } = await openCompare({ theme })
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy the bridge as a picture' }).click()
    await page.getByRole('status').getByText('Copied the bridge as a picture.').waitFor({ state: 'attached' })
    const colors = await bridgeColors(page)
    const copied = await pictureCopied(page, colors)
    expect(colors).toHaveLength(3)
    expect(Math.min(...copied.found)).toBeGreaterThan(500)
    expect(copied.width).toBe((326 + 24) * 3)
    expect(copied.corner).toBe(theme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(41, 41, 41)')
    expect(complaints).toEqual([])
    await page.close()
  })
})

test('where the clipboard takes no picture, that is said and the numbers are shown as a table', async () => {
  const { page } = await openCompare()
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('Write permission denied.'))
  })
  await page.getByRole('button', { name: 'Copy the costs as a picture' }).click()
  await page.getByRole('alert').getByText('The clipboard takes no picture from this page').waitFor()
  await page.getByRole('table', { name: 'Cost by function of Hire first and Balanced' }).waitFor()
  expect(await page.getByRole('button', { name: 'Copy the costs as a picture' }).count()).toBe(0)
  expect(await axeFindings(page)).toEqual([])
  await page.close()
})

test('a pane without a workbook offers to copy cells instead of inserting', async () => {
  await inExcel({ isCdnUp: false }, async ({ pane }) => {
    await openSample(pane)
    await view(pane, 'Compare').click()
    await pane.getByRole('button', { name: 'Copy for Excel' }).waitFor()
    expect(await pane.getByRole('button', { name: /^Insert/ }).count()).toBe(0)
  })
})

test('beside the spreadsheet, the timeline of systems becomes a sheet, and Checks tells how far the workbook agrees', async () => {
  const { page, complaints } = await openPage(pages.browser, `${pages.address}/studio.html`, {
    width: 1280,
    height: 800,
  })
  await page.getByText('Kept in this browser').waitFor({ timeout: 60_000 })
  await view(page, 'Plan').click()
  const parts = page.getByRole('navigation', { name: 'Parts of the plan' })
  await parts.getByRole('button', { name: 'Systems' }).click()
  await page.getByRole('button', { name: 'Insert the timeline in the spreadsheet' }).click()
  const added = page.getByRole('status').getByText('The sheet “Systems Balanced” was added')
  await added.waitFor({ state: 'attached' })
  await view(page, 'More').click()
  await view(page, 'Checks').click()
  const tile = page.locator('dl div', { hasText: 'Workbook' })
  await tile.getByText('× 10⁻').waitFor()
  expect(await tile.getAttribute('title')).toMatch(
    /^Largest difference of [\d,]{5} lines, all months added up/,
  )
  expect(complaints).toEqual([])
  await page.close()
}, 120_000)

describe('beside a workbook in Excel', () => {
  test('a chart, a table or all of Compare becomes a sheet with native charts', async () => {
    await inExcel({}, async ({ pane, host, complaints }) => {
      await openSample(pane)
      await pane.getByRole('button', { name: /^ARR/ }).click()
      await pane.getByRole('button', { name: 'Insert ARR in Excel' }).click()
      await pane
        .getByRole('status')
        .getByText('The sheet “ARR Balanced” was added')
        .waitFor({ state: 'attached' })
      expect(emulatedCharts(host(), 'ARR Balanced')).toEqual([
        {
          title: 'ARR',
          type: 'Line',
          series: [
            { name: 'Balanced', values: 'ARR Balanced!B5:B40' },
            { name: 'Raise only', values: 'ARR Balanced!C5:C40' },
          ],
        },
      ])
      expect(shownAt(host(), "'ARR Balanced'!B40")).toBeCloseTo(43_306_626.8, 0)

      await view(pane, 'Compare').click()
      await pane.getByRole('button', { name: 'Insert in workbook' }).click()
      const added = pane.getByRole('status').getByText('The sheet “Hire first to Balanced” was added')
      await added.waitFor({ state: 'attached' })
      expect(emulatedCharts(host(), 'Hire first to Balanced').map(({ type }) => type)).toEqual([
        'ColumnStacked',
        'BarClustered',
      ])
      expect(shownAt(host(), "'Hire first to Balanced'!A1")).toBe('Hire first to Balanced')

      // Excel takes no longer names.
      for (const name of ['Figures Hire first to Balanced', 'Figures Hire first to Balance 2']) {
        await pane.getByRole('button', { name: 'Insert the figures in Excel' }).click()
        await pane
          .getByRole('status')
          .getByText(`The sheet “${name}” was added`)
          .waitFor({ state: 'attached' })
        expect(shownAt(host(), `'${name}'!B5`)).toBe('$M')
      }
      expect(complaints).toEqual([])
    })
  })
})
