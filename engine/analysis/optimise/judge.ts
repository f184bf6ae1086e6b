// Plans judged in batches on the kernel: every plan on the plan's own numbers, and those that may be chosen on the futures
// that all plans share.

import type { CellValues } from '../../formula/cellValues.ts'
import type { Program } from '../../formula/program.ts'
import { quantityToNumber } from '../../formula/quantity.ts'
import { seriesOf } from '../../formula/rowSeries.ts'
import { prepareBatch } from '../../kernel/prepareBatch.ts'
import type { UncertainCell } from '../../kernel/uncertainCell.ts'
import { quantiles } from '../../numeric/quantile.ts'
import { isCertain, type ModelOfFutures } from '../modelOfFutures.ts'
import type { Choices, Decision } from './decision.ts'
import { futuresBatch } from './futuresBatch.ts'
import { type Guard, type Objective, shortfallOf } from './measure.ts'

/** What a plan comes to on the plan's own numbers. */
export type Verdict = {
  /** Of the objective, with its sign: more is better. -Infinity where it cannot be computed. */
  readonly value: number
  /** By how much limits are missed, as shares of them; 0 when all are kept. */
  readonly shortfall: number
  /** Lowest cash over the months. */
  readonly lowest: number
  /** Cash at the end. */
  readonly cash: number
}

/** What has to be judged, and on what. */
export type JudgedModel = {
  readonly program: Program
  /** The numbers of all cells that no decision sets. */
  readonly values: CellValues
  readonly decisions: readonly Decision[]
  readonly objective: Objective
  readonly guards: readonly Guard[]
  /** The row whose last month is the lowest cash so far, and the row of cash; neither has dimensions. */
  readonly lowest: string
  readonly cash: string
  readonly futures: ModelOfFutures
}

/** Judges plans; after `stopped` says so it gives plans that nobody would choose. */
export type Judge = {
  readonly verdicts: (plans: readonly Choices[]) => Promise<readonly Verdict[]>
  /**
   * P10 over the futures of the lowest cash. Not `thorough`: on the watched futures alone, which can only give more, so
   * that a plan they refuse is refused by all.
   */
  readonly reserves: (plans: readonly Choices[], thorough: boolean) => Promise<readonly number[]>
  /** P10 of one plan over all futures; from now on those are watched in which it has the least cash. */
  readonly watch: (plan: Choices) => Promise<number>
  /** Runs of the model so far. */
  readonly runs: () => number
  /** How many futures there are. */
  readonly futures: number
}

/** The share of futures in which cash may be lower. */
export const reserveShare = 0.1
/** Watched futures beyond those that decide. */
const spareFutures = 11
/** Paths in one go; the columns of more would leave the cache. */
const mostPaths = 4096

/** Makes a judge ready; `stopped` is asked after every block of paths. */
export function planJudge(model: JudgedModel, stopped: () => Promise<boolean>): Judge {
  const { program, decisions, objective, guards } = model
  const settings = decisions.flatMap((decision, index) =>
    decision.settings
      .filter(({ numbers }) => numbers.some(number => number !== numbers[0]))
      .map(setting => ({ ...setting, decision: index, numbers: setting.numbers.map(quantityToNumber) })),
  )
  const values = withFixedSettings(model)
  const cells = settings.map(
    ({ cell, months }, column): UncertainCell => ({
      cell,
      column,
      mode: 'value',
      ...(months === undefined ? {} : { months }),
    }),
  )
  const lowestCash = seriesOf(program, { row: model.lowest })
  const cash = seriesOf(program, { row: model.cash })
  const keep = [
    ...new Set([
      ...objective.measure.series,
      ...guards.flatMap(({ measure }) => measure.series),
      lowestCash,
      cash,
    ]),
  ]
  const places = new Map(keep.map((series, place) => [series, place]))
  const futures = model.futures.draws.samples.columns[0]?.length ?? 1
  const own = prepareBatch({ program, values, keep, uncertain: cells, columns: spans(2), paths: 2 })
  const shared = once(() => futuresBatch(model.futures, values, model.lowest, { cells, spans }))
  const rank = Math.floor((futures - 1) * reserveShare)
  const everyFuture: readonly number[] = Array.from({ length: futures }, (_, index) => index)
  let watched = everyFuture
  let runs = 0

  /** Columns that reach from the least to the greatest number of each setting. */
  function spans(length: number): readonly Float64Array[] {
    return settings.map(({ numbers }) => {
      const column = new Float64Array(length).fill(Math.min(...numbers))
      column[0] = Math.max(...numbers)
      return column
    })
  }

  function columnsOf(plans: readonly Choices[], each: number): readonly Float64Array[] {
    return settings.map(({ decision, numbers }) => {
      const column = new Float64Array(plans.length * each)
      plans.forEach((plan, index) => {
        column.fill(numbers[plan[decision] as number] as number, index * each, (index + 1) * each)
      })
      return column
    })
  }

  async function verdicts(plans: readonly Choices[]): Promise<readonly Verdict[]> {
    const parts = await inParts(plans, mostPaths, async part => {
      const run = await own.run(columnsOf(part, 1), part.length, async () => !(await stopped()))
      runs += part.length
      if (run === undefined) return part.map(() => unusable)
      return part.map((_, path): Verdict => {
        if (run.failing[path] === 1) return unusable
        const read = (series: number, month: number): number => {
          const number = run.series[places.get(series) as number]?.[month - 1]
          if (number === undefined) throw new Error(`planJudge: series ${series} has no month ${month}`)
          return typeof number === 'number' ? number : (number[path] as number)
        }
        return {
          value: objective.sign * objective.measure.of(read),
          shortfall: guards.reduce((sum, guard) => sum + shortfallOf(guard, guard.measure.of(read)), 0),
          lowest: read(lowestCash, program.months),
          cash: read(cash, program.months),
        }
      })
    })
    return parts.flat()
  }

  /** The lowest cash of each plan in the chosen futures, plan after plan. */
  async function lowestIn(plans: readonly Choices[], chosen: readonly number[]): Promise<Float64Array> {
    const each = chosen.length
    const parts = await inParts(plans, Math.max(1, Math.floor(mostPaths / each)), async part => {
      const paths = part.length * each
      const goesOn = async (): Promise<boolean> => !(await stopped())
      const run = await shared()(columnsOf(part, each), part.length, chosen, goesOn)
      runs += paths
      const lowest = run?.series[0]?.[program.months - 1]
      if (run === undefined || lowest === undefined) return new Float64Array(paths).fill(-Infinity)
      const numbers = typeof lowest === 'number' ? new Float64Array(paths).fill(lowest) : lowest
      return numbers.map((number, path) => (run.failing[path] === 1 ? -Infinity : number))
    })
    return Float64Array.from(parts.flatMap(part => [...part]))
  }

  async function reserves(plans: readonly Choices[], thorough: boolean): Promise<readonly number[]> {
    if (isCertain(model.futures)) return (await verdicts(plans)).map(({ lowest }) => lowest)
    const chosen = thorough ? everyFuture : watched
    const lowest = await lowestIn(plans, chosen)
    return plans.map((_, index) =>
      tenthOf(lowest.slice(index * chosen.length, (index + 1) * chosen.length), futures),
    )
  }

  async function watch(plan: Choices): Promise<number> {
    if (isCertain(model.futures)) return (await reserves([plan], true))[0] as number
    const lowest = await lowestIn([plan], everyFuture)
    watched = [...everyFuture]
      .sort((a, b) => (lowest[a] as number) - (lowest[b] as number))
      .slice(0, Math.min(futures, rank + 2 + spareFutures))
      .sort((a, b) => a - b)
    return tenthOf(lowest, futures)
  }

  return { verdicts, reserves, watch, runs: () => runs, futures }
}

const unusable: Verdict = {
  value: -Infinity,
  shortfall: Infinity,
  lowest: -Infinity,
  cash: -Infinity,
}

/**
 * The value at place (n - 1) × 10% of `futures` sorted values (R type 7), of which at least so many are given; of fewer
 * than all it is the most that it can be.
 */
export function tenthOf(values: Float64Array, futures: number): number {
  if (!values.every(Number.isFinite)) return -Infinity
  return quantiles(values, [
    Math.min(1, (reserveShare * (futures - 1)) / Math.max(1, values.length - 1)),
  ])[0] as number
}

/** Lowering takes a while, and who only asks for verdicts does not need it. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** The numbers of all cells, with those of decisions that leave no choice. */
function withFixedSettings({ values, decisions, program }: JudgedModel): CellValues {
  return decisions
    .flatMap(({ settings }) => settings)
    .filter(({ numbers }) => numbers.every(number => number === numbers[0]))
    .reduce<CellValues>((so, setting) => withNumber(so, program, setting, 0), values)
}

/** The numbers with those of one position of a setting. */
export function withNumber(
  values: CellValues,
  program: Program,
  { cell, months, numbers }: Decision['settings'][number],
  position: number,
): CellValues {
  const number = numbers[position]
  const before = values[cell]
  if (number === undefined || before === undefined || program.cells[cell] === undefined)
    throw new Error(`withNumber: no position ${position} of cell ${cell}`)
  const after =
    typeof before === 'object'
      ? before.map((quantity, index) =>
          months === undefined || (index + 1 >= months.from && index + 1 <= months.to) ? number : quantity,
        )
      : number
  return values.map((value, index) => (index === cell ? after : value))
}

async function inParts<Part>(
  plans: readonly Choices[],
  size: number,
  run: (part: readonly Choices[]) => Promise<Part>,
): Promise<readonly Part[]> {
  const parts: Part[] = []
  for (let first = 0; first < plans.length; first += size)
    parts.push(await run(plans.slice(first, first + size)))
  return parts
}
