// The scenarios as a tree with their two figures, and what makes up the one that is shown.

import { monthLabel, monthLabels, printFigure, type Scenario } from '../../../engine/index.ts'
import { editRefusal, type Refusal } from '../../session/editRefusal.ts'
import { chainOf, isStale } from '../../session/scenarioResult.ts'
import { type Session, scenarioOf, unsavedCount } from '../../session/session.ts'
import { scenarioTree, type TreePlace } from '../scenarioTree.ts'
import { savedWords } from './savedWords.ts'

/** A scenario in the tree. */
export type ScenarioRow = TreePlace & {
  readonly locked: boolean
  /** "Locked · Finance,", and " 15 Dec" that stays in sight where the room is short. */
  readonly second: readonly [string, string]
  readonly shown: boolean
  /** Absent while they are worked out for the first time. */
  readonly arr?: string
  readonly low?: string
  readonly short: boolean
  readonly stale: boolean
  /** Why its numbers cannot be computed. */
  readonly fault?: string
}

/** An initiative as the shown scenario has it, by itself or from an ancestor. */
export type InitiativeRow = {
  readonly id: string
  readonly label: string
  readonly says: string
  readonly on: boolean
  readonly start: number
  /** "on in Raise only" where an ancestor decided. */
  readonly inherited: string
}

/** All that Scenarios shows. */
export type ScenariosProps = {
  readonly rows: readonly ScenarioRow[]
  /** "ARR 2028". */
  readonly arrHead: string
  readonly current: Scenario | undefined
  /** "46 changes from Raise only". */
  readonly changes: string
  readonly unsaved: number
  readonly refusal: Refusal | undefined
  readonly initiatives: readonly InitiativeRow[]
  readonly months: readonly string[]
}

const states = { draft: 'Draft', shared: 'Shared', locked: 'Locked', approved: 'Approved' } as const

/** Reads the tree out of the session; what `author` saved is theirs. O(scenarios × initiatives). */
export function loadScenarios(session: Session, now: Date, author: string): ScenariosProps {
  const { plan } = session
  const current = scenarioOf(plan, session.current)
  const [, year = ''] = monthLabel(plan, plan.months).split(' ')
  return {
    rows: scenarioTree(plan).map(place => scenarioRow(session, place, now, author)),
    arrHead: `ARR ${year}`,
    current,
    changes: current === undefined ? '' : changesWords(session, current),
    unsaved: unsavedCount(session, session.current),
    refusal: editRefusal(plan, session.current),
    initiatives: plan.initiatives.map(initiative => initiativeRow(session, initiative)),
    months: monthLabels(plan),
  }
}

function scenarioRow(session: Session, place: TreePlace, now: Date, author: string): ScenarioRow {
  const { plan, results, current } = session
  const scenario = scenarioOf(plan, place.id)
  const result = results.get(place.id)
  const figure = (row: string) => result?.numbers?.figures.findLast(known => known.row === row)?.value
  const [arr, low] = [figure('total_arr'), figure('cash_low_point')]
  const money = (value: number): string => printFigure(value, 'money', plan.currency)
  const unsaved = unsavedCount(session, place.id)
  const lapsed = scenario?.state === 'approved' && unsaved > 0
  const [fault] = result?.faults ?? []
  const state = states[lapsed ? 'draft' : (scenario?.state ?? 'draft')]
  const by = [state, authorWords(scenario?.author, author)].filter(Boolean).join(' · ')
  const when = savedWords(scenario?.time, now)
  return {
    ...place,
    locked: scenario?.state === 'locked',
    second: unsaved > 0 ? [`${state} · ${unsaved} unsaved`, ''] : [by + (when && ','), when && ` ${when}`],
    shown: place.id === current,
    ...(arr != null && { arr: money(arr) }),
    ...(low != null && { low: money(low) }),
    short: (low ?? 0) < 0,
    stale: isStale(session, place.id),
    ...(fault !== undefined && { fault: fault.message }),
  }
}

/** Who saved it, as the reader would say it. */
export function authorWords(author: string | undefined, reader: string): string | undefined {
  return author === reader ? 'You' : author
}

function changesWords({ plan }: Session, { parent, changes, initiatives }: Scenario): string {
  const count = changes.length + initiatives.length
  const from = scenarioOf(plan, parent ?? '')?.name ?? 'the plan’s numbers'
  if (count === 0) return parent === null ? 'the plan’s own numbers' : `nothing changed from ${from}`
  return `${count} ${count === 1 ? 'change' : 'changes'} from ${from}`
}

function initiativeRow(
  session: Session,
  {
    id,
    label,
    says = '',
    start_month,
  }: { readonly id: string; readonly label: string; readonly says?: string; readonly start_month: number },
): InitiativeRow {
  const chain = chainOf(session, session.current).toReversed()
  const speaker = chain.find(({ initiatives }) => initiatives.some(entry => entry.id === id))
  const entry = speaker?.initiatives.findLast(known => known.id === id)
  const on = entry?.on ?? false
  return {
    id,
    label,
    says,
    on,
    start: entry?.start_month ?? start_month,
    inherited:
      speaker === undefined || speaker.id === session.current
        ? ''
        : `${on ? 'on' : 'off'} in ${speaker.name}`,
  }
}
