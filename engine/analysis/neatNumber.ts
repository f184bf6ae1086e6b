// Numbers a person would write, near one that was computed.

/** A number is written to this part of the range that was searched. */
const finest = 1e-4

/**
 * Numbers in a stretch to try in turn, from the shortest near its edge to the edge itself and what lies just inside.
 * `open` says on which side of the edge the stretch lies: with more, or with less.
 */
export function neatInside(
  { first, last }: { readonly first: number; readonly last: number },
  open: 'more' | 'less',
  { from, to }: { readonly from: number; readonly to: number },
): readonly number[] {
  const width = to - from
  const inward = open === 'more' ? 1 : -1
  const edge = open === 'more' ? first : last
  const neat = neatStep(width * finest)
  const round = (step: number): number => roundTo(edge, step, inward)
  const tries = [round(neat), round(neat / 100), round(neat / 10000), edge, edge + inward * width * 1e-8]
  return [...new Set(tries)].filter(number => number >= first && number <= last)
}

/** The number rounded ever more finely, from as many digits as the range calls for. */
export function neatNear(
  number: number,
  { from, to }: { readonly from: number; readonly to: number },
): readonly number[] {
  const step = neatStep((to - from) * finest)
  return [...new Set([1, 100, 10_000, 1_000_000].map(part => roundTo(number, step / part, 0)))]
}

/** The power of ten at or below a size. */
function neatStep(size: number): number {
  return 10 ** Math.floor(Math.log10(size) + 1e-9)
}

/** The multiple of a power of ten at or above a number (1), at or below it (-1), or nearest to it (0), to 15 digits. */
function roundTo(number: number, step: number, direction: -1 | 0 | 1): number {
  const count = number / step
  const whole = direction === 0 ? Math.round(count) : direction === 1 ? Math.ceil(count) : Math.floor(count)
  return Number((whole * step).toPrecision(15))
}
