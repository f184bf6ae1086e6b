// One step of a walk as it is read: its name, its value, its formula with names to go on from, the same with values.

import { type Explanation, monthLabel } from '../../../engine/index.ts'
import type { BookNumber } from '../../session/bookApi.ts'
import { originOf } from '../../session/inputCells.ts'
import type { Session } from '../../session/session.ts'
import { amountShown } from '../amountText.ts'
import { currencySign } from '../currencySign.ts'
import { itemLabel, originWords, sourceNames } from '../inputWords.ts'

/** What an explanation is of: a row or an input with member and month, the month itself, a term of a long sum. */
export type Quoted = Explanation['of']

/** A part of a formula: text, or a name that leads on. */
type FormulaPart = string | { readonly name: string; readonly to: Quoted }

/** A step of the walk. */
export type WalkStep = {
  readonly of: Quoted
  readonly title: string
  readonly value: string
  /** The number as the workbook knows it, where it has a cell there. */
  readonly cell?: BookNumber
  /** An input, a month: nothing stands behind it. */
  readonly leaf: boolean
  readonly formula: readonly FormulaPart[]
  /** The formula with numbers in place of names; empty where it would say nothing new. */
  readonly numbers: string
  /** What the formula comes to in words: which side of a min is the limit, what was left out, where an input comes from. */
  readonly reading: readonly string[]
  /** What a long sum adds up, largest first. */
  readonly terms: readonly { readonly title: string; readonly value: string; readonly to: Quoted }[]
}

/** Puts an explanation into words. `month` is the walk's own: other months are named. */
export function walkStep(session: Session, node: Explanation, month: number): WalkStep {
  const known = (node.precedents ?? []).flatMap(step => [step, ...(step.precedents ?? [])])
  const leads = (to: Quoted): boolean => known.some(step => sameNumber(step.of, to))
  const pieces = node.pieces ?? []
  const formula = pieces.map((piece): FormulaPart => {
    if (typeof piece === 'string') return mathSigns(piece)
    return leads(piece.of) ? { name: piece.name, to: piece.of } : piece.name
  })
  const linked = formula.flatMap(part => (typeof part === 'string' ? [] : [part.to]))
  const terms = (node.precedents ?? []).filter(({ of }) => !linked.some(to => sameNumber(to, of)))
  const leaf = linked.length === 0 && terms.length === 0
  const cell = cellOf(session, node.of)
  const numbers = pieces
    .map(piece =>
      typeof piece === 'string' ? mathSigns(piece).replace(/,/g, ';') : plainNumber(piece.value),
    )
    .join('')
  return {
    of: node.of,
    title: titleOf(session, node.of, month),
    value: valueWords(session, node.of, node.value),
    ...(cell && { cell }),
    leaf,
    // A sum too long to write out is shown as the model writes it, its terms beneath.
    formula: linked.length === 0 && node.formula !== undefined ? [mathSigns(node.formula)] : formula,
    numbers: leaf || linked.length === 0 ? '' : numbers,
    reading: [
      ...limitReading(session, node),
      ...leftOutReading(node),
      ...originReading(session, node),
      ...(node.fault === undefined ? [] : [`${node.fault.message} ${node.fault.remedy}`]),
    ],
    terms: terms
      .toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))
      .map(({ of, value }) => ({
        title: of.kind === 'part' ? mathSigns(of.text) : titleOf(session, of, month),
        value: plainNumber(value),
        to: of,
      })),
  }
}

/** Rows stand on Model, which shows this scenario; facts of the model are the same for all and have no cell to type into. */
function cellOf({ layout, current }: Session, of: Quoted): BookNumber | undefined {
  if (of.kind === 'row' && of.month !== undefined) return { row: of.name, member: of.member, month: of.month }
  if (of.kind !== 'input' || layout.inputs.get(of.name)?.constant === true) return undefined
  const month = of.month === undefined ? {} : { month: of.month }
  return { scenario: current, input: of.name, member: of.member, ...month }
}

/** Whether two names are of the same number. */
export function sameNumber(a: Quoted, b: Quoted): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** "New ARR, Mid-market", with the month where it is not the walk's own. */
export function titleOf({ plan, layout }: Session, of: Quoted, month: number): string {
  if (of.kind === 'month_index') return `The month, ${monthLabel(plan, of.month)}`
  const when = of.month !== undefined && of.month !== month ? [monthLabel(plan, of.month)] : []
  if (of.kind === 'part') return [of.text, ...when].join(', ')
  const known = of.kind === 'row' ? layout.rows.get(of.name) : layout.inputs.get(of.name)
  const member = of.member.map((id, index) => itemLabel(layout, known?.dims[index], id))
  return [known?.label ?? of.name, ...member, ...when].join(', ')
}

/** The number with its unit and all digits that matter: "$491,684", "10.04 people". */
function valueWords({ plan, layout }: Session, of: Quoted, value: number | null): string {
  if (value === null) return 'cannot be computed'
  const known =
    of.kind === 'row'
      ? layout.rows.get(of.name)
      : of.kind === 'input'
        ? layout.inputs.get(of.name)
        : undefined
  if (known === undefined) return plainNumber(value)
  const rounded = known.unit.startsWith('money') && Math.abs(value) >= 1000 ? Math.round(value) : value
  return amountShown(Number(rounded.toPrecision(12)), known, currencySign(plan))
}

/** A number inside a formula: whole from a thousand on, four digits that matter below. */
export function plainNumber(value: number | null): string {
  if (value === null) return '?'
  const size = Math.abs(value)
  const text =
    size >= 1000
      ? size.toLocaleString('en-US', { maximumFractionDigits: 0 })
      : size.toLocaleString('en-US', { maximumSignificantDigits: 4 })
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

function mathSigns(text: string): string {
  return text.replaceAll(' * ', ' × ').replaceAll(' / ', ' ÷ ').replaceAll(' - ', ' − ')
}

/** Of min(a, b) the smaller one is the limit; of max(a, b) the larger one decides. */
function limitReading(session: Session, { pieces, of }: Explanation): readonly string[] {
  const [open, a, comma, b, close] = pieces ?? []
  if (pieces?.length !== 5 || (open !== 'min(' && open !== 'max(') || comma !== ', ' || close !== ')')
    return []
  if (typeof a !== 'object' || typeof b !== 'object' || a.value === null || b.value === null) return []
  const month = of.kind === 'input' ? 0 : (of.month ?? 0)
  const name = (piece: typeof a): string => titleOf(session, piece.of, month)
  if (a.value === b.value) return [`${name(a)} and ${name(b)} are the same.`]
  const [decides, other] = (open === 'min(') === a.value < b.value ? [a, b] : [b, a]
  const gap = valueWords(session, other.of, Math.abs(a.value - b.value))
  const verb = open === 'min(' ? 'is the limit' : 'decides'
  return [`${name(decides)} ${verb}: ${gap} ${open === 'min(' ? 'less' : 'more'} than ${name(other)}.`]
}

function leftOutReading({ leftOut: { terms, factors } }: Explanation): readonly string[] {
  return [
    ...(terms === 0 ? [] : [`and ${terms} ${terms === 1 ? 'term that is' : 'terms that are'} 0`]),
    ...(factors === 0 ? [] : [`and ${factors} ${factors === 1 ? 'factor that is' : 'factors that are'} 1`]),
  ]
}

function originReading(session: Session, { of, from }: Explanation): readonly string[] {
  if (from === 'none') return ['Nothing before the first month.']
  if (from === 'opening') return ['Where it stood before the first month.']
  if (of.kind === 'row') {
    const says = session.layout.rows.get(of.name)?.says
    return says === undefined ? [] : [says]
  }
  if (of.kind !== 'input') return []
  const input = session.layout.inputs.get(of.name)
  if (input === undefined) return []
  const place = { input: of.name, member: of.member, ...(of.month === undefined ? {} : { month: of.month }) }
  const origin = originWords(originOf(session, session.current, place))
  return [input.says, `${sourceNames[input.source]}: ${origin}.`]
}
