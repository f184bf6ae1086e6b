// The page without Excel in a browser: the sample beside its workbook, edits both ways, kept between visits.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, focused, type OpenedPage, openPage, view } from './openedPage.ts'
import { servedPages } from './servedPages.ts'
import { enteredInCell, shownInCell, spreadsheetFrame, workbookShown } from './spreadsheetCells.ts'

const pages = servedPages()
let studio: OpenedPage

/** The machine may be busy with other tests. */
const soon = { timeout: 15_000 }
const wide = { width: 1280, height: 800 }

beforeAll(async () => {
  studio = await openPage(pages.browser, `${pages.address}/studio.html`, wide)
}, 180_000)

describe('the first visit', () => {
  test('shows the figures of the sample while its workbook is still being built', async () => {
    const { page } = studio
    await page.getByRole('heading', { name: 'Balanced reaches' }).waitFor()
    await page.getByText('Building the workbook…').waitFor()
    expect(await page.getByRole('heading', { name: 'Larkspur.xlsx' }).count()).toBe(1)
    expect(await page.title()).toBe('Larkspur.xlsx – Proceeds')
    expect(await axeFindings(page)).toEqual([])
  })

  test('ends with the same numbers in the pane and in the sheets', async () => {
    const { page } = studio
    await workbookShown(page)
    expect((Number(await shownInCell(page, 'Home!H10')) / 1e6).toFixed(1)).toBe('43.3')
    await page.getByRole('button', { name: /^ARR/ }).getByText('$43.3M').waitFor()
  }, 60_000)

  test('asks for nothing but its own files, never for office.js, and is never refused', () => {
    const { requests, complaints } = studio
    const isOwn = (url: string) => url.startsWith(pages.address) || url.startsWith('data:')
    expect(requests.filter(url => !isOwn(url))).toEqual([])
    expect(requests.filter(url => /office/i.test(url))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('leaves nothing for axe to find', async () => {
    expect(await axeFindings(studio.page)).toEqual([])
  })
})

describe('an edit', () => {
  test('typed into a cell is in the pane, where Undo takes it back in both', async () => {
    const { page } = studio
    await typeInto(page, 'Inputs', 'L38', '0.9')
    await page.getByRole('button', { name: /^ARR/ }).getByText('$43.3M').waitFor({ state: 'detached' })
    await view(page, 'Plan').click()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await view(page, 'Home').click()
    await page.getByRole('button', { name: /^ARR/ }).getByText('$43.3M').waitFor()
    await expect.poll(() => enteredInCell(page, 'Inputs!L38'), soon).not.toBe('0.9')
  }, 30_000)

  test('of hiring in the pane is in its cell', async () => {
    const { page } = studio
    await view(page, 'Plan').click()
    const cell = page.getByRole('gridcell', { name: 'SDR, Q1 2026' }).first()
    await cell.focus()
    await page.keyboard.press('7')
    await page.keyboard.press('Enter')
    await page.getByRole('gridcell', { name: 'SDR, Q1 2026: 7' }).waitFor()
    await expect.poll(() => enteredInCell(page, 'Monthly!AE76'), soon).toBe('7')
  }, 30_000)
})

test('an input in the pane is one click from its cell', async () => {
  const { page } = studio
  const parts = page.getByRole('navigation', { name: 'Parts of the plan' })
  await parts.getByRole('button', { name: 'Inputs' }).click()
  await page.getByRole('searchbox', { name: 'Search inputs' }).fill('base win')
  await page.getByRole('button', { name: /^Base win rate/ }).click()
  await page.getByRole('button', { name: 'Base win rate, Enterprise: 15%' }).waitFor()
  await page.getByRole('button', { name: 'Show the cell of Base win rate, Enterprise' }).click()
  const address = () => spreadsheetFrame(page).locator('.o-named-range-selector input').inputValue()
  const value = async () => Number(await shownInCell(page, `Inputs!${await address()}`))
  await expect.poll(value, soon).toBeCloseTo(0.15, 12)
  await parts.getByRole('button', { name: 'Hiring' }).click()
}, 30_000)

test('a number of a walk is one click from its cell', async () => {
  const { page } = studio
  await view(page, 'Home').click()
  await page.getByRole('button', { name: /^ARR/ }).click()
  await page.getByRole('button', { name: 'Why is this number what it is?' }).click()
  await page
    .getByRole('button', { name: /^Show the cell of/ })
    .first()
    .click()
  const address = () => spreadsheetFrame(page).locator('.o-named-range-selector input').inputValue()
  const shown = async () => Math.round(Number(await shownInCell(page, `Model!${await address()}`)))
  const walk = await page.getByRole('list', { name: 'Walk from the number to its sources' }).innerText()
  await expect
    .poll(async () => walk.includes(`$${(await shown()).toLocaleString('en-US')}\n`), soon)
    .toBe(true)
  await view(page, 'Home').click()
}, 30_000)

describe('the workbook', () => {
  test('is there again when the page is opened again, with edits that were not saved', async () => {
    const { page } = studio
    await page.getByText('Kept in this browser').waitFor()
    const divider = page.getByRole('separator', { name: 'Width of the pane' })
    await divider.press('ArrowLeft')
    // A browser puts away what is written to it in its own time.
    await page.waitForTimeout(1_000)
    await page.reload()
    await view(page, 'Plan').click()
    await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('366')
    await divider.press('Enter')
    await page.getByRole('gridcell', { name: 'SDR, Q1 2026: 7' }).waitFor()
    await workbookShown(page)
    expect(await enteredInCell(page, 'Monthly!AE76')).toBe('7')
    await page.getByRole('button', { name: /^Undo SDR/ }).waitFor()
  }, 60_000)

  test('is downloaded, and opened again from its file', async () => {
    const { page } = studio
    const folder = mkdtempSync(join(tmpdir(), 'proceeds-studio-'))
    const file = join(folder, 'Larkspur.xlsx')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Larkspur.xlsx')
    await download.saveAs(file)
    await chooseFile(page, file)
    await page
      .getByText('Larkspur.xlsx is open, with one number that was typed into it.')
      .waitFor({ timeout: 80_000 })
    await workbookShown(page)
    expect(await enteredInCell(page, 'Monthly!AE76')).toBe('7')
    rmSync(folder, { recursive: true })
  }, 120_000)

  test('that another plan takes the place of is brought back', async () => {
    const { page } = studio
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await view(page, 'Plan').waitFor()
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.getByRole('button', { name: 'Blank plan' }).click()
    await page.getByText('Larkspur.xlsx is kept until another takes its place.').waitFor({ timeout: 60_000 })
    await workbookShown(page)
    expect(await shownInCell(page, 'Home!B2')).toBe('Your company: how to spend the raise')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Bring it back' }).click()
    await page.getByRole('heading', { name: 'Larkspur.xlsx' }).waitFor()
    await workbookShown(page)
    expect(await enteredInCell(page, 'Monthly!AE76')).toBe('7')
  }, 120_000)

  test('that is none is refused in words, and what was open stays', async () => {
    const { page } = studio
    const folder = mkdtempSync(join(tmpdir(), 'proceeds-studio-'))
    const file = join(folder, 'other.xlsx')
    writeFileSync(file, 'PK\u0003\u0004 and then nothing that anybody could read')
    await chooseFile(page, file)
    await page.getByRole('alert').getByText('other.xlsx did not open. Nothing was changed.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Dismiss' }).click()
    expect(await enteredInCell(page, 'Monthly!AE76')).toBe('7')
    rmSync(folder, { recursive: true })
  }, 30_000)

  test('comes back after a file that is no plan', async () => {
    const { page } = studio
    const folder = mkdtempSync(join(tmpdir(), 'proceeds-studio-'))
    const file = join(folder, 'other.json')
    writeFileSync(file, '{ "company": ')
    await chooseFile(page, file)
    await page.getByText('other.json did not open. Nothing was changed.').waitFor()
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await view(page, 'Plan').waitFor()
    expect(await enteredInCell(page, 'Monthly!AE76')).toBe('7')
    rmSync(folder, { recursive: true })
  }, 30_000)
})

describe('rows pasted into the hiring grid', () => {
  test('are listed cell by cell before they are in the sheet', async () => {
    const { page } = studio
    await view(page, 'Plan').click()
    await pasteInto(page, 'SDR, Q2 2026', '3\t4\r\n1\t2\r\n')
    await page.getByRole('button', { name: /^Write \d+ changes to sheet$/ }).click()
    await page.getByRole('heading', { name: /^\d+ cells will change in the spreadsheet$/ }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    const listed = await listedCells(page)
    expect(listed.length).toBeGreaterThan(1)
    for (const { cell, after } of listed) expect(await enteredInCell(page, cell)).not.toBe(after)
    await page.getByRole('button', { name: `Write ${listed.length} changes` }).click()
    await page.getByRole('gridcell').first().waitFor()
    for (const { cell, after } of listed) expect(await enteredInCell(page, cell)).toBe(after)
  }, 30_000)

  test('are taken back from the list', async () => {
    const { page } = studio
    await pasteInto(page, 'SDR, Q2 2026', '6\t6\r\n')
    await page.getByRole('button', { name: /^\d+ changes not in the sheet yet$/ }).click()
    const [first] = await listedCells(page)
    if (first === undefined) throw new Error('no cell is listed')
    const before = await enteredInCell(page, first.cell)
    await page.getByRole('button', { name: 'Take these edits back' }).click()
    await page.getByRole('gridcell', { name: 'SDR, Q2 2026: 3' }).waitFor()
    expect(await enteredInCell(page, first.cell)).toBe(before)
  }, 30_000)
})

describe('by keyboard', () => {
  test('the divider is moved with arrows, and the pane keeps its least width', async () => {
    const { page } = studio
    const divider = page.getByRole('separator', { name: 'Width of the pane' })
    await divider.focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('366')
    await page.keyboard.press('Home')
    await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('300')
    await page.keyboard.press('Enter')
    await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('350')
  })

  test('F6 leads into the spreadsheet and out of it again', async () => {
    const { page } = studio
    await page.getByRole('button', { name: 'Download' }).focus()
    await page.keyboard.press('F6')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME')
    await page.keyboard.press('F6')
    await expect.poll(() => focused(page)).toBe('Scenario')
  })
})

test('a window for one side only begins with the pane and loads the spreadsheet when it is asked for', async () => {
  const { page, requests } = await openPage(pages.browser, `${pages.address}/studio.html`, {
    width: 400,
    height: 780,
  })
  await page.getByRole('heading', { name: 'Balanced reaches' }).waitFor()
  expect(requests.filter(url => url.includes('frame.html'))).toEqual([])
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Spreadsheet' }).click()
  await workbookShown(page)
  expect(await page.getByRole('heading', { name: 'Balanced reaches' }).count()).toBe(0)
  await page.close()
}, 60_000)

test('a browser that keeps nothing says so once, and everything else works', async () => {
  const page = await pages.browser.newPage({ viewport: { width: 400, height: 780 } })
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      },
    })
  })
  await page.goto(`${pages.address}/studio.html`)
  await page.getByRole('heading', { name: 'Balanced reaches' }).waitFor()
  const told = page.getByText('This browser keeps nothing for this page between visits.')
  await told.waitFor()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await page.getByRole('button', { name: 'Spreadsheet' }).click()
  await workbookShown(page)
  await page.getByRole('button', { name: 'Pane', exact: true }).click()
  await page.getByRole('heading', { name: 'Balanced reaches' }).waitFor()
  await page.getByText('Not kept: download it before you leave').waitFor({ state: 'attached' })
  expect(await told.count()).toBe(0)
  await page.close()
}, 60_000)

async function chooseFile(page: Page, file: string): Promise<void> {
  await page.getByLabel('Workbook or plan file').setInputFiles(file)
}

async function pasteInto(page: Page, cell: string, rows: string): Promise<void> {
  await page.getByRole('gridcell', { name: cell }).focus()
  await page.evaluate(text => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(paste)
  }, rows)
}

/** The cells that are listed before a write, with what they will hold. */
async function listedCells(page: Page) {
  await page.getByRole('columnheader', { name: 'After' }).first().waitFor()
  const rows = await page
    .getByRole('table', { name: /^Cells of/ })
    .locator('tbody tr')
    .all()
  return Promise.all(
    rows.map(async row => {
      const label = (await row.getByRole('button').getAttribute('aria-label')) ?? ''
      return { cell: label.replace('Show ', ''), after: await row.locator('td').last().innerText() }
    }),
  )
}

/** Goes to a cell with the box above the grid, as a person does, and types. */
async function typeInto(page: Page, sheet: string, cell: string, text: string): Promise<void> {
  const frame = spreadsheetFrame(page)
  await frame.locator('.o-sheet', { hasText: sheet }).click()
  const box = frame.locator('.o-named-range-selector input')
  await box.fill(cell)
  await box.press('Enter')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}
