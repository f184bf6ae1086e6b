import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ChromiumSpreadsheet, openChromiumSpreadsheet } from './chromiumSpreadsheet.ts'
import { conformance } from './conformance.ts'
import { smallBuild } from './smallWorkbook.ts'

let chromium: ChromiumSpreadsheet

beforeAll(async () => {
  chromium = await openChromiumSpreadsheet()
}, 180_000)

afterAll(async () => {
  await chromium?.close()
})

conformance('the spreadsheet in Chromium', () => chromium.openEmpty())

describe('the embedded spreadsheet', () => {
  test('hears what a person types, and its Undo', async () => {
    const { port } = await chromium.openEmpty()
    await port.write(smallBuild)
    const edits: unknown[] = []
    await port.watchEdits(edit => edits.push(edit))
    await port.select({ sheet: 'Inputs', area: { top: 2, left: 5, bottom: 2, right: 5 } })
    await chromium.frame.locator('.o-grid').click({ position: { x: 300, y: 200 } })
    await port.select({ sheet: 'Inputs', area: { top: 2, left: 5, bottom: 2, right: 5 } })
    await chromium.page.keyboard.type('150')
    await chromium.page.keyboard.press('Enter')
    await expect.poll(() => edits.length, { timeout: 10_000 }).toBe(1)
    expect(edits[0]).toMatchObject({ kind: 'cells', by: 'person' })
    await chromium.page.keyboard.press('Control+z')
    await expect.poll(() => edits.length, { timeout: 10_000 }).toBe(2)
  })

  test('cannot reach the page around it, nor the network', async () => {
    const reach = await chromium.frame.evaluate(async () => {
      const tried = async (attempt: () => unknown) => {
        try {
          await attempt()
          return 'done'
        } catch (refusal) {
          return refusal instanceof Error ? refusal.name : 'refused'
        }
      }
      return {
        page: await tried(() => window.parent.document.title),
        store: await tried(() => window.localStorage.length),
        network: await tried(() => fetch('frame.html')),
      }
    })
    expect(reach).toEqual({ page: 'SecurityError', store: 'SecurityError', network: 'TypeError' })
    const policy = await chromium.page.evaluate(async address => {
      const answer = await fetch(`${address}/frame.html`)
      return answer.headers.get('content-security-policy')
    }, chromium.address)
    expect(policy).toMatch(/^sandbox allow-scripts; default-src 'none'; script-src 'self' 'unsafe-eval'/)
    const evaluated = await chromium.page.evaluate(async () => {
      // What the tests themselves run is exempt until it waits.
      await new Promise(resolve => setTimeout(resolve))
      try {
        return new Function('return "ran"')()
      } catch (refusal) {
        return refusal instanceof Error ? refusal.name : 'refused'
      }
    })
    expect(evaluated).toBe('EvalError')
  })

  test('asks for nothing but files of its own server, and complains of nothing but what was tried above', () => {
    expect(
      chromium.requests.filter(url => !url.startsWith(chromium.address) && !url.startsWith('data:')),
    ).toEqual([])
    expect(chromium.complaints.filter(text => !/Content Security Policy/.test(text))).toEqual([])
  })
})
