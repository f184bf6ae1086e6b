// Asks the workbook how far it agrees with the engine: when Checks is opened, and whenever its numbers may be others.

import { useEffect, useState } from 'react'
import type { Session } from '../../session/session.ts'
import { useSheets } from '../paneContext.ts'
import type { WorkbookSays } from './workbookTile.ts'

/** Pause before asking, so that a run of edits is asked about once (milliseconds). */
const askDelay = 300

/** The answer to the newest question; the one before stands until then. `times` asks again when it is another number. */
export function useWorkbookSays(
  { results, current, saved }: Session,
  times: number,
): { readonly says: WorkbookSays; readonly program: string } {
  const sheets = useSheets()
  const [says, setSays] = useState<WorkbookSays>(sheets === undefined ? 'none' : 'reading')
  const numbers = results.get(current)?.numbers
  // biome-ignore lint/correctness/useExhaustiveDependencies: other numbers, another saved state or a person's wish ask again
  useEffect(() => {
    if (sheets === undefined) return
    let isOver = false
    const asking = setTimeout(async () => {
      const answer = await sheets.agreement()
      if (!isOver) setSays(answer)
    }, askDelay)
    return () => {
      isOver = true
      clearTimeout(asking)
    }
  }, [sheets, numbers, saved, times])
  return { says, program: sheets?.program ?? '' }
}
