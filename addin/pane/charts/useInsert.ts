// Takes tables and charts from the pane to a sheet of the workbook beside it.

import { type CopiedTable, sheetNameFrom } from '../../../engine/index.ts'
import { sessionIn } from '../../session/paneStore.ts'
import { useActions, useNow, usePane, useSheets } from '../paneContext.ts'

/** Adds a sheet named for these words; what cannot be done is told in the pane. */
type Insert = (words: string, tables: readonly CopiedTable[]) => Promise<void>

/** How to insert, and what the program is called; undefined while there is no workbook that could take a sheet. */
export function useInsert(): { readonly insert: Insert; readonly program: string } | undefined {
  const sheets = useSheets()
  const { announce } = useActions()
  const now = useNow()
  const plan = usePane(state => sessionIn(state)?.plan)
  if (sheets === undefined || plan === undefined) return undefined
  const { program } = sheets
  return {
    program,
    async insert(title, tables) {
      const note = `${plan.company}, numbers of ${moment(now)}. A copy: it does not follow the plan.`
      const content = { title, note, currency: plan.currency, tables }
      const added = await sheets.insert(sheetNameFrom(title), content)
      if (added !== undefined) announce(`The sheet “${added}” was added to ${program}.`)
    },
  }
}

/** "22 Nov 2026, 14:02" */
function moment(now: Date): string {
  return now.toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
}
