// Lines of a project register: what a system takes of a team, what it improves, what it costs and what it waits for.

import { nearest } from '../../formula/nearest.ts'
import { drivers } from '../../plan/drivers.ts'
import { quantityOfDecimal } from '../plainDecimal.ts'
import type { RowFault, RowValues } from '../readRow.ts'
import type { ProjectLine, ThreePoints } from '../records.ts'
import { purposeOf } from './makeTechnology.ts'
import { given, type Made, type Making, moneyOf, one, sameName } from './making.ts'

/** A line that says something of a team, of an effect, or of the system itself. */
export function makeProject(row: RowValues, making: Making): Made<ProjectLine> {
  const system = row.text('system')
  if (system === undefined) return { reason: 'it is empty' }
  const word = row.text('purpose')
  const purpose = word === undefined ? undefined : purposeOf(word, making)
  if (word !== undefined && purpose === undefined)
    return { field: 'purpose', reason: `"${word}" is none of IT, OT, CT` }
  const effort = threePoints(row, 'effort')
  if (effort !== undefined && 'reason' in effort) return effort
  const size = threePoints(row, 'effect')
  if (size !== undefined && 'reason' in size) return size
  const team = row.text('team')
  if ((team === undefined) !== (effort === undefined))
    return team === undefined
      ? { field: 'team', reason: 'it is empty, though there is an effort' }
      : { field: 'effortLikely', reason: `it is empty, though ${team} is to work on it` }
  const named = row.text('effect')
  const effect = named === undefined ? undefined : driverCalled(named)
  if (named !== undefined && effect === undefined) return unknownDriver(named)
  if ((effect === undefined) !== (size === undefined))
    return effect === undefined
      ? { field: 'effect', reason: 'it is empty, though the size of an effect is given' }
      : { field: 'effectLikely', reason: `it is empty, though it is to be ${named}` }
  if (size !== undefined && Number(row.decimal('effectHigh') ?? row.decimal('effectLikely')) >= 1)
    return { field: 'effectHigh', reason: 'it is a share and has to be below 1: write 12% or 0.12' }
  const vendorCost = row.decimal('vendorCost')
  const runCost = row.decimal('runCost')
  const [negative] = [['vendorCost', vendorCost] as const, ['runCost', runCost] as const].filter(([, cost]) =>
    cost?.startsWith('-'),
  )
  if (negative !== undefined) return { field: negative[0], reason: 'it is below 0' }
  const priority = row.decimal('priority')
  return one({
    source: row.source,
    system,
    dependsOn: (row.text('dependsOn') ?? '')
      .split(/[;,\n]/)
      .map(name => name.trim())
      .filter(name => name !== ''),
    ...given({
      purpose,
      team,
      effort,
      effect,
      size,
      vendorCost: vendorCost === undefined ? undefined : moneyOf(vendorCost, making),
      runCost: runCost === undefined ? undefined : moneyOf(runCost, making),
      earliestStart: row.month('earliestStart'),
      priority: priority === undefined ? undefined : quantityOfDecimal(priority),
    }),
  })
}

/** Low, likely and high; only the likely one where nothing is said of the others. */
function threePoints(row: RowValues, of: 'effort' | 'effect'): ThreePoints | Fault | undefined {
  const [low, likely, high] = (['Low', 'Likely', 'High'] as const).map(part => row.decimal(`${of}${part}`))
  if (low === undefined && likely === undefined && high === undefined) return undefined
  if (likely === undefined)
    return { field: `${of}Likely`, reason: 'it is empty, though low or high is given' }
  const points = { low: Number(low ?? likely), likely: Number(likely), high: Number(high ?? likely) }
  if (points.low < 0) return { field: `${of}Low`, reason: 'it is below 0' }
  if (points.low > points.likely) return { field: `${of}Low`, reason: `it is above the likely ${likely}` }
  if (points.likely > points.high) return { field: `${of}High`, reason: `it is below the likely ${likely}` }
  return {
    low: quantityOfDecimal(low ?? likely),
    likely: quantityOfDecimal(likely),
    high: quantityOfDecimal(high ?? likely),
  }
}

type Fault = { readonly field: string; readonly reason: string }

function driverCalled(name: string): string | undefined {
  const plain = (text: string): string => sameName(text.replaceAll('_', ' '))
  return drivers.find(({ id, label }) => plain(name) === plain(id) || plain(name) === plain(label))?.id
}

function unknownDriver(name: string): Fault {
  const labels = drivers.map(({ label }) => label)
  const near = nearest(sameName(name), labels.map(sameName))
  const meant = labels.find(label => sameName(label) === near)
  return {
    field: 'effect',
    reason: `"${name}" is nothing that the model lets a system improve: ${meant === undefined ? labels.join(', ') : `perhaps ${meant}?`}`,
  }
}

/** A line that waits until all are read. */
export type WaitingProject = {
  readonly line: ProjectLine
  readonly whenSettled: (fault: RowFault | undefined) => void
}

/**
 * The lines that hold together, in their order; the others hear what is wrong: a system that waits for itself, a second effort
 * of a team, a second size of an effect, something else said of the system than before. Prerequisites get the name of their
 * system; `missed` hears of those that the register does not have.
 */
export function settleProjects(
  waiting: readonly WaitingProject[],
  missed: (name: string, line: ProjectLine, suggestion: string | undefined) => void,
): readonly ProjectLine[] {
  const names = new Map(waiting.map(({ line }) => [sameName(line.system), line.system]))
  const said = new Map<string, ProjectLine>()
  const kept: ProjectLine[] = []
  const circled = circles(waiting.map(({ line }) => line))
  for (const { line, whenSettled } of waiting) {
    const fault = circled.get(sameName(line.system)) ?? saidOtherwise(line, said)
    whenSettled(fault === undefined ? undefined : { reason: fault })
    if (fault !== undefined) continue
    const dependsOn = line.dependsOn.flatMap(name => {
      const known = names.get(sameName(name))
      if (known === undefined) missed(name, line, nearest(sameName(name), names.keys()))
      return known ?? []
    })
    kept.push({ ...line, dependsOn })
  }
  return kept
}

/** Each system that waits for itself, with the way round: "Portal waits for Data platform, which waits for Portal". */
function circles(lines: readonly ProjectLine[]): ReadonlyMap<string, string> {
  const needs = new Map<string, string[]>()
  const names = new Map<string, string>()
  for (const { system, dependsOn } of lines) {
    names.set(sameName(system), names.get(sameName(system)) ?? system)
    needs.set(sameName(system), [...(needs.get(sameName(system)) ?? []), ...dependsOn.map(sameName)])
  }
  const wayRound = (start: string): readonly string[] | undefined => {
    const seen = new Set<string>()
    const walk = (at: string, way: readonly string[]): readonly string[] | undefined => {
      for (const next of needs.get(at) ?? []) {
        if (next === start) return [...way, next]
        if (seen.has(next)) continue
        seen.add(next)
        const found = walk(next, [...way, next])
        if (found !== undefined) return found
      }
      return undefined
    }
    return walk(start, [start])
  }
  return new Map(
    [...needs.keys()].flatMap(start => {
      const way = wayRound(start)?.map(name => names.get(name) ?? name)
      return way === undefined ? [] : [[start, `it waits for itself: ${way.join(' needs ')}`] as const]
    }),
  )
}

/** Says in which row something else was said of the same; remembers what the line says otherwise. */
function saidOtherwise(line: ProjectLine, said: Map<string, ProjectLine>): string | undefined {
  const system = sameName(line.system)
  const once: readonly (readonly [string, string])[] = [
    ...(line.team === undefined ? [] : [[`${system} team ${sameName(line.team)}`, line.team] as const]),
    ...(line.effect === undefined ? [] : [[`${system} effect ${line.effect}`, 'the effect'] as const]),
  ]
  for (const [key, what] of once) {
    const before = said.get(key)
    if (before !== undefined) return `row ${before.source.row} says already what it is of ${what}`
  }
  for (const field of ['purpose', 'vendorCost', 'runCost', 'priority', 'earliestStart'] as const) {
    const before = said.get(`${system} ${field}`)
    if (line[field] !== undefined && before !== undefined && textOf(before[field]) !== textOf(line[field]))
      return `row ${before.source.row} says something else of the same system`
  }
  for (const [key] of once) said.set(key, line)
  for (const field of ['purpose', 'vendorCost', 'runCost', 'priority', 'earliestStart'] as const)
    if (line[field] !== undefined && !said.has(`${system} ${field}`)) said.set(`${system} ${field}`, line)
  return undefined
}

function textOf(value: unknown): string {
  return JSON.stringify(value)
}
