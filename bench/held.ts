// A figure of a bench against the limit it is held to.

/** Prints a figure and whether it keeps its limit; a limit not kept fails the run at its end. */
export function held(what: string, value: number, limit: number, shown = value.toFixed(2)): void {
  const kept = value <= limit
  console.log(`  ${what}: ${shown} (${kept ? 'within' : 'ABOVE'} ${limit})`)
  if (!kept) process.exitCode = 1
}
