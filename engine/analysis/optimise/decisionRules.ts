// Must, must not, and bounds: what a person rules out or insists on, as a small JSON document.

import type { Diagnostic } from '../../formula/diagnostic.ts'
import { nearest } from '../../formula/nearest.ts'
import { failure, type Result, success } from '../../formula/result.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import { budgetName } from './planDecisions.ts'

/** What a person rules: by the id of an item, or `marketing_budget`. */
export type DecisionRules = {
  /** Tools and systems that must be taken. */
  readonly must: readonly string[]
  /** Tools and systems that must not be taken, roles nobody is hired for, teams and budgets that stay as they are. */
  readonly mustNot: readonly string[]
  /** Hires a quarter, start months, shares and monthly budgets from and to. */
  readonly bounds: Readonly<Record<string, { readonly least?: number; readonly most?: number }>>
}

/**
 * Reads rules: `{"must": ["data_platform"], "must_not": ["intent_data"], "bounds": {"sdr": {"least": 0, "most": 3}}}`. Bounds
 * are hires a quarter for a role, months to begin in for a tool or a system, shares of time for a team, and money a month for
 * `marketing_budget`. Fails on anything else, with where and what would do.
 */
export function readDecisionRules(compiled: CompiledPlan, value: unknown): Result<DecisionRules> {
  const faults: Diagnostic[] = []
  const fault = (path: string, message: string, remedy: string): void => {
    faults.push({ code: 'C330', severity: 'error', place: { kind: 'file', path }, message, remedy })
  }
  const { roles, begun, teams } = namesIn(compiled)
  const whole = isRecord(value) ? value : {}
  if (!isRecord(value)) fault('rules', 'The rules are not an object.', form)
  for (const key of Object.keys(whole))
    if (!['must', 'must_not', 'bounds'].includes(key)) fault(key, `${key} is not a rule.`, form)

  const items = (key: 'must' | 'must_not', known: readonly string[]): readonly string[] => {
    const list = whole[key] ?? []
    if (!Array.isArray(list) || !list.every(item => typeof item === 'string')) {
      fault(key, `${key} is not a list of names.`, form)
      return []
    }
    for (const item of list) if (!known.includes(item)) fault(key, ...unknownName(item, known))
    return list
  }
  const must = items('must', begun)
  const mustNot = items('must_not', [...begun, ...roles, ...teams, budgetName])
  for (const item of must.filter(name => mustNot.includes(name)))
    fault('must_not', `${item} is both a must and a must not.`, 'Take it out of one of the two.')

  const bounds: Record<string, { least?: number; most?: number }> = {}
  const given = whole.bounds ?? {}
  if (!isRecord(given)) fault('bounds', 'bounds is not an object.', form)
  for (const [item, bound] of Object.entries(isRecord(given) ? given : {})) {
    const path = `bounds.${item}`
    const known = [...roles, ...begun, ...teams, budgetName]
    if (!known.includes(item)) fault(path, ...unknownName(item, known))
    else if (!isRecord(bound) || Object.keys(bound).some(key => key !== 'least' && key !== 'most'))
      fault(path, `The bounds of ${item} are not least and most.`, form)
    else {
      const { least, most } = bound
      const isWhole = roles.includes(item) || begun.includes(item)
      const ends = [least, most].filter(end => end !== undefined)
      const isGood = (end: unknown): end is number =>
        typeof end === 'number' && Number.isFinite(end) && end >= 0 && (!isWhole || Number.isInteger(end))
      if (!ends.every(isGood))
        fault(
          path,
          `A bound of ${item} is not a ${isWhole ? 'whole ' : ''}number from 0.`,
          'Write it in plain digits.',
        )
      else if (isGood(least) && isGood(most) && least > most)
        fault(
          path,
          `The bounds of ${item} leave nothing: ${least} to ${most}.`,
          'Put the smaller number first.',
        )
      else if (begun.includes(item) && isGood(least) && least < 1)
        fault(path, `${item} cannot begin in month ${least}.`, 'The first month is 1.')
      else if (teams.includes(item) && ends.some(end => isGood(end) && end > 1))
        fault(path, `A share of ${item} is above 1.`, 'Write 40% as 0.4.')
      else bounds[item] = { ...(isGood(least) && { least }), ...(isGood(most) && { most }) }
    }
  }
  return faults.length > 0 ? failure(faults) : success({ must, mustNot, bounds })
}

const form =
  'Write {"must": [names], "must_not": [names], "bounds": {"name": {"least": number, "most": number}}}.'

function namesIn({ plan }: CompiledPlan) {
  const ids = (dimension: string): readonly string[] =>
    plan.dimensions[dimension]?.items.map(({ id }) => id) ?? []
  return { roles: ids('role'), begun: [...ids('tool'), ...ids('system')], teams: ids('team') }
}

function unknownName(name: string, known: readonly string[]): readonly [string, string] {
  const guess = nearest(name, known)
  return [
    `There is nothing called ${name} to rule on here.`,
    guess === undefined ? `The names are ${known.join(', ')}.` : `Did you mean ${guess}?`,
  ]
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
