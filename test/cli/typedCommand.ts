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

/** Runs a command line; `files` stand in for files on disk. */
export async function typed(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
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
      const content = files[path]
      if (content === undefined) return readFile(path)
      return typeof content === 'string' ? new TextEncoder().encode(content) : content
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
