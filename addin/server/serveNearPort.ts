// Serves a folder at a port, or at the next one that is free: two of these may run side by side.

import { type FolderServer, type ServeOptions, serveFolder } from './serveFolder.ts'

/** How many ports are tried before it is given up. */
const tries = 20

/** Serves at `port` or one of the next. Rejects when all of them are taken, or with whatever else went wrong. */
export async function serveNearPort(options: ServeOptions): Promise<FolderServer> {
  const { port } = options
  for (let next = port; ; next += 1) {
    try {
      return await serveFolder({ ...options, port: next })
    } catch (error) {
      if (!isTaken(error) || next + 1 === port + tries) throw error
    }
  }
}

/** Whether another program listens there already. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
