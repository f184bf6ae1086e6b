import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { pagePolicies } from '../../addin/server/pagePolicy.ts'
import { builtFolder } from './builtPane.ts'
import {
  axeFindings,
  focused,
  type OpenedPage,
  openPage,
  openSample,
  type PageOptions,
  sidewaysOverflow,
  view,
} from './openedPage.ts'
import { servedPages } from './servedPages.ts'

const pages = servedPages()

function open(options: PageOptions = {}): Promise<OpenedPage> {
  return openPage(pages.browser, `${pages.address}/studio.html#new`, options)
}

/** Scripts that a page names, from first to last. */
function scriptsOf(name: string): readonly string[] {
  return [...readFileSync(`${builtFolder}/${name}.html`, 'utf8').matchAll(/ src="?([^" >]+)/g)].map(
    ([, src]) => src ?? '',
  )
}

describe.each(['taskpane', 'studio'] as const)('the first view of %s', name => {
  const own = () => scriptsOf(name).filter(src => !src.startsWith('https://'))

  test('is less than 300 kB to download', () => {
    const bytes = own().map(src => gzipSync(readFileSync(`${builtFolder}/${src}`), { level: 9 }).length)
    const total = bytes.reduce((sum, size) => sum + size, 0)
    expect(total).toBeGreaterThan(100_000)
    expect(total).toBeLessThan(300_000)
  })

  test('leaves the engine to its worker', () => {
    const code = own().map(src => readFileSync(`${builtFolder}/${src}`, 'utf8'))
    // Words of decimal.js and of mathjs that no minifier changes.
    expect(code.filter(text => /\[DecimalError\]|Unexpected end of expression/.test(text))).toEqual([])
  })

  test('is served with the policy that it carries', async () => {
    const answer = await fetch(`${pages.address}/${name}.html`)
    expect(answer.headers.get('content-security-policy')).toBe(pagePolicies[name])
    expect(await answer.text()).toContain(`content="${pagePolicies[name]}"`)
  })
})

test('only the page for Excel loads office.js', () => {
  expect(scriptsOf('taskpane')[0]).toBe('https://appsforoffice.microsoft.com/lib/1/hosted/office.js')
  expect(scriptsOf('studio').filter(src => src.includes('//'))).toEqual([])
})

describe('the server', () => {
  test.each([
    ['/studio.html', 200, 'text/html; charset=utf-8'],
    ['/', 200, 'text/html; charset=utf-8'],
    ['/nothing.js', 404, 'text/plain; charset=utf-8'],
    ['/%2e%2e/%2e%2e/package.json', 404, 'text/plain; charset=utf-8'],
    ['/%', 404, 'text/plain; charset=utf-8'],
  ])('%s is answered with %d', async (path, status, type) => {
    const answer = await fetch(pages.address + path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type])
  })

  test('gives files to read and takes nothing', async () => {
    expect((await fetch(`${pages.address}/studio.html`, { method: 'POST', body: 'x' })).status).toBe(405)
  })
})

describe('the sample', () => {
  test('asks for nothing but its own files, and is never refused', async () => {
    const { page, requests, complaints } = await open()
    await openSample(page)
    await page.getByText('Agrees with the engine').waitFor()
    await view(page, 'Compare').click()
    await page.getByRole('heading', { name: 'Where the difference goes' }).waitFor()
    expect(requests.filter(url => !url.startsWith(pages.address) && !url.startsWith('data:'))).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  })

  test('runs where code from text is refused', async () => {
    const { page } = await open()
    // Later, because the browser allows it to a debugger that asks at once.
    const refused = await page.evaluate(
      () =>
        new Promise<string>(tell => {
          setTimeout(() => {
            try {
              tell(String(new Function('return 1')()))
            } catch (error) {
              tell(error instanceof Error ? error.name : '')
            }
          })
        }),
    )
    expect(refused).toBe('EvalError')
    await page.close()
  })
})

describe.each(['light', 'dark', 'contrast'] as const)('axe finds nothing in %s', theme => {
  test('in the doors, Home and Compare, closed and opened', async () => {
    const { page } = await open({ theme })
    await page.getByRole('button', { name: 'Try the sample' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await openSample(page)
    await page.getByText('Agrees with the engine').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: /^Cash low point/ }).click()
    await page.getByText('Why is this number').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await view(page, 'Compare').click()
    await page.getByRole('heading', { name: 'Where the difference goes' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Show as table' }).click()
    expect(await axeFindings(page)).toEqual([])
    await view(page, 'More').click()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('combobox', { name: 'Scenario' }).click()
    await page.getByRole('option', { name: 'Hire first' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.close()
  })
})

describe('by keyboard', () => {
  test('everything is reached in reading order', async () => {
    const { page } = await open()
    await openSample(page)
    await page.evaluate(() => document.body.focus())
    const names: string[] = []
    for (let count = 0; count < 16; count += 1) {
      await page.keyboard.press('Tab')
      names.push(await focused(page))
    }
    expect(names).toEqual([
      'Scenario',
      ...['Home', 'Plan', 'Scenarios', 'Compare', 'Risk', 'Decide', 'More'],
      ...['ARR', 'Cash low point', 'Runway', 'Burn multiple', 'Net new ARR per $'],
      'Sellers are the limit in every segment from Jan 2027: add hires in Plan',
      'Platform team is full to Nov 2026 and sets three go-live dates',
      'Open the plan',
    ])
    await page.close()
  })

  test('a scenario is chosen with arrows, a figure opened with Enter, More closed with Esc', async () => {
    const { page } = await open()
    await openSample(page)
    await page.getByRole('combobox', { name: 'Scenario' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Systems first reaches' }).waitFor()
    await page.getByRole('button', { name: /^ARR/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Show as table' }).waitFor()
    await view(page, 'More').focus()
    await page.keyboard.press('Enter')
    await view(page, 'Checks').waitFor()
    await page.keyboard.press('Escape')
    expect(await focused(page)).toBe('More')
    expect(await view(page, 'Checks').count()).toBe(0)
    await page.close()
  })

  test('what has the focus shows it', async () => {
    const { page } = await open()
    await openSample(page)
    for (const name of [/^Home$/, /^ARR/, /^Open the plan$/]) {
      const button = page.getByRole('button', { name })
      await page.keyboard.press('Tab')
      await button.focus()
      const ring = await button.evaluate(element => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
        const after = getComputedStyle(element, '::after')
        return [
          outlineStyle !== 'none' && outlineWidth !== '0px',
          boxShadow !== 'none',
          after.content !== 'none',
        ]
      })
      expect(ring).toContain(true)
    }
    await page.close()
  })
})

test('nothing scrolls sideways at 320 pixels, at 350 pixels and 200% zoom, or with all the room of a window', async () => {
  const { page } = await open()
  const widths = [320, 175, 1280]
  const overflow = async (): Promise<readonly string[]> => {
    const found: string[] = []
    for (const width of widths) {
      await page.setViewportSize({ width, height: 780 })
      await page.evaluate(
        () => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      )
      found.push(...(await sidewaysOverflow(page)).map(element => `${width}: ${element}`))
    }
    return found
  }
  await page.getByRole('button', { name: 'Try the sample' }).waitFor()
  expect(await overflow()).toEqual([])
  await openSample(page)
  await page.getByRole('button', { name: /^ARR/ }).click()
  expect(await overflow()).toEqual([])
  await view(page, 'Compare').click()
  await page.getByRole('heading', { name: 'Where the difference goes' }).waitFor()
  expect(await overflow()).toEqual([])
  await page.close()
})
