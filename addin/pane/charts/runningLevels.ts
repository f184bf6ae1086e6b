// Where the steps of a bridge begin and end.

/** The level before the first change and after each: one more than there are changes. */
export function runningLevels(start: number, changes: readonly number[]): readonly number[] {
  let level = start
  const after = changes.map(change => {
    level += change
    return level
  })
  return [start, ...after]
}
