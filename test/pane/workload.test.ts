// What an action makes the page do, counted: how often it draws, what it asks the engine, what it leaves to threads of
// their own. How long that takes is measured by `npm run bench`.

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openSample, view } from './openedPage.ts'
import { servedPages } from './servedPages.ts'

const pages = servedPages()

/** The sample, on a page that keeps count of questions to the engine's threads. */
async function openCounted(): Promise<Page> {
  const page = await pages.browser.newPage({ viewport: { width: 350, height: 780 } })
  await page.addInitScript(() => {
    const asked: unknown[] = []
    Reflect.set(window, 'asked', asked)
    const post = Worker.prototype.postMessage
    Worker.prototype.postMessage = function count(this: Worker, ...message: readonly unknown[]) {
      const [question] = message
      asked.push(typeof question === 'object' && question !== null ? Reflect.get(question, 'path') : question)
      return Reflect.apply(post, this, message)
    }
  })
  await page.goto(`${pages.address}/studio.html#new`)
  await openSample(page)
  await page.getByText('Agrees with the engine').waitFor()
  return page
}

/** Counts anew: questions to threads, and how often the page draws itself anew (changes in one go are one drawing). */
function startCounting(page: Page): Promise<void> {
  return page.evaluate(() => {
    Reflect.get(window, 'asked').length = 0
    const drawings: number[] = []
    Reflect.set(window, 'drawings', drawings)
    new MutationObserver(changes => drawings.push(changes.length)).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
  })
}

function counted(page: Page): Promise<{ readonly asked: readonly string[]; readonly drawings: number }> {
  return page.evaluate(() => ({
    asked: Reflect.get(window, 'asked').flat(),
    drawings: Reflect.get(window, 'drawings').length,
  }))
}

test('an edit asks for the scenarios that it moves and once for the record, and draws once for each answer', async () => {
  const page = await openCounted()
  await view(page, 'Plan').click()
  await page.getByRole('gridcell', { name: 'SDR, Q1 2026' }).focus()
  await page.keyboard.press('4')
  await startCounting(page)
  await page.keyboard.press('Enter')
  await page.getByText('Checking against the exact engine').waitFor()
  await page.getByText('Agrees with the engine').waitFor()
  const { asked, drawings } = await counted(page)
  // Balanced, and Downside that starts from it; the text of the plan is for the draft that is kept meanwhile.
  expect(asked.filter(question => question !== 'write')).toEqual(['run', 'run', 'examine'])
  expect(asked.length).toBeLessThanOrEqual(4)
  // The edit; the numbers; the record; a draft that is kept. The answer about Downside changes nothing in sight.
  expect(drawings).toBeLessThanOrEqual(5)
  await page.close()
})

test('keys typed into a cell ask nothing and draw once each', async () => {
  const page = await openCounted()
  await view(page, 'Plan').click()
  await page.getByRole('gridcell', { name: 'SDR, Q1 2026' }).focus()
  await startCounting(page)
  for (const key of ['1', '2', '3']) await page.keyboard.press(key)
  await page.getByRole('textbox', { name: 'SDR, Q1 2026' }).waitFor()
  const { asked, drawings } = await counted(page)
  expect(asked).toEqual([])
  // The first key also shows where the focus is.
  expect(drawings).toBeLessThanOrEqual(4)
  await page.close()
})

test('choosing a scenario that is known and opening views ask the engine for no run', async () => {
  const page = await openCounted()
  // The others are computed one by one after the shown one.
  await view(page, 'Compare').click()
  await page.getByRole('heading', { name: 'Where the difference goes' }).waitFor()
  await startCounting(page)
  for (const name of ['Plan', 'Scenarios', 'Compare', 'Home']) await view(page, name).click()
  await page.getByRole('combobox', { name: 'Scenario' }).click()
  await page.getByRole('option', { name: 'Hire first' }).click()
  await page.getByRole('heading', { name: 'Hire first reaches' }).waitFor()
  expect((await counted(page)).asked.filter(question => question === 'run')).toEqual([])
  await page.close()
})

test('no view brings the engine onto the thread that draws', async () => {
  const page = await openCounted()
  for (const name of ['Plan', 'Scenarios', 'Compare', 'Risk', 'Decide', 'More'])
    await view(page, name).click()
  await view(page, 'Checks').click()
  await page.getByRole('searchbox', { name: 'Find a number by name' }).waitFor()
  const found = await page.evaluate(async () => {
    const scripts = performance
      .getEntriesByType('resource')
      .filter(entry => entry instanceof PerformanceResourceTiming && entry.initiatorType === 'script')
    const texts = await Promise.all(scripts.map(async ({ name }) => [name, await (await fetch(name)).text()]))
    // Words of decimal.js and of mathjs that no minifier changes.
    return {
      scripts: texts.length,
      engines: texts.filter(([, text]) => /\[DecimalError\]|Unexpected end of expression/.test(text ?? '')),
    }
  })
  expect(found.scripts).toBeGreaterThan(5)
  expect(found.engines).toEqual([])
  await page.close()
})
