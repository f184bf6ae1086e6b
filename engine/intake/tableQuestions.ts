// What a table leaves open: how the years of its periods are counted; of a trial balance or a ledger the month it is of,
// whether its figures are of the month or of the year so far, and which sign its amounts have.

import { monthName, monthNames } from '../plan/calendar.ts'
import type { LedgerSettings } from './make/makeLedger.ts'
import { monthInTitles } from './make/makeLedger.ts'
import type { Mapping } from './mapping.ts'
import type { Question } from './question.ts'
import { readMonth } from './readDay.ts'
import { type FiscalYear, readPeriod } from './readPeriod.ts'
import type { ScannedTable } from './scanTable.ts'

/** The questions that the cells do not answer. */
export function tableQuestions(scanned: ScannedTable, mapping: Mapping): readonly Question[] {
  return [...yearQuestions(scanned, mapping), ...ledgerQuestions(scanned)]
}

/** The fiscal year of the company, as far as the names of a table's periods need it. */
export function fiscalYearOf({ fiscalYearStart, fiscalYearName }: Mapping): FiscalYear | undefined {
  return fiscalYearName === undefined ? undefined : { firstMonth: fiscalYearStart, name: fiscalYearName }
}

/** Which months the names of periods are, where that hangs on how the company counts its years. */
function yearQuestions({ known, periods }: ScannedTable, mapping: Mapping): readonly Question[] {
  const { shape, choice } = known
  const place = placeOf(known)
  const isCalendar = mapping.fiscalYearStart === 1
  const fiscal = periods.fiscal ?? (choice.periods === 'fiscal' ? periods.plain : undefined)
  const questions: Question[] = []
  if (periods.plain !== undefined && choice.periods === undefined && !isCalendar)
    questions.push({
      place,
      message: `"${periods.plain}" may be of the calendar or of the fiscal year, which begins in ${monthNames[mapping.fiscalYearStart - 1]}.`,
      answers: [
        { answer: 'calendar', means: monthsOf(periods.plain, { firstMonth: 1, name: 'first' }) },
        { answer: 'fiscal', means: 'a part of the fiscal year of this number' },
      ],
      setting: `tables (${shape.id}) > periods`,
    })
  if (fiscal !== undefined && mapping.fiscalYearName === undefined)
    questions.push({
      place,
      message: `"${fiscal}" is of a fiscal year: in which month does it begin, and has it the number of the year in which it begins or ends?`,
      answers: likelyYears(mapping.fiscalYearStart).map(year => ({
        answer: `"fiscalYearStart": ${year.firstMonth}, "fiscalYearName": "${year.name}"`,
        means: `${fiscal} is ${monthsOf(fiscal, year)}`,
      })),
      setting: 'fiscalYearStart (1 to 12) and fiscalYearName (first or last)',
    })
  return questions
}

/** The years that the mapping leaves open: where it says no month but January, also those of many companies. */
function likelyYears(start: number): readonly FiscalYear[] {
  if (start !== 1)
    return [
      { firstMonth: start, name: 'last' },
      { firstMonth: start, name: 'first' },
    ]
  return [
    { firstMonth: 1, name: 'last' },
    { firstMonth: 2, name: 'last' },
    { firstMonth: 4, name: 'last' },
    { firstMonth: 4, name: 'first' },
    { firstMonth: 7, name: 'last' },
    { firstMonth: 10, name: 'last' },
  ]
}

function monthsOf(text: string, year: FiscalYear): string {
  const span = readPeriod(text, year, true)
  if (span === undefined) return 'no period'
  const [from, to] = [monthName(span.from), monthName(span.to)]
  return from === to ? from : `${from} to ${to}`
}

function placeOf({ table }: ScannedTable['known']): Question['place'] {
  return { file: table.file, ...(table.sheet === undefined ? {} : { sheet: table.sheet }) }
}

function ledgerQuestions({ known }: ScannedTable): readonly Question[] {
  const { shape, choice, columns } = known
  if (shape.record !== 'ledger' || shape.layout === 'months') return []
  const place = placeOf(known)
  const dated = columns.has('day') || columns.has('month')
  const questions: Question[] = []
  if (!dated && choice.asOf === undefined && monthInTitles(known.titles) === undefined)
    questions.push({
      place,
      message: 'Nothing in the table says which month this trial balance is of.',
      answers: [{ answer: '2024-03', means: 'the balances at the end of March 2024, for example' }],
      setting: `tables (${shape.id}) > asOf, with file to say for which file`,
    })
  if (!columns.has('day') && (choice.flows ?? shape.fixed?.flows) === undefined)
    questions.push({
      place,
      message: 'Revenue and cost accounts of a trial balance may be of the month or of the year so far.',
      answers: [
        { answer: 'year_to_date', means: 'the figures start again each fiscal year; months are differences' },
        { answer: 'month', means: 'the figures are those of the month' },
      ],
      setting: `tables (${shape.id}) > flows`,
    })
  if (columns.has('amount') && choice.signs === undefined)
    questions.push({
      place,
      message: 'The ledger has a single amount, and its sign can mean two things.',
      answers: [
        { answer: 'debit', means: 'debits are above 0, so that revenue is below 0' },
        { answer: 'usual', means: 'every account is above 0 on its usual side: revenue and cost alike' },
      ],
      setting: `tables (${shape.id}) > signs`,
    })
  return questions
}

/** How the rows of a ledger are taken, once nothing is open. */
export function ledgerSettings({ known }: ScannedTable): LedgerSettings {
  const { shape, choice, titles } = known
  const asOf = choice.asOf === undefined ? monthInTitles(titles) : readMonth(choice.asOf)
  return {
    layout: shape.layout === 'months' ? 'months' : 'rows',
    flows: choice.flows ?? shape.fixed?.flows ?? 'month',
    signs: choice.signs ?? 'debit',
    ...(asOf === undefined ? {} : { asOf }),
  }
}
