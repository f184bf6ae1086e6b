// The checksum that a zip keeps of each file inside it (CRC-32 of ISO 3309, polynomial 0xEDB88320).

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest >>> 0
})

/** The checksum of bytes that follow those of `before`; start with 0. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let rest = ~before
  for (let at = 0; at < bytes.length; at++)
    rest = (rest >>> 8) ^ (table[(rest ^ (bytes[at] ?? 0)) & 255] ?? 0)
  return ~rest >>> 0
}
