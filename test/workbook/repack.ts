// Takes a written file apart and puts it together again, with another library call than the engine's own.

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The texts of the parts of a zip by path. */
export function unpack(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]))
}

/** A file with some parts replaced or added. */
export function repack(
  bytes: Uint8Array,
  changes: Readonly<Record<string, string | Uint8Array>>,
): Uint8Array {
  const changed = Object.entries(changes).map(([path, content]): [string, Uint8Array] => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  return zipSync({ ...unzipSync(bytes), ...Object.fromEntries(changed) }, { level: 6 })
}
