// The built pages, served to a browser while the tests of one file run.

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type FolderServer, serveFolder } from '../../addin/server/serveFolder.ts'
import { buildPane, builtFolder } from './builtPane.ts'
import { startBrowser } from './openedPage.ts'

/** What tests of pages work with; there from the first test on. */
export type ServedPages = { readonly address: string; readonly browser: Browser }

/** Builds and serves the pages before the tests of the file that calls it, and ends that after them. */
export function servedPages(): ServedPages {
  let server: FolderServer | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    await buildPane()
    server = await serveFolder({ folder: builtFolder, port: 0 })
    browser = await startBrowser()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })
  return {
    get address() {
      if (server === undefined) throw new Error('the pages are served once the tests begin')
      return server.address
    },
    get browser() {
      if (browser === undefined) throw new Error('the browser runs once the tests begin')
      return browser
    },
  }
}
