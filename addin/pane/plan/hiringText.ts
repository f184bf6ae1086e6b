// What a person types or pastes into the hiring grid, read as whole people.

/** The number, or why it is none. */
export type PeopleRead =
  | { readonly ok: true; readonly people: number }
  | { readonly ok: false; readonly problem: string }

/** More than this in a quarter is a slip of the finger. */
const most = 9999

/** Reads whole people; nothing, a dash or a dot is none. `role` is named in the problem: "2.5 SDR: use whole people". */
export function readPeople(text: string, role: string): PeopleRead {
  const bare = text.replace(/[\s,]/g, '')
  if (/^[·.–—-]?$/.test(bare)) return { ok: true, people: 0 }
  const people = Number(bare)
  if (!Number.isFinite(people)) return { ok: false, problem: `“${text.trim()}” is not a number of people` }
  if (people < 0) return { ok: false, problem: `${text.trim()}: hires cannot be fewer than none` }
  if (!Number.isInteger(people)) return { ok: false, problem: `${text.trim()} ${role}: use whole people` }
  if (people > most) return { ok: false, problem: `${text.trim()}: at most ${most.toLocaleString('en-US')}` }
  return { ok: true, people }
}

/** What Excel puts on the clipboard: rows by line, cells by tab. A last empty line is no row. */
export function pastedCells(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  return lines.map(line => line.split('\t'))
}
