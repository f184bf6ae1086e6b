// How the letters of a text file are kept as bytes: found out, told to a person, and decoded piece by piece.

import { strFromU8 } from 'fflate'
import { unreachable } from '../formula/unreachable.ts'

/** The encodings that exports come in. */
export const encodings = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'Windows-1252'] as const

/** One of them. */
export type Encoding = (typeof encodings)[number]

/** What stands where bytes are no text in the encoding. */
export const noText = '\uFFFD'

/**
 * The encoding of a file, by its byte order mark, else by its bytes: UTF-16 has NULs at every other place, UTF-8 has
 * sequences that other encodings do not make by chance. A file with more broken than whole sequences is Windows-1252.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE'
  if (hasUtf8Mark(bytes)) return 'UTF-8'
  const start = bytes.subarray(0, 4096)
  const nulls = [0, 1].map(odd => start.filter((byte, at) => byte === 0 && at % 2 === odd).length)
  const [atEven = 0, atOdd = 0] = nulls
  if (atOdd > start.length / 4 && atEven < start.length / 16) return 'UTF-16LE'
  if (atEven > start.length / 4 && atOdd < start.length / 16) return 'UTF-16BE'
  const { whole, broken } = utf8Sequences(bytes)
  return broken > whole ? 'Windows-1252' : 'UTF-8'
}

/** The text of a file in pieces, without a byte order mark. Bytes that are no text become U+FFFD. */
export function* decodeText(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  switch (encoding) {
    case 'UTF-8':
      for (const piece of utf8Pieces(hasUtf8Mark(bytes) ? bytes.subarray(3) : bytes)) yield strFromU8(piece)
      return
    case 'UTF-16LE':
    case 'UTF-16BE':
      yield* utf16Text(bytes, encoding === 'UTF-16LE' ? 0 : 1)
      return
    case 'Windows-1252':
      for (let from = 0; from < bytes.length; from += pieceSize)
        yield windowsText(strFromU8(bytes.subarray(from, from + pieceSize), true))
      return
    default:
      return unreachable(encoding)
  }
}

const pieceSize = 262_144

function hasUtf8Mark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

/** How many sequences of several bytes are whole, and how many bytes belong to none. O(bytes). */
function utf8Sequences(bytes: Uint8Array): { readonly whole: number; readonly broken: number } {
  let whole = 0
  let broken = 0
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) at++
    else {
      const length = sequenceLength(bytes, at, byte)
      if (length > 0) whole++
      else broken++
      at += Math.max(1, length)
    }
  }
  return { whole, broken }
}

/** The bytes of the sequence that begins here, or 0 where none does (Unicode 15, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number, lead: number): number {
  const second = bytes[at + 1] ?? 0
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (length === 0 || second < least || second > most) return 0
  for (let next = 2; next < length; next++) if (!continues(bytes[at + next] ?? 0)) return 0
  return length
}

function continues(byte: number): boolean {
  return (byte & 0xc0) === 0x80
}

/** Pieces that end between letters. */
function* utf8Pieces(bytes: Uint8Array): Generator<Uint8Array> {
  let from = 0
  while (from < bytes.length) {
    let to = Math.min(bytes.length, from + pieceSize)
    for (let back = 0; back < 3 && to < bytes.length && continues(bytes[to] ?? 0); back++) to--
    yield bytes.subarray(from, to)
    from = to
  }
}

/** `lowAt` is the place of the lower byte of each two: 0 when it comes first. */
function* utf16Text(bytes: Uint8Array, lowAt: 0 | 1): Generator<string> {
  const marked = (bytes[lowAt] ?? 0) === 0xff && (bytes[1 - lowAt] ?? 0) === 0xfe
  const codes: number[] = []
  for (let at = marked ? 2 : 0; at < bytes.length; at += 2) {
    const low = bytes[at + lowAt]
    const high = bytes[at + 1 - lowAt]
    codes.push(low === undefined || high === undefined ? 0xfffd : high * 256 + low)
    if (codes.length === 8192) yield String.fromCharCode(...codes.splice(0))
  }
  yield String.fromCharCode(...codes)
}

/** Bytes 128 to 159 of Windows-1252 as letters; five of them stand for nothing. */
const windowsLetters = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ'

function windowsText(latin: string): string {
  return latin.replace(/[\x80-\x9f]/g, sign => windowsLetters[sign.charCodeAt(0) - 0x80] ?? noText)
}
