// A name for a sheet that is still free.

/** The wanted name, or the first of "Chart 2", "Chart 3" that no sheet has; capitals do not tell sheets apart. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken.map(name => name.toLowerCase()))
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${number}`
    const name = wanted.slice(0, longestName - ending.length) + ending
    if (!known.has(name.toLowerCase())) return name
  }
}

/** Excel takes no longer name of a sheet. */
const longestName = 31
