// Progress of something that takes long, and the person's way to stop it.

import { setImmediate } from 'node:timers/promises'
import type { Terminal } from './terminal.ts'

/** Shows how far it is, lets Ctrl-C come in, and says whether to go on. */
export async function showProgress(terminal: Terminal, text: string): Promise<boolean> {
  terminal.progress(text)
  await setImmediate()
  return !terminal.cancelled.aborted
}
