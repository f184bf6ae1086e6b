// From the pane to the cells of the spreadsheet beside it: by the clock, and how much of it the spreadsheet calculates.

import type { Browser, Frame, Page } from 'playwright-core'
import { openPage } from '../../test/pane/openedPage.ts'
import { shownInCell, spreadsheetFrame, workbookShown } from '../../test/pane/spreadsheetCells.ts'
import { inMilliseconds } from '../stopwatch.ts'
import { worstTask } from './mainThread.ts'
import { opens } from './paneActions.ts'

/** ARR at the end of the shown scenario. */
const watched = 'Home!H10'

/** A hire in the second month moves nearly everything. Prints the least of several times; gives it in milliseconds. */
export async function paneToCell(browser: Browser, address: string): Promise<number> {
  const start = performance.now()
  const { page } = await openPage(browser, `${address}/studio.html`, { width: 1280, height: 800 })
  await workbookShown(page)
  const shown = performance.now() - start
  await opens(page, 'Plan', 'grid')
  const clock: number[] = []
  const work: number[] = []
  for (const people of ['4', '5', '6', '7', '8', '9']) {
    const act = async () => void clock.push(await timed(page, people))
    work.push((await worstTask(browser, page, act, spreadsheetFrame(page).url())).work)
  }
  await page.close()
  const least = Math.min(...clock)
  console.log('From Enter in the hiring grid to the cell of ARR, drawn, by the clock')
  console.log(
    `  ${inMilliseconds(least)}; largest task of the spreadsheet: ${inMilliseconds(Math.min(...work))}`,
  )
  console.log(`From the address of the studio to its workbook, by the clock: ${inMilliseconds(shown)}`)
  return least
}

async function timed(page: Page, people: string): Promise<number> {
  const before = await shownInCell(page, watched)
  await page.getByRole('gridcell', { name: 'SDR, Q1 2026' }).focus()
  await page.keyboard.press(people)
  const drawn = drawnOtherThan(spreadsheetFrame(page), before)
  const pressed = Date.now()
  await page.keyboard.press('Enter')
  return (await drawn) - pressed
}

/** The time at which the frame has drawn another value; all processes of a machine have one clock. */
function drawnOtherThan(frame: Frame, before: string): Promise<number> {
  return frame.evaluate(async value => {
    const [app] = [...Reflect.get(Reflect.get(window, 'owl').App, 'apps')].slice(-1)
    const { getters } = app.root.component.props.model
    const sheetId = getters.getSheetIdByName('Home')
    const cell = { sheetId, col: 7, row: 9 }
    while (String(getters.getEvaluatedCell(cell).value) === value)
      await new Promise(later => setTimeout(later, 5))
    await new Promise(painted => requestAnimationFrame(painted))
    return Date.now()
  }, before)
}
