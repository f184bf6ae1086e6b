// The standard normal law: its distribution function and the inverse, both good in either tail.

/** Eight coefficients, lowest power first. */
type SeventhDegree = readonly [number, number, number, number, number, number, number, number]

/**
 * The z below which a standard normal number lies with probability p, for 0 < p < 1; antisymmetric about a half,
 * -Infinity at 0 and Infinity at 1. Algorithm AS 241, PPND16 (M. J. Wichura, Applied Statistics 37, 1988):
 * relative error about 1e-16.
 */
export function normalQuantile(p: number): number {
  const fromHalf = p - 0.5
  if (Math.abs(fromHalf) <= 0.425) {
    const r = 0.180625 - fromHalf * fromHalf
    return (fromHalf * horner(centreTop, r)) / horner(centreBottom, r)
  }
  const tail = fromHalf < 0 ? p : 1 - p
  if (tail <= 0) return fromHalf < 0 ? -Infinity : Infinity
  const r = Math.sqrt(-Math.log(tail))
  const z =
    r <= 5
      ? horner(middleTop, r - 1.6) / horner(middleBottom, r - 1.6)
      : horner(farTop, r - 5) / horner(farBottom, r - 5)
  return fromHalf < 0 ? -z : z
}

/**
 * The probability that a standard normal number lies below z; in the lower tail accurate relatively to itself (1e-15).
 * The upper tail is `normalCdf(-z)`. W. J. Cody, "Rational Chebyshev approximations for the error function",
 * Mathematics of Computation 23, 1969, as in his ANORM (ACM TOMS 715).
 */
export function normalCdf(z: number): number {
  const size = Math.abs(z)
  if (size <= 0.67448975) return 0.5 + centralArea(z)
  const tail = size <= Math.sqrt(32) ? nearTail(size) : size < 39 ? farTail(size) : 0
  return z < 0 ? tail : 1 - tail
}

/** The height of the standard normal curve at z. */
export function normalDensity(z: number): number {
  return oneOverRoot2Pi * Math.exp(-0.5 * z * z)
}

const oneOverRoot2Pi = 0.3989422804014327

/** Between the quartiles: the area from 0 to z, with the sign of z. */
function centralArea(z: number): number {
  const s = z * z
  const top =
    (((0.06568233791820745 * s + 2.2352520354606837) * s + 161.02823106855587) * s + 1067.6894854603709) * s +
    18154.98125334356
  const bottom =
    (((s + 47.202581904688245) * s + 976.0985517377767) * s + 10260.932208618979) * s + 45507.78933502673
  return (z * top) / bottom
}

function nearTail(z: number): number {
  const square = z * z
  const eighthPower = square * square * (square * square)
  const top = horner(nearTop, z) + 1.0765576773720192e-8 * eighthPower
  const bottom = horner(nearBottom, z) + eighthPower
  return (gauss(z) * top) / bottom
}

function farTail(z: number): number {
  const s = 1 / (z * z)
  const top =
    ((((0.023073441764940174 * s + 0.215898534057957) * s + 0.12740116116024736) * s + 0.022235277870649807) *
      s +
      0.0014216191932278934) *
      s +
    0.000029112874951168793
  const bottom =
    ((((s + 1.284260096144911) * s + 0.4682382124808651) * s + 0.06598813786892856) * s +
      0.0037823963320275824) *
      s +
    0.00007297515550839662
  return (gauss(z) * (oneOverRoot2Pi - (s * top) / bottom)) / z
}

/** exp(-z²/2) without the digits lost in z²: z is split into a multiple of 1/16, whose square is exact, and a rest. */
function gauss(z: number): number {
  const coarse = Math.trunc(z * 16) / 16
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (z - coarse) * (z + coarse))
}

function horner(k: SeventhDegree, x: number): number {
  return ((((((k[7] * x + k[6]) * x + k[5]) * x + k[4]) * x + k[3]) * x + k[2]) * x + k[1]) * x + k[0]
}

const centreTop: SeventhDegree = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
]
const centreBottom: SeventhDegree = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
]
const middleTop: SeventhDegree = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
]
const middleBottom: SeventhDegree = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
]
const farTop: SeventhDegree = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
]
const farBottom: SeventhDegree = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
]
const nearTop: SeventhDegree = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002,
  93.50665613217785, 8.883149794388377, 0.39894151208813466,
]
const nearBottom: SeventhDegree = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761,
  1519.3775994075547, 235.387901782625, 22.266688044328117,
]
