// Larkspur's workbook, made once, and the engine's numbers it was made with.

import type { PlanSource, ScenarioNumbers, WorkbookAbout } from '../../engine/workbook/planSource.ts'
import type { Workbook } from '../../engine/workbook/workbook.ts'
import { larkspur } from '../cases/company.ts'
import { sampleWorkbook } from './sampleWorkbook.ts'

/** What the workbook says of itself. */
export const about: WorkbookAbout = { revision: '1', saved: '22 Nov 2026', shown: 'balanced' }

const made = sampleWorkbook(larkspur.compiled, about)

/** The exact engine's numbers of every scenario. */
export const engineNumbers: ScenarioNumbers = made.engineNumbers

/** Where everything stands. */
export const larkspurSource: PlanSource = made.source

/** The workbook with its values. */
export const larkspurWorkbook: Workbook = made.workbook
