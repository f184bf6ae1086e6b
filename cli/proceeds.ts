#!/usr/bin/env node
// The engine from a terminal. Results go to standard output, everything else to standard error.

import { runCommandLine } from './commandLine.ts'
import { exitCodes, processTerminal } from './terminal.ts'

const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
process.stdout.on('error', error => {
  // A reader such as `head` may close the pipe early; that is no fault.
  if ('code' in error && error.code === 'EPIPE') process.exit(exitCodes.done)
  throw error
})
process.exitCode = await runCommandLine(processTerminal(stop.signal), process.argv.slice(2))
