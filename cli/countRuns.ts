// Progress of a question that does not know beforehand how often it will run the model.

import { showProgress } from './showProgress.ts'
import type { Terminal } from './terminal.ts'

/** Shows the runs done so far, lets Ctrl-C come in, and says whether to go on. */
export function countRuns(terminal: Terminal): (done: number) => Promise<boolean> {
  return done => showProgress(terminal, `${done.toLocaleString('en-US')} runs of the model (Ctrl-C stops)`)
}
