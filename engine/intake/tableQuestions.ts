// What a trial balance or a ledger leaves open: the month it is of, whether its figures are of the month or of the year so
// far, and which sign its amounts have.

import type { LedgerSettings } from './make/makeLedger.ts'
import { monthInTitles } from './make/makeLedger.ts'
import type { Question } from './question.ts'
import { readMonth } from './readDay.ts'
import type { ScannedTable } from './scanTable.ts'

/** The questions that the cells do not answer; none for other records. */
export function tableQuestions({ known }: ScannedTable): readonly Question[] {
  const { table, shape, choice, columns } = known
  if (shape.record !== 'ledger' || shape.layout === 'months') return []
  const place = { file: table.file, ...(table.sheet === undefined ? {} : { sheet: table.sheet }) }
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
