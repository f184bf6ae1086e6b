// Random numbers that depend on where they stand and on nothing else: Philox4x32-10, a counter-based generator.
// J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011 (the Random123 library).
//
// Number `index` of a stream is a function of (seed, stream, index) alone, so work split over blocks, workers and
// machines gives the same numbers, and an edit of one input redraws one stream and no other. Only 32-bit integer
// operations and exact float64 steps are used: the bits are the same in every JavaScript engine.
//
// One block of the generator gives four 32-bit words, hence two numbers:
//   counter = [block, low word; block, high word; stream; part], block = floor(index / 2)
//   key     = [seed, low word; seed, high word]

const multiplier0 = 0xd2511f53
const multiplier1 = 0xcd9e8d57
/** Steps of the key: the fractions of the golden ratio and of the square root of 3, as in the paper. */
const keyStep0 = 0x9e3779b9
const keyStep1 = 0xbb67ae85
const rounds = 10

/**
 * Writes into `out[0 .. count)` the uniform numbers `first .. first + count` of a stream, each strictly between 0 and 1.
 *
 * They are the odd multiples of 2^-53 (52 random bits and a last bit that is always 1): 0 and 1 never come, `u` and
 * `1 - u` are equally likely and both exact, and the mean of the lattice is exactly a half.
 *
 * `seed`: whole, 0 to 2^53 - 1. `stream`: 32 bits, see `streamOf`. `first`: whole, 0 to 2^53 - 1. `part`: 32 bits, for a
 * stream that goes on in parts of its own (the months of a draw).
 */
export function uniforms(
  seed: number,
  stream: number,
  first: number,
  count: number,
  out: Float64Array,
  part = 0,
): void {
  if (!isIndex(seed) || !isIndex(first) || !isIndex(count) || count > out.length) {
    throw new RangeError(`uniforms: seed ${seed}, first ${first}, count ${count}, room ${out.length}`)
  }
  const keyHigh = highWord(seed)
  const words = new Int32Array(4)
  let written = 0
  while (written < count) {
    const index = first + written
    const block = Math.floor(index / 2)
    philox4x32(block, highWord(block), stream, part, seed, keyHigh, words)
    if (index === 2 * block) out[written++] = openFraction(words[0] as number, words[1] as number)
    if (written < count) out[written++] = openFraction(words[2] as number, words[3] as number)
  }
}

/**
 * A stable 32-bit stream number of a name, so that a stream belongs to a name and not to a position: adding an input
 * leaves the numbers of the others alone. FNV-1a over the UTF-8 bytes (Fowler, Noll, Vo; draft-eastlake-fnv).
 * Two of 500 names share a stream with probability 3 in 100,000; who keeps a set of names can check that.
 */
export function streamOf(name: string): number {
  let hash = 0x811c9dc5
  for (const byte of utf8(name)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

/** The generator itself: ten rounds over a counter of four words and a key of two; the words land in `out`. */
export function philox4x32(
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
  out: Int32Array,
): void {
  let c0 = counter0 | 0
  let c1 = counter1 | 0
  let c2 = counter2 | 0
  let c3 = counter3 | 0
  let k0 = key0 | 0
  let k1 = key1 | 0
  for (let round = 0; round < rounds; round++) {
    const high0 = highProduct(multiplier0, c0)
    const high1 = highProduct(multiplier1, c2)
    const low0 = Math.imul(multiplier0, c0)
    const low1 = Math.imul(multiplier1, c2)
    c0 = high1 ^ c1 ^ k0
    c1 = low1
    c2 = high0 ^ c3 ^ k1
    c3 = low0
    k0 = (k0 + keyStep0) | 0
    k1 = (k1 + keyStep1) | 0
  }
  out[0] = c0
  out[1] = c1
  out[2] = c2
  out[3] = c3
}

/** Upper 32 bits of the 64-bit product of two unsigned words, by halves of 16 bits: no partial sum leaves 32 bits. */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0
  const carried = (Math.imul(aLow, bHigh) + (middle & 0xffff)) | 0
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (carried >>> 16)) | 0
}

/** (52 random bits + 1/2) / 2^52; each step is exact. */
function openFraction(upper: number, lower: number): number {
  return ((upper >>> 0) * 0x100000 + (lower >>> 12) + 0.5) * 2 ** -52
}

/** Bits 32 to 63 of a whole number below 2^53; the low word is what `| 0` takes. */
function highWord(whole: number): number {
  return Math.floor(whole / 2 ** 32)
}

function isIndex(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function* utf8(text: string): Generator<number> {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) yield code
    else {
      if (code < 0x800) yield 0xc0 | (code >> 6)
      else {
        if (code < 0x10000) yield 0xe0 | (code >> 12)
        else {
          yield 0xf0 | (code >> 18)
          yield 0x80 | ((code >> 12) & 0x3f)
        }
        yield 0x80 | ((code >> 6) & 0x3f)
      }
      yield 0x80 | (code & 0x3f)
    }
  }
}
