// Why a workbook file is not read: told to a person, never half read.

import type { Diagnostic } from '../formula/diagnostic.ts'

/** What is wrong with a file, as far as what to do next differs. */
export type RefusalKind = 'notAWorkbook' | 'locked' | 'tooLarge' | 'damaged' | 'hostile'

/** Thrown while a file is read and turned into a diagnostic by `readXlsx`, the only place that catches it. */
export class FileRefusal extends Error {
  readonly kind: RefusalKind

  constructor(kind: RefusalKind, fact: string, cause?: unknown) {
    super(fact, { cause })
    this.kind = kind
  }
}

/** The refusal as a person reads it. */
export function refusalDiagnostic({ kind, message: fact }: FileRefusal): Diagnostic {
  const { code, sentence, remedy } = sentences[kind]
  return {
    code,
    severity: 'error',
    place: { kind: 'plan' },
    message: `${sentence}: ${fact}.`,
    remedy,
  }
}

const sentences: Readonly<Record<RefusalKind, { code: string; sentence: string; remedy: string }>> = {
  notAWorkbook: {
    code: 'X101',
    sentence: 'This file is not an Excel workbook',
    remedy: 'Choose a file that Excel saved as "Excel Workbook (.xlsx)".',
  },
  locked: {
    code: 'X102',
    sentence: 'This workbook is locked or in an old format',
    remedy: 'Open it in Excel, take the password off and save it as "Excel Workbook (.xlsx)".',
  },
  tooLarge: {
    code: 'X103',
    sentence: 'This workbook is larger than can be read safely, and nothing of it was read',
    remedy: 'If it is yours, open it in Excel, delete the sheets that are not needed and save it again.',
  },
  damaged: {
    code: 'X104',
    sentence: 'This workbook is damaged, and nothing of it was read',
    remedy: 'Open it in Excel, let Excel repair it and save it again, or take an earlier copy.',
  },
  hostile: {
    code: 'X105',
    sentence: 'This workbook holds something that no spreadsheet program writes, and nothing of it was read',
    remedy: 'Ask whoever sent it for a copy saved by Excel, and do not open it before you trust it.',
  },
}
