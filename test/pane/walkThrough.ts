// What a person does with the product from the first minute to the next morning, in either host: the same walk.

import type { Frame, Page } from 'playwright-core'
import { expect } from 'vitest'
import { view } from './openedPage.ts'

/** The pane, in a page of its own or in a frame. */
type Walked = Page | Frame

/** One host of the walk. */
export type WalkHost = {
  readonly pane: Walked
  /** Closes the document and opens it again. */
  readonly reopen: () => Promise<Walked>
  /** Keeps a picture of what is shown. */
  readonly picture: (name: string) => Promise<void>
  /** What a cell of the workbook shows, such as `Home!C4`. */
  readonly shown: (address: string) => Promise<string>
}

/** Edits hiring, moves a system, saves under a new name, compares, and explains a number; then everything is still there. */
export async function walkThrough({ pane, reopen, picture, shown }: WalkHost): Promise<void> {
  /** Once the exact engine has agreed with what is shown. */
  const look = async (name: string): Promise<void> => {
    await pane.getByText('Agrees with the engine').waitFor()
    await picture(name)
  }
  const inCell = (address: string, text: string) => expect.poll(() => shown(address), patient).toBe(text)
  await pane.getByRole('heading', { name: 'Balanced reaches $43.3M ARR' }).waitFor()
  await look('home')

  await view(pane, 'Plan').click()
  await typeHires(pane, 'SDR, Q1 2026', '4')
  await look('plan-hiring')

  await part(pane, 'Systems').click()
  await pane.getByRole('combobox', { name: 'Data platform: work may start in' }).selectOption('Jun 2026')
  await pane.getByRole('img', { name: /Data platform: work from Jun 2026/ }).waitFor()
  await look('plan-systems')

  await view(pane, 'Scenarios').click()
  await pane.getByRole('textbox', { name: 'Note for the next version' }).fill('After the pipeline review')
  await pane.getByRole('button', { name: 'Save as new' }).click()
  const name = pane.getByRole('textbox', { name: /^Name of the new scenario/ })
  await name.fill('Platform later')
  await name.press('Enter')
  await pane.getByRole('heading', { name: 'In Platform later' }).waitFor()
  await pane.getByText('“After the pipeline review”').waitFor()
  await inCell('Home!C4', 'Platform later')
  await look('scenarios')

  await view(pane, 'Compare').click()
  await pane.getByRole('combobox', { name: 'Before' }).click()
  await pane.getByRole('option', { name: 'Balanced', exact: true }).click()
  await pane.getByRole('heading', { name: 'Platform later ends' }).waitFor()
  await look('compare')

  await view(pane, 'Home').click()
  await pane.getByRole('heading', { name: 'Platform later reaches' }).waitFor()
  await pane.getByRole('button', { name: /^Cash low point/ }).click()
  await pane.getByRole('button', { name: 'Why is this number what it is?' }).click()
  await pane
    .getByRole('list', { name: 'Walk from the number to its sources' })
    .getByText('Cash')
    .first()
    .waitFor()
  await pane.getByText('reading…').waitFor({ state: 'hidden' })
  await look('checks')

  const again = await reopen()
  await again.getByRole('heading', { name: /reaches/ }).waitFor()
  await view(again, 'Scenarios').click()
  await again.getByRole('button', { name: /^Platform later/ }).click()
  await again.getByText('“After the pipeline review”').waitFor()
  await view(again, 'Plan').click()
  await again.getByRole('gridcell', { name: 'SDR, Q1 2026: 4' }).waitFor()
  await part(again, 'Systems').click()
  await again.getByRole('img', { name: /Data platform: work from Jun 2026/ }).waitFor()
  await inCell('Home!C4', 'Platform later')
}

/** A workbook follows within seconds, on a busy machine within many. */
const patient = { timeout: 30_000 }

/** Types a number of hires into the grid. */
async function typeHires(pane: Walked, cell: string, people: string): Promise<void> {
  const field = pane.getByRole('gridcell', { name: cell })
  await field.focus()
  await field.press(people)
  await pane.getByRole('textbox', { name: cell }).press('Enter')
  await pane.getByRole('gridcell', { name: `${cell}: ${people}` }).waitFor()
  await pane.getByRole('status', { name: 'Effect of the last edit' }).getByText('low point').waitFor()
}

function part(pane: Walked, name: string) {
  return pane.getByRole('navigation', { name: 'Parts of the plan' }).getByRole('button', { name })
}
