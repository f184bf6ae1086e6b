// What a command needs of the world around it, so that tests can stand in for a person at a terminal.

import { readFile, writeFile } from 'node:fs/promises'

/** The edge of the program: text in, text out. */
export type Terminal = {
  /** Results, one or more lines. */
  readonly out: (text: string) => void
  /** Mistakes, warnings and progress: never mixed with results. */
  readonly err: (text: string) => void
  /** Redraws one line of progress; does nothing where nobody watches. */
  readonly progress: (text: string) => void
  readonly read: (path: string) => Promise<Uint8Array>
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>
  /** Characters that fit in a line. */
  readonly width: number
  /** Fires when the person presses Ctrl-C. */
  readonly cancelled: AbortSignal
}

/** How a command ended, as the shell sees it. */
export const exitCodes = {
  done: 0,
  /** The plan has mistakes, or its checks fail. */
  planFaults: 1,
  /** The command line was not understood. */
  usage: 2,
  /** A file could not be read or written. */
  file: 3,
  /** Stopped by the person, as shells count it (128 + SIGINT). */
  cancelled: 130,
} as const

/** One of the documented exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The terminal of this process. Progress goes to standard error and only when that is a screen. */
export function processTerminal(cancelled: AbortSignal): Terminal {
  return {
    out: text => process.stdout.write(`${text}\n`),
    err: text => process.stderr.write(`${text}\n`),
    progress: text => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`)
    },
    read: path => readFile(path),
    write: (path, content) => writeFile(path, content),
    width: process.stdout.columns ?? 110,
    cancelled,
  }
}
