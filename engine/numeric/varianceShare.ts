// What share of the variance of a result comes from one of the numbers that go into it, read off the same paths: the
// paths are put into bins by that number, and the means of the bins are compared with the whole (the correlation ratio;
// as a first-order Sobol index from given data: E. Plischke, E. Borgonovo, C. Smith, European Journal of Operational
// Research 226, 2013).

import { quantileScratch, quantiles } from './quantile.ts'

/** The paths sorted into bins by one number: for each path the number of its bin, from 0. */
export type Bins = { readonly bin: Uint16Array; readonly count: number }

/** An estimate and its standard error. */
export type ShareEstimate = { readonly share: number; readonly standardError: number }

/**
 * About equally full bins; equal numbers share one. Three times the cube root of the paths: what varies within a bin is
 * then a hundredth of a share, and the noise of the bins small.
 */
export function binsOf(numbers: Float64Array): Bins {
  const wanted = Math.max(2, Math.ceil(3 * Math.cbrt(numbers.length)))
  const places = Array.from({ length: wanted - 1 }, (_, index) => (index + 1) / wanted)
  const edges = Float64Array.from(new Set(quantiles(numbers, places, quantileScratch())))
  const bin = new Uint16Array(numbers.length)
  const size = new Uint32Array(wanted)
  for (let path = 0; path < numbers.length; path += 1) {
    const into = edgesBelow(edges, numbers[path] as number)
    bin[path] = into
    size[into] = (size[into] as number) + 1
  }
  const renumbered = new Uint16Array(wanted)
  let count = 0
  for (let old = 0; old < wanted; old += 1) {
    renumbered[old] = count
    if ((size[old] as number) > 0) count += 1
  }
  for (let path = 0; path < bin.length; path += 1) bin[path] = renumbered[bin[path] as number] as number
  return { bin, count }
}

/**
 * The share of the variance of `results` that goes away once it is known in which bin a path lies: nothing where the
 * results do not vary, or where there are no more paths than bins. Free of the bias of the plain ratio, so a number that
 * does nothing comes out at 0 on average, now and then below (T. Kelley's epsilon squared, Proceedings of the National
 * Academy of Sciences 21, 1935). The standard error is that of the efficient influence function (S. Da Veiga, F. Gamboa,
 * Journal of Nonparametric Statistics 25, 2013), and of the bins' own noise, which is what is left near 0.
 */
export function varianceShare({ bin, count }: Bins, results: Float64Array): ShareEstimate | undefined {
  const paths = results.length
  if (paths <= count) return undefined
  const middle = mean(results)
  const sums = new Float64Array(count)
  const sizes = new Float64Array(count)
  let total = 0
  for (let path = 0; path < paths; path += 1) {
    const from = (results[path] as number) - middle
    const into = bin[path] as number
    sums[into] = (sums[into] as number) + from
    sizes[into] = (sizes[into] as number) + 1
    total += from * from
  }
  if (!(total > paths * (1e-12 * middle) ** 2)) return undefined
  const means = sums.map((sum, into) => sum / (sizes[into] as number))
  const between = sums.reduce((sum, part, into) => sum + part * (means[into] as number), 0)
  const share = 1 - ((total - between) / (paths - count)) * ((paths - 1) / total)
  // The means of the bins without the noise that the plain ratio has too much of.
  const shrunk = between > 0 ? Math.sqrt(Math.max(0, share) * (total / between)) : 0
  const variance = total / paths
  let squares = 0
  for (let path = 0; path < paths; path += 1) {
    const from = (results[path] as number) - middle
    const part = shrunk * (means[bin[path] as number] as number)
    squares += ((2 * part * from - part * part - share * from * from) / variance) ** 2
  }
  const ofBins = 2 * (count - 1)
  return { share, standardError: Math.sqrt(squares + ofBins) / paths }
}

function edgesBelow(edges: Float64Array, number: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] as number) < number) low = middle + 1
    else high = middle
  }
  return low
}

function mean(numbers: Float64Array): number {
  let sum = 0
  for (const number of numbers) sum += number
  return sum / numbers.length
}
