// SHA-256 (FIPS 180-4), so that a text kept in a file can be told from one that was changed. Written out here because
// the engine has neither Node nor a browser around it, and reads files without waiting.

/** The hash of a text's UTF-8 bytes as 64 digits of base 16. O(length). */
export function sha256(text: string): string {
  const state = Uint32Array.from(initial)
  const blocks = padded(utf8(text))
  const words = new Uint32Array(64)
  for (let start = 0; start < blocks.length; start += 64) compress(state, blocks, start, words)
  return [...state].map(word => word.toString(16).padStart(8, '0')).join('')
}

/** First 32 bits of the fractional parts of the square roots of the first 8 primes. */
const initial = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const constants = Uint32Array.from([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
])

/** UTF-8 bytes; half a surrogate pair is written as U+FFFD, as encoders do. */
function utf8(text: string): readonly number[] {
  const bytes: number[] = []
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), trailing(point))
    else if (point < 0x1_0000) bytes.push(0xe0 | (point >> 12), trailing(point >> 6), trailing(point))
    else bytes.push(0xf0 | (point >> 18), trailing(point >> 12), trailing(point >> 6), trailing(point))
  }
  return bytes
}

function trailing(bits: number): number {
  return 0x80 | (bits & 0x3f)
}

/** The bytes, a 1, zeros, and the length in bits as the last eight bytes of a whole block. */
function padded(bytes: readonly number[]): Uint8Array {
  const size = Math.ceil((bytes.length + 9) / 64) * 64
  const blocks = new Uint8Array(size)
  blocks.set(bytes)
  blocks[bytes.length] = 0x80
  const bits = bytes.length * 8
  const view = new DataView(blocks.buffer)
  view.setUint32(size - 8, Math.floor(bits / 0x1_0000_0000))
  view.setUint32(size - 4, bits >>> 0)
  return blocks
}

function compress(state: Uint32Array, blocks: Uint8Array, start: number, words: Uint32Array): void {
  const view = new DataView(blocks.buffer, start, 64)
  const word = (index: number): number => words[index] ?? 0
  for (let index = 0; index < 16; index += 1) words[index] = view.getUint32(index * 4)
  for (let index = 16; index < 64; index += 1) {
    const [early, late] = [word(index - 15), word(index - 2)]
    const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
    const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
    words[index] = word(index - 16) + small + word(index - 7) + large
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let index = 0; index < 64; index += 1) {
    const mixedE = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const chosen = (e & f) ^ (~e & g)
    const first = (h + mixedE + chosen + (constants[index] ?? 0) + word(index)) >>> 0
    const mixedA = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    h = g
    g = f
    f = e
    e = (d + first) >>> 0
    d = c
    c = b
    b = a
    a = (first + mixedA + majority) >>> 0
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + value
}

/** Bits moved to the right, those that fall off coming in from the left. */
function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}
