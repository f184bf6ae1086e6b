// `npm start` and `npm run serve`: the pages as they were built, on this computer. Ctrl+C ends it.

import { fileURLToPath } from 'node:url'
import { serveNearPort } from './serveNearPort.ts'

/** Beside this file once it is built into `dist/addin/server`. */
const folder = fileURLToPath(new URL('../../pane/', import.meta.url))
const port = Number(process.env.PORT ?? 3000)

try {
  const { address, close } = await serveNearPort({ folder, port })
  const moved = address.endsWith(`:${port}`) ? '' : `Port ${port} is taken, so this is the next one.\n`
  process.stdout.write(`
The studio, a spreadsheet beside the pane, without Excel:

  ${address}/

${moved}It is this computer's alone: nothing leaves it. Leave this running while you use it; Ctrl+C ends it.
`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close())
} catch (error) {
  process.exitCode = 1
  process.stderr.write(
    `The pages could not be served: ${error instanceof Error ? error.message : String(error)}.
Choose a port that is free: PORT=${port + 100} npm run serve
`,
  )
}
