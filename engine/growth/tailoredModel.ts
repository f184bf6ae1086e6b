// The growth model as one company uses it: with its tranche milestones, its own rows, and its own formulas.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { nearest } from '../formula/nearest.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { growthRows } from './baseModel.ts'
import type { GrowthModel, GrowthRow, Theme } from './growthModel.ts'

/** What a company changes in the model. */
export type Tailoring = {
  /** All tranches in their order. */
  readonly trancheIds: readonly string[]
  /** Tranches that wait until a row without dimensions has reached their threshold, and that row. */
  readonly trancheMilestones: ReadonlyMap<string, string>
  /** Rows the company adds; whether they are sound is for the checker of the language to say. */
  readonly ownRows: readonly GrowthRow[]
  /** Other formulas for rows of the model, by row; without an opening the row keeps its own. */
  readonly overrides: ReadonlyMap<string, { readonly formula: string; readonly opening?: string }>
}

const milestoneRow = 'tranche_milestone_met'

/**
 * The model with a company's changes. Errors: `M01` milestone of an unknown tranche, `M02` unknown milestone row, `M03`
 * milestone row with dimensions, `M04` formula for an unknown row, `M05` milestones and a formula for the same thing.
 */
export function tailorModel(model: GrowthModel, tailoring: Tailoring): Result<GrowthModel> {
  const rows = new Map([...growthRows(model), ...tailoring.ownRows].map(row => [row.name, row]))
  const diagnostics = [
    ...wrongMilestones(tailoring, rows),
    ...wrongOverrides(tailoring, new Map(growthRows(model).map(row => [row.name, row]))),
  ]
  if (diagnostics.length > 0) return failure(diagnostics)
  const formulas = new Map([...milestoneFormulas(tailoring), ...tailoring.overrides])
  const themes = model.themes.map(theme => ({
    ...theme,
    rows: theme.rows.map(row => ({ ...row, ...formulas.get(row.name) })),
  }))
  return success({ ...model, themes: [...themes, ...ownTheme(tailoring.ownRows)] })
}

/** One condition per tranche with a milestone, told apart by the tranche's position: 1 once the row has reached the threshold. */
function milestoneFormulas(
  tailoring: Tailoring,
): readonly (readonly [string, { readonly formula: string }])[] {
  if (tailoring.trancheMilestones.size === 0) return []
  const formula = tailoring.trancheIds.reduceRight((otherwise, id, position) => {
    const row = tailoring.trancheMilestones.get(id)
    if (row === undefined) return otherwise
    return `if(tranche == ${position}, if(prev(${row}) >= tranche_milestone_threshold, 1, 0), ${otherwise})`
  }, '1')
  return [[milestoneRow, { formula }]]
}

function ownTheme(rows: readonly GrowthRow[]): readonly Theme[] {
  if (rows.length === 0) return []
  return [{ title: 'Your rows', says: 'What the company adds to the model.', inputs: [], rows }]
}

function wrongMilestones(
  { trancheIds, trancheMilestones, overrides }: Tailoring,
  rows: ReadonlyMap<string, GrowthRow>,
): readonly Diagnostic[] {
  const wrong = [...trancheMilestones].flatMap(([tranche, name]) => {
    if (!trancheIds.includes(tranche)) {
      return [
        error(
          'M01',
          tranche,
          `There is a milestone for a tranche called ${tranche}, and no such tranche.`,
          didYouMean(tranche, trancheIds, `The tranches are ${trancheIds.join(', ')}.`),
        ),
      ]
    }
    const row = rows.get(name)
    if (row === undefined) {
      return [
        error(
          'M02',
          tranche,
          `The tranche ${tranche} waits for a row called ${name}, and there is no such row.`,
          didYouMean(name, rows.keys(), 'Name a row without dimensions, such as total_arr.'),
        ),
      ]
    }
    if (row.dims.length === 0) return []
    return [
      error(
        'M03',
        tranche,
        `The tranche ${tranche} waits for ${name}, which has one value for each ${row.dims.join(' and ')}.`,
        `Name a row without dimensions, such as total_arr, or add one of your own: sum(${name}, ${row.dims.join(', ')}).`,
      ),
    ]
  })
  if (trancheMilestones.size === 0 || !overrides.has(milestoneRow)) return wrong
  return [
    ...wrong,
    error(
      'M05',
      milestoneRow,
      `Tranches have milestones, and ${milestoneRow} has another formula as well.`,
      'Keep the milestones or the formula, not both.',
    ),
  ]
}

function wrongOverrides(
  { overrides }: Tailoring,
  rows: ReadonlyMap<string, GrowthRow>,
): readonly Diagnostic[] {
  return [...overrides.keys()]
    .filter(name => !rows.has(name))
    .map(name =>
      error(
        'M04',
        name,
        `There is another formula for a row called ${name}, and the model has no such row.`,
        didYouMean(
          name,
          rows.keys(),
          'Add it as a row of your own, or check its name in the model reference.',
        ),
      ),
    )
}

function didYouMean(name: string, candidates: Iterable<string>, otherwise: string): string {
  const guess = nearest(name, candidates)
  return guess === undefined ? otherwise : `Did you mean ${guess}?`
}

function error(code: string, name: string, message: string, remedy: string): Diagnostic {
  return { code, severity: 'error', place: { kind: 'definition', name }, message, remedy }
}
