// Reads the sheet `Scenarios` back: the copy of the saved scenarios that people can read, when the other copy is lost or
// is not the same.

import { isQuantity, type Quantity } from '../formula/quantity.ts'
import { type Change, type Scenario, scenarioStates } from '../plan/plan.ts'

/** What stands in a cell: an empty one is null or ''. */
type Cell = number | string | boolean | null

/** The scenarios as the sheet has them: initiatives have become changes of single cells. */
export type ReadableCopy = {
  readonly revision: string
  readonly saved: string
  readonly scenarios: readonly Scenario[]
  /** Lines that can no longer be read, by their row from 1. */
  readonly brokenRows: readonly number[]
}

/** Reads the rows from A1; undefined when this is not the sheet, or its headers are gone. */
export function readScenariosSheet(rows: readonly (readonly Cell[])[]): ReadableCopy | undefined {
  const about = rows.slice(0, 3).map(row => stampPattern.exec(textOf(row[0])))
  const stamp = about.find(match => match !== null)
  const list = tableAt(rows, ['Scenario', 'Name', 'Based on'])
  const changes = tableAt(rows, ['Scenario', 'Input', 'Where'])
  if (stamp === undefined || list === undefined || changes === undefined) return undefined
  const brokenRows: number[] = []
  const read = changes.flatMap(({ row, cells }) => {
    const change = changeOf(cells)
    if (change === undefined) brokenRows.push(row)
    return change === undefined ? [] : [{ scenario: textOf(cells[0]), change }]
  })
  const scenarios = list.flatMap(({ row, cells }) => {
    const id = textOf(cells[0])
    const own = read.filter(({ scenario }) => scenario === id).map(({ change }) => change)
    const scenario = scenarioOf(cells, own)
    if (scenario === undefined) brokenRows.push(row)
    return scenario === undefined ? [] : [scenario]
  })
  const [, revision, saved = ''] = stamp ?? []
  return { revision: revision ?? saved, saved, scenarios, brokenRows }
}

/** A plan without revisions is known by its date alone. */
const stampPattern = /As saved (?:in revision (.*?), |on )(.*?)\. A copy/

type Line = { readonly row: number; readonly cells: readonly Cell[] }

/** The lines below a header, to the first that is empty in its first column. */
function tableAt(rows: readonly (readonly Cell[])[], header: readonly string[]): readonly Line[] | undefined {
  const at = rows.findIndex(row => header.every((text, column) => row[column] === text))
  if (at < 0) return undefined
  const below = rows.slice(at + 1)
  const end = below.findIndex(row => isEmpty(row[0]))
  return (end < 0 ? below : below.slice(0, end)).map((cells, index) => ({ row: at + 2 + index, cells }))
}

function scenarioOf(
  [id, name, parent, state, , author, time, , note]: readonly Cell[],
  changes: readonly Change[],
): Scenario | undefined {
  const known = scenarioStates.find(other => other === state)
  if (isEmpty(id) || isEmpty(name) || known === undefined) return undefined
  return {
    id: textOf(id),
    name: textOf(name),
    parent: isEmpty(parent) ? null : textOf(parent),
    ...(isEmpty(author) ? {} : { author: textOf(author) }),
    ...(isEmpty(time) ? {} : { time: textOf(time) }),
    ...(isEmpty(note) ? {} : { note: textOf(note) }),
    state: known,
    initiatives: [],
    changes,
  }
}

/** `where` is `role=sdr, segment=smb`; a number may be a fraction ("1/6"). */
function changeOf([, input, where, month, , how, amount]: readonly Cell[]): Change | undefined {
  const items = textOf(where)
    .split(', ')
    .filter(text => text !== '')
    .map(text => text.split('='))
  const value = quantityOf(amount)
  const isWhole = isEmpty(month) || (typeof month === 'number' && Number.isInteger(month))
  if (isEmpty(input) || value === undefined || !isWhole || items.some(item => item.length !== 2))
    return undefined
  const place = {
    input: textOf(input),
    where: { ...Object.fromEntries(items), ...(typeof month === 'number' && { month }) },
  }
  if (how === 'is') return { ...place, value }
  if (how === 'times') return { ...place, multiply: value }
  return how === 'plus' ? { ...place, add: value } : undefined
}

function quantityOf(amount: Cell | undefined): Quantity | undefined {
  if (isQuantity(amount)) return amount
  const fraction = textOf(amount).replace(/^=/, '')
  return isQuantity(fraction) ? fraction : undefined
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || cell === ''
}

function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell)
}
