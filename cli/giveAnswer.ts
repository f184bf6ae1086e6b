// The answer to a question, in the form that was asked for: sentences and tables, JSON, CSV, or a sheet of the workbook.

import {
  type Answer,
  type AnswerTable,
  type CompiledPlan,
  copiedSheet,
  monthName,
  printChange,
  printFigure,
  sheetNameFrom,
} from '../engine/index.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'
import { printCsv, printTable, type TextTable } from './textTable.ts'
import { writeBook } from './writeBook.ts'

/** How the answer is given. */
export type AnswerOptions = {
  readonly json?: boolean
  readonly csv?: boolean
  /** A workbook to write, with the answer on a sheet behind those of the plan. */
  readonly xlsx?: string
  readonly replace?: true
}

/** A question that was answered. */
export type Asked = {
  readonly compiled: CompiledPlan
  /** The path of the plan. */
  readonly path: string
  /** The id of the scenario it was asked of. */
  readonly scenario: string
  readonly answer: Answer
  /** The same in full numbers, for JSON. */
  readonly value: unknown
}

/** Prints the answer, sentences first, and writes the workbook if one is wanted. */
export async function giveAnswer(
  terminal: Terminal,
  { compiled, path, scenario, answer, value }: Asked,
  { json, csv, xlsx, replace }: AnswerOptions,
): Promise<ExitCode> {
  const { title, sentences, tables } = answer
  if (json) terminal.out(JSON.stringify(value, null, 2))
  else if (csv) terminal.out(tables.map(table => printCsv(textTable(table, String))).join('\r\n\r\n'))
  else {
    const { currency } = compiled.plan
    const print = (number: number, unit: string, isChange: boolean): string =>
      isChange ? printChange(0, number, unit, currency) : printFigure(number, unit, currency)
    const printed = tables.map(table =>
      table.strip === undefined
        ? printTable(textTable(table, print), terminal.width)
        : printStrip(table, terminal.width),
    )
    terminal.out([sentences.join('\n'), ...printed].join('\n\n'))
  }
  if (xlsx === undefined) return exitCodes.done
  const { name } = compiled.plan.scenarios.find(({ id }) => id === scenario) ?? { name: scenario }
  const sheet = copiedSheet(sheetNameFrom(title), {
    title,
    note: `${compiled.plan.company}, scenario ${name}. These numbers are of the moment: they do not follow the plan.`,
    sentences,
    currency: compiled.plan.currency,
    tables,
  })
  return writeBook(terminal, {
    compiled,
    path,
    shown: scenario,
    out: xlsx,
    others: [sheet],
    isBeside: json === true || csv === true,
    ...(replace && { replace }),
  })
}

function textTable(
  { header, units, lines, drawnFrom, changes = [] }: AnswerTable,
  print: (number: number, unit: string, isChange: boolean) => string,
): TextTable {
  const shown = header.slice(0, drawnFrom)
  return {
    header: shown,
    areWords: [true, ...shown.slice(1).map((_, column) => hasOnlyWords(lines, column))],
    rows: lines.map(({ name, values, unit }) => [
      typeof name === 'string' ? name : monthName(name),
      ...values
        .slice(0, shown.length - 1)
        .map((value, column) =>
          typeof value === 'number'
            ? print(value, unit ?? units?.[column] ?? '', changes.includes(column + 1))
            : (value ?? '–'),
        ),
    ]),
  }
}

/** A line for each column, a letter for each month, with the years above; in bands where the months do not fit. */
function printStrip({ header, lines }: AnswerTable, width: number): string {
  const names = header.slice(1)
  const room = Math.max(0, ...names.map(name => name.length)) + 2
  const most = Math.max(12, width - room)
  const bands = Array.from({ length: Math.ceil(lines.length / most) }, (_, band) => {
    const months = lines.slice(band * most, (band + 1) * most)
    const strips = names.map((name, column) => {
      const letters = months.map(({ values }) => String(values[column] ?? ' '))
      return `${name.padEnd(room)}${letters.join('')}`
    })
    return [`${''.padEnd(room)}${yearsAbove(months)}`, ...strips].join('\n')
  })
  return [header[0], ...bands].join('\n')
}

/** The year over its first month; left out where the one before it is in the way. */
function yearsAbove(months: AnswerTable['lines']): string {
  return months
    .reduce((text, { name }, index) => {
      const isFirst = typeof name !== 'string' && (index === 0 || name.monthOfYear === 1)
      if (!isFirst || text.length > index) return text
      return `${text.padEnd(index)}${name.year} `
    }, '')
    .trimEnd()
}

function hasOnlyWords(lines: AnswerTable['lines'], column: number): boolean {
  return lines.every(({ values }) => typeof values[column] === 'string')
}
