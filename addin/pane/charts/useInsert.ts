// Takes tables and charts from the pane to a sheet of the workbook beside it.

import { type CopiedTable, copiedSheet, sheetNameFrom } from '../../../engine/index.ts'
import { useActions, useNow, usePane, useWorkbook, useWorkbookState } from '../paneContext.ts'

/** Adds a sheet named for these words; what cannot be done is told in the pane. */
export type Insert = (words: string, tables: readonly CopiedTable[]) => Promise<void>

/** How to insert, and what the program is called; undefined while there is no workbook that could take a sheet. */
export function useInsert(): { readonly insert: Insert; readonly program: string } | undefined {
  const workbook = useWorkbook()
  const { announce } = useActions()
  const now = useNow()
  const plan = usePane(({ stage }) => (stage.kind === 'open' ? stage.session.plan : undefined))
  const isReady = useWorkbookState(({ stage }) => stage.kind !== 'looking' && stage.kind !== 'building')
  if (workbook === undefined || plan === undefined || isReady !== true) return undefined
  const { actions, drawsCharts, name: program } = workbook
  return {
    program,
    async insert(words, tables) {
      const name = await actions.freeSheetName(sheetNameFrom(words))
      const note = `${plan.company}, numbers of ${moment(now)}. A copy: it does not follow the plan.`
      const sheet = copiedSheet(name, { title: words, note, currency: plan.currency, tables })
      const isAdded = await actions.insert(drawsCharts ? sheet : { ...sheet, charts: [] })
      if (!isAdded) return
      announce(`The sheet “${name}” was added to ${program}.`)
      await actions.show({ sheet: name, area: { top: 1, left: 1, bottom: 1, right: 1 } })
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
