// `npm run serve`: the pages as they were built, on this computer. The address is printed; Ctrl+C ends it.

import { fileURLToPath } from 'node:url'
import { serveFolder } from './serveFolder.ts'

/** Beside this file once it is built into `dist/addin/server`. */
const folder = fileURLToPath(new URL('../../pane/', import.meta.url))
const port = Number(process.env.PORT ?? 3000)

try {
  const { address } = await serveFolder({ folder, port })
  process.stdout.write(`Proceeds without Excel: ${address}/studio.html\n`)
} catch (error) {
  process.exitCode = 1
  process.stderr.write(`${toldAbout(error)}\n`)
}

function toldAbout(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `Port ${port} is taken. End what uses it, or choose another: PORT=${port + 1} npm run serve`
  return `The pages could not be served: ${error instanceof Error ? error.message : String(error)}`
}
