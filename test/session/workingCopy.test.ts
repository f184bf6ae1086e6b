import { describe, expect, test } from 'vitest'
import type { BrowserStore } from '../../addin/session/browserStore.ts'
import { keptCopy } from '../../addin/session/workingCopy.ts'
import { openInSpreadsheet } from '../host/openInSpreadsheet.ts'
import { smallBuild } from '../host/smallWorkbook.ts'
import { memoryStore } from './memoryStore.ts'

describe('the workbook that a browser keeps', () => {
  test('is given back as it was left', async () => {
    const store = memoryStore()
    const { copy, program, type } = await tab(store)
    await copy.keep(program(), facts)
    await type('Inputs!E2', '7')
    await copy.keep(program(), facts)
    const left = await keptCopy(store, () => 'unused').load()
    if (!left.ok || left.value === undefined) throw new Error('nothing was kept')
    expect(left.value).toMatchObject(facts)
    const again = openInSpreadsheet()
    await again.spreadsheet().program.restore(left.value.beginning ?? new Uint8Array(), left.value.steps)
    expect(await again.entered('Inputs!E2')).toBe(7)
  })

  test('stands there once, also after another document and another visit', async () => {
    const store = memoryStore()
    for (let visit = 0; visit < 3; visit += 1) {
      const { copy, program } = await tab(store)
      await copy.keep(program(), facts)
      await copy.keep(program(), facts)
    }
    expect(store.kept.size).toBe(2)
  })

  test('is whole whichever of two tabs kept it last', async () => {
    const store = memoryStore()
    const tabs = [await tab(store), await tab(store)]
    for (const [step, turn] of [0, 1, 0, 0, 1].entries()) {
      const one = tabs[turn]
      if (one === undefined) throw new Error('there are two tabs')
      await one.type('Inputs!E2', String(step + 3))
      await one.copy.keep(one.program(), facts)
      const left = await keptCopy(store, () => 'unused').load()
      if (!left.ok || left.value === undefined) throw new Error('nothing was kept')
      const again = openInSpreadsheet()
      await again.spreadsheet().program.restore(left.value.beginning ?? new Uint8Array(), left.value.steps)
      expect(await again.entered('Inputs!E2')).toBe(step + 3)
    }
  })

  test('gives way to another one, and the one before stays until the next', async () => {
    const store = memoryStore()
    const { copy, program } = await tab(store)
    expect(await copy.keep(program(), facts)).toEqual({ ok: true, value: {} })
    for (const [name, before] of [
      ['two', 'Larkspur.xlsx'],
      ['three', 'two.xlsx'],
    ] as const) {
      const next = await tab(store)
      const kept = await next.copy.keep(next.program(), {
        document: name,
        fileName: `${name}.xlsx`,
        text: '',
      })
      expect(kept).toEqual({ ok: true, value: { replaced: before } })
      expect(await copy.load()).toMatchObject({ value: { document: name } })
      expect(await copy.loadReplaced()).toMatchObject({ value: { fileName: before } })
    }
    expect(store.kept.size).toBe(4)
  })

  test('is the plan alone until the workbook is made, and never less than it was', async () => {
    const store = memoryStore()
    const { copy, program } = await tab(store)
    await copy.keep(undefined, facts)
    expect(await copy.load()).toEqual({ ok: true, value: { ...facts, steps: '' } })
    await copy.keep(program(), facts)
    await copy.keep(undefined, { ...facts, text: '{"saved": true}' })
    const left = await copy.load()
    expect(left).toMatchObject({ value: { text: '{"saved": true}' } })
    expect(left.ok && left.value?.beginning).toBeInstanceOf(Uint8Array)
    expect(store.kept.size).toBe(2)
    await copy.keep(undefined, { ...facts, document: 'two' })
    await copy.keep(program(), { ...facts, document: 'two' })
    const before = await copy.loadReplaced()
    expect(before.ok && before.value?.beginning).toBeInstanceOf(Uint8Array)
    expect(store.kept.size).toBe(4)
  })

  test('is nothing where its beginning is gone or something else stands in its place', async () => {
    const store = memoryStore()
    const { copy, program } = await tab(store)
    await copy.keep(program(), facts)
    const [, beginning = ''] = [...store.kept.keys()].sort()
    await store.delete(beginning)
    expect(await copy.load()).toEqual({ ok: true, value: undefined })
    await store.put('workbook', { form: 'of another release' })
    expect(await copy.load()).toEqual({ ok: true, value: undefined })
  })

  test('is refused in the words of the store', async () => {
    const refusal = { message: 'This browser keeps nothing.', remedy: 'Download.' }
    const blocked = async () => ({ ok: false as const, refusal })
    const copy = keptCopy({ get: blocked, put: blocked, delete: blocked }, () => 'unused')
    expect(await copy.load()).toEqual({ ok: false, refusal })
    const { program } = await tab(memoryStore())
    expect(await copy.keep(program(), facts)).toEqual({ ok: false, refusal })
  })
})

const facts = { document: 'one', fileName: 'Larkspur.xlsx', text: '{}' }

/** A tab with a small workbook in its spreadsheet. */
async function tab(store: BrowserStore) {
  const workbook = openInSpreadsheet()
  await workbook.port.write(smallBuild)
  const copy = keptCopy(store, () => crypto.randomUUID())
  return { copy, program: () => workbook.spreadsheet().program, type: workbook.type }
}
