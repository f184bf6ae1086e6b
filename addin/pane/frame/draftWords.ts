// What a person is asked about edits of an earlier visit.

import type { Draft } from '../../session/draft.ts'
import { savedWords } from '../scenarios/savedWords.ts'

/** "You have 3 changes from 14:02 that were not saved." With the company where no plan is open. */
export function draftWords(
  { changes, time, company }: Pick<Draft, 'changes' | 'time' | 'company'>,
  isOpen: boolean,
  now: Date,
): string {
  const count = changes === 1 ? '1 change' : `${changes} changes`
  const were = changes === 1 ? 'was' : 'were'
  const when = savedWords(time, now).replace(/^today /, '')
  return `You have ${count}${isOpen ? '' : ` to ${company}`} from ${when} that ${were} not saved.`
}
