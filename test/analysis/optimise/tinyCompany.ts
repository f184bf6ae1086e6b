// Companies of six months with some things to take or leave, small enough to try every plan.

import type { Choices, Decision } from '../../../engine/analysis/optimise/decision.ts'
import { type Judge, planJudge } from '../../../engine/analysis/optimise/judge.ts'
import type { Aim, SearchProblem } from '../../../engine/analysis/optimise/searchProblem.ts'
import type { Quantity } from '../../../engine/formula/quantity.ts'
import type { Samples } from '../../../engine/kernel/sample.ts'
import { compileSmall } from '../../exact/smallModel.ts'

/** What a thing adds a month, and costs. */
export type Thing = {
  readonly sells?: number
  readonly finds?: number
  readonly keeps?: number
  readonly costs: number
  /** It does nothing without the thing of this number, one before it. */
  readonly needs?: number
}

/** How much it sells is the smaller of what its sellers can sell and what its pipeline allows. */
export type TinyCompany = {
  readonly things: readonly Thing[]
  readonly sells: number
  readonly finds: number
  readonly cash: number
  readonly burn: number
  readonly floor: number
  /** Factors on what it finds, one for each future; none where all is known. */
  readonly futures: readonly number[]
}

/** The search for the things to take that bring most ARR after six months, and what is sought. */
export function tinySearch(company: TinyCompany): { readonly problem: SearchProblem; readonly aim: Aim } {
  const { things, futures, floor } = company
  const { program, values } = compileSmall({ months: 6, inputs: inputsOf(company), rows: rowsOf(things) })
  const cellOf = (name: string): number => program.cells.findIndex(({ input }) => input === name)
  const seriesOf = (row: string): number => program.rows.get(row)?.first ?? -1
  const samples: Samples =
    futures.length === 0
      ? { columns: [], cells: [] }
      : {
          columns: [Float64Array.from(futures)],
          cells: [{ cell: cellOf('luck'), column: 0, mode: 'value' }],
        }
  const decisions = things.map((_, index): Decision => {
    const settings = [{ cell: cellOf(`taken${index}`), numbers: [0, 1] }]
    const words = ['no', 'yes']
    const about = { kind: 'tool' as const, item: `${index}`, label: `thing ${index}`, month: 1 }
    return { id: `thing ${index}`, ...about, words, settings, nothing: 0, start: 0, trials: [1] }
  })
  const arr = seriesOf('arr')
  const judge: Judge = planJudge(
    {
      program,
      values,
      decisions,
      objective: {
        label: 'ARR',
        unit: 'money/year',
        sign: 1,
        measure: { series: [arr], of: read => read(arr, 6) },
      },
      guards: [],
      lowest: 'low',
      cash: 'balance',
      futures: { program, values: so => so, uncertain: samples.columns, draws: { samples } },
    },
    async () => false,
  )
  const problem = { decisions, needs: [], repaired: (choices: Choices) => choices, judge }
  return { problem, aim: { floor, penalty: { shortfall: 1e6, money: 1e4 } } }
}

/** Every plan of so many things. */
export function everyPlan(things: number): readonly Choices[] {
  return Array.from({ length: 2 ** things }, (_, plan) =>
    Int16Array.from({ length: things }, (_, index) => (plan >> index) & 1),
  )
}

function inputsOf({ things, sells, finds, cash, burn }: TinyCompany): Record<string, Quantity> {
  const taken = things.map((_, index): readonly [string, Quantity] => [`taken${index}`, 0])
  return {
    luck: 1,
    base_sells: sells,
    base_finds: finds,
    opening_cash: cash,
    burn,
    ...Object.fromEntries(taken),
  }
}

function rowsOf(things: readonly Thing[]): string {
  const sum = (read: (thing: Thing) => number | undefined): string =>
    things.map((thing, index) => `works${index} * ${read(thing) ?? 0}`).join(' + ')
  const works = things.map(({ needs }, index) =>
    needs === undefined ? `works${index} = taken${index}` : `works${index} = taken${index} * works${needs}`,
  )
  const costs = things.map(({ costs }, index) => `taken${index} * ${costs}`).join(' + ')
  return `${works.join('\n')}
    sold = min(base_sells + ${sum(({ sells }) => sells)}, luck * (base_finds + ${sum(({ finds }) => finds)}))
    arr = prev(arr) * (0.97 + ${sum(({ keeps }) => keeps)}) + sold | 100
    balance = prev(balance) + arr / 12 - burn - (${costs}) | opening_cash
    low = min(prev(low), balance) | opening_cash`
}
