// Leads from a number in the pane to its cell in the workbook.

import { Button } from '@fluentui/react-components'
import { Open16Regular } from '@fluentui/react-icons'
import type { BookNumber } from '../session/bookApi.ts'
import { useWorkbook, useWorkbookState } from './paneContext.ts'

/** Drawn where the sheets follow the plan; `name` is what the number is called. */
export function CellLink({ number, name }: { readonly number: BookNumber; readonly name: string }) {
  const workbook = useWorkbook()
  const stage = useWorkbookState(state => state.stage.kind)
  if (workbook === undefined || stage !== 'linked') return null
  return (
    <Button
      size="small"
      appearance="transparent"
      icon={<Open16Regular />}
      aria-label={`Show the cell of ${name}`}
      title="Show its cell"
      onClick={() => void workbook.actions.showNumber(number)}
    />
  )
}
