// How much work the main thread of a page does in one go. Processor time, so that other work on the machine does not count.

import type { Browser, Page } from 'playwright-core'

/** The largest task that something caused: processor time, and time by the clock (both in milliseconds). */
export type WorstTask = { readonly work: number; readonly clock: number }

/** Lets the page do what was caused, and what that causes after a pause of typing. */
const settling = 900

/** Does something on a page, and gives the largest task of the thread that draws it, or a frame of it at this address. */
export async function worstTask(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
  drawn = page.url(),
): Promise<WorstTask> {
  await browser.startTracing(page, {
    categories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'],
  })
  await act()
  await page.waitForTimeout(settling)
  const { traceEvents: events }: Trace = JSON.parse((await browser.stopTracing()).toString())
  const process = drawingProcess(events, drawn)
  const threads = events.filter(
    ({ name, args, pid }) => name === 'thread_name' && args?.name === mainThread && pid === process,
  )
  const tasks = events.filter(
    event =>
      event.name === 'ThreadControllerImpl::RunTask' &&
      threads.some(thread => thread.pid === event.pid && thread.tid === event.tid),
  )
  if (tasks.length === 0) throw new Error('worstTask: the browser recorded no tasks of the page')
  return {
    work: Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000)),
    clock: Math.max(...tasks.map(({ dur = 0 }) => dur / 1000)),
  }
}

/** As Chromium calls the thread of a page that runs its scripts, lays it out and paints it. */
const mainThread = 'CrRendererMain'

/** A trace as Chromium writes it ("Trace Event Format"); times are in microseconds. */
type Trace = { readonly traceEvents: readonly TraceEvent[] }

type TraceEvent = {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  /** Processor time of the thread. */
  readonly tdur?: number
  readonly args?: {
    readonly name?: string
    readonly data?: { readonly frames?: readonly { readonly url: string; readonly processId?: number }[] }
  }
}

/** The process that draws the page; a frame with a sandbox of its own has another. */
function drawingProcess(events: readonly TraceEvent[], url: string): number {
  const frames = events.flatMap(({ args }) => args?.data?.frames ?? [])
  const [address = ''] = url.split('#')
  const found = frames.find(frame => frame.url.startsWith(address))?.processId
  if (found === undefined) throw new Error(`drawingProcess: the trace has no frame of ${url}`)
  return found
}
