// The scenarios as columns of the sheet of inputs: parents first, each with the cells it sets itself.

import { type Quantity, quantityToNumber } from '../formula/quantity.ts'
import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { type OwnChange, ownChanges } from '../plan/ownChanges.ts'
import type { Change } from '../plan/plan.ts'
import { resolveScenario, type ScenarioInputs } from '../plan/scenarioInputs.ts'
import type { ChangeSource } from '../plan/scenarioSteps.ts'

/** One column of numbers that can be shown: a scenario, or what the plan itself gives. */
export type SheetScenario = {
  readonly id: string
  /** As the selector offers it; no two are alike, capitals aside. */
  readonly title: string
  /** Position of the column whose numbers this one takes over, always an earlier one; null for the plan's own numbers. */
  readonly parent: number | null
  /** The cells (and months) it sets itself. */
  readonly changes: readonly SheetChange[]
}

/** A cell that a scenario sets itself, and how it comes from that of its parent if it does. */
type SheetChange = OwnChange & { readonly relative?: RelativeChange }

/** What a scenario does to the number of its parent. */
export type RelativeChange = { readonly operator: '+' | '*'; readonly amount: Quantity }

/**
 * The scenarios with parents first. A scenario without a parent and without changes is the plan itself; where there is
 * none, a column of the plan's own numbers comes first.
 */
export function sheetScenarios(compiled: CompiledPlan): Result<readonly SheetScenario[]> {
  const { scenarios } = compiled.plan
  const changes = new Map<string, readonly SheetChange[]>()
  for (const { id } of scenarios) {
    const own = changesOf(compiled, id)
    if (!own.ok) return own
    changes.set(id, own.value)
  }
  const plain = scenarios.find(({ id, parent }) => parent === null && changes.get(id)?.length === 0)
  const first = { id: plain?.id ?? planColumn, name: plain?.name ?? 'Plan inputs', parent: null }
  const ordered = [first, ...parentsFirst(scenarios.filter(({ id }) => id !== plain?.id))]
  const titles = distinctTitles(ordered.map(({ name }) => name))
  return success(
    ordered.map(({ id, parent }, index) => ({
      id,
      title: titles[index] ?? id,
      parent:
        index === 0
          ? null
          : Math.max(
              0,
              ordered.findIndex(other => other.id === parent),
            ),
      changes: changes.get(id) ?? [],
    })),
  )
}

/** The id of the column of the plan's own numbers where no scenario stands for them. */
const planColumn = ''

type Placed = { readonly id: string; readonly name: string; readonly parent: string | null }

function parentsFirst(scenarios: readonly Placed[]): readonly Placed[] {
  const ids = new Set(scenarios.map(({ id }) => id))
  const placed: Placed[] = []
  const waiting = [...scenarios]
  while (waiting.length > 0) {
    const next = waiting.findIndex(
      ({ parent }) => parent === null || !ids.has(parent) || placed.some(({ id }) => id === parent),
    )
    if (next < 0) throw new Error('sheetModel: the parents of scenarios lead round in a circle')
    placed.push(...waiting.splice(next, 1))
  }
  return placed
}

/** A spreadsheet compares texts without regard to capitals, so the second of two such names gets a number. */
function distinctTitles(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map(name => {
    let title = name
    for (let count = 2; taken.has(title.toLowerCase()); count += 1) title = `${name} (${count})`
    taken.add(title.toLowerCase())
    return title
  })
}

/** The changes of a scenario. A number that a change adds to or multiplies keeps following its parent's. */
function changesOf(compiled: CompiledPlan, id: string): Result<readonly SheetChange[]> {
  const own = ownChanges(compiled, id)
  const inputs = resolveScenario(compiled, id)
  if (!own.ok) return own
  if (!inputs.ok) return inputs
  const { scenario, source } = inputs.value
  const parent = scenario.parent === null ? undefined : resolveScenario(compiled, scenario.parent)
  if (parent === undefined || !parent.ok) return own
  return success(
    own.value.map(change => {
      const relative = relativeChange(compiled, source(change.input, change.member, change.month))
      return relative !== undefined && follows(change, relative, parent.value, compiled)
        ? { ...change, relative }
        : change
    }),
    own.warnings,
  )
}

/** What the last change of a cell did, unless it replaced the number. */
function relativeChange(
  { plan }: CompiledPlan,
  source: ChangeSource | undefined,
): RelativeChange | undefined {
  const change = source && changeAt(plan, source.path)
  if (change?.multiply !== undefined) return { operator: '*', amount: change.multiply }
  return change?.add === undefined ? undefined : { operator: '+', amount: change.add }
}

function changeAt(
  plan: CompiledPlan['plan'],
  [list, place, , index]: ChangeSource['path'],
): Change | undefined {
  const owners: readonly { readonly changes: readonly Change[] }[] =
    list === 'scenarios' ? plan.scenarios : list === 'initiatives' ? plan.initiatives : []
  return owners[Number(place)]?.changes[Number(index)]
}

/** Whether that change alone leads from the parent's number to the scenario's: earlier ones may have come before it. */
function follows(
  { input, member, month, value }: OwnChange,
  { operator, amount }: RelativeChange,
  parent: ScenarioInputs,
  compiled: CompiledPlan,
): boolean {
  const all = parent.quantity(input, member)
  const first =
    compiled.vocabulary.inputs.get(input)?.time === 'history' ? 1 - compiled.program.historyMonths : 1
  const before = typeof all === 'object' ? all[(month ?? first) - first] : all
  if (before === undefined) return false
  const [from, by, to] = [before, amount, value].map(quantityToNumber)
  if (from === undefined || by === undefined || to === undefined) return false
  const reached = operator === '*' ? from * by : from + by
  return Math.abs(reached - to) <= 1e-14 * Math.max(Math.abs(to), Math.abs(from))
}
