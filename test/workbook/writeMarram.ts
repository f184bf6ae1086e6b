// Writes Marram's workbook of half a year in a process of its own, and prints the language it ran in, its time zone and a hash of the file.

import { createHash } from 'node:crypto'
import { writeXlsx } from '../../engine/workbook/xlsxFile.ts'
import { companyOf, samplePlan } from '../cases/company.ts'
import { withMonths } from '../cases/planMonths.ts'
import { sampleWorkbook } from './sampleWorkbook.ts'

/** Where a file was written, and its hash. */
export type WrittenThere = { readonly locale: string; readonly timeZone: string; readonly sha256: string }

const { compiled } = companyOf(withMonths(samplePlan('marram'), 6))
const file = writeXlsx(sampleWorkbook(compiled, { revision: '1', saved: '22 Nov 2026' }).workbook)
const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions()
const there: WrittenThere = { locale, timeZone, sha256: createHash('sha256').update(file).digest('hex') }
process.stdout.write(JSON.stringify(there))
