import { describe, expect, test } from 'vitest'
import { revisionStore } from '../../addin/host/revisionStore.ts'
import { workbookShelf } from '../../addin/session/workbookShelf.ts'

type DocumentParts = Parameters<typeof revisionStore>[0]

/** A document that keeps texts, and can lose a letter. */
function document(): DocumentParts & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>()
  const done = { ok: true as const, value: null, notices: [] }
  let next = 0
  return {
    texts,
    list: async namespace => ({
      ok: true,
      value: [...texts].filter(([, xml]) => xml.includes(namespace)).map(([key, xml]) => ({ key, xml })),
      notices: [],
    }),
    add: async xml => {
      next += 1
      texts.set(`part ${next}`, xml)
      return { ok: true, value: `part ${next}`, notices: [] }
    },
    remove: async keys => {
      for (const key of keys) texts.delete(key)
      return done
    },
  }
}

describe('a workbook keeps the plan', () => {
  test('nothing at first, then what was saved last', async () => {
    const shelf = workbookShelf(revisionStore(document()), '0.1.0')
    expect(await shelf.load()).toEqual({})
    await shelf.save('{"plan": 1}', 'Anna', '2026-02-01T10:00:00Z')
    await shelf.save('{"plan": 2}', 'Anna', '2026-02-01T11:00:00Z')
    expect(await shelf.load()).toEqual({ text: '{"plan": 2}' })
  })

  test('the last two versions and no more', async () => {
    const parts = document()
    const shelf = workbookShelf(revisionStore(parts), '0.1.0')
    for (const hour of [10, 11, 12, 13])
      await shelf.save(`{"at": ${hour}}`, 'Anna', `2026-02-01T${hour}:00:00Z`)
    expect(parts.texts.size).toBe(2)
  })

  test('both versions when two people save at once, now and after the next save', async () => {
    const parts = document()
    const [mine, yours] = [
      workbookShelf(revisionStore(parts), '0.1.0'),
      workbookShelf(revisionStore(parts), '0.1.0'),
    ]
    await mine.save('{"start": 0}', 'Anna', '2026-02-01T09:00:00Z')
    await Promise.all([
      mine.save('{"by": "Anna"}', 'Anna', '2026-02-01T10:00:00Z'),
      yours.save('{"by": "Ben"}', 'Ben', '2026-02-01T10:00:01Z'),
    ])
    const { text, notice } = await mine.load()
    expect(text).toBe('{"by": "Ben"}')
    expect(notice?.message).toBe(
      'Anna saved this plan at the same time; that version is kept in the workbook as well.',
    )
    await yours.save('{"by": "Ben, later"}', 'Ben', '2026-02-01T11:00:00Z')
    await yours.save('{"by": "Ben, later still"}', 'Ben', '2026-02-01T12:00:00Z')
    expect([...parts.texts.values()].some(xml => xml.includes('Anna'))).toBe(true)
  })

  test('the version before when the last one is damaged, and says so', async () => {
    const parts = document()
    const shelf = workbookShelf(revisionStore(parts), '0.1.0')
    await shelf.save('{"plan": 1}', 'Anna', '2026-02-01T10:00:00Z')
    await shelf.save('{"plan": 2}', 'Ben', '2026-02-01T11:00:00Z')
    const [key, xml] = [...parts.texts].at(-1) ?? ['', '']
    parts.texts.set(key, xml.replace('{&quot;plan', '{&quot;plam').replace('{"plan', '{"plam'))
    const { text, notice } = await shelf.load()
    expect(text).toBe('{"plan": 1}')
    expect(notice?.remedy).toBe('The version saved before it, by Anna, is shown. Save to keep it.')
  })
})
