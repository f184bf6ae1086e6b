// The quantile function of a law as a table, for thousands of draws a millisecond.
//
// In the normal score z of the probability, the coordinate y(z) of a beta or gamma law is nearly a straight line, and
// its derivatives are known: y' = φ(z) / density(y), y'' = y' (-z - y' · slope of the log density). So a quintic through
// value, slope and curvature at 161 nodes reproduces it to 1e-8 in y, that is 1e-8 of the size, or of the odds of the
// share: measured 8e-9 where both shapes are 0.1, 3e-11 where both are 0.3, 1e-12 from 1 to 1,000. Outside
// -5 < z < 5, which one draw in 1.7 million reaches, the quantile is solved exactly.

import { type ContinuousLaw, exactInverse, tailQuantile } from './continuousLaw.ts'
import { normalCdf, normalQuantile } from './normal.ts'

const reach = 5
const nodesPerUnit = 16
const lastNode = 2 * reach * nodesPerUnit
const spacing = 1 / nodesPerUnit
const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI)

/** The quantile function in y, from a table made once (a tenth of a millisecond); within 1e-8 of `exactInverse`. */
export function inverseTable(law: ContinuousLaw): (p: number) => number {
  const coefficients = quintics(nodes(law))
  const exact = exactInverse(law)
  return p => {
    const z = normalQuantile(p)
    const place = (z + reach) * nodesPerUnit
    if (!(place >= 0 && place < lastNode)) return exact(p)
    const interval = Math.floor(place)
    return quinticAt(coefficients, 6 * interval, place - interval)
  }
}

/** y and its first two derivatives with respect to the place in the table (z in units of the spacing). */
type Node = { readonly value: number; readonly slope: number; readonly curve: number }

/** All nodes, each found from its neighbour on the side of the middle by Taylor's formula and Newton's method. */
function nodes(law: ContinuousLaw): readonly Node[] {
  const middle = nodeAt(law, 0)
  const lower: Node[] = []
  const upper: Node[] = []
  let below = middle
  let above = middle
  for (let step = 1; step <= lastNode / 2; step++) {
    below = nodeAt(law, -step * spacing, below.value - below.slope + below.curve / 2)
    above = nodeAt(law, step * spacing, above.value + above.slope + above.curve / 2)
    lower.unshift(below)
    upper.push(above)
  }
  return [...lower, middle, ...upper]
}

function nodeAt(law: ContinuousLaw, z: number, near?: number): Node {
  const value = tailQuantile(law, z <= 0 ? 'below' : 'above', normalCdf(-Math.abs(z)), near)
  const slope = Math.exp(-0.5 * z * z - halfLogTwoPi - law.logDensity(value))
  const curve = slope * (-z - slope * law.logDensitySlope(value))
  return { value, slope: slope * spacing, curve: curve * spacing * spacing }
}

/** Six coefficients an interval, lowest power first, of the quintic with the given ends (Hermite). */
function quintics(points: readonly Node[]): Float64Array {
  const coefficients = new Float64Array(6 * lastNode)
  points.slice(1).forEach((right, interval) => {
    const left = points[interval] as Node
    const rise = right.value - left.value - left.slope - left.curve / 2
    const turn = right.slope - left.slope - left.curve
    const bend = right.curve - left.curve
    coefficients.set(
      [
        left.value,
        left.slope,
        left.curve / 2,
        10 * rise - 4 * turn + bend / 2,
        -15 * rise + 7 * turn - bend,
        6 * rise - 3 * turn + bend / 2,
      ],
      6 * interval,
    )
  })
  return coefficients
}

function quinticAt(k: Float64Array, at: number, t: number): number {
  const k0 = k[at] as number
  const k1 = k[at + 1] as number
  const k2 = k[at + 2] as number
  const k3 = k[at + 3] as number
  const k4 = k[at + 4] as number
  const k5 = k[at + 5] as number
  return ((((k5 * t + k4) * t + k3) * t + k2) * t + k1) * t + k0
}
