// The growth model in one piece: its themes in reading order, and what the formula language needs of it.

import type { ModelDefinition } from '../formula/definition.ts'
import { calendar } from './calendar.ts'
import { capacity } from './capacity.ts'
import { cash } from './cash.ts'
import { checks } from './checks.ts'
import { delivery } from './delivery.ts'
import { demand } from './demand.ts'
import { effects } from './effects.ts'
import { financing } from './financing.ts'
import type { GrowthInput, GrowthModel, GrowthRow } from './growthModel.ts'
import { incomeStatement } from './incomeStatement.ts'
import { metrics } from './metrics.ts'
import { people } from './people.ts'
import { peopleCost } from './peopleCost.ts'
import { renewals } from './renewals.ts'
import { revenue } from './revenue.ts'
import { technologyCost } from './technologyCost.ts'
import { dimensions, mappings } from './vocabulary.ts'

/** The growth model of a company that spends a funding round. */
export const growthModel: GrowthModel = {
  dimensions,
  mappings,
  themes: [
    calendar,
    people,
    effects,
    delivery,
    demand,
    capacity,
    renewals,
    revenue,
    peopleCost,
    technologyCost,
    incomeStatement,
    financing,
    cash,
    checks,
    metrics,
  ],
}

/** All rows of a model in reading order. */
export function growthRows(model: GrowthModel): readonly GrowthRow[] {
  return model.themes.flatMap(theme => theme.rows)
}

/** All inputs of a model in reading order. */
export function growthInputs(model: GrowthModel): readonly GrowthInput[] {
  return model.themes.flatMap(theme => theme.inputs)
}

/** What the formula language needs of a model: names, dimensions, units and formulas, without labels and sentences. */
export function modelDefinition(model: GrowthModel): ModelDefinition {
  return {
    dimensions: model.dimensions,
    mappings: model.mappings.map(({ name, from, to }) => ({ name, from, to })),
    inputs: growthInputs(model).map(({ name, dims, time, unit }) => ({ name, dims, time, unit })),
    rows: growthRows(model).map(({ name, dims, formula, opening, unit }) => ({
      name,
      dims,
      formula,
      ...(opening === undefined ? {} : { opening }),
      unit,
    })),
  }
}
