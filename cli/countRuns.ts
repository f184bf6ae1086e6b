// Progress of a question that does not know beforehand how often it will run the model.

import { setImmediate } from 'node:timers/promises'
import type { Terminal } from './terminal.ts'

/** Shows the runs done so far, lets Ctrl-C come in, and says whether to go on. */
export function countRuns(terminal: Terminal): (done: number) => Promise<boolean> {
  return async done => {
    terminal.progress(`${done.toLocaleString('en-US')} runs of the model (Ctrl-C stops)`)
    await setImmediate()
    return !terminal.cancelled.aborted
  }
}
