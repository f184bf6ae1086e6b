// What the line of truth says while the sheets and the plan are not the same, and where it leads.

import type { WorkbookState } from '../../session/workbookState.ts'

/** A line, and what a click on it asks. */
export type WorkbookLine = {
  readonly tone: 'working' | 'fails'
  readonly text: string
  readonly asks?: NonNullable<WorkbookState['asks']>
}

/** Undefined while there is nothing to say: the sheets follow, or there are none. */
export function workbookLine({ stage, held, behind }: WorkbookState): WorkbookLine | undefined {
  if (stage.kind === 'apart')
    return { tone: 'fails', text: 'The sheets do not follow this plan', asks: 'build' }
  if (stage.kind === 'building') return { tone: 'working', text: 'Building the workbook…', asks: 'build' }
  if (held.length > 0)
    return { tone: 'working', text: `${changes(held.length)} not in the sheet yet`, asks: 'write' }
  if (behind !== undefined) return { tone: 'fails', text: 'The sheets are behind the plan', asks: 'write' }
  return undefined
}

/** "1 change", "12 changes". */
export function changes(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'change' : 'changes'}`
}
