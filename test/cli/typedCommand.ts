// A person at a terminal: types a command, sees what comes out.

import { readFile } from 'node:fs/promises'
import { runCommandLine } from '../../cli/commandLine.ts'
import type { Terminal } from '../../cli/terminal.ts'

/** What a command printed, how it ended, and what it wrote to files. */
export type Seen = {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly files: ReadonlyMap<string, string | Uint8Array>
}

/** Runs a command line; `files` are texts that stand in for files on disk. */
export async function typed(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
  cancelled: AbortSignal = new AbortController().signal,
): Promise<Seen> {
  const out: string[] = []
  const err: string[] = []
  const written = new Map<string, string | Uint8Array>()
  const terminal: Terminal = {
    out: text => out.push(text),
    err: text => err.push(text),
    progress: () => {},
    read: async path => {
      const text = files[path]
      return text === undefined ? readFile(path) : new TextEncoder().encode(text)
    },
    write: async (path, content) => {
      written.set(path, content)
    },
    width: 110,
    cancelled,
  }
  const code = await runCommandLine(terminal, args)
  return { code, out: out.join('\n'), err: err.join('\n'), files: written }
}
