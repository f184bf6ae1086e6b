import { describe, expect, it } from 'vitest'
import {
  divideUnits,
  isExponent,
  multiplyUnits,
  parseUnit,
  plainNumber,
  printUnit,
  type Unit,
  unitsAgree,
} from '../../engine/formula/unit.ts'

const unit = (text: string): Unit => {
  const read = parseUnit(text)
  if (read === undefined) throw new Error(`no unit: ${text}`)
  return read
}

describe('units multiply and divide as the things they measure', () => {
  it.each([
    ['people', 'money/person/year', 'money/year'],
    ['money/year', 'year', 'money'],
    ['opportunities', 'customers/opportunity', 'customers'],
    ['customers', 'money/customer/year', 'money/year'],
    ['people', 'person-months/person', 'person-months'],
    ['ratio', 'money', 'money'],
  ])('%s times %s is %s', (a, b, product) => {
    expect(printUnit(multiplyUnits(unit(a), unit(b)))).toBe(product)
    expect(printUnit(divideUnits(unit(product), unit(b)))).toBe(printUnit(unit(a)))
  })
})

describe('only like agrees with like', () => {
  it.each([
    ['money', 'money', true],
    ['money', 'people', false],
    ['money', 'money/year', false],
    ['months', 'months', true],
    ['months', 'ratio', false],
    ['months', 'count', true],
    ['flag', 'ratio', true],
    ['person-months', 'people', false],
    ['days', 'months', false],
    ['any', 'money', true],
  ])('%s and %s: %s', (a, b, agree) => {
    expect(unitsAgree(unit(a), unit(b))).toBe(agree)
    expect(unitsAgree(unit(b), unit(a))).toBe(agree)
  })

  it('a number written in a formula counts months or shares, not money', () => {
    expect(unitsAgree(plainNumber, unit('months'))).toBe(true)
    expect(unitsAgree(plainNumber, unit('ratio'))).toBe(true)
    expect(unitsAgree(plainNumber, unit('money'))).toBe(false)
  })

  it('an exponent may be a number of years, because rates compound', () => {
    expect(isExponent(divideUnits(plainNumber, unit('1/year')))).toBe(true)
    expect(isExponent(unit('1/year'))).toBe(false)
    expect(isExponent(unit('money'))).toBe(false)
  })
})

describe('a unit text', () => {
  it.each(['dollars', 'money/', 'money//year', 'money/ratio', '', 'constructor', 'money/toString'])(
    '%s is not known',
    text => {
      expect(parseUnit(text)).toBeUndefined()
    },
  )
})
