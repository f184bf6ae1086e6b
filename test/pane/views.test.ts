import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import {
  axeFindings,
  focused,
  type OpenedPage,
  openPage,
  openSample,
  type PageOptions,
  sidewaysOverflow,
  view,
} from './openedPage.ts'
import { servedPages } from './servedPages.ts'

const pages = servedPages()

/** The sample with one of its views open. */
async function open(name: string, options: PageOptions = {}): Promise<OpenedPage> {
  const opened = await openPage(pages.browser, `${pages.address}/studio.html#new`, options)
  await openSample(opened.page)
  if (name === 'Checks') await view(opened.page, 'More').click()
  await view(opened.page, name).click()
  return opened
}

function part(page: Page, name: string) {
  return page.getByRole('navigation', { name: 'Parts of the plan' }).getByRole('button', { name })
}

describe('hiring', () => {
  const cell = (page: Page, name: string) => page.getByRole('gridcell', { name })

  test('is worked by keyboard alone: arrows move, typing edits, Enter takes, Ctrl+Z takes back', async () => {
    const { page, complaints } = await open('Plan')
    await cell(page, 'AE, small business, Q1 2026').focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', '4', 'Enter']) await page.keyboard.press(key)
    await cell(page, 'SDR, Q1 2026: 4').waitFor()
    expect(await focused(page)).toBe('Sales engineer, Q1 2026: none')
    const effect = page.getByRole('status', { name: 'Effect of the last edit' })
    await effect.getByText('low point').waitFor()
    expect(await effect.innerText()).toContain('SDR, Q1 2026: 3 → 4')
    await page.keyboard.press('Control+z')
    await cell(page, 'SDR, Q1 2026: 3').waitFor()
    expect(complaints).toEqual([])
    await page.close()
  })

  test('keeps a text that is no number of people and says why, until Esc', async () => {
    const { page } = await open('Plan')
    await cell(page, 'SDR, Q2 2026').dblclick()
    const field = page.getByRole('textbox', { name: 'SDR, Q2 2026' })
    await field.fill('2.5')
    await field.press('Enter')
    await page.getByRole('alert').getByText('2.5 SDR: use whole people').waitFor()
    expect(await field.inputValue()).toBe('2.5')
    expect(await axeFindings(page)).toEqual([])
    await field.press('Escape')
    expect(await focused(page)).toBe('SDR, Q2 2026: 2')
    await page.close()
  })

  test('fills from what was copied in Excel, as one edit', async () => {
    const { page } = await open('Plan')
    await cell(page, 'SDR, Q1 2026').focus()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '1\t1\r\n2\t2\r\n')
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    })
    await cell(page, 'Sales engineer, Q2 2026: 2').waitFor()
    await page.getByRole('button', { name: 'Undo 4 pasted cells' }).click()
    await cell(page, 'SDR, Q1 2026: 3').waitFor()
    await page.close()
  })

  test('goes on into the next year with the arrows', async () => {
    const { page } = await open('Plan')
    await cell(page, 'SDR, Q4 2026').focus()
    await page.keyboard.press('ArrowRight')
    await cell(page, 'SDR, Q1 2027').waitFor()
    expect(await focused(page)).toBe('SDR, Q1 2027: 2')
    await page.keyboard.press('ArrowLeft')
    expect(await focused(page)).toBe('SDR, Q4 2026: 2')
    await page.close()
  })

  test('of a locked scenario is refused in a plain sentence', async () => {
    const { page } = await open('Scenarios')
    await page.getByRole('button', { name: /^No raise/ }).click()
    await view(page, 'Plan').click()
    await page.getByText('No raise is locked, so its numbers never move.').first().waitFor()
    await cell(page, 'SDR, Q1 2026').focus()
    await page.keyboard.press('5')
    expect(await cell(page, 'SDR, Q1 2026: none').count()).toBe(1)
    await page.close()
  })
})

describe('the other parts of the plan', () => {
  test('switch a system on and move its start; go-live follows and undo is named', async () => {
    const { page } = await open('Plan')
    await part(page, 'Systems').click()
    await page.getByRole('img', { name: /Data platform: work from Feb 2026, live Aug 2026/ }).waitFor()
    await page.getByRole('combobox', { name: 'Data platform: work may start in' }).selectOption('Jun 2026')
    await page.getByRole('img', { name: /Data platform: work from Jun 2026/ }).waitFor()
    await page.getByRole('button', { name: 'Undo Data platform month' }).click()
    await page.getByRole('img', { name: /Data platform: work from Feb 2026/ }).waitFor()
    await page.getByRole('switch', { name: 'Self-service support' }).click()
    await page.getByRole('img', { name: /Self-service support: work from/ }).waitFor()
    await page.close()
  })

  test('drop a tool and change a tranche with the words of money', async () => {
    const { page } = await open('Plan')
    await part(page, 'Tools').click()
    await page.getByRole('heading', { name: 'Tools cost $226k in' }).waitFor()
    await page.getByRole('switch', { name: 'Conversation intelligence' }).click()
    await page.getByRole('heading', { name: 'Tools cost $136k in' }).waitFor()
    await part(page, 'Funding').click()
    await page.getByRole('button', { name: 'First tranche: $25.0M' }).click()
    const field = page.getByRole('textbox', { name: 'First tranche' })
    await field.fill('$30M')
    await field.press('Enter')
    await page.getByRole('heading', { name: 'Equity of $30.0M comes in within the plan.' }).waitFor()
    await page.close()
  })

  test('find an input by a word, say where it comes from, and refuse what it cannot be', async () => {
    const { page } = await open('Plan')
    await part(page, 'Inputs').click()
    await page.getByRole('searchbox', { name: 'Search inputs' }).fill('base win')
    await page.getByRole('button', { name: /^Base win rate/ }).click()
    await page.getByText('from the plan’s own numbers').first().waitFor()
    await page.getByRole('button', { name: 'Base win rate, Enterprise: 15%' }).click()
    const field = page.getByRole('textbox', { name: 'Base win rate, Enterprise' })
    await field.fill('140%')
    await field.press('Enter')
    await page.getByRole('alert').getByText('At most 100%').waitFor()
    await field.fill('16.5%')
    await field.press('Enter')
    await page.getByText('set by Balanced').waitFor()
    await page.close()
  })
})

describe('scenarios', () => {
  test('are saved under a new name with a note, frozen, and say what changed since', async () => {
    const { page, complaints } = await open('Scenarios')
    await page.getByRole('textbox', { name: 'Note for the next version' }).fill('After the pipeline review')
    await page.getByRole('button', { name: 'Save as new' }).click()
    const name = page.getByRole('textbox', { name: /^Name of the new scenario/ })
    await name.fill('balanced')
    await name.press('Enter')
    await page.getByText('There is a scenario called balanced already.').waitFor()
    await name.fill('More SDRs')
    await name.press('Enter')
    await page.getByRole('heading', { name: 'In More SDRs' }).waitFor()
    await page.getByText('“After the pipeline review”').waitFor()
    await page.getByRole('button', { name: 'Freeze' }).click()
    await page.getByText(/^Reproduces: all/).waitFor()
    await page.getByRole('switch', { name: 'Venture debt' }).click()
    await page.getByText(/^Differs by .*: .* changed in More SDRs, not saved yet\.$/).waitFor()
    await page.getByRole('button', { name: 'Save version' }).click()
    // The version is in the list once it is in the workbook.
    await page.getByText('the last 3 versions').waitFor()
    await page
      .getByRole('button', { name: /^Saved without a note/ })
      .first()
      .click()
    await page.getByText('→ on from Mar 2026').waitFor()
    expect(complaints).toEqual([])
    await page.close()
  })

  test('once locked refuse edits and can still be copied', async () => {
    const { page } = await open('Scenarios')
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    await page.getByText('Balanced is locked, so its numbers never move.').waitFor()
    expect(await page.getByRole('switch', { name: 'Venture debt' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Save as new' }).waitFor()
    await page.close()
  })

  test('leave in a plan file and come in from one', async () => {
    const { page } = await open('Scenarios')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export the plan' }).click()
    const file = await (await download).path()
    expect((await download).suggestedFilename()).toBe('larkspur.plan.json')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      format: 'proceeds-plan',
      company: 'Larkspur',
    })
    await page.getByLabel('Plan file or workbook to import scenarios from').setInputFiles(file)
    await page
      .getByText(/7 scenarios taken over from .* as drafts\./)
      .first()
      .waitFor()
    await page.getByRole('button', { name: /^Downside \(imported\)/ }).waitFor()
    await page.close()
  })
})

describe('checks', () => {
  test('open with the number that was asked for on Home, and walk it to a source', async () => {
    const { page, complaints } = await openPage(pages.browser, `${pages.address}/studio.html#new`)
    await openSample(page)
    await page.getByRole('button', { name: /^Cash low point/ }).click()
    await page.getByRole('button', { name: 'Why is this number what it is?' }).click()
    await page.getByText('8 of 8 hold in all 36 months').waitFor()
    const steps = page
      .getByRole('list', { name: 'Walk from the number to its sources' })
      .getByRole('listitem')
    await steps.getByText('Cash').first().waitFor()
    await page.getByRole('searchbox', { name: 'Find a number by name' }).fill('new_arr')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Of which' }).selectOption('Mid-market')
    await page.getByRole('combobox', { name: 'In which month' }).selectOption('Mar 2027')
    await page.getByText('min(701,567; 491,684)').waitFor()
    await page.getByRole('button', { name: 'sales_capacity[mid_market]' }).click()
    await page.getByRole('button', { name: 'annual_productivity[mid_market]' }).click()
    await page.getByText('Sales ops: from the plan’s own numbers.').waitFor()
    await page.getByRole('button', { name: 'New ARR, Mid-market', exact: true }).click()
    expect(await page.getByText('Sales ops: from the plan’s own numbers.').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('ask whether another number was meant', async () => {
    const { page } = await open('Checks')
    await page.getByRole('searchbox', { name: 'Find a number by name' }).fill('cash balanse')
    await page.getByRole('button', { name: 'Did you mean Cash balance?' }).click()
    const walk = page.getByRole('list', { name: 'Walk from the number to its sources' })
    await walk.getByText('Cash balance', { exact: true }).waitFor()
    await page.close()
  })

  test('compare every number with the exact engine', async () => {
    const { page } = await open('Checks')
    await page.getByText(/ × 10⁻¹/).waitFor()
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.getByText('Checked against the exact engine.').waitFor()
    await page.close()
  })
})

describe.each(['light', 'dark', 'contrast'] as const)(
  'axe finds nothing in %s, and nothing scrolls sideways',
  theme => {
    test('in any view, as wide as Excel gives it and zoomed to 200%', async () => {
      const { page } = await open('Home', { theme, width: 320 })
      const found: string[] = []
      const look = async (where: string): Promise<void> => {
        for (const width of [175, 320, 350]) {
          await page.setViewportSize({ width, height: width === 175 ? 390 : 780 })
          // Until what depends on the width has been drawn.
          await page.evaluate(
            () => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))),
          )
          const axe = width === 320 ? [] : await axeFindings(page)
          const wrong = [...axe, ...(await sidewaysOverflow(page))]
          found.push(...wrong.map(text => `${where} at ${width}: ${text}`))
        }
      }
      await page.getByRole('button', { name: /^Cash low point/ }).click()
      await page.getByRole('button', { name: 'Show as table' }).waitFor()
      await look('Home')
      await view(page, 'Plan').click()
      await page.getByRole('grid').waitFor()
      await look('Hiring')
      for (const name of ['Inputs', 'Systems', 'Tools', 'Funding']) {
        await part(page, name).click()
        await look(name)
      }
      await view(page, 'Scenarios').click()
      await page.getByRole('heading', { name: 'In Balanced' }).waitFor()
      await look('Scenarios')
      await page.getByRole('button', { name: 'Save as new' }).click()
      await look('Naming')
      await view(page, 'Compare').click()
      await page.getByRole('heading', { name: 'Where the difference goes' }).waitFor()
      await look('Compare')
      await page.getByRole('button', { name: 'Show as table' }).click()
      await look('Compare as tables')
      for (const name of ['Risk', 'Decide']) {
        await view(page, name).click()
        await look(name)
      }
      await view(page, 'More').click()
      await view(page, 'Data').click()
      await look('Data')
      await view(page, 'Data').click()
      await view(page, 'Checks').click()
      await page.getByText('Total ARR').first().waitFor()
      await page.getByRole('button', { name: 'closing_arr[enterprise]' }).click()
      await page.getByText('Closing ARR, Enterprise').first().waitFor()
      await page.getByRole('searchbox', { name: 'Find a number by name' }).fill('arr')
      await look('Checks')
      expect(found).toEqual([])
      await page.close()
    }, 60_000)
  },
)

test('zoomed so far that header and navigation fill the pane, all of it scrolls and the bottom bar stays', async () => {
  const { page } = await open('Compare', { width: 175, height: 390 })
  const sentence = page.getByRole('heading', { name: /^Balanced ends/ })
  await sentence.scrollIntoViewIfNeeded()
  const [heading, bar] = await Promise.all([
    sentence.boundingBox(),
    page.getByRole('button', { name: 'Insert in workbook' }).boundingBox(),
  ])
  expect(heading?.y).toBeGreaterThanOrEqual(0)
  expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(390)
  expect(await page.getByRole('navigation', { name: 'Views' }).boundingBox()).toMatchObject({
    y: expect.any(Number),
  })
  const header = await page.getByRole('combobox', { name: 'Scenario' }).boundingBox()
  expect(header?.y).toBeLessThan(40)
  await page.close()
})
