// A pane beside a workbook that keeps its plan, with the engine in this thread.

import { readFileSync } from 'node:fs'
import type { WorkbookPort } from '../../addin/host/workbookPort.ts'
import { journalShelf } from '../../addin/session/journalShelf.ts'
import { type PaneStore, paneStore, type Surroundings } from '../../addin/session/paneStore.ts'
import { engineInPlace, workbookPlan } from './larkspur.ts'

/** A small company's plan: As is (locked), Series A (approved), Step by step and Slow market below it. */
export const smallPlanText = readFileSync('samples/marram/plan.json', 'utf8')

/** A pane of somebody who keeps plans in the workbook; nothing is open yet. */
export function paneBeside(
  port: WorkbookPort,
  author: string,
  clock: string,
  changed: Partial<Surroundings> = {},
): PaneStore {
  return paneStore({
    startEngine: engineInPlace,
    now: () => new Date(2026, 2, 2, Number(clock.slice(0, 2)), Number(clock.slice(3))),
    shelf: journalShelf(port, '0.1.0'),
    sampleText: async () => smallPlanText,
    blankText: async () => '',
    workbookPlan,
    author,
    ...changed,
  })
}
