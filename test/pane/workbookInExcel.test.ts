import type { Frame } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { enteredAt, typeInto } from '../excelHost/excelDocument.ts'
import type { ExcelInChromium } from '../excelHost/excelInChromium.ts'
import { buildPane } from './builtPane.ts'
import { inExcel } from './builtPaneInExcel.ts'
import { axeFindings, sidewaysOverflow } from './openedPage.ts'

beforeAll(buildPane, 180_000)

describe('the workbook beside the pane', () => {
  test('is built, edited after a look at every cell, followed, and joined again when it is opened again', async () => {
    await inExcel({ paneWidth: 320 }, async excel => {
      const { pane, page, complaints, host } = excel
      await build(excel)
      // What the formulas give is not looked at here, and calculating it takes the emulated Excel most of its time.
      host().workbook.calculationMode = 'Manual'
      await openHiring(pane)
      await paste(pane, 'SDR, Q1 2026', '1\t1\r\n2\t2\r\n')
      const write = pane.getByRole('button', { name: /^Write \d+ changes to sheet$/ })
      await write.click()
      await pane.getByRole('heading', { name: /^\d+ cells will change in Excel$/ }).waitFor()
      expect(await axeFindings(pane)).toEqual([])
      expect(await sidewaysOverflow(pane)).toEqual([])

      await page.keyboard.press('Escape')
      await pane.getByRole('gridcell').first().waitFor()
      await pane.getByRole('button', { name: /changes not in the sheet yet$/ }).click()
      const [first, ...others] = await changesIn(pane)
      if (first === undefined) throw new Error('no cell is listed')
      expect(others.length).toBeGreaterThan(0)
      expect(first.says).toMatch(/^Planned hires, SDR, \w{3} 2026$/)
      expect(String(enteredAt(host(), first.cell))).not.toBe(first.after)
      await pane.getByRole('button', { name: `Show ${first.cell}` }).click()
      await expect.poll(() => `${host().workbook.selection.sheet.name}`).toBe('Monthly')

      await pane.getByRole('button', { name: /^Write \d+ changes$/ }).click()
      await pane.getByRole('gridcell').first().waitFor()
      for (const { cell, after } of [first, ...others]) expect(String(enteredAt(host(), cell))).toBe(after)
      await pane.getByRole('button', { name: /^Save \d+ changes?$/ }).waitFor()

      typeInto(host(), first.cell, '9')
      await pane.getByRole('button', { name: 'Undo Planned hires, SDR' }).waitFor()
      await pane.getByRole('gridcell', { name: 'SDR, Q1 2026: 9' }).waitFor()
      expect(complaints).toEqual([])

      const again = await excel.reload()
      await again.getByRole('heading', { name: 'Balanced reaches' }).waitFor()
      await openHiring(again)
      await again.getByRole('gridcell', { name: 'SDR, Q1 2026: 9' }).waitFor()
      typeInto(host(), first.cell, '4')
      await again.getByRole('gridcell', { name: 'SDR, Q1 2026: 4' }).waitFor()
      expect(await again.getByRole('button', { name: /Build the workbook/ }).count()).toBe(0)
    })
  }, 120_000)

  test('is left as it is while a sheet of the person’s own has the name of one of ours', async () => {
    await inExcel({ sheetNames: ['Budget', 'Inputs'] }, async ({ pane }) => {
      await pane.getByRole('button', { name: 'Try the sample' }).click()
      await pane.getByRole('button', { name: /^Build the workbook/ }).click()
      await pane.getByText('This workbook already has a sheet called Inputs.').waitFor()
      expect(await pane.getByRole('button', { name: 'Build the workbook', exact: true }).isDisabled()).toBe(
        true,
      )
      expect(await axeFindings(pane)).toEqual([])
      await pane.getByRole('button', { name: 'Not now' }).click()
      await pane.getByRole('heading', { name: 'Balanced reaches' }).waitFor()
    })
  }, 60_000)
})

/** Opens the sample and builds its sheets, after a look at what is added. */
async function build({ pane }: ExcelInChromium): Promise<void> {
  await pane.getByRole('button', { name: 'Try the sample' }).click()
  await pane.getByRole('button', { name: 'Build the workbook: live formulas of this plan in Excel' }).click()
  await pane.getByText('Nothing of yours is touched: Sheet1 stays as it is.').waitFor()
  expect(await axeFindings(pane)).toEqual([])
  expect(await sidewaysOverflow(pane)).toEqual([])
  await pane.getByRole('button', { name: 'Build the workbook', exact: true }).click()
  await pane.getByRole('heading', { name: 'Balanced reaches' }).waitFor()
}

async function openHiring(pane: Frame): Promise<void> {
  const views = pane.getByRole('navigation', { name: 'Views' })
  await views.getByRole('button', { name: 'Plan', exact: true }).click()
  await pane.getByRole('gridcell').first().waitFor()
}

/** Pastes rows into the grid of hires, from this cell on. */
async function paste(pane: Frame, cell: string, rows: string): Promise<void> {
  await pane.getByRole('gridcell', { name: cell }).focus()
  await pane.evaluate(text => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, rows)
}

/** The cells that are listed before a write. */
async function changesIn(pane: Frame) {
  const rows = await pane.getByRole('table').locator('tbody tr').all()
  return Promise.all(
    rows.map(async row => {
      const [says = '', , after = ''] = (await row.locator('td').allInnerTexts()).slice(1)
      const label = (await row.getByRole('button').getAttribute('aria-label')) ?? ''
      return { cell: label.replace('Show ', ''), says, after }
    }),
  )
}
