import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keptPlans, planPart } from '../../engine/workbook/planPart.ts'
import { sha256 } from '../../engine/workbook/sha256.ts'

describe('the hash', () => {
  // FIPS 180-4, examples of NIST.
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('of "%s" is the published one', (text, hash) => {
    expect(sha256(text)).toBe(hash)
  })

  test('is that of Node for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
      }),
    )
  })
})

describe('a plan kept in a part', () => {
  const facts = { revision: '4', saved: '9 Feb 2026, 14:02', shown: 'balanced', layout: 'a1b2' }

  test('comes back as it was, whatever its signs and length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), piece => {
        const text = `{"note": ${JSON.stringify(piece)}, "<a & b>": "]]> 🚀"}`
        expect(keptPlans([planPart({ ...facts, text }).xml])).toEqual([{ ...facts, text, intact: true }])
      }),
    )
    const long = '🚀é'.repeat(150_001)
    expect(keptPlans([planPart({ ...facts, text: long }).xml])[0]?.text).toBe(long)
  })

  test('is known to be changed when a sign of it is another', () => {
    const { xml } = planPart({ ...facts, text: '{"months": 36}' })
    expect(keptPlans([xml.replace('36', '48')])).toMatchObject([{ text: '{"months": 48}', intact: false }])
  })

  test('is not looked for in the parts of others, nor in what is no XML any more', () => {
    const { xml } = planPart({ ...facts, text: '{}' })
    expect(keptPlans(['<b:Sources xmlns:b="urn:other"/>', xml.slice(0, -9)])).toEqual([])
  })
})
