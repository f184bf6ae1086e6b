import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { WorkbookEdit } from '../../addin/host/workbookPort.ts'
import { writesBetween } from '../../engine/workbook/changeList.ts'
import { insertColumn } from '../excelHost/emulatedWorkbook.ts'
import { copySheetByHand, sheetNamed } from '../excelHost/excelDocument.ts'
import { bootOffice, type OfficeInNode } from '../excelHost/nodeOffice.ts'
import { hostErrors } from '../excelHost/wire.ts'
import { smallPlan } from '../workbook/smallPlan.ts'
import { conformance, conformanceUnderFaults } from './conformance.ts'
import { bootExcel, type ExcelWorkbook, openInExcel } from './openInExcel.ts'
import { smallBuild, smallWorkbook } from './smallWorkbook.ts'

let office: OfficeInNode

beforeAll(async () => {
  office = await bootExcel()
})

afterEach(() => {
  expect(office.xdm.unhandled).toEqual([])
})

conformance('Excel', async () => openInExcel(office))
conformanceUnderFaults('Excel', async () => openInExcel(office))

describe('Excel that cannot answer now', () => {
  test('is asked three times more, with growing waits, and then done', async () => {
    const waits: number[] = []
    const workbook = openInExcel(office, wait => waits.push(wait))
    office.xdm.behaviour.fault = number =>
      number <= 3 ? { kind: 'refused', error: hostErrors.activityLimitReached } : undefined
    expect(await workbook.port.write(smallBuild)).toMatchObject({ ok: true })
    expect(waits).toEqual([1_000, 3_000, 9_000])
    expect(await workbook.shown('Model!E4')).toBe(35_000)
  })

  test('is given up on after four tries, and nothing has changed', async () => {
    const workbook = openInExcel(office)
    const before = await workbook.contents()
    office.xdm.behaviour.fault = () => ({ kind: 'refused', error: hostErrors.activityLimitReached })
    const outcome = await workbook.port.write(smallBuild)
    expect(outcome).toMatchObject({
      ok: false,
      problem: { message: 'Excel is too busy to answer (tried four times).' },
    })
    expect(office.xdm.syncs.length).toBe(4)
    expect(await workbook.contents()).toBe(before)
  })

  test.each([2, 3, 4, 5, 6])(
    'refusing from request %i on for a while, still takes the whole write',
    async first => {
      const workbook = openInExcel(office)
      office.xdm.behaviour.fault = number =>
        number >= first && number < first + 2
          ? { kind: 'refused', error: hostErrors.activityLimitReached }
          : undefined
      expect(await workbook.port.write(smallBuild)).toMatchObject({ ok: true })
      expect(await workbook.shown('Model!E4')).toBe(35_000)
    },
  )

  test('because a cell is being edited is told so, and the write goes on when the cell is left', async () => {
    let waits = 0
    const workbook = openInExcel(office, () => {
      waits += 1
      if (waits === 3) office.xdm.leaveCell()
    })
    office.xdm.behaviour.isCellEdited = true
    const reasons: string[] = []
    const outcome = await workbook.port.write(smallBuild, { onWaiting: reason => reasons.push(reason) })
    expect(outcome).toMatchObject({ ok: true })
    expect(reasons).toEqual(['cellIsEdited', 'cellIsEdited', 'cellIsEdited'])
  })

  test('because a cell is never left gives up after a minute with what to do', async () => {
    let waited = 0
    const workbook = openInExcel(office, wait => {
      waited += wait
    })
    office.xdm.behaviour.isCellEdited = true
    expect(await workbook.port.write(smallBuild)).toMatchObject({
      problem: { remedy: 'Press Enter or Esc in the sheet, then try again.' },
    })
    office.xdm.leaveCell()
    expect(waited).toBeGreaterThan(55_000)
    expect(waited).toBeLessThan(65_000)
  })

  test('stops waiting when the person stops the write', async () => {
    const stop = new AbortController()
    const workbook = openInExcel(office, () => stop.abort())
    office.xdm.behaviour.isCellEdited = true
    expect(await workbook.port.write(smallBuild, { signal: stop.signal })).toMatchObject({
      problem: { code: 'canceled' },
    })
    office.xdm.leaveCell()
  })
})

describe('what Excel is like', () => {
  test('is told when it bears on the figures', async () => {
    const workbook = openInExcel(office)
    const { workbook: emulated } = workbook.host()
    emulated.calculationMode = 'Manual'
    emulated.iterates = true
    emulated.precisionAsDisplayed = true
    emulated.uses1904 = true
    const outcome = await workbook.port.look()
    expect(outcome.ok && outcome.value.notices.map(({ code }) => code)).toEqual([
      'manualCalculation',
      'iterativeCalculation',
      'precisionAsDisplayed',
      'dates1904',
      'undoInSteps',
    ])
  })

  test('in manual calculation shows old figures until asked', async () => {
    const workbook = openInExcel(office)
    await workbook.port.write(smallBuild)
    expect(await workbook.shown('Model!E4')).toBe(35_000)
    workbook.host().workbook.calculationMode = 'Manual'
    await workbook.type('Inputs!E4', '500')
    expect(await workbook.shown('Model!E4')).toBe(35_000)
  })

  test('a column inserted inside a block of ours stops the next write, with the places', async () => {
    const workbook = openInExcel(office)
    await workbook.port.write(smallBuild)
    insertColumn(workbook.host().workbook, sheetNamed(workbook.host().workbook, 'Model'), 2)
    const outcome = await workbook.port.write(smallBuild)
    expect(outcome.ok).toBe(false)
    expect(!outcome.ok && outcome.problem.code).toBe('foreignCells')
    expect(await workbook.shown('Model!F4')).toBe(35_000)
  })

  test('a hidden sheet is written to, but cannot be shown', async () => {
    const workbook = openInExcel(office)
    await workbook.port.write(smallBuild)
    sheetNamed(workbook.host().workbook, 'Inputs').visibility = 'Hidden'
    const place = { sheet: 'Inputs', area: { top: 2, left: 5, bottom: 2, right: 5 } }
    expect(await workbook.port.select(place)).toMatchObject({
      problem: { message: 'The sheet Inputs is hidden, so it cannot be shown.' },
    })
    expect(
      await workbook.port.write([
        { kind: 'cells', sheet: 'Inputs', top: 2, left: 5, before: [[100]], after: [[120]] },
      ]),
    ).toMatchObject({ ok: true })
  })

  test('a sheet whose rows a filter hides is written whole, hidden rows too', async () => {
    const workbook = openInExcel(office)
    await workbook.port.write(smallBuild)
    const [inputs, model] = smallWorkbook.sheets
    if (inputs === undefined || model === undefined) throw new Error('the small workbook has two sheets')
    const rows = [2, 3, 4].map(row => ['B', 'C', 'D', 'E'].map(column => ({ formula: `${column}$4*${row}` })))
    const block = { id: 'times', top: 20, left: 2, cells: rows }
    const next = { ...smallWorkbook, sheets: [inputs, { ...model, blocks: [...model.blocks, block] }] }
    sheetNamed(workbook.host().workbook, 'Model').filteredRows = new Set([19, 20])
    const write = writesBetween(smallWorkbook, next)
    expect(await workbook.port.write(write)).toMatchObject({ ok: true })
    const place = { sheet: 'Model', area: { top: 20, left: 2, bottom: 22, right: 5 } }
    const read = await workbook.port.read([place])
    expect(read.ok && read.value[0]?.entries).toEqual(
      rows.map(row => row.map(({ formula }) => `=${formula}`)),
    )
    expect(await workbook.port.write(writesBetween(next, smallWorkbook))).toMatchObject({ ok: true })
    expect(await workbook.entered('Model!E21')).toBe('')
  })

  test("a copy of a sheet of ours is a person's own", async () => {
    const workbook = openInExcel(office)
    await workbook.port.write(smallBuild)
    copySheetByHand(workbook.host(), 'Model', 'Model (2)')
    await workbook.type('Model (2)!B3', '7')
    const { sheets } = smallWorkbook
    const changed = sheets.map(sheet =>
      sheet.name === 'Model' ? { ...sheet, blocks: sheet.blocks.slice(0, 2) } : sheet,
    )
    const write = writesBetween(smallWorkbook, { ...smallWorkbook, sheets: changed })
    expect(await workbook.port.write(write)).toMatchObject({ ok: true })
    expect(await workbook.entered('Model!A7')).toBe('')
    expect(await workbook.entered('Model (2)!A7')).toBe('00123')
    expect(await workbook.entered('Model (2)!B3')).toBe(7)
  })

  describe('when sheets of ours are set aside for new ones', () => {
    const [inputs, model] = smallWorkbook.sheets
    if (inputs === undefined || model === undefined) throw new Error('the small workbook has two sheets')
    const next = { ...smallWorkbook, sheets: [inputs, { ...model, blocks: model.blocks.slice(0, 2) }] }
    const asides = [
      { kind: 'set_aside', sheet: 'Inputs', to: 'Inputs (before)' },
      { kind: 'set_aside', sheet: 'Model', to: 'Model (before)' },
    ] as const
    const build = [...asides, ...writesBetween(undefined, next)]

    async function typedInto() {
      const workbook = openInExcel(office)
      await workbook.port.write(smallBuild)
      await workbook.type('Inputs!E2', '120')
      await workbook.type('Model!J50', 'mine')
      await workbook.type('Sheet1!A1', '=Inputs!E2*2')
      return workbook
    }

    test('everything on them stays, and what refers to them goes on reading them', async () => {
      const workbook = await typedInto()
      expect(await workbook.port.write(build)).toMatchObject({ ok: true })
      expect(await workbook.entered('Inputs (before)!E2')).toBe(120)
      expect(await workbook.entered('Model (before)!J50')).toBe('mine')
      expect(await workbook.entered('Sheet1!A1')).toBe("='Inputs (before)'!E2*2")
      expect(await workbook.shown('Inputs!E2')).toBe(100)
      const found = await workbook.port.look()
      expect(found.ok && found.value.sheets).toEqual([
        { name: 'Sheet1', role: undefined },
        { name: 'Inputs (before)', role: undefined },
        { name: 'Model (before)', role: undefined },
        { name: 'Inputs', role: 'Inputs' },
        { name: 'Model', role: 'Model' },
      ])
      expect(workbook.host().workbook.names.map(({ formula }) => formula)).toEqual(
        next.names.map(({ refersTo }) => `=${refersTo}`),
      )
    })

    test.each(['refused', 'halfway', 'answerLost'] as const)(
      'whichever one request fails (%s): old or new',
      async kind => {
        const sample = await typedInto()
        const old = await sample.contents()
        office.xdm.syncs.length = 0
        await sample.port.write(build)
        const total = office.xdm.syncs.length
        const fresh = await sample.contents()
        expect(fresh).not.toBe(old)
        for (let failing = 1; failing <= total; failing += 1) {
          const workbook = await typedInto()
          workbook.faults.failing(kind, request => request === failing)
          const outcome = await workbook.port.write(build)
          workbook.faults.failing(kind, () => false)
          expect(await workbook.contents(), `request ${failing} ${kind}`).toBe(outcome.ok ? fresh : old)
        }
      },
    )

    test.each(['refused', 'halfway'] as const)(
      'whichever requests it dies at (%s): on opening again it is as it was',
      async kind => {
        for (let last = 1; last <= 6; last += 1) {
          const workbook = await typedInto()
          const old = await workbook.contents()
          workbook.faults.failing(kind, request => request >= last)
          const outcome = await workbook.port.write(build)
          workbook.faults.failing(kind, () => false)
          const port = await workbook.reopen(60_000)
          expect(await port.recover()).toMatchObject({ ok: true })
          if (!outcome.ok) expect(await workbook.contents(), `from request ${last} ${kind}`).toBe(old)
        }
      },
    )
  })

  describe('when a person renames a sheet', () => {
    async function renamed(office_: OfficeInNode) {
      const workbook = openInExcel(office_)
      await workbook.port.write(smallBuild)
      const seen: WorkbookEdit[] = []
      await workbook.port.watchEdits(edit => seen.push(edit))
      await workbook.renameSheet('Model', 'Projection')
      return { workbook, seen }
    }

    test.each<[string, (workbook: ExcelWorkbook) => unknown, readonly WorkbookEdit['kind'][]]>([
      ['goes to another sheet', ({ goTo }) => goTo('Inputs'), ['sheets']],
      ['comes back to the pane', ({ comeBack }) => comeBack(), ['sheets']],
      ['types into a cell of it', ({ type }) => type('Projection!B3', '7'), ['sheets', 'cells']],
    ])('and %s, it is noticed', async (_, act, kinds) => {
      const { workbook, seen } = await renamed(office)
      act(workbook)
      await vi.waitFor(() => expect(seen.map(({ kind }) => kind)).toEqual(kinds))
      // Once.
      workbook.goTo('Inputs')
      workbook.comeBack()
      await new Promise(resolve => setTimeout(resolve, 30))
      expect(seen).toHaveLength(kinds.length)
    })

    test('what is read of it says so', async () => {
      const { workbook } = await renamed(office)
      const place = { sheet: 'Model', area: { top: 1, left: 1, bottom: 2, right: 2 } }
      expect(await workbook.port.read([place])).toMatchObject({ problem: { code: 'sheetRenamed' } })
    })

    test('Excel that can tell of it is listened to, and the names are not looked at', async () => {
      const later = await bootOffice({ ExcelApi: '1.20', RichApiRuntime: '1.2' })
      let tell: () => Promise<void> = async () => {}
      const onNameChanged = {
        add: (listener: () => Promise<void>) => {
          tell = listener
          return { remove: () => {} }
        },
      }
      vi.stubGlobal('Office', later.Office)
      vi.stubGlobal('Excel', {
        run: (...args: unknown[]) => {
          const work = args.pop() as (context: object) => unknown
          return Reflect.apply(later.Excel.run, later.Excel, [
            ...args,
            (context: { readonly workbook: { readonly worksheets: object } }) => {
              // Microsoft's office.js of the npm registry ends before this event came (ExcelApi 1.17).
              Object.defineProperty(context.workbook.worksheets, 'onNameChanged', {
                configurable: true,
                value: onNameChanged,
              })
              return work(context)
            },
          ])
        },
      })
      const { workbook, seen } = await renamed(later)
      workbook.goTo('Inputs')
      workbook.comeBack()
      await new Promise(resolve => setTimeout(resolve, 30))
      expect(seen).toEqual([])
      await tell()
      expect(seen).toEqual([{ kind: 'sheets' }])
      vi.stubGlobal('Office', office.Office)
      vi.stubGlobal('Excel', office.Excel)
    })
  })

  test('too old, is told so', async () => {
    const older = await bootOffice({ ExcelApi: '1.11', RichApiRuntime: '1.2' })
    vi.stubGlobal('Office', older.Office)
    vi.stubGlobal('Excel', older.Excel)
    const workbook = openInExcel(older)
    expect(await workbook.port.write(smallBuild)).toMatchObject({
      problem: { message: 'This version of Excel is too old for Proceeds.' },
    })
    vi.stubGlobal('Office', office.Office)
    vi.stubGlobal('Excel', office.Excel)
  })

  test('as old as it may be, does all that is asked', async () => {
    const oldest = await bootOffice({ ExcelApi: '1.12', RichApiRuntime: '1.2' })
    vi.stubGlobal('Office', oldest.Office)
    vi.stubGlobal('Excel', oldest.Excel)
    const workbook = openInExcel(oldest)
    expect(await workbook.port.write(writesBetween(undefined, smallPlan()))).toMatchObject({ ok: true })
    expect(await workbook.port.look('urn:test:small-plan')).toMatchObject({ ok: true })
    expect(await workbook.port.watchEdits(() => {})).toMatchObject({ ok: true })
    expect(oldest.xdm.unhandled).toEqual([])
    vi.stubGlobal('Office', office.Office)
    vi.stubGlobal('Excel', office.Excel)
  })

  test('no range is held after the work is done', async () => {
    const workbook = openInExcel(office)
    await workbook.port.write(smallBuild)
    await workbook.port.read([{ sheet: 'Model', area: { top: 1, left: 1, bottom: 9, right: 9 } }])
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(workbook.host().references.size).toBe(0)
  })

  test('ranges that Excel answers with null are asked for again in halves', async () => {
    const workbook = openInExcel(office)
    await workbook.port.write(smallBuild)
    workbook.host().limits.cellsPerRead = 6
    const outcome = await workbook.port.read([
      { sheet: 'Model', area: { top: 2, left: 1, bottom: 4, right: 5 } },
    ])
    expect(outcome.ok && outcome.value[0]?.values.map(row => row.at(-1))).toEqual([4, 140, 35_000])
  })
})

describe('Undo', () => {
  test('is asked to take the cells of a write back as one step where Excel can', async () => {
    const later = await bootOffice({ ExcelApi: '1.20', RichApiRuntime: '1.2' })
    const options: unknown[] = []
    vi.stubGlobal('Office', later.Office)
    vi.stubGlobal('Excel', {
      run: (...args: unknown[]) => {
        if (args.length > 1) options.push(args[0])
        return Reflect.apply(later.Excel.run, later.Excel, args)
      },
    })
    const workbook = openInExcel(later)
    expect(await workbook.port.write(smallBuild)).toMatchObject({ ok: true })
    expect(options).toEqual([{ mergeUndoGroup: true }])
    expect(workbook.port.capabilities.undoesAsOne).toBe(true)
  })

  test('in steps is taken where Excel says that a step cannot be undone as one', async () => {
    const later = await bootOffice({ ExcelApi: '1.20', RichApiRuntime: '1.2' })
    vi.stubGlobal('Office', later.Office)
    vi.stubGlobal('Excel', {
      run: (...args: unknown[]) =>
        args.length > 1
          ? Promise.reject(Object.assign(new Error('cannot be grouped'), { code: 'UndoNotSupported' }))
          : Reflect.apply(later.Excel.run, later.Excel, args),
    })
    const workbook = openInExcel(later)
    expect(await workbook.port.write(smallBuild)).toMatchObject({ ok: true })
    expect(await workbook.shown('Model!E4')).toBe(35_000)
  })
})
