// Excel on the web in headless Chromium: a page of ours stands for Excel and holds the add-in in a frame of another
// origin, as Excel does. The host itself runs in Node, so that tests reach into it; the page only carries messages.
// office.js comes from its CDN address, answered from the installed package; nothing else leaves the machine.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Frame, type Page, type Route } from 'playwright-core'
import { newDocument } from './excelDocument.ts'
import type { Host } from './hostObject.ts'
import { manifestRequirements, officeFolder } from './nodeOffice.ts'
import { readOfficeSchema } from './officeSchema.ts'
import { newXdmHost, type XdmHost } from './xdmHost.ts'

/** A file of the add-in's site. */
export type SiteFile = {
  readonly body: string | Buffer
  readonly contentType: string
  readonly headers?: Readonly<Record<string, string>>
}

/** An open browser with the add-in beside the emulated workbook. */
export type ExcelInChromium = {
  readonly browser: Browser
  /** The page that stands for Excel. */
  readonly page: Page
  /** The add-in's frame. */
  readonly pane: Frame
  readonly xdm: XdmHost
  readonly host: () => Host
  /** Opens the same document anew, as when the workbook is closed and opened again. */
  readonly reload: () => Promise<Frame>
  /** Every address that was asked for. */
  readonly requests: readonly string[]
  /** Warnings and errors of both pages, violations of the page policy among them. */
  readonly complaints: readonly string[]
}

export type ChromiumOptions = {
  /** The file at a path of the add-in's site, such as `/taskpane.html`. */
  readonly site: (path: string) => SiteFile | undefined
  readonly start: string
  readonly requirements?: Readonly<Record<string, string>>
  /** Pixels; Excel's own pane is 350 wide at first. */
  readonly paneWidth?: number
  readonly sheetNames?: readonly string[]
  /** Whether Microsoft's CDN can be reached. */
  readonly isCdnUp?: boolean
}

const addinOrigin = 'https://localhost:3000'
const hostOrigin = 'https://localhost:3443'
const cdn = 'https://appsforoffice.microsoft.com/lib/1/hosted/'

/** Starts Chromium and opens the document; the caller closes the browser. */
export async function openExcelInChromium(options: ChromiumOptions): Promise<ExcelInChromium> {
  const schema = readOfficeSchema(join(officeFolder, 'excel-web-16.00.debug.js'))
  const host = newDocument(schema, options.sheetNames)
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: quietChromium })
  const page = await browser.newPage({ viewport: { width: 1180, height: 720 }, ignoreHTTPSErrors: true })
  const requests: string[] = []
  const complaints: string[] = []
  page.on('console', message => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  const xdm = newXdmHost({
    host,
    origin: hostOrigin,
    requirements: options.requirements ?? manifestRequirements,
    post: text => {
      // The page may be gone when a late message arrives.
      page.evaluate(deliver, text).catch(error => complaints.push(String(error)))
    },
  })
  await page.exposeBinding('toHost', (_, text: string) => xdm.onMessage(text))
  await page.route('**/*', route => {
    requests.push(route.request().url())
    return answer(route, options, xdm.frameName)
  })
  const open = async (): Promise<Frame> => {
    await page.goto(`${hostOrigin}/`)
    const frame = await (await page.waitForSelector('iframe')).contentFrame()
    if (frame === null) throw new Error('the page of the host has no frame for the add-in')
    return frame
  }
  return {
    browser,
    page,
    pane: await open(),
    xdm,
    host: () => host,
    reload: open,
    requests,
    complaints,
  }
}

/** Runs in the page of the host. */
function deliver(text: string): void {
  document.querySelector('iframe')?.contentWindow?.postMessage(text, 'https://localhost:3000')
}

async function answer(route: Route, options: ChromiumOptions, frameName: string): Promise<void> {
  const url = route.request().url()
  const { origin, pathname } = new URL(url)
  const file =
    origin === hostOrigin
      ? hostFile(pathname, options, frameName)
      : origin === addinOrigin
        ? options.site(pathname)
        : url.startsWith(cdn) && options.isCdnUp !== false
          ? libraryFile(url.slice(cdn.length))
          : undefined
  if (file === undefined) return route.abort()
  const { body, contentType, headers } = file
  await route.fulfill({ body, contentType, headers: { 'access-control-allow-origin': '*', ...headers } })
}

/** The page that stands for Excel: an empty place for the sheet, and the add-in's frame. */
function hostFile(
  path: string,
  { start, paneWidth = 350 }: ChromiumOptions,
  frameName: string,
): SiteFile | undefined {
  if (path !== '/') return undefined
  const script = `
    const pane = document.createElement('iframe')
    pane.name = ${JSON.stringify(frameName)}
    pane.src = ${JSON.stringify(`${addinOrigin}${start}`)}
    pane.style = 'position: fixed; right: 0; top: 0; height: 100%; width: ${paneWidth}px; border: 0'
    addEventListener('message', event => { if (event.source === pane.contentWindow) toHost(event.data) })
    document.body.append(pane)`
  return {
    contentType: 'text/html',
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Emulated Excel</title><body><script>${script}</script>`,
  }
}

function libraryFile(path: string): SiteFile | undefined {
  const file = join(officeFolder, path.replace(/[?#].*/, ''))
  return existsSync(file) ? { body: readFileSync(file), contentType: 'text/javascript' } : undefined
}

/** Where the browser is: named by the environment, or where Debian puts it. */
function chromiumPath(): string {
  return process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
}

/** Without a sandbox of its own, as in a container, and without requests of the browser itself. */
const quietChromium = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
