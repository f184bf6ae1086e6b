import type { Frame } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { buildPane } from './builtPane.ts'
import { inExcel } from './builtPaneInExcel.ts'

beforeAll(buildPane, 180_000)

test('versions are signed and gone back to, and edits that were not saved are there after the pane was closed', async () => {
  await inExcel({}, async excel => {
    let { pane } = excel
    const scenarios = () =>
      pane.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Scenarios', exact: true })
    const debt = () => pane.getByRole('switch', { name: 'Venture debt' })
    await pane.getByRole('button', { name: 'Try the sample' }).click()
    await scenarios().click()

    await pane.getByRole('button', { name: 'Give your name' }).click()
    const name = pane.getByRole('textbox', { name: 'Your name, as others will read it' })
    await name.press('Enter')
    await pane.getByText('Type the name that others know you by.').waitFor()
    await name.fill('Ana Silva')
    await name.press('Enter')
    await pane.getByText('Signed as Ana Silva').waitFor()

    await debt().click()
    await pane.getByRole('textbox', { name: 'Note for the next version' }).fill('With the debt')
    await pane.getByRole('button', { name: 'Save version' }).click()
    await pane.getByText('the last 2 versions').waitFor()

    await pane.getByRole('button', { name: /^Hiring, four tools and four systems together/ }).click()
    await pane.getByRole('button', { name: 'Go back to this version' }).click()
    expect(await debt().isChecked()).toBe(false)
    await pane.getByText('● 1 unsaved').waitFor()

    await expect.poll(() => draftKeys(pane), { timeout: 15_000 }).toHaveLength(1)
    pane = await excel.reload()
    await pane.getByText(/^You have 1 change from .* that was not saved\.$/).waitFor()
    await pane.getByRole('button', { name: 'Keep' }).click()
    await pane.getByText('● 1 unsaved').waitFor()
    await scenarios().click()
    await pane.getByText('Signed as Ana Silva').waitFor()
    expect(await debt().isChecked()).toBe(false)
    await pane.getByRole('button', { name: 'Undo going back' }).click()
    await pane.getByText('Draft · You, today').waitFor()
    expect(await debt().isChecked()).toBe(true)
    await pane.getByRole('button', { name: /^With the debt/ }).click()
    await pane.getByText('→ on from Mar 2026').waitFor()
    expect(excel.complaints).toEqual([])
  })
}, 90_000)

/** Under which keys the browser holds what is not saved: it does so a moment after an edit. */
function draftKeys(pane: Frame): Promise<readonly string[]> {
  return pane.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('proceeds')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const [table = ''] = opening.result.objectStoreNames
          const keys = opening.result.transaction(table).objectStore(table).getAllKeys()
          keys.onerror = () => reject(keys.error)
          keys.onsuccess = () => {
            opening.result.close()
            resolve(keys.result.map(String).filter(key => key.startsWith('drafts of ')))
          }
        }
      }),
  )
}
