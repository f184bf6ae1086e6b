// Finds the number given before to four whole numbers, if any: what lets equal nodes of a graph be one.

/** Rows are numbered from 1 by whoever adds them; the table only remembers them. */
export type InternTable = {
  /** The row added with these four numbers, or 0. */
  readonly find: (p: number, q: number, r: number, s: number) => number
  /** Remembers the row under the four numbers just looked for in vain. */
  readonly add: (p: number, q: number, r: number, s: number, row: number) => void
}

/** An empty table. Open addressing; O(1) a call. */
export function internTable(): InternTable {
  let mask = (1 << 16) - 1
  let count = 0
  /** Five words an entry: the key and its row, 0 for an empty place. */
  let entries = new Int32Array(5 * (mask + 1))

  /** Where the key is, or the empty place where it would be. */
  function place(p: number, q: number, r: number, s: number): number {
    let index = hash(p, q, r, s) & mask
    for (;;) {
      const at = 5 * index
      if (entries[at + 4] === 0) return at
      if (entries[at] === p && entries[at + 1] === q && entries[at + 2] === r && entries[at + 3] === s)
        return at
      index = (index + 1) & mask
    }
  }

  function add(p: number, q: number, r: number, s: number, row: number): void {
    if (2 * count > mask) grow()
    count += 1
    write(place(p, q, r, s), p, q, r, s, row)
  }

  function write(at: number, p: number, q: number, r: number, s: number, row: number): void {
    entries[at] = p
    entries[at + 1] = q
    entries[at + 2] = r
    entries[at + 3] = s
    entries[at + 4] = row
  }

  function grow(): void {
    const old = entries
    mask = 2 * mask + 1
    entries = new Int32Array(5 * (mask + 1))
    for (let at = 0; at < old.length; at += 5) {
      const row = old[at + 4] as number
      if (row === 0) continue
      const p = old[at] as number
      const q = old[at + 1] as number
      const r = old[at + 2] as number
      const s = old[at + 3] as number
      write(place(p, q, r, s), p, q, r, s, row)
    }
  }

  return { find: (p, q, r, s) => entries[place(p, q, r, s) + 4] ?? 0, add }
}

function hash(p: number, q: number, r: number, s: number): number {
  let h = Math.imul(p + 1, 0x9e3779b1) ^ Math.imul(q, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35) ^ Math.imul(r, 0x27d4eb2f)
  h = Math.imul(h ^ (h >>> 13), 0x165667b1) ^ Math.imul(s, 0x9e3779b1)
  return h ^ (h >>> 16)
}
