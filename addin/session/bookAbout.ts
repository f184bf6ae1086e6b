// What a workbook says of itself when it is made now.

import type { BookAbout } from './bookApi.ts'
import type { Session } from './session.ts'

/** The revision is named by the time of the last save; a plan that was never saved has none. */
export function bookAbout({ current, saved }: Session): BookAbout {
  const last = saved.scenarios.flatMap(({ time }) => time ?? []).reduce((a, b) => (a > b ? a : b), '')
  return { revision: last, saved: last, shown: current }
}
