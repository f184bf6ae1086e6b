// What each section of Compare is given.

import type { CompareReady } from './loadCompare.ts'

/** The comparison, and whether its numbers are shown as tables. */
export type SectionProps = {
  readonly compare: CompareReady
  readonly asTable: boolean
  readonly showTable: () => void
}
