import { expect, test } from 'vitest'
import { axeFindings, openPage, openSample, sidewaysOverflow, view } from './openedPage.ts'
import { servedPages } from './servedPages.ts'

const pages = servedPages()

test('a system is added in Systems, switched on, and taken out again once nothing speaks of it', async () => {
  const { page, complaints } = await openPage(pages.browser, `${pages.address}/studio.html#new`, {
    width: 320,
  })
  await openSample(page)
  await view(page, 'Plan').click()
  await page
    .getByRole('navigation', { name: 'Parts of the plan' })
    .getByRole('button', { name: 'Systems' })
    .click()
  await page.getByRole('button', { name: 'Add a system' }).click()
  await page.getByRole('button', { name: 'Add the system' }).click()
  await page.getByText('A system needs a name.').waitFor()
  await page.getByRole('textbox', { name: 'Name of the system' }).fill('Vendor portal')
  await page.getByRole('combobox', { name: /^Effort, price and teams as of/ }).selectOption('Quote to cash')
  expect(await axeFindings(page)).toEqual([])
  expect(await sidewaysOverflow(page)).toEqual([])

  await page.getByRole('button', { name: 'Add the system' }).click()
  await page.getByText('Vendor portal is in the plan').waitFor()
  expect(await axeFindings(page)).toEqual([])
  const portal = page.getByRole('switch', { name: 'Vendor portal' })
  await portal.click()
  await page.getByRole('img', { name: /Vendor portal: work from/ }).waitFor()
  await page.getByRole('button', { name: 'Take it out again' }).click()
  await page.getByText('Vendor portal stays: a scenario').waitFor()
  await page.getByRole('button', { name: 'Dismiss' }).click()

  await page.getByRole('button', { name: 'Undo Vendor portal' }).click()
  await page.getByRole('button', { name: 'Take it out again' }).click()
  await portal.waitFor({ state: 'detached' })
  await page.getByRole('switch', { name: 'Quote to cash' }).waitFor()
  expect(complaints).toEqual([])
  await page.close()
}, 120_000)
