// Evidence put into a plan: as a scenario of its own, so that every number can be looked at, compared and taken back.

import type { GrowthInput } from '../growth/growthModel.ts'
import { luckFigures } from '../growth/luck.ts'
import { dateOf, monthName, monthNames } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { printFigure } from '../plan/figure.ts'
import type { Change, Distribution, DistributionFamily, Plan, Scenario, Where } from '../plan/plan.ts'
import type { Calibration } from './calibrate.ts'
import type { Estimate, Evidence } from './evidence.ts'
import { figureName } from './figureName.ts'
import { isCalled } from './isCalled.ts'
import { relativeLaw } from './relativeLaw.ts'
import { renewalConditions } from './renewalConditions.ts'

/** The plan with the scenario `calibrated`, and which numbers found no place in it. */
export type CalibratedPlan = {
  readonly plan: Plan
  /** The id of that scenario. */
  readonly scenario: string
  readonly applied: readonly Change[]
  readonly left: readonly { readonly evidence: Evidence; readonly why: string }[]
}

/** The id of the scenario; a calibration before it is replaced where it stands, and its children keep it as parent. */
const scenarioId = 'calibrated'

/**
 * Changes of the plan's own inputs, each with what it rests on as its note; distributions replace those of the same cells.
 * Segments, roles, channels and teams are found by id or label. A figure whose item the plan lacks is left, and told. The
 * plan is the one that the numbers are for, opened where it is to be: renewals are measured with the CSMs it opens with.
 */
export function calibratedPlan(
  compiled: Pick<CompiledPlan, 'plan' | 'vocabulary' | 'given'>,
  { evidence, ramps, asOf }: Calibration,
): CalibratedPlan {
  const { plan, vocabulary } = compiled
  const conditions = renewalConditions(compiled)
  const left: { evidence: Evidence; why: string }[] = []
  const applied: Change[] = []
  const drawn: Distribution[] = []
  for (const one of evidence) {
    const input = vocabulary.inputs.get(one.input)
    if (input === undefined || one.basis === 'none') continue
    const { calendar_month: season, ...items } = one.where
    const where = placeIn(plan, items, input.dims)
    if (typeof where === 'string') {
      left.push({ evidence: one, why: where })
      continue
    }
    const times = conditions[one.input] ?? 1
    const value = rounded((one.planned ?? one.value) / times)
    const months = season === undefined ? [{}] : monthsCalled(plan, season)
    for (const month of months)
      applied.push({
        input: one.input,
        where: { ...where, ...month },
        value,
        note: `${noteOf(one, plan.currency)}${times === 1 ? '' : asMeasured(times)}`,
      })
    const law = drawnLaw(one, input)
    if (law !== undefined) drawn.push({ input: one.input, where, ...law, note: noteOf(one, plan.currency) })
  }
  for (const [role, points] of Object.entries(ramps)) {
    const where = placeIn(plan, { role }, ['role'])
    if (typeof where === 'string') continue
    for (const { tenure, share, n } of points)
      applied.push({
        input: 'ramp_by_tenure',
        where: { ...where, tenure: `month_${tenure}` },
        value: Math.round(share * 1000) / 1000,
        note: `${n} months of sellers`,
      })
  }
  const made = withScenario(plan, applied, drawn, dayText(asOf))
  return { plan: withVariation(made, evidence), scenario: scenarioId, applied, left }
}

/**
 * What the simulation multiplies the scenario's number by: a scenario that changes the number keeps its change. Whole months
 * cannot be multiplied, and nothing times nothing is nothing: those are not drawn.
 */
function drawnLaw(
  { value, planned, distribution }: Estimate,
  { least, most, whole }: Pick<GrowthInput, 'least' | 'most' | 'whole'>,
): (DistributionFamily & Pick<Distribution, 'relative' | 'min' | 'max'>) | undefined {
  if (distribution.family === 'fixed' || whole || planned !== undefined || !(value > 0)) return undefined
  const law = roundedLaw(relativeLaw(distribution, value))
  const isOpenBelow = law.family === 'normal'
  const isOpenAbove = isOpenBelow || law.family === 'lognormal' || law.family === 'gamma'
  return {
    ...law,
    relative: true,
    ...(isOpenBelow && least !== undefined ? { min: rounded(least / value) } : {}),
    ...(isOpenAbove && most !== undefined ? { max: rounded(most / value) } : {}),
  }
}

/** The months of the plan with this name, such as "Jan", every year. */
function monthsCalled(plan: Plan, name: string | number): readonly { readonly month: number }[] {
  return Array.from({ length: plan.months }, (_, at) => ({ month: at + 1 })).filter(
    ({ month }) => monthNames[dateOf(plan, month).monthOfYear - 1] === name,
  )
}

/** Where in the plan, by ids; or why nowhere. */
function placeIn(plan: Plan, where: Where, dims: readonly string[]): Where | string {
  const found: Record<string, string> = {}
  for (const [dimension, name] of Object.entries(where)) {
    if (!dims.includes(dimension)) return `the plan does not have it by ${dimension}`
    const items = plan.dimensions[dimension]?.items ?? []
    const item = items.find(one => isCalled(String(name), one))
    if (item === undefined) return `the plan has no ${dimension} called ${name}`
    found[dimension] = item.id
  }
  return found
}

function withScenario(
  plan: Plan,
  changes: readonly Change[],
  drawn: readonly Distribution[],
  day: string,
): Plan {
  const covered = new Set(drawn.map(targetOf))
  // A distribution of all segments would draw again what the one of a segment draws.
  const wider = new Set(
    drawn.filter(({ where }) => Object.keys(where).length > 0).map(({ input }) => `${input} {}`),
  )
  const kept = plan.uncertainty.distributions.filter(
    distribution => !covered.has(targetOf(distribution)) && !wider.has(targetOf(distribution)),
  )
  const calibrated: Scenario = {
    id: scenarioId,
    name: `Calibrated to ${day}`,
    parent: null,
    note: `From the company's own records as they stood on ${day}`,
    state: 'draft',
    initiatives: [],
    changes,
  }
  return {
    ...plan,
    uncertainty: { ...plan.uncertainty, distributions: [...kept, ...drawn] },
    scenarios: plan.scenarios.some(({ id }) => id === scenarioId)
      ? plan.scenarios.map(scenario =>
          scenario.id === scenarioId ? { ...scenario, ...calibrated } : scenario,
        )
      : [...plan.scenarios, calibrated],
  }
}

/** How much deals and renewals of each segment differ, beside the distributions: it is of no scenario. */
function withVariation(plan: Plan, evidence: readonly Evidence[]): Plan {
  const segments = plan.dimensions.segment?.items ?? []
  const luck = luckFigures.flatMap(({ name }) => {
    const measured = evidence.flatMap(one => {
      if (one.input !== name || one.basis !== 'data') return []
      const segment = segments.find(item => isCalled(String(one.where.segment), item))
      return segment === undefined ? [] : [[segment.id, rounded(one.value)] as const]
    })
    if (measured.length === 0) return []
    const before = plan.uncertainty.luck?.[name] ?? {}
    const given =
      typeof before === 'number' ? Object.fromEntries(segments.map(({ id }) => [id, before])) : before
    return [[name, { ...given, ...Object.fromEntries(measured) }] as const]
  })
  if (luck.length === 0) return plan
  return {
    ...plan,
    uncertainty: {
      ...plan.uncertainty,
      luck: { ...plan.uncertainty.luck, ...Object.fromEntries(luck) },
    },
  }
}

function targetOf({ input, where }: Pick<Distribution, 'input' | 'where'>): string {
  const chosen = Object.entries(where).sort(([one], [other]) => (one < other ? -1 : 1))
  return `${input} ${JSON.stringify(Object.fromEntries(chosen))}`
}

/** "22.5% (19.9% to 25.3%), 636 decided deals, deals.csv". */
function noteOf(evidence: Evidence & Estimate, currency: string): string {
  const { unit } = figureName(evidence)
  const print = (value: number): string => printFigure(value, unit, currency)
  const [low, high] = evidence.interval
  const from =
    'tooFew' in evidence ? evidence.tooFew : `${evidence.n} ${evidence.counted}, ${evidence.source}`
  return `${print(evidence.value)} (${print(low)} to ${print(high)}): ${from}`
}

/** Why the plan's number is not the one that was measured. */
function asMeasured(times: number): string {
  return `; divided by ${rounded(times)}, which the plan multiplies it by for the CSMs it opens with`
}

/** Six digits are more than any record bears out, and leave a file that people can read. */
function rounded(value: number): number {
  return Number(value.toPrecision(6))
}

function roundedLaw<Law extends object>(law: Law): Law {
  return Object.fromEntries(
    Object.entries(law).map(([name, value]) => [name, typeof value === 'number' ? rounded(value) : value]),
  ) as Law
}

/** `31 Oct 2026`. */
export function dayText({ year, month, day }: Calibration['asOf']): string {
  return `${day} ${monthName({ year, monthOfYear: month })}`
}
