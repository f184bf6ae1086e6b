import { describe, expect, it } from 'vitest'
import { compileModel } from '../../engine/formula/compileModel.ts'
import type { GroundExpression, Program } from '../../engine/formula/program.ts'
import { smallModel, smallShape } from './smallModel.ts'

function compile(text: string): Program {
  const compiled = compileModel(smallModel(text), smallShape)
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'))
  return compiled.value.program
}

/** The formula of one member with names for series and inputs, to compare at a glance. */
function formulaOf(program: Program, row: string, ...member: readonly string[]): string {
  const series = program.series.find(found => found.row === row && found.member.join() === member.join())
  if (series === undefined) throw new Error(`no series ${row}`)
  const show = (node: GroundExpression): string => {
    switch (node.kind) {
      case 'number':
        return node.text
      case 'month_index':
        return 't'
      case 'input':
        return [program.cells[node.cell]?.input, ...(program.cells[node.cell]?.member ?? [])].join('.')
      case 'series':
        return [program.series[node.series]?.row, ...(program.series[node.series]?.member ?? [])].join('.')
      case 'apply':
        return `${node.operator}(${node.args.map(show).join(', ')})`
      case 'shift':
        return `shift(${show(node.of)}, ${show(node.by)})`
      case 'rolling':
        return `rolling(${show(node.of)}, ${show(node.months)})`
      case 'cumulative':
        return `cumulative(${show(node.of)})`
      case 'convolve':
        return `convolve(${show(node.of)}; ${node.weights.map(show).join(', ')})`
    }
  }
  return show(series.formula)
}

describe('every member gets its own formula', () => {
  it.each([
    ['all: people = sum(headcount, role)', 'all', [], 'add(headcount.seller, headcount.engineer)'],
    ['by[segment]: people = sum_by(headcount, role_segment)', 'by', ['large'], 'headcount.seller'],
    ['by[segment]: people = sum_by(headcount, role_segment)', 'by', ['small'], '0'],
    [
      'acv[role]: money/customer/year = lookup(starting_acv, role_segment)',
      'acv',
      ['seller'],
      'starting_acv.large',
    ],
    ['acv[role]: money/customer/year = lookup(starting_acv, role_segment)', 'acv', ['engineer'], '0'],
    ['one: people = at(headcount, role, engineer)', 'one', [], 'headcount.engineer'],
    [
      'above[system]: person-months = sum_above(effort_estimate, system)',
      'above',
      ['warehouse'],
      'add(effort_estimate.crm, effort_estimate.portal)',
    ],
    ['above[system]: person-months = sum_above(effort_estimate, system)', 'above', ['crm'], '0'],
    [
      'before[system]: person-months = previous_member(effort_estimate, system)',
      'before',
      ['portal'],
      'effort_estimate.crm',
    ],
    ['before[system]: person-months = previous_member(effort_estimate, system)', 'before', ['crm'], '0'],
    [
      'needs[system, prerequisite]: person-months = at(effort_estimate, system, prerequisite)',
      'needs',
      ['crm', 'portal'],
      'effort_estimate.portal',
    ],
    ['final[age]: flag = if(age == last(age), 1, collection_curve)', 'final', ['month_2'], '1'],
    [
      'final[age]: flag = if(age == last(age), 1, collection_curve)',
      'final',
      ['month_1'],
      'collection_curve.month_1',
    ],
    [
      'cash_in: money = convolve(billings, age, collection_curve)',
      'cash_in',
      [],
      'convolve(billings; collection_curve.month_0, collection_curve.month_1, collection_curve.month_2)',
    ],
    [
      'none: ratio = product(1 - effect_size, driver)',
      'none',
      [],
      'multiply(subtract(1, effect_size.higher_win_rate), subtract(1, effect_size.lower_churn))',
    ],
    [
      'starts[role]: people = lag(planned_hires_row, time_to_fill)\nplanned_hires_row[role]: people = planned_hires',
      'starts',
      ['seller'],
      'shift(planned_hires_row.seller, time_to_fill.seller)',
    ],
    [
      'both: any = sum(salaries * win_rate * 0, role, segment)',
      'both',
      [],
      'add(multiply(multiply(salaries.seller, win_rate.small), 0), multiply(multiply(salaries.seller, win_rate.large), 0), multiply(multiply(salaries.engineer, win_rate.small), 0), multiply(multiply(salaries.engineer, win_rate.large), 0))',
    ],
  ] as const)('%s', (text, row, member, formula) => {
    expect(formulaOf(compile(text), row, ...member)).toBe(formula)
  })
})

describe('the order of a month', () => {
  it('puts every series after those it reads in the same month', () => {
    const program = compile(
      'profit: money = billings - cost\ncost: money = wages * 1\nwages: money = sum(salaries, role)',
    )
    const place = (row: string): number =>
      program.order.findIndex(index => program.series[index]?.row === row)
    expect(place('wages')).toBeLessThan(place('cost'))
    expect(place('cost')).toBeLessThan(place('profit'))
    expect([...program.order].sort((a, b) => a - b)).toEqual(program.series.map((_, index) => index))
  })

  it('allows rows that read each other through the month before', () => {
    expect(() =>
      compile(
        'interest: money = prev(cash) * growth_rate\ncash: money = prev(cash) + interest | opening: opening_cash',
      ),
    ).not.toThrow()
  })

  it('refuses a lag by an input that could be zero in a loop', () => {
    const compiled = compileModel(
      smallModel('input wait constant: months\na: money = lag(b, wait)\nb: money = a'),
      smallShape,
    )
    expect(compiled.ok ? '' : compiled.diagnostics[0]?.message).toContain('a -> b -> a')
  })
})

describe('a company may have none of a kind', () => {
  it('a sum over nothing is 0, a product over nothing 1', () => {
    const empty = {
      ...smallShape,
      items: new Map(smallShape.items).set('system', []).set('prerequisite', []),
    }
    const compiled = compileModel(
      smallModel(
        'work: person-months = sum(effort_estimate, system)\nkept: ratio = product(ratio(effort_estimate, effort_estimate), system)',
      ),
      empty,
    )
    if (!compiled.ok) throw new Error(compiled.diagnostics[0]?.message)
    expect(formulaOf(compiled.value.program, 'work')).toBe('0')
    expect(formulaOf(compiled.value.program, 'kept')).toBe('1')
  })

  it('but a plan that forgets a dimension is told so', () => {
    const forgotten = {
      ...smallShape,
      items: new Map([...smallShape.items].filter(([name]) => name !== 'role')),
    }
    const compiled = compileModel(smallModel(''), forgotten)
    expect(compiled.ok ? '' : compiled.diagnostics[0]?.message).toBe(
      'The plan has no items for the dimension role.',
    )
  })
})
