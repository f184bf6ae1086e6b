// What has to be calculated again when cells change, found in time that grows with what is found. o-spreadsheet 19.3.7
// takes everything found so far away from what each place leads to, which is most of the time that an edit takes.

import type { Evaluator, Model, SheetZone } from './spreadsheetLibrary.ts'

/** From now on the model finds dependents in this way; what it finds is the same. */
export function quickDependents(model: Model): void {
  const evaluator = model.uiHandlers.find(hasEvaluator)?.evaluator
  if (evaluator === undefined)
    throw new Error('quickDependents: this o-spreadsheet calculates in another way')
  evaluator.getCellsDependingOn = changed => {
    const graph = evaluator.formulaDependencies()
    // Asked about nothing, the graph gives what waits already, in a set that callers may change.
    const found = graph.getCellsDependingOn([], evaluator.nextRangesToUpdate)
    const from = [...changed]
    for (const [sheetId, cells] of reached(graph.forest, from, [...found]))
      for (const zone of rowRuns(cells)) found.add({ sheetId, zone })
    for (const range of from) found.delete(range)
    return found
  }
}

function hasEvaluator(handler: object): handler is { readonly evaluator: Evaluator } {
  return 'evaluator' in handler
}

/** By sheet, the cells that depend on `changed`, directly or not; those `known` lead no further. */
function reached(
  forest: ReturnType<Evaluator['formulaDependencies']>['forest'],
  changed: readonly SheetZone[],
  known: readonly SheetZone[],
): ReadonlyMap<string, readonly number[]> {
  const cells = new Map<string, { readonly seen: Set<number>; readonly found: number[] }>()
  const cellsOf = (sheetId: string) => {
    const sheet = cells.get(sheetId) ?? { seen: new Set(), found: [] }
    cells.set(sheetId, sheet)
    return sheet
  }
  for (const { sheetId, zone } of [...changed, ...known]) {
    const { seen } = cellsOf(sheetId)
    for (let row = zone.top; row <= zone.bottom; row++)
      for (let column = zone.left; column <= zone.right; column++) seen.add(row * columns + column)
  }
  const waiting = [...changed]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (let column = next.zone.left; column <= next.zone.right; column++) {
      for (const { dependents } of forest[next.sheetId]?.[column]?.query(next.zone) ?? []) {
        const { sheetId, zone } = dependents
        const { seen, found } = cellsOf(sheetId)
        for (let row = zone.top; row <= zone.bottom; row++)
          for (let at = zone.left; at <= zone.right; at++) {
            const cell = row * columns + at
            if (seen.has(cell)) continue
            seen.add(cell)
            found.push(cell)
            waiting.push({ sheetId, zone: { top: row, bottom: row, left: at, right: at } })
          }
      }
    }
  }
  return new Map([...cells].map(([sheetId, { found }]) => [sheetId, found]))
}

/** More than any sheet has. */
const columns = 2 ** 15

/** Neighbours in a row as one zone. */
function rowRuns(cells: readonly number[]): readonly SheetZone['zone'][] {
  const runs: { first: number; last: number }[] = []
  for (const cell of cells.toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run?.last === cell - 1) run.last = cell
    else runs.push({ first: cell, last: cell })
  }
  return runs.map(({ first, last }) => {
    const row = Math.floor(first / columns)
    return { top: row, bottom: row, left: first % columns, right: last % columns }
  })
}
