// What people do in the pane, one thing after another.

import type { Page } from 'playwright-core'
import { view } from '../../test/pane/openedPage.ts'

/** Each begins where the one before ended; the first in the open sample. */
export const paneActions: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['open a figure', page => page.getByRole('button', { name: /^ARR/ }).click()],
  ['open Plan', page => opens(page, 'Plan', 'grid')],
  [
    'type into the hiring grid',
    async page => {
      await page.getByRole('gridcell', { name: 'SDR, Q1 2026' }).focus()
      for (const key of ['4', 'Enter', '5', 'Enter', '1', 'Enter']) {
        await page.keyboard.press(key)
        await page.waitForTimeout(120)
      }
    },
  ],
  ['open Inputs', page => part(page, 'Inputs').click()],
  ['search the inputs', page => page.getByRole('searchbox').first().fill('win rate')],
  ['open Systems', page => part(page, 'Systems').click()],
  ['open Tools', page => part(page, 'Tools').click()],
  ['open Funding', page => part(page, 'Funding').click()],
  ['open Scenarios', page => opens(page, 'Scenarios', 'heading')],
  ['open Compare', page => opens(page, 'Compare', 'heading')],
  [
    'open Checks',
    async page => {
      await view(page, 'More').click()
      await opens(page, 'Checks', 'searchbox')
    },
  ],
  [
    'walk on from a number',
    page =>
      page
        .getByRole('button', { name: /^closing_arr/ })
        .first()
        .click(),
  ],
  ['open Home', page => opens(page, 'Home', 'heading')],
  [
    'choose a scenario',
    async page => {
      await page.getByRole('combobox', { name: 'Scenario' }).focus()
      for (const key of ['Enter', 'ArrowUp', 'Enter']) await page.keyboard.press(key)
    },
  ],
]

/** Opens a view and waits until something of it can be used. */
export async function opens(page: Page, name: string, role: 'grid' | 'heading' | 'searchbox'): Promise<void> {
  await view(page, name).click()
  await page.locator('main').getByRole(role).first().waitFor()
}

function part(page: Page, name: string) {
  return page.getByRole('navigation', { name: 'Parts of the plan' }).getByRole('button', { name })
}
