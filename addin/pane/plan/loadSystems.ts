// Systems on a timeline: from when work starts to the computed go-live, what waits for what, and how full the teams are.

import { type CalendarMonth, dateOf, monthLabel, monthLabels, type Plan } from '../../../engine/index.ts'
import { isStale } from '../../session/scenarioResult.ts'
import type { Session } from '../../session/session.ts'
import { type Phrase, strong } from '../phrase.ts'
import { shortLabel } from './shortLabel.ts'
import { type ShownNumbers, shownNumbers } from './shownNumbers.ts'

/** A system that is chosen or could be. */
export type SystemLine = {
  readonly id: string
  readonly label: string
  readonly short: string
  readonly chosen: boolean
  /** Work may begin in this month at the earliest. */
  readonly start: number
  /** First month with work; undefined while there is none. */
  readonly from?: number
  /** Undefined where the plan ends first. */
  readonly live?: number
  /** Chosen systems that must be live before. */
  readonly after: readonly string[]
}

/** The share of a team's internal time that is in use, month by month. */
export type TeamLine = { readonly id: string; readonly short: string; readonly load: readonly number[] }

/** All that Systems shows. */
export type SystemsProps =
  | { readonly kind: 'busy' }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'ready'
      readonly stale: boolean
      readonly systems: readonly SystemLine[]
      readonly teams: readonly TeamLine[]
      /** Names of the months on the timeline, month 1 first; long enough for the last go-live. */
      readonly months: readonly string[]
      readonly allMonths: readonly string[]
      /** The calendar years and months (1 to 12) of the same. */
      readonly dates: readonly CalendarMonth[]
      readonly sentence: Phrase
    }

/** A team at this share of its time is full; the rest is rounding. */
export const fullLoad = 0.999

/** Reads the systems of the shown scenario. O(systems² + systems × teams × months). */
export function loadSystems(session: Session): SystemsProps {
  const { plan, layout, current } = session
  const numbers = shownNumbers(session)
  if (numbers === undefined) return { kind: 'busy' }
  const items = layout.items.get('system') ?? []
  if (items.length === 0) return { kind: 'empty' }
  const systems = items.map(({ id, label }) => systemLine(session, numbers, id, label))
  const teams = (layout.items.get('team') ?? []).map(({ id, label }) => ({
    id,
    label,
    short: shortLabel(label),
    load: numbers.of('team_utilisation', [id]),
  }))
  const lastUse = Math.max(
    ...systems.map(({ live, chosen }) => live ?? (chosen ? plan.months : 1)),
    ...teams.map(({ load }) => load.findLastIndex(share => share > 0) + 1),
  )
  const shown = Math.min(plan.months, Math.max(18, lastUse + 4))
  const allMonths = monthLabels(plan)
  return {
    kind: 'ready',
    stale: isStale(session, current),
    systems,
    teams,
    months: allMonths.slice(0, shown),
    allMonths,
    dates: Array.from({ length: plan.months }, (_, index) => dateOf(plan, index + 1)),
    sentence: systemsSentence(plan, systems, teams),
  }
}

function systemLine({ layout }: Session, { of, at }: ShownNumbers, id: string, label: string): SystemLine {
  const worked = (layout.items.get('team') ?? [])
    .map(team => of('system_work', [id, team.id]).findIndex(work => work > 0) + 1)
    .filter(month => month > 0)
  const isLive = of('system_live', [id]).at(-1) === 1
  // One that went live before the plan is shown from its first month.
  const live = Math.max(1, of('go_live_month', [id]).at(-1) ?? 1)
  return {
    id,
    label,
    short: shortLabel(label),
    chosen: at('system_chosen', id) === 1,
    start: at('system_start_month', id),
    ...(worked.length > 0 && { from: Math.min(...worked) }),
    ...(isLive && { live }),
    after: (layout.items.get('system') ?? [])
      .filter(other => at('prerequisite_needed', id, other.id) === 1)
      .map(other => other.id),
  }
}

function systemsSentence(
  plan: Plan,
  systems: readonly SystemLine[],
  teams: readonly { readonly label: string; readonly load: readonly number[] }[],
): Phrase {
  const chosen = systems.filter(system => system.chosen)
  if (chosen.length === 0) return ['No system is chosen. Switch one on to see when it goes live.']
  const never = chosen.filter(({ live }) => live === undefined)
  if (never.length > 0)
    return [
      strong(`${never.map(({ label }) => label).join(', ')}`),
      ` ${never.length === 1 ? 'does' : 'do'} not go live within the plan: start earlier, free the teams or choose what ${never.length === 1 ? 'it needs' : 'they need'} first.`,
    ]
  const full = teams
    .map(({ label, load }) => ({ label, until: load.findLastIndex(share => share >= fullLoad) + 1 }))
    .filter(({ until }) => until > 0)
    .sort((a, b) => b.until - a.until)
  const last = Math.max(...chosen.map(({ live }) => live ?? 0))
  const [worst] = full
  if (worst === undefined)
    return ['All systems are live by ', strong(monthLabel(plan, last)), '; no team is full.']
  return [
    strong(`${worst.label} is full to ${monthLabel(plan, worst.until)}`),
    ` (amber); the last system goes live in ${monthLabel(plan, last)}.`,
  ]
}
