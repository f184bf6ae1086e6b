import { expect, test } from 'vitest'
import { extentOf } from '../../engine/numeric/extent.ts'

test('the least and the greatest are found among a million, where a call with as many arguments fails', () => {
  const many = Array.from({ length: 1_000_000 }, (_, at) => (at * 7919) % 1_000_003)
  expect(extentOf(many)).toEqual([0, 1_000_002])
  expect(() => Math.min(...many)).toThrow(RangeError)
  expect(extentOf([])).toEqual([Infinity, -Infinity])
})
