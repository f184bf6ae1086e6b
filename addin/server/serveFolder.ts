// A small web server for the built pages: this computer only, files of one folder only, each with its policy.

import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { extname, join, normalize, sep } from 'node:path'
import { filePolicy, frameHeader, pagePolicies } from './pagePolicy.ts'

/** A running server. */
export type FolderServer = {
  /** `http://localhost:3000`, or https with a certificate. */
  readonly address: string
  readonly close: () => Promise<void>
}

/** A certificate and its key, as PEM text. */
export type Certificate = { readonly cert: string; readonly key: string }

/** Where to listen; port 0 takes any that is free. With a certificate, over https. */
export type ServeOptions = {
  readonly folder: string
  readonly port: number
  readonly certificate?: Certificate
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'text/xml; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** Serves a folder on this computer. Rejects when the port is taken. */
export function serveFolder({ folder, port, certificate }: ServeOptions): Promise<FolderServer> {
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    answer(folder, request, response).catch(() => refuse(response, 500, 'The file could not be read.'))
  }
  const server = certificate ? createSecureServer(certificate, listener) : createServer(listener)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, 'localhost', () => {
      const bound = server.address()
      const used = typeof bound === 'object' && bound !== null ? bound.port : port
      resolve({
        address: `${certificate ? 'https' : 'http'}://localhost:${used}`,
        close: () =>
          new Promise(done => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response, 405, 'Files can only be read.')
  const path = pathOf(request.url ?? '/')
  const file = path === undefined ? undefined : join(folder, path)
  const found = file === undefined ? undefined : await stat(file).catch(() => undefined)
  if (file === undefined || !found?.isFile()) return refuse(response, 404, 'There is no such file.')
  response.writeHead(200, { ...headersOf(path ?? ''), 'Content-Length': found.size })
  if (request.method === 'HEAD') response.end()
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response)
}

/** The path inside the folder, or undefined for one that leads out of it. */
function pathOf(url: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(url.split(/[?#]/)[0] ?? '/'))
    if (path.includes('\0') || path.split(sep).includes('..')) return undefined
    return path === sep ? `${sep}studio.html` : path
  } catch {
    // Not a path at all: "%" without its two digits.
    return undefined
  }
}

/** Names of chunks carry a hash of what is in them, so they may be kept for good; pages must be asked for again. */
function headersOf(path: string): Readonly<Record<string, string>> {
  const hashed = /\.[0-9a-f]{8}\.\w+$/.test(path)
  const page = Object.entries({ ...pagePolicies, frame: frameHeader }).find(([name]) =>
    path.endsWith(`${name}.html`),
  )
  // The frame has no origin, so that to it the files of this server are another's; Excel on the web shows the icons.
  const isShared = ['.js', '.css', '.png'].includes(extname(path))
  return {
    'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    'Content-Security-Policy': page?.[1] ?? filePolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': isShared ? 'cross-origin' : 'same-origin',
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
}

function refuse(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) return void response.destroy()
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text)
}
