// What the last edit moved: the figures before it and after it.

import { monthLabel, printFigure } from '../../../engine/index.ts'
import type { ScenarioNumbers } from '../../session/engineApi.ts'
import { isStale } from '../../session/scenarioResult.ts'
import type { Session } from '../../session/session.ts'

/** A figure that the edit moved. */
type MovedFigure = { readonly name: string; readonly from: string; readonly to: string }

/** The effect bar: what was edited, and once it is worked out, what it did. */
export type EffectProps = {
  readonly says: string
  readonly from: string
  readonly to: string
  readonly outcome:
    | { readonly kind: 'working' }
    | { readonly kind: 'failed'; readonly text: string }
    | { readonly kind: 'moved'; readonly figures: readonly MovedFigure[] }
}

/** Reads the effect of the last edit out of the session; undefined where there is none to show. */
export function loadEffect(session: Session): EffectProps | undefined {
  const { effect, results } = session
  if (effect === undefined || effect.edit.scenario !== session.current) return undefined
  const { says, from, to } = effect.edit
  const result = results.get(session.current)
  const [fault] = result?.faults ?? []
  const told = { says, from, to }
  if (result?.numbers === undefined || isStale(session, session.current))
    return { ...told, outcome: { kind: 'working' } }
  if (fault !== undefined)
    return { ...told, outcome: { kind: 'failed', text: `${fault.message} ${fault.remedy}` } }
  const figures = effect.before === undefined ? [] : movedFigures(session, effect.before, result.numbers)
  return { ...told, outcome: { kind: 'moved', figures } }
}

/** ARR at the horizon and the low point of cash, even where they did not move; then the month of the low point if it did. */
function movedFigures(
  { plan }: Session,
  before: ScenarioNumbers,
  after: ScenarioNumbers,
): readonly MovedFigure[] {
  const of = (numbers: ScenarioNumbers, row: string) => numbers.figures.findLast(figure => figure.row === row)
  const money = (value: number | null | undefined): string =>
    value == null ? 'n/a' : printFigure(value, 'money', plan.currency)
  const pair = (row: string, name: string): MovedFigure => ({
    name,
    from: money(of(before, row)?.value),
    to: money(of(after, row)?.value),
  })
  const [from, to] = [of(before, 'cash_low_point')?.month, of(after, 'cash_low_point')?.month]
  return [
    pair('total_arr', 'ARR'),
    pair('cash_low_point', 'low point'),
    ...(from === to || from === undefined || to === undefined
      ? []
      : [{ name: 'in', from: monthLabel(plan, from), to: monthLabel(plan, to) }]),
  ]
}
