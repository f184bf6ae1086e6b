// What a company's own records say of one number of its plan, how surely, and what stands in where they say too little.

import type { DistributionFamily, Where } from '../plan/plan.ts'

/**
 * One number with what it rests on. A recipe never guesses: with too few data the number is a benchmark's, or there is
 * none at all and the plan keeps its own.
 */
export type Evidence = EvidenceHeading & EvidenceBasis

/** What a number is of, and what was looked at. */
export type EvidenceHeading = {
  /** The plan's input, or a name of its own for a figure that no input takes: `quota_realisation`. */
  readonly input: string
  readonly where: Where
  /** How many of what `counted` names were used. */
  readonly n: number
  /** "decided deals". */
  readonly counted: string
  /** How the number came about, in a sentence. */
  readonly method: string
  /** The files it was read from. */
  readonly source: string
  /** What a reader has to know besides: "12 open deals older than 9.4 months count as lost". */
  readonly remarks: readonly string[]
}

/** A number, from data or from elsewhere, or none. */
type EvidenceBasis =
  | ({ readonly basis: 'data' } & Estimate)
  | ({ readonly basis: 'benchmark'; readonly tooFew: string; readonly benchmark: Benchmark } & Estimate)
  | { readonly basis: 'none'; readonly tooFew: string }

/** A number, between which two numbers it lies nine times in ten, and what the simulation draws. */
export type Estimate = {
  readonly value: number
  readonly interval: readonly [low: number, high: number]
  readonly distribution: DistributionFamily
  /** What goes into the plan where the plan cannot take `value` as it is: whole months. */
  readonly planned?: number
}

/** What is usual elsewhere: a likely value between two others, in the unit of the input, and who says so. */
export type Benchmark = {
  readonly low: number
  readonly likely: number
  readonly high: number
  /** The three for a person: "20% (15% to 30%)". */
  readonly says: string
  readonly source: string
}

/** A number that the data give. */
export function measured(heading: EvidenceHeading, estimate: Estimate): Evidence {
  return { ...heading, basis: 'data', ...estimate }
}

/** Where the data are too few: the benchmark, or nothing. `why`: "too few decided deals (n = 4, needs 20)". */
export function insteadOf(heading: EvidenceHeading, why: string, benchmark?: Benchmark): Evidence {
  if (benchmark === undefined)
    return {
      ...heading,
      basis: 'none',
      tooFew: `${why}, and no benchmark is known: the plan keeps its own number`,
    }
  const { low, likely, high, says, source } = benchmark
  return {
    ...heading,
    basis: 'benchmark',
    tooFew: `${why}: using the benchmark ${says} from ${source}`,
    benchmark,
    value: likely,
    interval: [low, high],
    distribution: { family: 'pert', low, likely, high },
  }
}

/** "too few decided deals (n = 4, needs 20)" when there are fewer than needed. */
export function tooFewOf(counted: string, n: number, needed: number): string | undefined {
  return n < needed ? `too few ${counted} (n = ${n}, needs ${needed})` : undefined
}

/** The files that records were read from, each once: "deals.csv and roster.csv". */
export function filesOf(records: readonly { readonly source: { readonly file: string } }[]): string {
  const files = [...new Set(records.map(({ source }) => source.file))]
  return files.length === 0 ? 'no file' : files.join(' and ')
}
