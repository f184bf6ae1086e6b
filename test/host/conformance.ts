// What every host of the pane must do, as tests: run on Excel's adapter and on that of the embedded spreadsheet.

import { describe, expect, test } from 'vitest'
import type { HostWrite, Outcome, WorkbookEdit, WorkbookPort } from '../../addin/host/workbookPort.ts'
import { type Area, copiedSheet, type Workbook, writesBetween } from '../../engine/index.ts'
import { done, smallBuild, smallRevision, smallWorkbook } from './smallWorkbook.ts'

/** A workbook opened in a host, with the hands of a person and of fate. */
export type OpenedWorkbook = {
  readonly port: WorkbookPort
  /** A person types into a cell such as `Model!B3`. */
  readonly type: (address: string, text: string) => Promise<void>
  /** What the cell shows, and what stands in it. */
  readonly shown: (address: string) => Promise<number | string | boolean>
  readonly entered: (address: string) => Promise<number | string | boolean>
  /** The charts on a sheet, as the program holds them; ranges without dollars. */
  readonly charts: (sheet: string) => Promise<readonly ShownChart[]>
  /** Everything a person could find in the workbook, as text. */
  readonly contents: () => Promise<string>
  readonly addSheet: (name: string) => Promise<void>
  readonly renameSheet: (name: string, to: string) => Promise<void>
  readonly removeSheet: (name: string) => Promise<void>
  /** Requests to the host, counted from the last call of this; undefined where a host has none. */
  readonly faults?: Faults
  /** The pane is closed and opened again; so much time has passed on its clock. */
  readonly reopen: (milliseconds?: number) => Promise<WorkbookPort>
}

/** A chart: its title and what it draws. */
export type ShownChart = {
  readonly title: string
  readonly kind: string
  readonly series: readonly { readonly name: string; readonly values: string }[]
}

/** How requests go wrong, for hosts that answer requests. */
export type Faults = {
  readonly protectSheet: (name: string) => void
  readonly openForReading: () => void
  /** From now on counts requests from 1 and lets these fail in this way. */
  readonly failing: (kind: FaultKind, isFailing: (request: number) => boolean) => void
  /** Requests since `failing` was last called. */
  readonly requests: () => number
}

/** Nothing is done; half is done; all is done and the answer lost; writes to cells are quietly dropped. */
export type FaultKind = 'refused' | 'halfway' | 'answerLost' | 'dropped'

/** Runs the suite on the host that `open` opens, with one empty sheet called Sheet1. */
export function conformance(name: string, open: () => Promise<OpenedWorkbook>): void {
  describe(`${name} keeps the promises of a host`, () => {
    writing(open)
    ownCells(open)
    reading(open)
    sheets(open)
    copies(open)
    revisions(open)
  })
}

/** Runs the suite of faults, for hosts in which requests can fail. */
export function conformanceUnderFaults(
  name: string,
  open: () => Promise<OpenedWorkbook & { readonly faults: Faults }>,
): void {
  describe(`${name} writes all or nothing`, () => {
    const kinds: readonly FaultKind[] = ['refused', 'halfway', 'answerLost']
    test.each(kinds)(
      'whichever one request fails (%s): old or new, and a second run finishes',
      async kind => {
        const total = await requestsOfTheWrite(open, change)
        expect(total).toBeGreaterThan(3)
        for (let failing = 1; failing <= total; failing += 1) {
          const { old, fresh, workbook } = await changedWorkbook(open)
          workbook.faults.failing(kind, request => request === failing)
          const outcome = await workbook.port.write(change)
          workbook.faults.failing(kind, () => false)
          expect(await workbook.contents(), `request ${failing} ${kind}`).toBe(outcome.ok ? fresh : old)
          done(await workbook.port.write(change))
          expect(await workbook.contents()).toBe(fresh)
        }
      },
    )

    test.each(kinds)('whichever requests it dies at (%s): on opening again it is as it was', async kind => {
      const total = await requestsOfTheWrite(open, change)
      for (let last = 1; last <= total; last += 1) {
        const { old, fresh, workbook } = await changedWorkbook(open)
        workbook.faults.failing(kind, request => request >= last)
        const outcome = await workbook.port.write(change)
        workbook.faults.failing(kind, () => false)
        const port = await workbook.reopen(60_000)
        done(await port.recover())
        const found = await workbook.contents()
        if (outcome.ok) expect(found).toBe(fresh)
        // Where only the last answer was lost, the write is whole though nobody could tell.
        else expect([old, fresh], `from request ${last} ${kind}`).toContain(found)
        done(await port.write(change))
        expect(await workbook.contents()).toBe(fresh)
      }
    })

    test('a whole new workbook that breaks off leaves no sheet, name or cell behind', async () => {
      const total = await requestsOfTheWrite(open, smallBuild, { isBuilt: false })
      for (let failing = 1; failing <= total; failing += 1) {
        const workbook = await open()
        const old = await workbook.contents()
        workbook.faults.failing('halfway', request => request === failing)
        const outcome = await workbook.port.write(smallBuild)
        workbook.faults.failing('halfway', () => false)
        if (!outcome.ok) expect(await workbook.contents(), `request ${failing}`).toBe(old)
        done(await workbook.port.write(smallBuild))
        expect(await workbook.shown('Model!E4')).toBe(35_000)
      }
    })

    test('what a person typed after a write broke off stays', async () => {
      const { workbook } = await changedWorkbook(open)
      workbook.faults.failing('refused', request => request > 3)
      problem(await workbook.port.write(change))
      workbook.faults.failing('refused', () => false)
      await workbook.type('Inputs!E2', '777')
      const port = await workbook.reopen(60_000)
      const recovered = await port.recover()
      expect(recovered.ok && recovered.notices.map(({ code }) => code)).toEqual(['keptEdits'])
      expect(await workbook.entered('Inputs!E2')).toBe(777)
      expect(await workbook.entered('Inputs!E3')).toBe(10)
    })

    test('another pane that is still writing is not disturbed', async () => {
      const { workbook } = await changedWorkbook(open)
      workbook.faults.failing('refused', request => request > 3)
      problem(await workbook.port.write(change))
      workbook.faults.failing('refused', () => false)
      const other = await workbook.reopen(5_000)
      expect(problem(await other.write(change)).code).toBe('busy')
      expect(problem(await other.recover()).code).toBe('busy')
    })

    test('two panes that write at once: each is done whole or told to wait', async () => {
      const { workbook } = await changedWorkbook(open)
      const other = await workbook.reopen()
      const outcomes = await Promise.all([workbook.port.write(change), other.write(nextRow)])
      const seats = await workbook.entered('Inputs!E2')
      const neighbour = await workbook.entered('Model!E8')
      expect(seats).toBe(outcomes[0].ok ? 200 : 100)
      expect(neighbour).toBe(outcomes[1].ok ? '=E4*2' : '')
      for (const outcome of outcomes) if (!outcome.ok) expect(outcome.problem.code).toBe('busy')
      done(await workbook.port.write(change))
      done(await other.write(nextRow))
      expect(await workbook.shown('Model!E8')).toBe(96_000)
    })

    test('cells that it said it wrote and did not are noticed, and all is put back', async () => {
      const { old, workbook } = await changedWorkbook(open)
      workbook.faults.failing('dropped', () => true)
      expect(problem(await workbook.port.write(change)).code).toBe('writeDropped')
      workbook.faults.failing('dropped', () => false)
      expect(await workbook.contents()).toBe(old)
    })

    test('cells that were dropped once are written again', async () => {
      const { fresh, workbook } = await changedWorkbook(open)
      let isFirst = true
      workbook.faults.failing('dropped', () => {
        const drops = isFirst
        isFirst = false
        return drops
      })
      done(await workbook.port.write(change))
      expect(await workbook.contents()).toBe(fresh)
    })

    test('a protected sheet is refused before anything is written', async () => {
      const { old, workbook } = await changedWorkbook(open)
      workbook.faults.protectSheet('Model')
      expect(problem(await workbook.port.write(change)).message).toBe('The sheet Model is protected.')
      expect(await workbook.contents()).toBe(old)
    })

    test('a workbook open for reading only is refused before anything is written', async () => {
      const { old, workbook } = await changedWorkbook(open)
      workbook.faults.openForReading()
      expect(problem(await workbook.port.write(change)).code).toBe('readOnly')
      expect(await workbook.contents()).toBe(old)
    })

    test('a saved scenario is there or not there, never half, and earlier ones stay', async () => {
      for (const kind of kinds)
        for (let failing = 1; failing <= 5; failing += 1) {
          const workbook = await open()
          done(await workbook.port.revisions.add([smallRevision(1)]))
          workbook.faults.failing(kind, request => request === failing)
          const outcome = await workbook.port.revisions.add([smallRevision(2), smallRevision(3)])
          workbook.faults.failing(kind, () => false)
          const { kept, unreadable } = done(await workbook.port.revisions.list())
          const place = `request ${failing} ${kind}`
          expect(unreadable, place).toBe(0)
          expect(
            kept.every(({ intact }) => intact),
            place,
          ).toBe(true)
          expect(
            kept.map(({ revision }) => revision.revision),
            place,
          ).toEqual(outcome.ok ? [1, 2, 3] : [1])
        }
    })

    test('scenarios whose request was carried out though its answer was lost are saved', async () => {
      const counts: number[] = []
      for (let failing = 1; failing <= 5; failing += 1) {
        const workbook = await open()
        workbook.faults.failing('answerLost', request => request === failing)
        const outcome = await workbook.port.revisions.add([smallRevision(1), smallRevision(2)])
        workbook.faults.failing('answerLost', () => false)
        const { kept } = done(await workbook.port.revisions.list())
        expect(kept).toHaveLength(outcome.ok ? 2 : 0)
        counts.push(kept.length)
      }
      expect(counts).toContain(2)
    })
  })
}

type Open = () => Promise<OpenedWorkbook>

function writing(open: Open): void {
  test('builds a workbook that calculates', async () => {
    const workbook = await open()
    const receipt = done(await workbook.port.write(smallBuild))
    expect(receipt.addedSheets).toEqual(['Inputs', 'Model'])
    // 100 + 10 × 4 seats at 250.
    expect(await workbook.shown('Model!E4')).toBe(35_000)
    expect(await workbook.entered('Model!E3')).toBe('=Inputs!$E$2+Inputs!$E$3*E$2')
  })

  test.each([
    ['A6', '=1+1'],
    ['A7', '00123'],
    ['A8', '3-4'],
    ['A9', 'TRUE'],
    ['A10', '-5'],
    ['A11', "'tis"],
  ])('text in %s that looks like something else stays %s', async (cell, text) => {
    const workbook = await built(open)
    expect(await workbook.shown(`Model!${cell}`)).toBe(text)
  })

  test('a text without letters is shown as nothing by a formula that reads it', async () => {
    const workbook = await built(open)
    await workbook.type('Model!H1', '=A12')
    await workbook.type('Model!H2', '=J50')
    expect([await workbook.shown('Model!H1'), await workbook.shown('Model!H2')]).toEqual(['', 0])
  })

  test('a second write of the same changes nothing', async () => {
    const workbook = await built(open)
    const before = await workbook.contents()
    const receipt = done(await workbook.port.write(smallBuild))
    expect(receipt.images).toEqual([])
    expect(await workbook.contents()).toBe(before)
  })

  test('a write is taken back to the very same workbook', async () => {
    const workbook = await built(open)
    const before = await workbook.contents()
    const receipt = done(await workbook.port.write(change))
    expect(await workbook.shown('Model!E4')).toBe(48_000)
    done(await workbook.port.takeBack(receipt))
    expect(await workbook.contents()).toBe(before)
  })

  test('turns one workbook into another: sheets, names and cells come, change and go', async () => {
    const workbook = await built(open)
    const [inputs, model] = smallWorkbook.sheets
    if (inputs === undefined || model === undefined) throw new Error('the small workbook has two sheets')
    const next: Workbook = {
      ...smallWorkbook,
      sheets: [
        { ...model, name: 'Summary', blocks: model.blocks.slice(2) },
        inputs,
        { ...model, blocks: model.blocks.slice(0, 2) },
      ],
      names: [{ name: 'Seats', refersTo: 'Inputs!$E$2' }],
    }
    done(await workbook.port.write(writesBetween(smallWorkbook, next)))
    expect(await sheetNames(workbook.port)).toEqual(['Sheet1', 'Summary', 'Inputs', 'Model'])
    expect(await workbook.shown('Summary!A7')).toBe('00123')
    expect(await workbook.entered('Model!A7')).toBe('')
    expect(await workbook.shown('Model!E4')).toBe(35_000)
    done(await workbook.port.write(writesBetween(next, smallWorkbook)))
    expect(await sheetNames(workbook.port)).toEqual(['Sheet1', 'Inputs', 'Model'])
    expect(await workbook.shown('Model!A7')).toBe('00123')
  })

  test('a sheet on which a person has written is not removed with our cells', async () => {
    const workbook = await built(open)
    await workbook.type('Model!J1', 'mine')
    const without = { ...smallWorkbook, sheets: smallWorkbook.sheets.slice(0, 1) }
    done(await workbook.port.write(writesBetween(smallWorkbook, without)))
    expect(await sheetNames(workbook.port)).toContain('Model')
    expect(await workbook.entered('Model!J1')).toBe('mine')
    expect(await workbook.entered('Model!B3')).toBe('')
  })

  test('keeps the texts of the workbook inside the document, each once', async () => {
    const workbook = await built(open)
    const other = {
      ...smallWorkbook,
      parts: [{ name: 'plan', xml: '<plan xmlns="urn:test:small-plan">200 seats</plan>' }],
    }
    done(await workbook.port.write(writesBetween(smallWorkbook, other)))
    const kept = done(await workbook.port.look('urn:test:small-plan')).texts
    expect(kept.map(({ xml }) => xml)).toEqual(other.parts.map(({ xml }) => xml))
  })

  test('writes asked for at once are done one after the other', async () => {
    const workbook = await built(open)
    const first = workbook.port.write(change)
    const second = workbook.port.write(setSeats(200, 300))
    done(await first)
    done(await second)
    expect(await workbook.entered('Inputs!E2')).toBe(300)
  })

  test('a write that was stopped changes nothing', async () => {
    const workbook = await built(open)
    const before = await workbook.contents()
    const { code } = problem(await workbook.port.write(change, { signal: AbortSignal.abort() }))
    expect(code).toBe('canceled')
    expect(await workbook.contents()).toBe(before)
  })
}

function ownCells(open: Open): void {
  test('cells of a person beside our own are untouched by a rewrite', async () => {
    const workbook = await built(open)
    await workbook.type('Model!H3', 'my note')
    await workbook.type('Inputs!A20', '=E2*2')
    await workbook.type('Sheet1!A1', '5')
    done(await workbook.port.write(change))
    expect(await workbook.entered('Model!H3')).toBe('my note')
    expect(await workbook.shown('Inputs!A20')).toBe(400)
    expect(await workbook.entered('Sheet1!A1')).toBe(5)
  })

  test('two thousand cells of a person, beside our own and on a sheet of theirs, outlive a rewrite', async () => {
    const workbook = await built(open)
    await workbook.addSheet('Notes')
    const areas = [
      { sheet: 'Notes', area: { top: 1, left: 1, bottom: 50, right: 20 } },
      { sheet: 'Model', area: { top: 1, left: 8, bottom: 50, right: 17 } },
      { sheet: 'Inputs', area: { top: 20, left: 1, bottom: 69, right: 10 } },
    ]
    const own = areas.map(({ sheet, area: { top, left, bottom, right } }) =>
      Array.from({ length: bottom - top + 1 }, (_, down) =>
        Array.from({ length: right - left + 1 }, (_unused, across) => `${sheet} ${down} ${across}`),
      ),
    )
    const typed = areas.map(({ sheet, area: { top, left } }, index): HostWrite => {
      const after = own[index] ?? []
      return { kind: 'cells', sheet, top, left, before: after.map(row => row.map(() => null)), after }
    })
    done(await workbook.port.write(typed))
    done(await workbook.port.write(change))
    done(await workbook.port.write(smallBuild, { replacesForeign: true }))
    const found = done(await workbook.port.read(areas))
    expect(found.map(({ values }) => values)).toEqual(own)
    expect(own.flat(2)).toHaveLength(2_000)
    expect(await workbook.shown('Model!E4')).toBe(35_000)
  })

  test('a cell of a person in the way stops the write, with its place', async () => {
    const workbook = await built(open)
    await workbook.type('Model!B8', 'mine')
    const before = await workbook.contents()
    const found = problem(await workbook.port.write(nextRow))
    expect(found.message).toBe('There is something in the way that we did not write (Model!B8)')
    expect(found.places).toEqual([{ sheet: 'Model', area: cell(8, 2) }])
    expect(await workbook.contents()).toBe(before)
  })

  test('once a person agrees it is replaced, and comes back when the write is taken back', async () => {
    const workbook = await built(open)
    await workbook.type('Model!B8', 'mine')
    const receipt = done(await workbook.port.write(nextRow, { replacesForeign: true }))
    expect(await workbook.shown('Model!B8')).toBe(27_500 * 2)
    done(await workbook.port.takeBack(receipt))
    expect(await workbook.entered('Model!B8')).toBe('mine')
  })

  test('an input edited since it was read is not written over', async () => {
    const workbook = await built(open)
    await workbook.type('Inputs!E2', '150')
    expect(problem(await workbook.port.write(change)).places).toEqual([{ sheet: 'Inputs', area: cell(2, 5) }])
    expect(await workbook.entered('Inputs!E2')).toBe(150)
  })

  test('rows that a person sorted stop the write, with their places', async () => {
    const workbook = await built(open)
    const sorted = [
      ['Seats added a month', '10'],
      ['Seats at start', '100'],
    ]
    for (const [down, [label = '', number = '']] of sorted.entries()) {
      await workbook.type(`Inputs!D${2 + down}`, label)
      await workbook.type(`Inputs!E${2 + down}`, number)
    }
    const before = await workbook.contents()
    const found = problem(await workbook.port.write(change))
    expect([found.code, found.places]).toEqual([
      'foreignCells',
      [
        { sheet: 'Inputs', area: cell(2, 5) },
        { sheet: 'Inputs', area: cell(3, 5) },
      ],
    ])
    expect(await workbook.contents()).toBe(before)
  })

  test('a cell edited after a write is not taken back with it', async () => {
    const workbook = await built(open)
    const receipt = done(await workbook.port.write(change))
    await workbook.type('Inputs!E2', '999')
    expect(problem(await workbook.port.takeBack(receipt)).code).toBe('foreignCells')
    expect(await workbook.entered('Inputs!E2')).toBe(999)
  })

  test('a sheet of a person with one of our names is not taken over', async () => {
    const workbook = await open()
    await workbook.addSheet('Model')
    await workbook.type('Model!A1', 'mine')
    const before = await workbook.contents()
    expect(problem(await workbook.port.write(smallBuild)).code).toBe('sheetNameTaken')
    expect(await workbook.contents()).toBe(before)
  })
}

function reading(open: Open): void {
  test('reads what stands in cells and what they show', async () => {
    const workbook = await built(open)
    const [read, texts] = done(
      await workbook.port.read([
        { sheet: 'Model', area: { top: 3, left: 1, bottom: 4, right: 2 } },
        { sheet: 'Model', area: { top: 6, left: 1, bottom: 7, right: 1 } },
      ]),
    )
    expect(read?.values).toEqual([
      ['Seats', 110],
      ['Revenue', 27_500],
    ])
    expect(read?.entries).toEqual([
      ['Seats', '=Inputs!$E$2+Inputs!$E$3*B$2'],
      ['Revenue', '=B3*Inputs!$E$4'],
    ])
    expect(texts?.values).toEqual([['=1+1'], ['00123']])
  })

  test('sees what a person edits, and not what it writes itself', async () => {
    const workbook = await built(open)
    const seen: WorkbookEdit[] = []
    const stop = done(await workbook.port.watchEdits(edit => seen.push(edit)))
    await workbook.type('Inputs!E2', '150')
    await settled(() => seen.length > 0)
    done(await workbook.port.write(setSeats(150, 160)))
    await settled(() => seen.length > 1)
    expect(seen).toEqual([{ kind: 'cells', place: { sheet: 'Inputs', area: cell(2, 5) }, by: 'person' }])
    await stop()
    await workbook.type('Inputs!E2', '170')
    await settled(() => seen.length > 1)
    expect(seen.length).toBe(1)
  })

  test('says that sheets have come or gone', async () => {
    const workbook = await built(open)
    const seen: WorkbookEdit[] = []
    done(await workbook.port.watchEdits(edit => seen.push(edit)))
    await workbook.removeSheet('Sheet1')
    await settled(() => seen.length > 0)
    expect(seen).toEqual([{ kind: 'sheets' }])
  })
}

function sheets(open: Open): void {
  test('shows a cell to the person', async () => {
    const workbook = await built(open)
    expect(await workbook.port.select({ sheet: 'Model', area: cell(3, 2) })).toMatchObject({ ok: true })
    expect(problem(await workbook.port.select({ sheet: 'Nowhere', area: cell(1, 1) })).code).toBe(
      'sheetMissing',
    )
  })

  test('names the sheets in order', async () => {
    const workbook = await built(open)
    expect(await sheetNames(workbook.port)).toEqual(['Sheet1', 'Inputs', 'Model'])
  })

  test('a renamed sheet is recognised, and the write asks for its name back', async () => {
    const workbook = await built(open)
    await workbook.renameSheet('Model', 'My model')
    const found = problem(await workbook.port.write(nextRow))
    expect(found.message).toBe('The sheet Model of the model has another name now.')
    await workbook.renameSheet('My model', 'Model')
    done(await workbook.port.write(nextRow))
  })

  test('a deleted sheet is missed, and a whole new build brings it back', async () => {
    const workbook = await built(open)
    await workbook.removeSheet('Model')
    expect(problem(await workbook.port.write(nextRow)).message).toBe('The sheet Model is no longer there.')
    done(await workbook.port.write(smallBuild))
    expect(await workbook.shown('Model!E4')).toBe(35_000)
  })

  test('a name that stands for something else is not taken over', async () => {
    const workbook = await built(open)
    const added = [{ name: 'Seat_price', refersTo: 'Inputs!$E$2' }]
    expect(problem(await workbook.port.write([{ kind: 'names', removed: [], added }])).code).toBe('nameTaken')
  })
}

function copies(open: Open): void {
  test('a copied table gets its native chart, with its title, its series and their numbers', async () => {
    const workbook = await open()
    const sheet = copiedSheet('ARR', {
      title: 'ARR month by month',
      note: 'A copy.',
      currency: 'USD',
      tables: [
        {
          id: 'arr',
          header: ['Month', 'Balanced', 'Raise only'],
          lines: [
            { name: { year: 2026, monthOfYear: 11 }, values: [14_000_000, 13_000_000], unit: 'money/year' },
            { name: { year: 2026, monthOfYear: 12 }, values: [15_500_000, null], unit: 'money/year' },
          ],
          chart: {
            kind: 'line',
            title: 'ARR',
            series: [
              { column: 1, color: '1F5FA8' },
              { column: 2, color: '8A94A0', dashed: true },
            ],
          },
        },
        {
          id: 'costs',
          header: ['Cost', 'Change'],
          lines: [{ name: 'Sales', values: [-4_500_000], unit: 'money' }],
          chart: { kind: 'bar', title: 'Cost', series: [{ column: 1, color: '1F3247' }] },
        },
      ],
    })
    done(await workbook.port.write([{ kind: 'add_sheet', sheet, position: 1 }]))
    expect(await workbook.shown('ARR!A1')).toBe('ARR month by month')
    expect(await workbook.shown('ARR!B4')).toBe('Balanced, $M')
    expect(await workbook.shown('ARR!B6')).toBe(15_500_000)
    expect(await workbook.shown('ARR!C6')).toBe('')
    // 1 December 2026, counted from 30 December 1899.
    expect(await workbook.shown('ARR!A6')).toBe(46_357)
    expect(await workbook.charts('ARR')).toEqual([
      {
        title: 'ARR',
        kind: 'line',
        series: [
          { name: 'Balanced', values: 'ARR!B5:B6' },
          { name: 'Raise only', values: 'ARR!C5:C6' },
        ],
      },
      { title: 'Cost', kind: 'bar', series: [{ name: 'Change', values: 'ARR!B28' }] },
    ])
    expect(await workbook.shown('ARR!B28')).toBe(-4_500_000)
  })
}

function revisions(open: Open): void {
  test('keeps revisions of scenarios, and gives the same text back after opening again', async () => {
    const workbook = await open()
    done(await workbook.port.revisions.add([smallRevision(1)]))
    done(await workbook.port.revisions.add([smallRevision(2)]))
    const port = await workbook.reopen()
    const { kept } = done(await port.revisions.list())
    expect(kept.map(item => item.revision)).toEqual([smallRevision(1), smallRevision(2)])
    expect(kept.every(({ intact }) => intact)).toBe(true)
  })

  test('two savers of the same revision keep both', async () => {
    const workbook = await open()
    const other = await workbook.reopen()
    done(await workbook.port.revisions.add([smallRevision(1)]))
    done(await other.revisions.add([{ ...smallRevision(1), author: 'Bea' }]))
    const { kept } = done(await other.revisions.list())
    expect(kept.map(item => item.revision.author)).toEqual(['Ana', 'Bea'])
  })

  test('a copy that was changed by another program is told apart from what was saved', async () => {
    const workbook = await open()
    const [saved] = done(await workbook.port.revisions.add([smallRevision(1)])).kept
    const [part] = done(await workbook.port.look('urn:proceeds:scenario-revision:1')).texts
    done(await workbook.port.keep({ removes: [saved?.key ?? ''] }))
    done(await workbook.port.keep({ adds: [(part?.xml ?? '').replace('Ana', 'Eve')] }))
    const { kept } = done(await workbook.port.revisions.list())
    expect(kept.map(({ intact }) => intact)).toEqual([false])
  })

  test('a part that is nothing of ours is counted, not read', async () => {
    const workbook = await open()
    done(
      await workbook.port.keep({
        adds: ['<revision xmlns="urn:proceeds:scenario-revision:1"><a/>text</revision>'],
      }),
    )
    const { kept, unreadable } = done(await workbook.port.revisions.list())
    expect(kept.length + unreadable).toBe(1)
    expect(kept.some(({ intact }) => intact)).toBe(false)
  })

  test('a scenario too large for a part is refused before it is stored', async () => {
    const workbook = await open()
    const large = { ...smallRevision(1), json: JSON.stringify('x'.repeat(600_000)) }
    expect(problem(await workbook.port.revisions.add([large])).message).toBe(
      'This scenario is too large to be kept in the workbook (587 kB).',
    )
    expect(done(await workbook.port.revisions.list()).kept).toEqual([])
  })

  test('several revisions are kept together, or none of them when one does not fit', async () => {
    const workbook = await open()
    const large = { ...smallRevision(2), json: JSON.stringify('x'.repeat(600_000)) }
    expect(problem(await workbook.port.revisions.add([smallRevision(1), large])).code).toBe('partTooLarge')
    expect(done(await workbook.port.revisions.list()).kept).toEqual([])
    done(await workbook.port.revisions.add([smallRevision(1), smallRevision(2)]))
    const { kept } = done(await workbook.port.revisions.list())
    expect(kept.map(item => item.revision)).toEqual([smallRevision(1), smallRevision(2)])
  })

  test('a full workbook refuses another scenario', async () => {
    const workbook = await open()
    const large = JSON.stringify('x'.repeat(500_000))
    for (let number = 1; number <= 10; number += 1)
      done(await workbook.port.revisions.add([{ ...smallRevision(number), json: large }]))
    expect(problem(await workbook.port.revisions.add([{ ...smallRevision(11), json: large }])).code).toBe(
      'storageFull',
    )
  })

  test('keeps pointers with the document', async () => {
    const workbook = await open()
    done(await workbook.port.keep({ pointers: [['scenario', 'base']] }))
    done(await workbook.port.keep({ pointers: [['scenario', 'bold']] }))
    const port = await workbook.reopen()
    expect([...done(await port.look()).pointers]).toEqual([['scenario', 'bold']])
  })
}

/** 200 seats at the start instead of 100, and 200 a seat; the revenue row gets a neighbour. */
const change: readonly HostWrite[] = [
  {
    kind: 'cells',
    sheet: 'Inputs',
    top: 2,
    left: 5,
    before: [[100], [10], [250]],
    after: [[200], [10], [200]],
  },
  {
    ...{ kind: 'cells', sheet: 'Model', top: 13, left: 1 },
    before: [[null, null, null, null, null]],
    after: [['Revenue twice', ...twiceRevenue()]],
  },
]

/** A row of the model that has not been written yet. */
const nextRow: readonly HostWrite[] = [
  {
    kind: 'cells',
    sheet: 'Model',
    top: 8,
    left: 2,
    before: [[null, null, null, null]],
    after: [twiceRevenue()],
  },
]

function twiceRevenue(): readonly { readonly formula: string }[] {
  return ['B', 'C', 'D', 'E'].map(column => ({ formula: `${column}4*2` }))
}

function setSeats(before: number, after: number): readonly HostWrite[] {
  return [{ kind: 'cells', sheet: 'Inputs', top: 2, left: 5, before: [[before]], after: [[after]] }]
}

async function built(open: Open): Promise<OpenedWorkbook> {
  const workbook = await open()
  done(await workbook.port.write(smallBuild))
  return workbook
}

async function changedWorkbook<Opened extends OpenedWorkbook>(
  open: () => Promise<Opened>,
): Promise<{ readonly workbook: Opened; readonly old: string; readonly fresh: string }> {
  const sample = await built(open)
  done(await sample.port.write(change))
  const fresh = await sample.contents()
  const workbook = await open()
  done(await workbook.port.write(smallBuild))
  return { workbook, old: await workbook.contents(), fresh }
}

async function requestsOfTheWrite(
  open: () => Promise<OpenedWorkbook & { readonly faults: Faults }>,
  write: readonly HostWrite[],
  { isBuilt = true } = {},
): Promise<number> {
  const workbook = await open()
  if (isBuilt) done(await workbook.port.write(smallBuild))
  workbook.faults.failing('refused', () => false)
  done(await workbook.port.write(write))
  return workbook.faults.requests()
}

function problem<T>(outcome: Outcome<T>) {
  if (outcome.ok) throw new Error('a problem was expected')
  return outcome.problem
}

async function sheetNames(port: WorkbookPort): Promise<readonly string[]> {
  return done(await port.look()).sheets.map(({ name }) => name)
}

function cell(row: number, column: number): Area {
  return { top: row, left: column, bottom: row, right: column }
}

/** Waits for an event to arrive, or a little while for none. */
async function settled(hasArrived: () => boolean): Promise<void> {
  for (let turn = 0; turn < 20 && !hasArrived(); turn += 1)
    await new Promise(resolve => setTimeout(resolve, 5))
}
