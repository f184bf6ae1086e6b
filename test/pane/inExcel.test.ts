import { beforeAll, describe, expect, test } from 'vitest'
import { buildPane } from './builtPane.ts'
import { inExcel } from './builtPaneInExcel.ts'

beforeAll(buildPane, 180_000)

describe('the pane beside a workbook in Excel', () => {
  test('opens the sample, and asks for nothing but its own files and office.js', async () => {
    await inExcel({}, async ({ pane, requests, complaints }) => {
      await pane.getByRole('button', { name: 'Try the sample' }).click()
      await pane.getByRole('heading', { name: 'Balanced reaches $43.3M ARR' }).waitFor()
      await pane.getByText('Agrees with the engine').waitFor()
      const strangers = requests.filter(
        url =>
          !/^https:\/\/(localhost:3(000|443)\/|appsforoffice\.microsoft\.com\/lib\/1\/hosted\/)/.test(url),
      )
      expect(strangers).toEqual([])
      expect(complaints).toEqual([])
    })
  })

  test('works by itself and says so when office.js cannot be reached', async () => {
    await inExcel({ isCdnUp: false }, async ({ pane }) => {
      await pane.getByText("Microsoft's script for add-ins did not load").waitFor()
      await pane.getByRole('button', { name: 'Dismiss' }).click()
      await pane.getByRole('button', { name: 'Try the sample' }).click()
      await pane.getByRole('heading', { name: 'Balanced reaches $43.3M ARR' }).waitFor()
      expect(await pane.getByText("Microsoft's script").count()).toBe(0)
    })
  })
})
