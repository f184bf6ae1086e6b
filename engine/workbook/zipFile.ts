// Zip files, as .xlsx is one: written byte for byte the same every time, and read without trusting what they declare.

import { DecodeUTF8, Inflate, strToU8, zipSync } from 'fflate'
import { crc32 } from './crc32.ts'
import { FileRefusal } from './fileRefusal.ts'

/** A file inside a zip, as the zip's directory tells of it; sizes in bytes. */
export type ZipEntry = {
  readonly path: string
  readonly size: number
  readonly packedSize: number
  readonly packed: boolean
  readonly checksum: number
  readonly start: number
}

/** How much a zip may hold. */
export type ZipLimits = { readonly entries: number; readonly bytes: number; readonly ratio: number }

/** Packs texts as UTF-8 under their paths, in the order given. The same texts give the same bytes on any machine. */
export function packZip(files: ReadonlyMap<string, string>): Uint8Array {
  // The earliest date a zip can hold; fflate writes a date's local fields, so a local date is the same everywhere.
  const mtime = new Date(1980, 0, 1)
  const content = Object.fromEntries([...files].map(([path, text]) => [path, strToU8(text)]))
  return zipSync(content, { level: 6, mtime })
}

/** The directory of a zip. Throws a refusal when it is no zip, is damaged or declares more than the limits allow. */
export function readZipDirectory(bytes: Uint8Array, limits: ZipLimits): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.byteLength >= 8 && view.getUint32(0) === 0xd0cf11e0)
    throw new FileRefusal('locked', 'it has a password, or is an .xls of Excel 2003 or before')
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) throw new FileRefusal('tooLarge', `it lists ${count} files inside`)
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    const next = at + entryLength(view, at, end)
    if (next > end) throw new FileRefusal('damaged', `entry ${index + 1} of its directory is cut off`)
    const entry = directoryEntry(view, at)
    refuseBomb(entry, limits)
    entries.push(entry)
    at = next
  }
  return entries
}

/**
 * Hands the text of an entry over piece by piece. `spend` is called with the number of bytes of each piece before it is
 * decoded, so that a caller can stop a file that grows beyond what it declared.
 */
export function readZipText(
  bytes: Uint8Array,
  entry: ZipEntry,
  spend: (bytes: number) => void,
  take: (text: string) => void,
): void {
  const content = bytes.subarray(...contentRange(bytes, entry))
  const decoder = new DecodeUTF8(text => take(text))
  let size = 0
  let checksum = 0
  const decode = (piece: Uint8Array, last: boolean) => {
    spend(piece.length)
    size += piece.length
    checksum = crc32(piece, checksum)
    inOwnWords(entry, 'is not text', () => decoder.push(piece, last))
  }
  const inflate = new Inflate(decode)
  const unpack = (piece: Uint8Array, last: boolean) =>
    inOwnWords(entry, 'cannot be unpacked', () => inflate.push(piece, last))
  inPieces(content, entry.packed ? unpack : decode)
  if (size !== entry.size || checksum !== entry.checksum)
    throw new FileRefusal('damaged', `${entry.path} inside it is not what was once saved`)
}

const directoryMark = 0x02014b50
const endMark = 0x06054b50
const contentMark = 0x04034b50

/** One piece inflates to at most 1,032 times its size: 16 MB. */
const pieceSize = 16_384

function endOfDirectory(view: DataView): number {
  const longestComment = 65_535
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - longestComment); at--)
    if (view.getUint32(at, true) === endMark) return at
  throw new FileRefusal('notAWorkbook', 'it is not a zip file, as every .xlsx is')
}

/** The length of a directory entry with its name, extra field and comment; endless when there is none. */
function entryLength(view: DataView, at: number, end: number): number {
  if (at + 46 > end || view.getUint32(at, true) !== directoryMark) return Number.POSITIVE_INFINITY
  return 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
}

function directoryEntry(view: DataView, at: number): ZipEntry {
  const nameLength = view.getUint16(at + 28, true)
  const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)
  const path = String.fromCharCode(...name)
  const method = view.getUint16(at + 10, true)
  const encrypted = (view.getUint16(at + 8, true) & 1) === 1
  const packedSize = view.getUint32(at + 20, true)
  const size = view.getUint32(at + 24, true)
  const start = view.getUint32(at + 42, true)
  if (encrypted) throw new FileRefusal('locked', `${path} inside it is encrypted`)
  if (method !== 0 && method !== 8)
    throw new FileRefusal(
      'damaged',
      `${path} inside it is packed in a way Excel does not use (method ${method})`,
    )
  if (Math.max(packedSize, size, start) === 0xffffffff)
    throw new FileRefusal('tooLarge', `${path} inside it is declared as 4 GB or more`)
  const checksum = view.getUint32(at + 16, true)
  return { path, size, packedSize, packed: method === 8, checksum, start }
}

function refuseBomb({ path, size, packedSize }: ZipEntry, { bytes, ratio }: ZipLimits): void {
  if (size > bytes) throw new FileRefusal('tooLarge', `${path} inside it unpacks to ${megabytes(size)}`)
  if (size > 1_000_000 && size > ratio * packedSize)
    throw new FileRefusal(
      'tooLarge',
      `${path} inside it unpacks to ${Math.floor(size / packedSize)} times its size`,
    )
}

/** `12 MB`, rounded up. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`
}

function contentRange(bytes: Uint8Array, { path, start, packedSize }: ZipEntry): readonly [number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (start + 30 > bytes.length || view.getUint32(start, true) !== contentMark)
    throw new FileRefusal('damaged', `${path} inside it is not where its directory says`)
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
  if (from + packedSize > bytes.length) throw new FileRefusal('damaged', `${path} inside it is cut off`)
  return [from, from + packedSize]
}

function inPieces(content: Uint8Array, take: (piece: Uint8Array, last: boolean) => void): void {
  for (let from = 0; from < content.length || from === 0; from += pieceSize)
    take(content.subarray(from, from + pieceSize), from + pieceSize >= content.length)
}

/** fflate throws errors of its own on bad bytes; a refusal of ours passes through as it is. */
function inOwnWords(entry: ZipEntry, problem: string, work: () => void): void {
  try {
    work()
  } catch (cause) {
    if (cause instanceof FileRefusal) throw cause
    throw new FileRefusal('damaged', `${entry.path} inside it ${problem}`, cause)
  }
}
