// A page of the pane in a headless browser, under its policy, with everything it asks for and complains about kept.

import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'

/** How a page is opened. */
export type PageOptions = {
  readonly width?: number
  readonly height?: number
  readonly theme?: 'light' | 'dark' | 'contrast'
}

/** The page, every address it asked for, and every error and refusal of its policy. */
export type OpenedPage = {
  readonly page: Page
  readonly requests: readonly string[]
  readonly complaints: readonly string[]
}

/** A page, or the frame that Excel gives the pane. */
type Place = Pick<Page, 'getByRole'>

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the browser that Debian installs. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  try {
    return await chromium.launch({ executablePath, args: flags })
  } catch (cause) {
    throw new Error(`${executablePath} did not start: apt-get install chromium fonts-open-sans`, { cause })
  }
}

/** Opens an address in a window of its own. */
export async function openPage(
  browser: Browser,
  address: string,
  { width = 350, height = 780, theme = 'light' }: PageOptions = {},
): Promise<OpenedPage> {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: theme === 'light' ? 'light' : 'dark',
    forcedColors: theme === 'contrast' ? 'active' : 'none',
    reducedMotion: 'reduce',
  })
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', request => requests.push(request.url()))
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  await page.goto(address)
  return { page, requests, complaints }
}

/** Goes through the first door and waits for the figures. */
export async function openSample(page: Place): Promise<void> {
  await page.getByRole('button', { name: 'Try the sample' }).click()
  await page.getByRole('heading', { name: 'Balanced reaches' }).waitFor()
}

/** The button of a view in the navigation. */
export function view(page: Place, name: string) {
  return page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name, exact: true })
}

/** What axe finds, as "rule: element". */
export async function axeFindings(page: Pick<Page, 'evaluate'>): Promise<readonly string[]> {
  if (!(await page.evaluate(() => Reflect.has(window, 'axe')))) await page.evaluate(axe.source)
  const { violations }: axe.AxeResults = await page.evaluate(() => Reflect.get(window, 'axe').run(document))
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** The name of what has the focus: its label, or the first line of its text. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    const own =
      element?.getAttribute('aria-label') ?? (element instanceof HTMLElement ? element.innerText : '')
    return own.split('\n')[0] ?? ''
  })
}

/** Elements that stick out of the page or scroll sideways, except tables that scroll by themselves. */
export function sidewaysOverflow(page: Pick<Page, 'evaluate'>): Promise<readonly string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('header, nav, main, footer')]
      .filter(element => element.scrollWidth > element.clientWidth + 1)
      .map(element => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`),
  )
}
