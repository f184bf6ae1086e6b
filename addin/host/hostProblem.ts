// What can stand between us and a workbook, in words for the person at the keyboard: what, where, what to do.

import { areaAddress, sheetInFormula } from '../../engine/index.ts'
import type { SheetArea } from './workbookPort.ts'

/** Why something could not be done. `places` are cells to show; nothing has changed unless the code says `interrupted`. */
export type HostProblem = {
  readonly code: ProblemCode
  readonly message: string
  readonly remedy: string
  readonly places: readonly SheetArea[]
}

/** Something true of the workbook that a person should know though nothing was refused. */
export type HostNotice = { readonly code: NoticeCode; readonly message: string; readonly remedy: string }

/** Something is wrong in each of these ways; the texts are in `problemTexts`. */
export type ProblemCode = keyof typeof problemTexts
export type NoticeCode = keyof typeof noticeTexts

/** The problem in words; `what` fills the blank of its sentence, `places` are listed when there are any. */
export function hostProblem(code: ProblemCode, what = '', places: readonly SheetArea[] = []): HostProblem {
  const { message, remedy } = problemTexts[code]
  const shown = places.slice(0, 5).map(printPlace)
  const more = places.length - shown.length
  const list = shown.length === 0 ? '' : ` (${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''})`
  return { code, message: message.replace('%', what) + list, remedy: remedy.replace('%', what), places }
}

/** The notice in words. */
export function hostNotice(code: NoticeCode): HostNotice {
  return { code, ...noticeTexts[code] }
}

function printPlace({ sheet, area }: SheetArea): string {
  return `${sheetInFormula(sheet)}!${areaAddress(area)}`
}

const problemTexts = {
  busy: {
    message: 'Another change is still being written.',
    remedy: 'Wait until it is done, then try again.',
  },
  canceled: { message: 'Nothing was written: you stopped it.', remedy: 'Start it again whenever you like.' },
  cellIsEdited: {
    message: 'A cell is still being edited, so nothing could be written.',
    remedy: 'Press Enter or Esc in the sheet, then try again.',
  },
  readOnly: {
    message: 'This workbook is open for reading only.',
    remedy: 'Choose Edit Workbook, or save a copy of it, then try again.',
  },
  sheetProtected: {
    message: 'The sheet % is protected.',
    remedy: 'Choose Review > Unprotect Sheet on it, then try again; nothing was changed.',
  },
  sheetMissing: {
    message: 'The sheet % is no longer there.',
    remedy: 'Press Undo if it was just deleted, or build the workbook again: its inputs come from the plan.',
  },
  sheetRenamed: {
    message: 'The sheet % of the model has another name now.',
    remedy: 'Give it the name % again, so that formulas can refer to it.',
  },
  sheetNameTaken: {
    message: 'There is already a sheet called %, and it is not ours.',
    remedy: 'Rename or move that sheet, then try again.',
  },
  nameTaken: {
    message: 'The name % already stands for something else.',
    remedy: 'Delete or rename it under Formulas > Name Manager, then try again.',
  },
  foreignCells: {
    message: 'There is something in the way that we did not write',
    remedy: 'Move it to another place, or choose to replace it.',
  },
  cannotSelect: {
    message: 'The sheet % is hidden, so it cannot be shown.',
    remedy: 'Right-click any sheet tab, choose Unhide, then try again.',
  },
  tooBusy: {
    message: 'Excel is too busy to answer (tried four times).',
    remedy: 'Nothing was changed. Wait a minute, then try again.',
  },
  tooOld: {
    message: 'This version of Excel is too old for Proceeds.',
    remedy: 'Update Office, or open the workbook in Excel on the web.',
  },
  writeDropped: {
    message: 'Excel did not keep what was written',
    remedy:
      'Everything was put back as it was. Try again; if it happens again, save and reopen the workbook.',
  },
  notWritten: {
    message: 'Excel could not carry out the change (%).',
    remedy:
      'Everything was put back as it was. Try again; if it happens again, save and reopen the workbook.',
  },
  interrupted: {
    message: 'Excel stopped answering in the middle of a change (%).',
    remedy: 'Reopen this pane: it finds what was begun and puts the workbook back as it was.',
  },
  hostFault: {
    message: 'Excel could not answer (%).',
    remedy: 'Nothing was changed. Try again; if it happens again, save and reopen the workbook.',
  },
  partTooLarge: {
    message: 'This scenario is too large to be kept in the workbook (%).',
    remedy: 'Export it to a file instead.',
  },
  storageFull: {
    message: 'The workbook keeps as many saved scenarios as it can (%).',
    remedy: 'Remove revisions you no longer need, or export this one to a file.',
  },
  notKept: {
    message: 'The workbook did not keep the scenario as it was saved.',
    remedy: 'The scenarios saved before are untouched. Try again, or export it to a file.',
  },
} as const

const noticeTexts = {
  manualCalculation: {
    message: 'This workbook calculates only when asked, so its figures may be old.',
    remedy: 'Press F9, or choose Formulas > Calculation Options > Automatic.',
  },
  iterativeCalculation: {
    message: 'Iterative calculation is switched on, which hides circular formulas.',
    remedy: 'Switch it off under File > Options > Formulas; the model has none.',
  },
  precisionAsDisplayed: {
    message: 'This workbook calculates with the digits it shows, so its figures differ from the plan.',
    remedy: 'Switch off "Set precision as displayed" under File > Options > Advanced.',
  },
  dates1904: {
    message: 'This workbook counts its dates from 1904, so months would show four years late.',
    remedy: 'Switch off "Use 1904 date system" under File > Options > Advanced before you build.',
  },
  undoInSteps: {
    message: 'This version of Excel undoes the change in several steps.',
    remedy: 'Use Undo in this pane to take it back at once.',
  },
  keptEdits: {
    message: 'Cells that were edited after a change broke off were left as they are.',
    remedy: 'Compare them with the plan: the pane lists what differs.',
  },
} as const
