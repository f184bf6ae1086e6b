// What separates the cells of a text file: found by the lines it cuts into the same number of cells.

import { recordsOf } from './csvRecords.ts'

/** The separators that exports use. */
export const separators = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const

/** One of them, by its name. */
export type Separator = keyof typeof separators

/** The separator of a file, from its beginning. A first line `sep=;`, as Excel writes and reads it, decides. */
export function detectSeparator(beginning: string): Separator {
  const declared = declaredSeparator(beginning)
  if (declared !== undefined) return declared
  let best: Separator = 'comma'
  let most = { agreeing: 0, cells: 1 }
  for (const name of separatorNames) {
    const found = agreement(beginning, separators[name])
    if (found.agreeing > most.agreeing || (found.agreeing === most.agreeing && found.cells > most.cells)) {
      best = name
      most = found
    }
  }
  return best
}

/** What a first line `sep=;` declares. */
export function declaredSeparator(beginning: string): Separator | undefined {
  const sign = /^sep=(.)\r?(?:\n|$)/i.exec(beginning)?.[1]
  return separatorNames.find(name => separators[name] === sign)
}

const separatorNames = Object.keys(separators).filter((name): name is Separator => name in separators)

/** How many of the first records have the same number of cells, and how many that is; single cells agree with nothing. */
function agreement(beginning: string, sign: string): { readonly agreeing: number; readonly cells: number } {
  const counts = new Map<number, number>()
  for (const cells of recordsOf(beginning, sign, 200)) {
    if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  }
  let best = { agreeing: 0, cells: 1 }
  for (const [cells, agreeing] of counts)
    if (agreeing > best.agreeing || (agreeing === best.agreeing && cells > best.cells))
      best = { agreeing, cells }
  return best
}
