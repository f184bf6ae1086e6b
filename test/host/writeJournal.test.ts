import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPart, writePart } from '../../addin/host/documentPart.ts'
import { journalParts, readJournals, type WriteJournal } from '../../addin/host/writeJournal.ts'
import { copiedFormula } from '../excelHost/references.ts'

const area = { top: 3, left: 2, bottom: 3, right: 6 }

function journal(over: Partial<WriteJournal> = {}): WriteJournal {
  const formulas = [0, 1, 2, 3].map(right => ({ formula: copiedFormula('B2*Inputs!$E$4', 0, right) }))
  return {
    id: 'one',
    owner: 'pane',
    time: 1_800_000_000_000,
    addedSheets: ['Model'],
    asides: [{ sheet: 'Inputs', to: 'Inputs (before)', role: 'Inputs' }],
    names: [{ name: 'Seat_price', before: null }],
    texts: [],
    images: [
      { sheet: 'Model', area, before: [[null, null, null, null, 'a<b&"c"']], after: [[...formulas, 12.5]] },
    ],
    ...over,
  }
}

describe('a journal', () => {
  test('is read again from its parts as it was', () => {
    const parts = journalParts(journal()).map((xml, index) => ({ key: `key ${index}`, xml }))
    expect(readJournals(parts)).toEqual({ whole: [{ journal: journal(), keys: ['key 0'] }], brokenKeys: [] })
  })

  test('keeps any texts, numbers, truth values and formulas', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.string().map(formula => ({ formula })),
    )
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), row => {
        const written = journal({ images: [{ sheet: 'Model', area, before: [row], after: [row] }] })
        const parts = journalParts(written).map(xml => ({ key: '', xml }))
        expect(readJournals(parts).whole.map(found => found.journal)).toEqual([written])
      }),
    )
  })

  test('says a row of copied formulas once', () => {
    const after = [Array.from({ length: 60 }, (_, right) => ({ formula: copiedFormula('B2*2', 0, right) }))]
    const before = [Array<null>(60).fill(null)]
    const [text = ''] = journalParts(journal({ images: [{ sheet: 'Model', area, before, after }] }))
    expect(text.length).toBeLessThan(500)
  })

  test('of which a part is missing is not read, but can be removed', () => {
    const long = Array.from({ length: 40_000 }, (_, index) => [`text ${index}`])
    const parts = journalParts(journal({ images: [{ sheet: 'Model', area, before: long, after: long }] }))
    expect(parts.length).toBeGreaterThan(1)
    const found = parts.slice(1).map((xml, index) => ({ key: `key ${index}`, xml }))
    expect(readJournals(found).whole).toEqual([])
    expect(readJournals(found).brokenKeys.length).toBe(parts.length - 1)
  })
})

describe('a part of a document', () => {
  test('is read however another program writes the same element', () => {
    const same = [
      '<r xmlns="urn:a" id="1" by="A &amp; B">x &lt; y</r>',
      "<?xml version='1.0'?>\n<r by='A &#38; B' id='1' xmlns='urn:a'><![CDATA[x < y]]></r>",
      '\uFEFF<p:r xmlns:p="urn:a" by="A &#x26; B" id = "1" >x &lt; y</p:r >',
    ]
    for (const xml of same) {
      const part = readPart(xml)
      expect(part?.text).toBe('x < y')
      expect([part?.facts.get('id'), part?.facts.get('by')]).toEqual(['1', 'A & B'])
    }
  })

  test('keeps any text', () => {
    const text = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(text, text, (fact, body) => {
        const part = readPart(writePart('r', 'urn:a', { fact }, body))
        expect([part?.facts.get('fact'), part?.text]).toEqual([fact, body])
      }),
    )
  })

  test.each(['', 'plain', '<r>', '<r></s>', '<r/><s/>'])('%j is none', xml => {
    expect(readPart(xml)).toBeUndefined()
  })
})
