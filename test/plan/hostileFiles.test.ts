// Plan files that mean harm or are damaged: each is refused with a message that says where and what to do.

import { describe, expect, test } from 'vitest'
import { planLimits } from '../../engine/plan/refuseText.ts'
import { edited, larkspurText, openingPrinted } from './larkspurPlan.ts'

describe('a hostile or damaged file is refused', () => {
  test('a key that reaches for the prototype', () => {
    const text = edited('"company":', '"__proto__": { "polluted": true }, "company":')
    expect(openingPrinted(text)).toMatchInlineSnapshot(`
      "error P107: The name "__proto__" is not allowed in a plan.
        at __proto__ (at "__proto__": { "polluted": true }, "comp…)
        -> Remove it; if something of yours has this name, choose another."
    `)
    expect(
      openingPrinted(edited('"tranche_milestones": {}', '"tranche_milestones": { "constructor": {} }')),
    ).toMatchInlineSnapshot(`
      "error P107: The name "constructor" is not allowed in a plan.
        at tranche_milestones.constructor (at "constructor": {} },)
        -> Remove it; if something of yours has this name, choose another."
    `)
    expect(Object.keys({})).toEqual([])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('a key that stands twice', () => {
    expect(
      openingPrinted(edited('"pay_rise_rate": 0.035', '"pay_rise_rate": 0.035,\n    "pay_rise_rate": 0.35')),
    ).toMatchInlineSnapshot(`
      "error P106: "pay_rise_rate" stands twice in the same object, first in line 273.
        at inputs.pay_rise_rate (at "pay_rise_rate": 0.35,)
        -> Keep the one that is meant and remove the other."
    `)
  })

  test('a hundred thousand brackets, at the first that is too deep: nothing behind it is read', () => {
    expect(openingPrinted('['.repeat(100_000) + ']'.repeat(100_000))).toMatchInlineSnapshot(`
      "error P103: Objects and lists stand more than 32 deep inside one another here.
        at the file (at [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…)
        -> A plan is never that deep: restore the file from a saved copy."
    `)
    const deep = openingPrinted('['.repeat(100))
    expect(openingPrinted(`${'['.repeat(100_000)}1e999 "never closed`)).toBe(deep)
    expect(openingPrinted(`${'{"a":'.repeat(100_000)}1e999 "never closed`)).toContain('P103')
    expect(openingPrinted(`${'{"a":'.repeat(100_000)}1e999 "never closed`)).not.toMatch(/P10[124-9]/)
  })

  test('numbers that no number can hold', () => {
    expect(openingPrinted(edited('"pay_rise_rate": 0.035', '"pay_rise_rate": 1e999'))).toMatchInlineSnapshot(`
      "error P108: 1e999 is larger than a number can be.
        at inputs.pay_rise_rate (at 1e999,)
        -> Write the number that is meant."
    `)
    expect(
      openingPrinted(edited('"pay_rise_rate": 0.035', '"pay_rise_rate": 0.03500000000000000000001')),
    ).toMatchInlineSnapshot(`
      "error P108: 0.03500000000000000000001 has more digits than a number keeps: it would be read as 0.035.
        at inputs.pay_rise_rate (at 0.03500000000000000000001,)
        -> Write at most 15 digits, or an exact fraction such as "1/3"."
    `)
    expect(
      openingPrinted(edited('"opening_cash": 5400000', '"opening_cash": 54000000000000000')),
    ).toMatchInlineSnapshot(`
      "error P202: inputs.opening_cash is 54000000000000000, and must be a number below 1e15 in size, or an exact fraction such as "1/6".
        at inputs.opening_cash (at 54000000000000000,)
        -> Write a number below 1e15 in size, or an exact fraction such as "1/6"."
    `)
    expect(openingPrinted(edited('"pay_rise_rate": 0.035', '"pay_rise_rate": NaN'))).toMatchInlineSnapshot(`
      "error P105: This is not JSON: only numbers, texts in double quotes, true, false and null are values.
        at the file (at NaN,)
        -> Mend the text here."
    `)
  })

  test('half characters and characters that are not text', () => {
    expect(
      openingPrinted(edited('"company": "Larkspur"', '"company": "Lark\\ud83dspur"')),
    ).toMatchInlineSnapshot(`
      "error P104: The text "Lark\\ud83dspur" holds the character U+D83D, which cannot be printed.
        at company (at "Lark\\ud83dspur",)
        -> Type the text again without it."
    `)
    expect(
      openingPrinted(edited('"company": "Larkspur"', '"company": "Lark\ud83dspur"')),
    ).toMatchInlineSnapshot(`
      "error P104: Half of a two-part character stands here alone (a lone surrogate).
        at the file (at ·spur",)
        -> Type the character again, or restore the file from a saved copy."
    `)
    expect(
      openingPrinted(edited('"company": "Larkspur"', '"company": "Lark\u0000spur"')),
    ).toMatchInlineSnapshot(`
      "error P104: Character number 0 is not text.
        at the file (at ·spur",)
        -> Save the file as UTF-8 text, or restore it from a saved copy."
    `)
    expect(
      openingPrinted(edited('"company": "Larkspur"', '"company": "Lark\\u0007spur"')),
    ).toMatchInlineSnapshot(`
      "error P104: The text "Lark\\u0007spur" holds the character U+0007, which cannot be printed.
        at company (at "Lark\\u0007spur",)
        -> Type the text again without it."
    `)
  })

  test('objects that look like numbers of a library', () => {
    const decimal = '{ "s": 1, "e": -2, "d": [3, 5], "constructor": "Decimal" }'
    expect(
      openingPrinted(edited('"pay_rise_rate": 0.035', `"pay_rise_rate": ${decimal}`)),
    ).toMatchInlineSnapshot(`
      "error P107: The name "constructor" is not allowed in a plan.
        at inputs.pay_rise_rate.constructor (at "constructor": "Decimal" },)
        -> Remove it; if something of yours has this name, choose another."
    `)
    expect(
      openingPrinted(edited('"pay_rise_rate": 0.035', '"pay_rise_rate": { "s": 1, "e": -2, "d": [3, 5] }')),
    ).toMatchInlineSnapshot(`
      "error P312: pay_rise_rate has no dimensions, and an object with s, e, d stands here.
        at inputs.pay_rise_rate (at { "s": 1, "e": -2, "d": [3, 5] },)
        -> Write one number."
    `)
    expect(openingPrinted(edited('"value": 25000000', '"value": { "s": 1, "e": 7 }'))).toMatchInlineSnapshot(`
      "error P202: scenarios.raise_only.changes[0].value is an object with s, e, and must be a number below 1e15 in size, or an exact fraction such as "1/6".
        at scenarios.raise_only.changes[0].value (at { "s": 1, "e": 7 }, "note": "Series B, g…)
        -> Write a number below 1e15 in size, or an exact fraction such as "1/6"."
    `)
    expect(
      openingPrinted(edited('"pay_rise_rate": 0.035', '"pay_rise_rate": "Infinity"')),
    ).toMatchInlineSnapshot(`
      "error P202: inputs.pay_rise_rate is "Infinity", and must be a number below 1e15 in size, or an exact fraction such as "1/6".
        at inputs.pay_rise_rate (at "Infinity",)
        -> Write a number below 1e15 in size, or an exact fraction such as "1/6"."
    `)
    expect(openingPrinted(edited('"pay_rise_rate": 0.035', '"pay_rise_rate": "1/0"'))).toContain('P202')
    expect(openingPrinted(edited('"pay_rise_rate": 0.035', '"pay_rise_rate": "0x1F"'))).toContain('P202')
  })

  test('a file that was cut off', () => {
    const printed = openingPrinted(larkspurText.slice(0, 5000))
    expect(printed).toMatchInlineSnapshot(`
      "error P105: The file ends before it is complete.
        at the file (at "month_7)
        -> Restore the file from a saved copy, or add what is missing."
    `)
    for (let length = 1; length < larkspurText.length - 1; length += 997) {
      expect(openingPrinted(larkspurText.slice(0, length))).toContain('error P1')
    }
  })

  test('text that is not JSON', () => {
    expect(openingPrinted('')).toMatchInlineSnapshot(`
      "error P101: The file is empty.
        at the file (at )
        -> Choose a plan file, or start a new plan."
    `)
    expect(openingPrinted(edited('"months": 36,', '"months": 36,,'))).toMatchInlineSnapshot(`
      "error P105: This is not JSON: a name in double quotes must stand here.
        at the file (at ,)
        -> Mend the text here."
    `)
    expect(openingPrinted(edited('"months": 36,', '"months": 36, // three years'))).toMatchInlineSnapshot(`
      "error P105: This is not JSON: comments are not part of JSON.
        at the file (at // three years)
        -> Mend the text here."
    `)
    expect(openingPrinted(edited('"company": "Larkspur"', "'company': 'Larkspur'"))).toMatchInlineSnapshot(`
      "error P105: This is not JSON: only numbers, texts in double quotes, true, false and null are values.
        at the file (at 'company': 'Larkspur',)
        -> Mend the text here."
    `)
    expect(openingPrinted(`${larkspurText}{}`)).toMatchInlineSnapshot(`
      "error P105: This is not JSON: nothing may follow the end of the plan.
        at the file (at {})
        -> Mend the text here."
    `)
  })

  test('more than a plan can be', () => {
    expect(openingPrinted(`"${'x'.repeat(planLimits.characters)}"`)).toMatchInlineSnapshot(`
      "error P102: The file has 5,000,002 characters; a plan may have 5,000,000.
        at the file (at "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…)
        -> Check that this is a plan file; split off scenarios that are no longer needed."
    `)
    expect(openingPrinted(`[${'0,'.repeat(planLimits.values)}0]`)).toMatchInlineSnapshot(`
      "error P102: The file holds 500,001 values; a plan may hold 500,000.
        at the file (at [0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0…)
        -> Check that this is a plan file; split off scenarios that are no longer needed."
    `)
  })

  test('something else altogether', () => {
    expect(openingPrinted('{ "name": "not a plan" }')).toMatchInlineSnapshot(`
      "error P201: This is not a plan file: its format is not "proceeds-plan".
        at format (at { "name": "not a plan" })
        -> Choose a plan file; one begins with "format": "proceeds-plan"."
    `)
    expect(openingPrinted('[1, 2, 3]')).toMatchInlineSnapshot(`
      "error P201: This is not a plan file: its format is not "proceeds-plan".
        at format (at [1, 2, 3])
        -> Choose a plan file; one begins with "format": "proceeds-plan"."
    `)
    expect(openingPrinted(edited('"schema_version": 1', '"schema_version": "1"'))).toMatchInlineSnapshot(`
      "error P201: The plan does not say which version of the form it has.
        at schema_version (at "1",)
        -> Add "schema_version": 1."
    `)
  })

  test('any one character changed never makes the reader throw', () => {
    for (let at = 0; at < larkspurText.length; at += 541) {
      const damaged = `${larkspurText.slice(0, at)}\\${larkspurText.slice(at + 1)}`
      expect(typeof openingPrinted(damaged)).toBe('string')
    }
  })
})

test('a byte order mark is left out, with a notice', () => {
  expect(openingPrinted(`\uFEFF${larkspurText}`)).toMatchInlineSnapshot(`
    "warning P109: The file begins with a byte order mark, which is left out.
      at the file (at ﻿{)
      -> Nothing to do: it is gone when the plan is saved."
  `)
})
