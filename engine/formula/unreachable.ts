// The end of every switch over a union: compiles only when no case is left.

/** Marks a branch the types prove impossible; reaching it at run time is a bug of ours. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
