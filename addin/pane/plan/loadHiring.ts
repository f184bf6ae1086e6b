// The hiring grid of one fiscal year, and what typing or pasting into it does.

import { type Period, type Plan, periods } from '../../../engine/index.ts'
import type { Edit } from '../../session/edit.ts'
import { cellNow } from '../../session/inputCells.ts'
import { inputEdit, type NewNumber } from '../../session/inputEdit.ts'
import { isStale, type NumbersOf, numbersOf } from '../../session/scenarioResult.ts'
import { type Session, scenarioOf } from '../../session/session.ts'
import { currencySign } from '../currencySign.ts'
import { pastedCells, readPeople } from './hiringText.ts'
import { shortLabel } from './shortLabel.ts'
import { spreadOverMonths } from './spreadOverMonths.ts'

/** A role with the hires planned in each quarter of the year. */
type HiringRow = {
  readonly role: string
  readonly label: string
  readonly short: string
  readonly quarters: readonly number[]
  readonly year: number
}

/** A line of figures under the grid. */
type HiringTotal = {
  readonly label: string
  readonly title: string
  readonly quarters: readonly string[]
  readonly year: string
}

/** All that the hiring grid shows. */
export type HiringProps =
  | { readonly kind: 'busy' }
  | {
      readonly kind: 'ready'
      readonly stale: boolean
      readonly years: readonly string[]
      readonly year: number
      readonly quarters: readonly Period[]
      readonly rows: readonly HiringRow[]
      readonly totals: readonly HiringTotal[]
      /** No hire in any year. */
      readonly empty: boolean
    }

/** The quarters of the plan by fiscal year. */
function quartersOf(plan: Plan, year: number): readonly Period[] {
  const whole = periods(plan, 'year')[year]
  return periods(plan, 'quarter').filter(
    ({ from, to }) => whole !== undefined && from >= whole.from && to <= whole.to,
  )
}

/** Reads one fiscal year (0 is the first) of the shown scenario. O(roles × months). */
export function loadHiring(session: Session, year: number): HiringProps {
  const { plan, layout, current, results } = session
  const numbers = results.get(current)?.numbers
  if (numbers === undefined) return { kind: 'busy' }
  const quarters = quartersOf(plan, year)
  const planned = (layout.items.get('role') ?? []).map(({ id, label }) => ({
    role: id,
    label,
    months: cellNow(session, current, { input: 'planned_hires', member: [id] }) ?? [],
  }))
  const rows = planned.map(({ role, label, months }) => {
    const sums = quarters.map(({ from, to }) => sum(months.slice(from - 1, to)))
    return { role, label, short: shortLabel(label), quarters: sums, year: sum(sums) }
  })
  return {
    kind: 'ready',
    stale: isStale(session, current),
    years: periods(plan, 'year').map(({ label }) => label),
    year,
    quarters,
    rows,
    totals: totalLines(session, quarters, rows, numbersOf(layout, numbers)),
    empty: planned.every(({ months }) => months.every(value => value === 0)),
  }
}

function totalLines(
  session: Session,
  quarters: readonly Period[],
  rows: readonly HiringRow[],
  of: NumbersOf,
): readonly HiringTotal[] {
  const vacancies = quarters.map((_, index) => sum(rows.map(row => row.quarters[index] ?? 0)))
  const atEnd = (months: readonly number[], digits: number) => {
    const texts = quarters.map(({ to }) => fixed(months[to - 1] ?? 0, digits))
    return { quarters: texts, year: texts.at(-1) ?? '' }
  }
  const sellers = of('headcount_by_kind', ['account_executive'])
  const lastMonth = quarters.at(-1)?.to ?? 1
  return [
    {
      label: 'All vacancies',
      title: 'Vacancies opened in each quarter, all roles',
      quarters: vacancies.map(value => fixed(value, 0)),
      year: fixed(sum(vacancies), 0),
    },
    {
      label: 'Heads, end of quarter',
      title: 'Everyone employed at the end of each quarter',
      ...atEnd(of('total_headcount'), 0),
    },
    {
      label: `Ramped AEs (of ${fixed(sellers[lastMonth - 1] ?? 0, 0)})`,
      title: 'Account executives counted by how much of a full quota they carry',
      ...atEnd(of('ramped_equivalents_by_kind', ['account_executive']), 1),
    },
    ...addedCost(session, quarters, of),
  ]
}

/** What people cost more than in the parent, quarter by quarter; nothing for a scenario without one. */
function addedCost(session: Session, quarters: readonly Period[], of: NumbersOf): readonly HiringTotal[] {
  const { plan, layout, current, results } = session
  const parent = scenarioOf(plan, scenarioOf(plan, current)?.parent ?? '')
  const theirs = parent && results.get(parent.id)?.numbers
  if (parent === undefined || theirs === undefined) return []
  const cost = (numbers: NumbersOf, { from, to }: Period): number =>
    sum(
      (layout.items.get('role') ?? []).flatMap(({ id }) => numbers('people_cost', [id]).slice(from - 1, to)),
    )
  const ofParent = numbersOf(layout, theirs)
  const added = quarters.map(quarter => cost(of, quarter) - cost(ofParent, quarter))
  return [
    {
      label: `Added cost, ${currencySign(plan).trim()}k`,
      title: `What people cost more than in ${parent.name}`,
      quarters: added.map(thousands),
      year: thousands(sum(added)),
    },
  ]
}

function thousands(value: number): string {
  const text = fixed(Math.abs(value) / 1000, 0)
  return value < 0 && text !== '0' ? `(${text})` : text
}

function fixed(value: number, digits: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** People as the grid writes them: a dot for none. */
export function peopleText(people: number): string {
  return people === 0 ? '·' : people.toLocaleString('en-US', { maximumFractionDigits: 1 })
}

/** A cell of the grid: a role and a quarter of the shown year. */
export type HiringCell = { readonly row: number; readonly column: number }

/** What came of typing or pasting: an edit if anything changed, and what could not be used. */
export type HiringEntry = {
  readonly edit?: Edit
  readonly problem?: string
  /** The cell the problem is about. */
  readonly at?: HiringCell
}

type Ready = Extract<HiringProps, { kind: 'ready' }>

/** Texts typed or pasted from a cell rightwards and downwards. Cells that cannot be read stay as they are. */
export function hiringEntry(
  session: Session,
  grid: Ready,
  from: HiringCell,
  texts: readonly (readonly string[])[],
): HiringEntry {
  const read = texts.flatMap((line, down) =>
    line.map((text, right) => readCell(grid, { row: from.row + down, column: from.column + right }, text)),
  )
  const changed = read.filter(cell => cell.kind === 'people' && cell.people !== cell.before)
  const [wrong] = read.filter(cell => cell.kind === 'problem')
  const more = read.filter(({ kind }) => kind === 'problem').length - 1
  const outside = read.filter(({ kind }) => kind === 'outside').length
  const numbers = changed.flatMap(cell => (cell.kind === 'people' ? monthsOf(session, grid, cell) : []))
  const first = changed.find(cell => cell.kind === 'people')
  const problem =
    wrong?.kind === 'problem'
      ? `${wrong.problem}${more > 0 ? ` (and ${more} more)` : ''}`
      : outside > 0
        ? `${outside} pasted ${outside === 1 ? 'cell lies' : 'cells lie'} outside the grid`
        : undefined
  return {
    ...(first?.kind === 'people' && {
      edit: inputEdit(session, numbers, editWords(grid, first, changed.length)),
    }),
    ...(problem !== undefined && { problem, at: wrong?.kind === 'problem' ? wrong.cell : from }),
  }
}

/** What was pasted, as cells. */
export function hiringPaste(session: Session, grid: Ready, from: HiringCell, clipboard: string): HiringEntry {
  return hiringEntry(session, grid, from, pastedCells(clipboard))
}

type CellRead =
  | { readonly kind: 'outside' }
  | { readonly kind: 'problem'; readonly cell: HiringCell; readonly problem: string }
  | { readonly kind: 'people'; readonly cell: HiringCell; readonly people: number; readonly before: number }

function readCell(grid: Ready, cell: HiringCell, text: string): CellRead {
  const row = grid.rows[cell.row]
  const before = row?.quarters[cell.column]
  if (row === undefined || before === undefined) return { kind: 'outside' }
  const read = readPeople(text, row.short)
  return read.ok
    ? { kind: 'people', cell, people: read.people, before }
    : { kind: 'problem', cell, problem: read.problem }
}

function monthsOf(
  session: Session,
  { rows, quarters }: Ready,
  { cell, people }: { readonly cell: HiringCell; readonly people: number },
): readonly NewNumber[] {
  const role = rows[cell.row]?.role ?? ''
  const { from, to } = quarters[cell.column] ?? { from: 1, to: 0 }
  const place = { input: 'planned_hires', member: [role] }
  const months = (cellNow(session, session.current, place) ?? []).slice(from - 1, to)
  return spreadOverMonths(months, people).flatMap((value, index) =>
    value === months[index] ? [] : [{ ...place, month: from + index, value }],
  )
}

function editWords(
  { rows, quarters }: Ready,
  { cell, people, before }: { readonly cell: HiringCell; readonly people: number; readonly before: number },
  count: number,
): { readonly label: string; readonly says: string; readonly from: string; readonly to: string } {
  const role = rows[cell.row]?.short ?? ''
  const quarter = quarters[cell.column]?.label ?? ''
  const shown = (value: number): string => (value === 0 ? 'none' : peopleText(value))
  const [from, to] = [shown(before), shown(people)]
  if (count === 1)
    return { label: `${role}, ${quarter.split(' ')[0]}`, says: `${role}, ${quarter}`, from, to }
  const more = `and ${count - 1} more`
  return { label: `${count} pasted cells`, says: `${role}, ${quarter}, ${more}`, from, to }
}
