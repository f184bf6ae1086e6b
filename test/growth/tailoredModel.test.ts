import { describe, expect, test } from 'vitest'
import { checkModel } from '../../engine/formula/checkModel.ts'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import type { Result } from '../../engine/formula/result.ts'
import { growthModel, growthRows, modelDefinition } from '../../engine/growth/baseModel.ts'
import type { GrowthModel, GrowthRow } from '../../engine/growth/growthModel.ts'
import { tailorModel } from '../../engine/growth/tailoredModel.ts'

const untouched = {
  trancheIds: ['seed', 'series_b'],
  trancheMilestones: new Map<string, string>(),
  ownRows: [],
  overrides: new Map<string, { readonly formula: string; readonly opening?: string }>(),
}

const hypeRatio: GrowthRow = {
  name: 'hype_ratio',
  dims: [],
  formula: 'ratio(paid_in_capital, total_arr)',
  unit: 'year',
  summary: 'end',
  validFrom: 1,
  label: 'Hype ratio',
  says: 'Capital raised per unit of ARR.',
}

describe('a company without wishes', () => {
  test('uses the growth model as it is', () => {
    expect(tailored(tailorModel(growthModel, untouched))).toEqual(growthModel)
  })
})

describe('a tranche with a milestone', () => {
  test('waits until its row has reached its threshold at the end of the month before', () => {
    const model = tailored(
      tailorModel(growthModel, { ...untouched, trancheMilestones: new Map([['series_b', 'total_arr']]) }),
    )
    expect(formulaOf(model, 'tranche_milestone_met')).toBe(
      'if(tranche == 1, if(prev(total_arr) >= tranche_milestone_threshold, 1, 0), 1)',
    )
    expect(checkModel(modelDefinition(model)).ok).toBe(true)
  })

  test('stands beside others with milestones of their own, a row of the company among them', () => {
    const model = tailored(
      tailorModel(growthModel, {
        ...untouched,
        trancheMilestones: new Map([
          ['series_b', 'hype_ratio'],
          ['seed', 'cash_balance'],
        ]),
        ownRows: [hypeRatio],
      }),
    )
    expect(formulaOf(model, 'tranche_milestone_met')).toBe(
      'if(tranche == 0, if(prev(cash_balance) >= tranche_milestone_threshold, 1, 0), ' +
        'if(tranche == 1, if(prev(hype_ratio) >= tranche_milestone_threshold, 1, 0), 1))',
    )
    expect(checkModel(modelDefinition(model)).ok).toBe(true)
  })

  test('is refused for a tranche that is not there', () => {
    expect(
      complaints(
        tailorModel(growthModel, { ...untouched, trancheMilestones: new Map([['series_c', 'total_arr']]) }),
      ),
    ).toMatchInlineSnapshot(`
      "error M01: There is a milestone for a tranche called series_c, and no such tranche.
        in the definition of series_c
        -> Did you mean series_b?"
    `)
  })

  test('is refused for a row that is not there', () => {
    expect(
      complaints(
        tailorModel(growthModel, { ...untouched, trancheMilestones: new Map([['seed', 'totl_arr']]) }),
      ),
    ).toMatchInlineSnapshot(`
      "error M02: The tranche seed waits for a row called totl_arr, and there is no such row.
        in the definition of seed
        -> Did you mean total_arr?"
    `)
  })

  test('is refused for a row with a value per segment', () => {
    expect(
      complaints(
        tailorModel(growthModel, { ...untouched, trancheMilestones: new Map([['seed', 'closing_arr']]) }),
      ),
    ).toMatchInlineSnapshot(`
      "error M03: The tranche seed waits for closing_arr, which has one value for each segment.
        in the definition of seed
        -> Name a row without dimensions, such as total_arr, or add one of your own: sum(closing_arr, segment)."
    `)
  })

  test('is refused beside another formula for the same thing', () => {
    expect(
      complaints(
        tailorModel(growthModel, {
          ...untouched,
          trancheMilestones: new Map([['seed', 'total_arr']]),
          overrides: new Map([['tranche_milestone_met', { formula: '1' }]]),
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error M05: Tranches have milestones, and tranche_milestone_met has another formula as well.
        in the definition of tranche_milestone_met
        -> Keep the milestones or the formula, not both."
    `)
  })
})

describe('rows of the company', () => {
  test('come last, as a theme of their own', () => {
    const model = tailored(tailorModel(growthModel, { ...untouched, ownRows: [hypeRatio] }))
    expect(model.themes.at(-1)).toEqual({
      title: 'Your rows',
      says: 'What the company adds to the model.',
      inputs: [],
      rows: [hypeRatio],
    })
    expect(checkModel(modelDefinition(model)).ok).toBe(true)
  })

  test('that take the name of a row of the model are refused by the checker', () => {
    const model = tailored(
      tailorModel(growthModel, { ...untouched, ownRows: [{ ...hypeRatio, name: 'revenue' }] }),
    )
    const checked = checkModel(modelDefinition(model))
    expect(checked.ok ? [] : checked.diagnostics.map(({ code }) => code)).toEqual(['L202'])
  })
})

describe('another formula for a row', () => {
  test('replaces the formula and keeps the opening, label and unit', () => {
    const model = tailored(
      tailorModel(growthModel, {
        ...untouched,
        overrides: new Map([['pay_rise_index', { formula: 'prev(pay_rise_index)' }]]),
      }),
    )
    const before = growthRows(growthModel).find(({ name }) => name === 'pay_rise_index')
    const after = growthRows(model).find(({ name }) => name === 'pay_rise_index')
    expect(after).toEqual({ ...before, formula: 'prev(pay_rise_index)' })
  })

  test('may bring its own opening', () => {
    const model = tailored(
      tailorModel(growthModel, {
        ...untouched,
        overrides: new Map([['leavers', { formula: '0', opening: '0' }]]),
      }),
    )
    expect(growthRows(model).find(({ name }) => name === 'leavers')).toMatchObject({
      formula: '0',
      opening: '0',
    })
  })

  test('is refused for a row that the model does not have', () => {
    expect(
      complaints(
        tailorModel(growthModel, { ...untouched, overrides: new Map([['leaver', { formula: '0' }]]) }),
      ),
    ).toMatchInlineSnapshot(`
      "error M04: There is another formula for a row called leaver, and the model has no such row.
        in the definition of leaver
        -> Did you mean leavers?"
    `)
  })
})

function tailored(result: Result<GrowthModel>): GrowthModel {
  if (!result.ok) throw new Error(complaints(result))
  return result.value
}

function complaints(result: Result<GrowthModel>): string {
  return result.ok ? '' : result.diagnostics.map(printDiagnostic).join('\n')
}

function formulaOf(model: GrowthModel, name: string): string | undefined {
  return growthRows(model).find(row => row.name === name)?.formula
}
