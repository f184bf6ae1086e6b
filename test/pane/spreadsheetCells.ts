// The embedded spreadsheet of the page without Excel, as tests look into it.

import type { Frame, Page } from 'playwright-core'

/** The frame of the spreadsheet. */
export function spreadsheetFrame(page: Page): Frame {
  const frame = page.frames().find(one => one.url().endsWith('/frame.html'))
  if (frame === undefined) throw new Error('there is no spreadsheet on the page')
  return frame
}

/** Waits until the workbook is in it. */
export async function workbookShown(page: Page): Promise<void> {
  await page.locator('[aria-busy=false] iframe').waitFor({ timeout: 60_000 })
}

/** What a cell shows: asked of the model that is drawn. */
export const shownInCell = (page: Page, address: string) => cellOf(page, address, 'value')

/** What a person would see of a cell in the formula bar. */
export const enteredInCell = (page: Page, address: string) => cellOf(page, address, 'content')

function cellOf(page: Page, address: string, what: 'value' | 'content'): Promise<string> {
  return spreadsheetFrame(page).evaluate(
    ([place, asked]) => {
      const [name, cell] = place.split('!')
      const [app] = [...Reflect.get(Reflect.get(window, 'owl').App, 'apps')].slice(-1)
      const { getters } = app.root.component.props.model
      const sheetId = getters.getSheetIdByName(name)
      const { zone } = getters.getRangeFromSheetXC(sheetId, cell)
      const position = { sheetId, col: zone.left, row: zone.top }
      return String(
        asked === 'value'
          ? getters.getEvaluatedCell(position).value
          : (getters.getCell(position)?.content ?? ''),
      )
    },
    [address, what] as const,
  )
}
