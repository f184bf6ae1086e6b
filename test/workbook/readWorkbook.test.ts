// Reading a workbook back: what was typed becomes a plan again, what was damaged is told with its place.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { resolveScenario } from '../../engine/plan/scenarioInputs.ts'
import { writePlan } from '../../engine/plan/writePlan.ts'
import { cellAddress, columnLetters, parseCell } from '../../engine/workbook/cellAddress.ts'
import { type InputPlace, inputPlaces } from '../../engine/workbook/inputPlaces.ts'
import { memberRow } from '../../engine/workbook/layout.ts'
import { printReadBack } from '../../engine/workbook/printReadBack.ts'
import { readWorkbook, workbookReader } from '../../engine/workbook/readWorkbook.ts'
import { readXlsx, type XlsxContent } from '../../engine/workbook/readXlsx.ts'
import type { XlsxCell, XlsxCells } from '../../engine/workbook/xlsxCells.ts'
import { writeXlsx } from '../../engine/workbook/xlsxFile.ts'
import { larkspurSource, larkspurWorkbook } from './larkspurWorkbook.ts'
import { valueIn } from './smallSheets.ts'

const { compiled, layout } = larkspurSource
const content = valueIn(readXlsx(writeXlsx(larkspurWorkbook)))
const read = valueIn(workbookReader(compiled))
const places = inputPlaces(larkspurSource)

/** What a person does to cells; undefined empties one. */
type Edits = Readonly<Record<string, XlsxCell | undefined>>

function edited(edits: Edits, of: XlsxContent = content): XlsxContent {
  return withSheets(sheet => {
    const cells = new Map(sheet.cells)
    for (const [place, cell] of Object.entries(edits)) {
      const [name = '', address = ''] = place.split('!')
      if (name !== sheet.name) continue
      if (cell === undefined) cells.delete(address)
      else cells.set(address, cell)
    }
    return { ...sheet, cells }
  }, of)
}

function withSheets(
  change: (sheet: XlsxContent['sheets'][number]) => XlsxContent['sheets'][number],
  of: XlsxContent = content,
): XlsxContent {
  return { ...of, sheets: of.sheets.map(change) }
}

/** Rows from one on moved down (up, where negative): the rows in between are gone. */
function shifted(cells: XlsxCells, from: number, down: number, right = 0): XlsxCells {
  return new Map(
    [...cells].flatMap(([address, cell]) => {
      const at = parseCell(address)
      if (at === undefined) return []
      if (right !== 0)
        return at.column < from
          ? [[address, cell]]
          : at.column + right < from
            ? []
            : [[cellAddress(at.row, at.column + right), cell]]
      if (at.row < from) return [[address, cell]]
      return at.row + down < from ? [] : [[cellAddress(at.row + down, at.column), cell]]
    }),
  )
}

const inSheet = (name: string, change: (cells: XlsxCells) => XlsxCells): XlsxContent =>
  withSheets(sheet => (sheet.name === name ? { ...sheet, cells: change(sheet.cells) } : sheet))

/** The cell of an input in a scenario. */
function place(input: string, member: readonly string[], scenario: string, month?: number): string {
  const index = layout.scenarios.findIndex(({ id }) => id === scenario)
  const found = places.find(
    other =>
      other.input.name === input &&
      other.member.join() === member.join() &&
      other.scenario === index &&
      other.month === month,
  )
  if (found === undefined) throw new Error(`no cell for ${input}`)
  return addressOf(found)
}

function addressOf({ sheet, row, column }: Pick<InputPlace, 'sheet' | 'row' | 'column'>): string {
  return `${sheet}!${cellAddress(row, column)}`
}

/** The cell of the parent in the same row or column, as a formula would name it. */
function parentCell(address: string): string {
  const found = places.find(other => addressOf(other) === address)
  return found?.parent === undefined ? '' : cellAddress(found.parent.row, found.parent.column)
}

function numberOf(plan: Plan, scenario: string, input: string, member: readonly string[], month?: number) {
  const resolved = valueIn(resolveScenario(valueIn(compilePlan(plan)), scenario))
  const value = resolved.quantity(input, member)
  return typeof value === 'object' ? value[(month ?? 1) - 1] : value
}

const winRate = place('base_win_rate', ['enterprise'], 'base')

describe('a workbook that nobody changed', () => {
  test('gives back the very plan it was made from', () => {
    const back = valueIn(readWorkbook(content))
    expect(back.changes).toEqual([])
    expect(back.damage.map(printDiagnostic)).toEqual([])
    expect(back.complete).toBe(true)
    expect(writePlan(back.after)).toBe(writePlan(compiled.plan))
    expect(printReadBack(back)).toBe('No input was changed.')
  })

  test('does not mind what a person wrote beside our cells and on sheets of their own', () => {
    const own = edited({ 'Inputs!AZ12': 'mine', 'Inputs!A9000': 5, 'Model!A2000': 'mine', 'Home!P3': 1 })
    const more = {
      ...own,
      sheets: [...own.sheets, { name: 'Notes', hidden: false, cells: new Map([['A1', 5]]) }],
    }
    expect(read(more)).toMatchObject({ changes: [], damage: [], complete: true })
    expect(read(more).foreign).toEqual(['Home!P3', 'Inputs!AZ12', 'Inputs!A9000', 'Model!A2000', 'Notes!A1'])
    expect(read(content).foreign).toEqual([])
  })

  test('does not mind blanks, capitals and quotes that a program changes in formulas', () => {
    const home = larkspurWorkbook.sheets[0]?.blocks.find(({ id }) => id === 'home/key_figures')
    const cell = home?.cells[1]?.[1]
    if (home === undefined || typeof cell !== 'object' || cell === null) throw new Error('no formula')
    const other = cell.formula.replace('IF(', ' if( ').replace('Inputs!', "'Inputs'!")
    const back = read(
      edited({ [`Home!${cellAddress(home.top + 1, home.left + 1)}`]: { formula: other, value: 1 } }),
    )
    expect(back.damage).toEqual([])
  })

  test('takes numbers for the same that a program kept with 15 digits', () => {
    const back = read(
      withSheets(sheet => ({
        ...sheet,
        cells: new Map(
          [...sheet.cells].map(([address, cell]) => [
            address,
            typeof cell === 'number' ? Number(cell.toPrecision(15)) : cell,
          ]),
        ),
      })),
    )
    expect(back).toMatchObject({ changes: [], damage: [] })
  })
})

describe('what was typed becomes a plan', () => {
  const planAfter = (edits: Edits): Plan => {
    const back = read(edited(edits))
    expect(back.damage.map(printDiagnostic)).toEqual([])
    expect(back.changes.length + back.items.length).toBe(Object.keys(edits).length)
    return back.after
  }

  test('a number of the first column is the plan’s own, and reaches every scenario without one of its own', () => {
    const plan = planAfter({ [winRate]: 0.16 })
    expect(plan.inputs.base_win_rate).toEqual({
      ...(compiled.plan.inputs.base_win_rate as object),
      enterprise: 0.16,
    })
    expect(plan.scenarios).toEqual(compiled.plan.scenarios)
    expect(numberOf(plan, 'balanced', 'base_win_rate', ['enterprise'])).toBe(0.16)
  })

  test('a number in the column of a scenario is a change of that scenario', () => {
    const plan = planAfter({ [place('base_win_rate', ['enterprise'], 'balanced')]: 0.17 })
    expect(plan.inputs).toEqual(compiled.plan.inputs)
    const changes = plan.scenarios.find(({ id }) => id === 'balanced')?.changes
    expect(changes?.at(-1)).toEqual({ input: 'base_win_rate', where: { segment: 'enterprise' }, value: 0.17 })
  })

  test('a hire in one month changes that month alone', () => {
    const plan = planAfter({ [place('planned_hires', ['sdr'], 'hire_first', 3)]: 2 })
    expect(plan.scenarios.find(({ id }) => id === 'hire_first')?.changes.at(-1)).toEqual({
      input: 'planned_hires',
      where: { role: 'sdr', month: 3 },
      value: 2,
    })
  })

  test('a month out of a run of months splits the run', () => {
    const cell = place('marketing_budget', [], 'hire_first', 10)
    const plan = planAfter({ [cell]: 100_000 })
    const budgets = plan.scenarios
      .find(({ id }) => id === 'hire_first')
      ?.changes.filter(({ input }) => input === 'marketing_budget')
    expect(budgets?.map(({ where, value }) => [where, value])).toEqual([
      [{ from_month: 3, to_month: 8 }, 190_000],
      [{ month: 9 }, 240_000],
      [{ from_month: 11, to_month: 17 }, 240_000],
      [{ from_month: 18, to_month: 36 }, 290_000],
      [{ month: 10 }, 100_000],
    ])
  })

  test('the formula of the parent in place of a number takes the number back', () => {
    const cell = place('planned_hires', ['sdr'], 'hire_first', 2)
    const plan = planAfter({ [cell]: { formula: parentCell(cell), value: 0 } })
    expect(numberOf(plan, 'hire_first', 'planned_hires', ['sdr'], 2)).toBe(0)
    expect(numberOf(plan, 'hire_first', 'planned_hires', ['sdr'], 4)).toBe(3)
  })

  test('a share of the parent’s number, or more than it, goes on following the parent', () => {
    const cell = place('base_win_rate', ['mid_market'], 'balanced')
    const share = planAfter({ [cell]: { formula: `${parentCell(cell)}*0.9`, value: 0.1665 } })
    expect(share.scenarios.find(({ id }) => id === 'balanced')?.changes.at(-1)).toMatchObject({
      multiply: 0.9,
    })
    expect(numberOf(share, 'balanced', 'base_win_rate', ['mid_market'])).toBe(0.1665)
    const more = planAfter({ [cell]: { formula: `${parentCell(cell)}-0.01`, value: 0.175 } })
    expect(more.scenarios.find(({ id }) => id === 'balanced')?.changes.at(-1)).toMatchObject({ add: -0.01 })
  })

  test('a fraction stays one, and another formula counts with the value it has', () => {
    const cell = place('base_win_rate', ['enterprise'], 'balanced')
    expect(
      numberOf(planAfter({ [cell]: { formula: '1/6', value: 1 / 6 } }), 'balanced', 'base_win_rate', [
        'enterprise',
      ]),
    ).toBe('1/6')
    const own = read(edited({ [cell]: { formula: 'SUM(0.1,0.05)', value: 0.15000000000000002 } }))
    expect(own.changes).toMatchObject([{ after: { value: 0.15 }, ownFormula: 'SUM(0.1,0.05)' }])
    expect(printReadBack(own)).toContain('(the value of your formula =SUM(0.1,0.05))')
  })

  test('an item that belongs elsewhere is a change of the plan', () => {
    const list = layout.lists.get('tool')
    const column = list?.mappings.find(({ name }) => name === 'tool_purpose')?.column ?? 1
    const cell = `Inputs!${cellAddress(list?.top ?? 1, column)}`
    const plan = planAfter({ [cell]: 'information_technology' })
    expect(plan.mappings.tool_purpose?.values.sales_engagement).toBe('information_technology')
  })

  test('changes are told as before and after, with their names and places', () => {
    const back = read(
      edited({
        [winRate]: 0.16,
        [place('planned_hires', ['sdr'], 'hire_first', 2)]: { formula: 'BW1', value: 0 },
        [place('marketing_budget', [], 'balanced', 36)]: 250_000,
      }),
    )
    expect(printReadBack(back)).toMatchInlineSnapshot(`
      "3 inputs were changed:
        Inputs!G820  Base win rate, Enterprise (No raise): 0.15 -> 0.16
        Monthly!AE73  Planned hires, SDR, Feb 2026 (Hire first): 3 -> 0 (the value of your formula =BW1)
        Monthly!BM253  Marketing budget, Dec 2028 (Balanced): 270000 -> 250000"
    `)
  })

  /** Every kind of thing that can be typed into an input. */
  const typed = fc.record({
    at: fc.integer({ min: 0, max: places.length - 1 }),
    what: fc.constantFrom('number', 'parent', 'share', 'more', 'fraction'),
    number: fc.integer({ min: 0, max: 400 }),
  })

  test('whatever is typed, the plan that is read makes the very same cells', () => {
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 8 }), list => {
        const edits = Object.fromEntries(
          list.map(({ at, what, number }): [string, XlsxCell] => {
            const here = places[at] ?? places[0]
            if (here === undefined) throw new Error('no places')
            const address = addressOf(here)
            const parent = parentCell(address)
            const value = number / 8
            if (parent === '' || what === 'number') return [address, value]
            if (what === 'fraction') return [address, { formula: `${number}/7`, value: number / 7 }]
            if (what === 'parent') return [address, { formula: parent, value: 0 }]
            return [address, { formula: `${parent}${what === 'share' ? '*' : '+'}${value}`, value: 0 }]
          }),
        )
        const file = edited(edits)
        const back = read(file)
        const reader = workbookReader(valueIn(compilePlan(back.after)))
        // A lag that reaches before the history of the plan cannot be laid out, and is told with how far it would reach.
        if (!reader.ok) {
          expect(reader.diagnostics.map(({ code }) => code)).toContain('W101')
          return
        }
        const again = reader.value(file)
        expect(again.changes.map(({ place: { label } }) => label)).toEqual([])
        expect(back.damage).toEqual([])
      }),
      { numRuns: 12, examples: [[[{ at: 5334, what: 'number', number: 193 }]]] },
    )
  }, 60_000)
})

describe('what was damaged is told with its place', () => {
  const told = (file: XlsxContent): string => read(file).damage.map(printDiagnostic).join('\n\n')
  const revenue = memberRow(layout, 'row:revenue', [], [])
  const opening = layout.blocks.get('input:opening_headcount')?.top ?? 1
  const month = (number: number) => columnLetters(layout.openingColumn + number)

  const cases: Readonly<Record<string, () => XlsxContent>> = {
    'a formula of the model overwritten by a number': () => edited({ [`Model!${month(5)}${revenue}`]: 1e6 }),
    'a run of formulas deleted': () =>
      edited({
        [`Model!${month(5)}${revenue}`]: undefined,
        [`Model!${month(6)}${revenue}`]: undefined,
        [`Model!${month(7)}${revenue}`]: undefined,
      }),
    'another formula in its place': () =>
      edited({ [`Model!${month(5)}${revenue}`]: { formula: `${month(4)}${revenue}*1.1`, value: 1 } }),
    'a figure of Home overwritten': () => edited({ 'Home!D9': 5 }),
    'an input emptied': () => edited({ [winRate]: undefined }),
    'a text in an input': () => edited({ [winRate]: 'about 16%' }),
    'an error in an input': () => edited({ [winRate]: { error: '#REF!' } }),
    'an item that is none of the list': () =>
      edited({
        [`Inputs!${cellAddress(layout.lists.get('tool')?.top ?? 1, layout.lists.get('tool')?.mappings[1]?.column ?? 1)}`]:
          'costumer_technology',
      }),
    'the name of an item overwritten': () => edited({ [`Inputs!B${opening + 3}`]: 'sales_dev' }),
    'the label of an item overwritten': () => edited({ [`Inputs!A${opening + 3}`]: 'Sales development' }),
    'the name of a scenario overwritten': () => edited({ 'Inputs!I6': 'Hiring' }),
    'a fact of the model overwritten': () => edited({ 'Inputs!E12': 13 }),
    'a row inserted': () => inSheet('Inputs', cells => shifted(cells, opening + 3, 1)),
    'a row deleted': () => inSheet('Inputs', cells => shifted(cells, opening + 3, -1)),
    'a scenario’s row of a month deleted': () =>
      inSheet('Monthly', cells =>
        shifted(cells, (layout.scenarioRows.get('planned_hires')?.top ?? 0) + 9, -1),
      ),
    'a column inserted': () => inSheet('Inputs', cells => shifted(cells, 9, 0, 1)),
    'a column deleted': () => inSheet('Inputs', cells => shifted(cells, 9, 0, -1)),
    'a month inserted': () => inSheet('Model', cells => shifted(cells, layout.openingColumn + 4, 0, 1)),
    'a sheet renamed': () =>
      withSheets(sheet => (sheet.name === 'Inputs' ? { ...sheet, name: 'Eingaben' } : sheet)),
    'a sheet deleted': () => ({
      ...content,
      sheets: content.sheets.filter(({ name }) => name !== 'Monthly'),
    }),
    'a sheet sorted': () =>
      inSheet('Inputs', cells => {
        const rows = Array.from({ length: 200 }, (_, index) => 10 + index)
        const moved = new Map([...cells].filter(([address]) => !rows.includes(parseCell(address)?.row ?? 0)))
        for (const [address, cell] of cells) {
          const at = parseCell(address)
          if (at !== undefined && rows.includes(at.row)) moved.set(cellAddress(219 - at.row, at.column), cell)
        }
        return moved
      }),
    'the name of the selector led elsewhere': () => ({
      ...content,
      names: [{ name: 'Scenario', refersTo: 'Home!$C$5' }],
    }),
  }

  test('each in words that say where and what to do', async () => {
    const lines = Object.entries(cases).map(([name, make]) => `== ${name}\n${told(make())}`)
    await expect(`${lines.join('\n\n')}\n`).toMatchFileSnapshot('golden/workbookDamage.txt')
  })

  test.each([
    'a row inserted',
    'a row deleted',
    'a column inserted',
    'a column deleted',
    'a sheet deleted',
    'a sheet sorted',
    'an input emptied',
    'the name of an item overwritten',
  ])('after %s the reading is not complete', name => {
    expect(read(cases[name]?.() ?? content).complete).toBe(false)
  })

  test.each([
    'a formula of the model overwritten by a number',
    'a sheet renamed',
    'the label of an item overwritten',
  ])('after %s inputs are read all the same', name => {
    const back = read(
      edited(
        { [winRate.replace('Inputs', name === 'a sheet renamed' ? 'Eingaben' : 'Inputs')]: 0.16 },
        cases[name]?.(),
      ),
    )
    expect(back.changes).toHaveLength(1)
    expect(back.complete).toBe(true)
  })

  test('nothing is read from a sheet whose rows have moved', () => {
    const moved = inSheet('Inputs', cells => shifted(cells, opening + 3, 1))
    expect(read(edited({ [place('marketing_budget', [], 'balanced', 36)]: 1 }, moved)).changes).toHaveLength(
      1,
    )
    expect(read(moved).changes).toEqual([])
  })
})

describe('a file without a plan that is whole', () => {
  const told = (file: XlsxContent): string => {
    const back = readWorkbook(file)
    return back.ok ? 'read' : back.diagnostics.map(printDiagnostic).join('\n')
  }
  const [part = ''] = content.parts

  test('is refused, with what to do', () => {
    expect(told({ ...content, parts: [] })).toMatchInlineSnapshot(`
      "error W301: There is no plan in this workbook: it is not one of ours, or the program that saved it left the plan out.
        -> Name the plan file that the workbook was made from."
    `)
    expect(
      told({ ...content, parts: [part.replace('"months": 36', '"months": 48')] }),
    ).toMatchInlineSnapshot(`
      "error W302: The plan inside this workbook was altered, so what changed in its cells cannot be told.
        -> Name the plan file that the workbook was made from."
    `)
    expect(told({ ...content, parts: [part, part] })).toMatchInlineSnapshot(`
      "error W303: There are 2 plans in this workbook.
        -> Name the plan file to read it against."
    `)
  })

  test('is read against the plan file it was made from', () => {
    const back = valueIn(readWorkbook(edited({ [winRate]: 0.16 }, { ...content, parts: [] }), compiled))
    expect(back.changes).toHaveLength(1)
  })
})
