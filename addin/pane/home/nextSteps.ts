// What to look at next, worst first: at most three sentences that name a number or a month.

import { type Diagnostic, monthLabel } from '../../../engine/index.ts'
import type { PlanLayout, ScenarioNumbers } from '../../session/engineApi.ts'
import type { ViewName } from '../../session/paneStore.ts'
import { type NumbersOf, numbersOf } from '../../session/scenarioResult.ts'
import type { ScenarioResult, Session } from '../../session/session.ts'

/** A sentence with somewhere to go. */
export type NextStep = {
  readonly about: 'people' | 'systems' | 'checks' | 'growth'
  readonly urgent: boolean
  readonly text: string
  readonly view: ViewName
}

/** A scenario whose numbers are known. */
type ComputedScenario = Pick<ScenarioResult, 'examination'> & { readonly numbers: ScenarioNumbers }

/** A team at this share of its capacity is full; the rest is rounding. */
const full = 0.999

/** Less of the selling capacity than this in use is worth saying. */
const wellUsed = 0.85

/** Reads the numbers of a scenario for what holds it back. */
export function nextSteps(session: Session, { numbers, examination }: ComputedScenario): readonly NextStep[] {
  const of = numbersOf(session.layout, numbers)
  const findings = [...numbers.findings, ...(examination?.findings ?? [])]
  return [
    ...faultyPlan(findings),
    ...sellersLimit(session, of),
    ...idleSellers(session, of),
    ...fullTeam(session, of),
  ].slice(0, 3)
}

/** Findings other than cash, which the banner above tells. */
function faultyPlan(findings: readonly Diagnostic[]): readonly NextStep[] {
  const told = findings.filter(({ code }) => code !== 'C301')
  const first = told.find(({ severity }) => severity === 'error') ?? told[0]
  if (first === undefined) return []
  const more = told.length === 1 ? '' : ` (and ${told.length - 1} more)`
  return [
    { about: 'checks', urgent: first.severity === 'error', text: `${first.message}${more}`, view: 'checks' },
  ]
}

/** Sellers are the limit to the end, from a month at least half a year before it. */
function sellersLimit({ plan, layout }: Session, of: NumbersOf): readonly NextStep[] {
  const segments = layout.items.get('segment') ?? []
  const from = segments.map(({ id }) => of('capacity_binds', [id]).lastIndexOf(0) + 2)
  const latest = plan.months - 5
  const limited = segments.filter((_, index) => (from[index] ?? plan.months) <= latest)
  if (limited.length === 0) return []
  const everywhere = limited.length === segments.length
  const month = Math.max(...from.filter(start => start <= latest))
  const where = everywhere ? 'in every segment' : `in ${limited.map(({ label }) => label).join(' and ')}`
  const text = `Sellers are the limit ${where} from ${monthLabel(plan, month)}: add hires in Plan`
  return [{ about: 'people', urgent: false, text, view: 'plan' }]
}

/** Selling capacity that finds no pipeline, in the year in which it is most. */
function idleSellers({ plan }: Session, of: NumbersOf): readonly NextStep[] {
  const [capacity, booked] = [of('sales_capacity_total'), of('new_arr_total')]
  const years = Array.from({ length: Math.floor(plan.months / 12) }, (_, year) => {
    const inYear = (numbers: readonly number[]): number =>
      numbers.slice(year * 12, year * 12 + 12).reduce((sum, value) => sum + value, 0)
    const able = inYear(capacity)
    return { end: year * 12 + 12, idle: able === 0 ? 0 : 1 - inYear(booked) / able }
  })
  const [worst] = years.sort((a, b) => b.idle - a.idle)
  if (worst === undefined || worst.idle < 1 - wellUsed) return []
  const share = Math.round(worst.idle * 100)
  const text = `${share}% of selling capacity finds no pipeline in the year to ${monthLabel(plan, worst.end)}: see Compare`
  return [{ about: 'growth', urgent: false, text, view: 'compare' }]
}

/** The full team that holds up the most systems. */
function fullTeam({ plan, layout }: Session, of: NumbersOf): readonly NextStep[] {
  const teams = (layout.items.get('team') ?? []).flatMap(({ id, label }) => {
    const use = of('team_utilisation', [id])
    const start = use.findIndex(share => share >= full)
    const end = use.findIndex((share, index) => index > start && share < full)
    const until = end < 0 ? use.length : end
    const systems = finishedLastBy(layout, id, until, of)
    return start >= 0 && until - start >= 3 && systems > 0 ? [{ label, until, systems }] : []
  })
  const [worst] = teams.sort((a, b) => b.systems - a.systems || b.until - a.until)
  if (worst === undefined) return []
  const dates = worst.systems === 1 ? 'a go-live date' : `${numeral(worst.systems)} go-live dates`
  const text = `${worst.label} is full to ${monthLabel(plan, worst.until)} and sets ${dates}`
  return [{ about: 'systems', urgent: false, text, view: 'plan' }]
}

/** How many systems had their last month of work from this team while it was full, up to a month. */
function finishedLastBy({ items }: PlanLayout, team: string, until: number, of: NumbersOf): number {
  const lastWork = (system: string, by: string): number =>
    of('system_work', [system, by]).findLastIndex(work => work > 0) + 1
  return (items.get('system') ?? []).filter(({ id }) => {
    const mine = lastWork(id, team)
    return (
      mine > 0 && mine <= until && (items.get('team') ?? []).every(other => lastWork(id, other.id) <= mine)
    )
  }).length
}

function numeral(count: number): string {
  return (
    ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][count] ?? String(count)
  )
}
