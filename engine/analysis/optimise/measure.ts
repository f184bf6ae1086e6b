// What is read off a plan's numbers: the objective, and the limits a plan has to keep.

/** A number of a series (by its index in the program) in a month from 1. */
export type Reader = (series: number, month: number) => number

/** One figure of a plan. */
export type Measure = {
  /** Indexes of the series it reads. */
  readonly series: readonly number[]
  readonly of: (read: Reader) => number
}

/** What is to be had as much of as possible. */
export type Objective = {
  /** "ARR in Dec 2028". */
  readonly label: string
  readonly unit: string
  /** 1 where more is better, -1 where less is. */
  readonly sign: 1 | -1
  readonly measure: Measure
}

/** A limit that a plan keeps in the plan's own numbers. */
export type Guard = {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly bound: 'at least' | 'at most'
  readonly limit: number
  readonly measure: Measure
}

/** By how much a figure misses its limit, as a share of the limit; 0 when it is kept. */
export function shortfallOf({ bound, limit }: Guard, figure: number): number {
  const missing = bound === 'at least' ? limit - figure : figure - limit
  return missing <= 0 ? 0 : missing / Math.max(Math.abs(limit), 1e-9)
}
