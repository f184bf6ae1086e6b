// The functions that formulas of ours may use: those that every spreadsheet since Excel 2007 computes alike.

import { dateOfSerial, dateSerial } from './dateSerial.ts'
import {
  compareValues,
  divisionByZero,
  finite,
  isArea,
  isError,
  notFound,
  notNumber,
  type Operand,
  type SheetArea,
  type SheetError,
  type SheetValue,
  toBoolean,
  toNumber,
  wrongReference,
  wrongValue,
} from './sheetValue.ts'

/** Computes a function from its arguments; an argument is computed when it is asked for. */
type SheetFunction = (args: readonly (() => Operand)[]) => SheetValue

/** All functions by name. No volatile ones, none that give arrays, none newer than LibreOffice 7.4 knows. */
export const sheetFunctions = {
  SUM: args => fold(numbersOf(args), 0, (sum, a) => sum + a),
  PRODUCT: args => fold(numbersOf(args), 1, (product, a) => product * a),
  MIN: args => extreme(numbersOf(args), Math.min),
  MAX: args => extreme(numbersOf(args), Math.max),
  IF: ([condition = missing, yes = missing, no = alsoFalse]) => {
    const test = toBoolean(condition())
    return typeof test === 'boolean' ? single(test ? yes() : no()) : test
  },
  IFERROR: ([value = missing, otherwise = missing]) => {
    const result = single(value())
    return isError(result) ? single(otherwise()) : result
  },
  CHOOSE: ([which = missing, ...choices]) => {
    const index = toNumber(which())
    if (typeof index !== 'number') return index
    const choice = choices[Math.floor(index) - 1]
    return choice === undefined ? wrongValue : single(choice())
  },
  AND: args => truth(args, all => all.every(Boolean)),
  OR: args => truth(args, all => all.some(Boolean)),
  NOT: ([condition = missing]) => {
    const test = toBoolean(condition())
    return typeof test === 'boolean' ? !test : test
  },
  ABS: one(Math.abs),
  INT: one(Math.floor),
  EXP: one(Math.exp),
  LN: one(a => (a > 0 ? Math.log(a) : Number.NaN)),
  ROUND: two((a, digits) => {
    const scale = 10 ** Math.trunc(digits)
    return (Math.sign(a) * Math.round(Math.abs(a) * scale * (1 + Number.EPSILON))) / scale
  }),
  MOD: ([a = missing, b = missing]) => {
    const [left, right] = [toNumber(a()), toNumber(b())]
    if (typeof left !== 'number') return left
    if (typeof right !== 'number') return right
    return right === 0 ? divisionByZero : finite(left - right * Math.floor(left / right))
  },
  INDEX: index,
  MATCH: match,
  LOOKUP: lookup,
  SUMIF: ([range = missing, criterion = missing, summed]) =>
    sumWhere(area((summed ?? range)()), [[area(range()), single(criterion())]]),
  SUMIFS: ([summed = missing, ...pairs]) =>
    sumWhere(
      area(summed()),
      pairs.flatMap((range, at) =>
        at % 2 === 0 ? [[area(range()), single((pairs[at + 1] ?? missing)())] as const] : [],
      ),
    ),
  SUMPRODUCT: sumProduct,
  DATE: ([year = missing, month = missing, day = missing]) =>
    numbers([year, month, day], ([y = 0, m = 0, d = 0]) => dateSerial(y, m, d)),
  YEAR: one(serial => dateOfSerial(serial).getUTCFullYear()),
  MONTH: one(serial => dateOfSerial(serial).getUTCMonth() + 1),
  EDATE: two((serial, months) => monthsLater(serial, months, false)),
  EOMONTH: two((serial, months) => monthsLater(serial, months, true)),
  NPV: ([rate = missing, ...flows]) => {
    const interest = toNumber(rate())
    if (typeof interest !== 'number') return interest
    const listed = numbersOf(flows)
    return 'error' in listed
      ? listed
      : finite(listed.reduce((sum, flow, period) => sum + flow / (1 + interest) ** (period + 1), 0))
  },
  PMT: ([rate = missing, periods = missing, present = missing]) =>
    numbers([rate, periods, present], ([r = 0, n = 0, value = 0]) =>
      r === 0 ? -value / n : (-value * r) / (1 - (1 + r) ** -n),
    ),
} satisfies Readonly<Record<string, SheetFunction>>

/** Whether formulas of ours may use a function of this name. */
export function isSheetFunction(name: string): name is keyof typeof sheetFunctions {
  return Object.hasOwn(sheetFunctions, name)
}

function missing(): Operand {
  return wrongValue
}

function alsoFalse(): Operand {
  return false
}

function single(operand: Operand): SheetValue {
  return isArea(operand) ? wrongValue : operand
}

function area(operand: Operand): SheetArea {
  return isArea(operand) ? operand : { rows: 1, columns: 1, values: [operand] }
}

/** The numbers of all arguments; texts, truths and empty cells among cells do not count. */
function numbersOf(args: readonly (() => Operand)[]): readonly number[] | SheetError {
  const found: number[] = []
  for (const arg of args) {
    const operand = arg()
    for (const value of isArea(operand) ? operand.values : [operand]) {
      if (typeof value === 'number') found.push(value)
      else if (isError(value)) return value
    }
  }
  return found
}

function fold(
  listed: readonly number[] | SheetError,
  start: number,
  combine: (total: number, a: number) => number,
): SheetValue {
  return 'error' in listed ? listed : finite(listed.reduce(combine, start))
}

function extreme(listed: readonly number[] | SheetError, choose: (...all: number[]) => number): SheetValue {
  if ('error' in listed) return listed
  return listed.length === 0 ? 0 : choose(...listed)
}

function truth(args: readonly (() => Operand)[], decide: (all: readonly boolean[]) => boolean): SheetValue {
  const found: boolean[] = []
  for (const arg of args) {
    const operand = arg()
    for (const value of isArea(operand) ? operand.values : [operand]) {
      if (value === null || (typeof value === 'string' && isArea(operand))) continue
      const test = toBoolean(value)
      if (typeof test !== 'boolean') return test
      found.push(test)
    }
  }
  return found.length === 0 ? wrongValue : decide(found)
}

function numbers(args: readonly (() => Operand)[], compute: (all: readonly number[]) => number): SheetValue {
  const found: number[] = []
  for (const arg of args) {
    const value = toNumber(arg())
    if (typeof value !== 'number') return value
    found.push(value)
  }
  return finite(compute(found))
}

function one(compute: (a: number) => number): SheetFunction {
  return ([a = missing]) => numbers([a], ([x = 0]) => compute(x))
}

function two(compute: (a: number, b: number) => number): SheetFunction {
  return ([a = missing, b = missing]) => numbers([a, b], ([x = 0, y = 0]) => compute(x, y))
}

/** One cell of a range. A place of 0 would be a whole row or column, which no formula of ours means. */
function index([range = missing, first = missing, second]: readonly (() => Operand)[]): SheetValue {
  const operand = range()
  if (isError(operand)) return operand
  const cells = area(operand)
  const a = toNumber(first())
  const b = second === undefined ? undefined : toNumber(second())
  if (typeof a !== 'number') return a
  if (b !== undefined && typeof b !== 'number') return b
  const acrossOnly = b === undefined && cells.rows === 1
  const row = acrossOnly ? 1 : Math.trunc(a)
  const column = acrossOnly ? Math.trunc(a) : Math.trunc(b ?? 1)
  if (row < 0 || column < 0) return wrongValue
  if (row === 0 || column === 0 || row > cells.rows || column > cells.columns) return wrongReference
  return cells.values[(row - 1) * cells.columns + column - 1] ?? 0
}

/** The place of a value in a list: exactly, or the last that is not above it. */
function match([wanted = missing, list = missing, kind]: readonly (() => Operand)[]): SheetValue {
  const value = single(wanted())
  if (isError(value)) return value
  const { values } = area(list())
  const exact = kind !== undefined && toNumber(kind()) === 0
  const place = exact
    ? values.findIndex(other => sameKind(value, other) && compareValues(value, other) === 0)
    : values.findLastIndex(other => sameKind(value, other) && Number(compareValues(other, value)) <= 0)
  return place < 0 ? notFound : place + 1
}

function lookup([wanted = missing, list = missing, results]: readonly (() => Operand)[]): SheetValue {
  const place = match([wanted, list])
  if (typeof place !== 'number') return place
  return area((results ?? list)()).values[place - 1] ?? 0
}

function sameKind(a: SheetValue, b: SheetValue): boolean {
  return typeof a === typeof b && b !== null
}

/** The sum of the cells beside which every list holds its criterion. */
function sumWhere(summed: SheetArea, criteria: readonly (readonly [SheetArea, SheetValue])[]): SheetValue {
  const tests = criteria.map(([list, criterion]) => ({ list, holds: criterionTest(criterion) }))
  let sum = 0
  for (const [place, value] of summed.values.entries()) {
    if (!tests.every(({ list, holds }) => holds(list.values[place] ?? null))) continue
    if (isError(value)) return value
    if (typeof value === 'number') sum += value
  }
  return finite(sum)
}

/** Equality, or a comparison written before a number. An empty criterion is looked for as 0. */
function criterionTest(criterion: SheetValue): (value: SheetValue) => boolean {
  const match = typeof criterion === 'string' ? /^(<=|>=|<>|<|>|=)(.*)$/.exec(criterion) : null
  if (match === null) return value => value !== null && compareValues(value, criterion ?? 0) === 0
  const [, sign = '', text = ''] = match
  const other = text !== '' && !Number.isNaN(Number(text)) ? Number(text) : text
  return value => {
    if (typeof value !== typeof other) return sign === '<>'
    const order = Number(compareValues(value, other))
    if (sign === '=') return order === 0
    if (sign === '<>') return order !== 0
    return sign.startsWith('<')
      ? order < 0 || (sign === '<=' && order === 0)
      : order > 0 || (sign === '>=' && order === 0)
  }
}

/** Texts, truths and empty cells count as 0. */
function sumProduct(args: readonly (() => Operand)[]): SheetValue {
  const areas: SheetArea[] = []
  for (const arg of args) {
    const operand = arg()
    if (isError(operand)) return operand
    areas.push(area(operand))
  }
  const [first] = areas
  if (first === undefined) return wrongValue
  if (areas.some(({ rows, columns }) => rows !== first.rows || columns !== first.columns)) return wrongValue
  let sum = 0
  for (const [place] of first.values.entries()) {
    let product = 1
    for (const { values } of areas) {
      const value = values[place] ?? null
      if (isError(value)) return value
      product *= typeof value === 'number' ? value : 0
    }
    sum += product
  }
  return Number.isNaN(sum) ? notNumber : finite(sum)
}

/** The same day some months later, or the last day of that month where it has fewer (or where `atEnd`). */
function monthsLater(serial: number, months: number, atEnd: boolean): number {
  const date = dateOfSerial(serial)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1 + Math.trunc(months)]
  const last = dateSerial(year, month + 1, 0)
  return atEnd ? last : Math.min(last, dateSerial(year, month, date.getUTCDate()))
}
