// What the workbook says of its agreement with the engine, in two words and, where something is to be done, a sentence.

import type { AgreementAnswer } from '../../session/sheetDesk.ts'
import { powerOfTen } from './powerOfTen.ts'

/** How far a way of computing is from the reference; `note` says what to do, `isBad` that something is wrong. */
export type AgreementTile = {
  readonly name: string
  readonly text: string
  readonly title: string
  readonly note?: string
  readonly isBad?: true
}

/** What is known of the workbook: nothing where there is none, or while it is being read. */
export type WorkbookSays = AgreementAnswer | 'none' | 'reading'

/** The tile of the workbook; `program` is what a person calls the one that holds it. */
export function workbookTile(says: WorkbookSays, program: string): AgreementTile {
  const tile = (text: string, title: string, note?: string): AgreementTile => ({
    name: 'Workbook',
    text,
    title,
    ...(note !== undefined && { note }),
  })
  if (says === 'none')
    return tile(
      'none here',
      'No workbook is beside this pane',
      'Open the pane in Excel to compare a workbook.',
    )
  if (says === 'reading') return tile('reading…', `Its sheet Checks is being read from ${program}`)
  if (says.kind === 'absent')
    return tile(
      'not built',
      `There are no sheets of this plan in ${program}`,
      `Build or show the workbook in ${program} to compare its formulas with the engine.`,
    )
  if (says.kind === 'unreadable')
    return { ...tile('not read', says.why.message, `${says.why.message} ${says.why.remedy}`), isBad: true }
  const { compared, largest, worst, differing, isMoved, unreadable } = says.agreement
  const lines = `${compared.toLocaleString('en-US')} lines, all months added up`
  if (unreadable > 0)
    return {
      ...tile(
        `${unreadable} unreadable`,
        `Of ${lines}, ${unreadable} show an error`,
        `${counted(unreadable, 'line shows', 'lines show')} an error on the sheet Checks: undo what broke them, or build the sheets again.`,
      ),
      isBad: true,
    }
  if (differing > 0)
    return {
      ...tile(
        `${differing} off`,
        `Of ${lines}, ${differing} are further off than they may be`,
        `${worst} is furthest off, by ${powerOfTen(largest)} of its size: a formula was typed over. The sheet Checks shows where.`,
      ),
      isBad: true,
    }
  if (isMoved)
    return tile(
      'moved on',
      'Inputs in the sheets are not those that the engine ran on',
      'Inputs have changed since the engine’s numbers were written into the sheets: save to compare again.',
    )
  const where = largest === 0 ? '' : `, in ${worst}`
  return tile(powerOfTen(largest), `Largest difference of ${lines}, relative to their size${where}`)
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
