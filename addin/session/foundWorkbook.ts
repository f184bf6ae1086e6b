// What a workbook holds of ours: the plan that its sheets were made from, and whether all of them are there.

import { type KeptPlan, keptPlans, planNamespace, type Scenario } from '../../engine/index.ts'
import type { Outcome, WorkbookPort } from '../host/workbookPort.ts'
import type { Refusal } from './editRefusal.ts'

/** The names of all its sheets, and the newest plan in it that is whole. */
export type FoundWorkbook = { readonly names: readonly string[]; readonly kept?: KeptPlan }

/** Looks at the names of the sheets and at the texts inside the document. */
export async function foundWorkbook(
  port: Pick<WorkbookPort, 'sheetNames' | 'parts'>,
): Promise<Outcome<FoundWorkbook>> {
  const names = await port.sheetNames()
  if (!names.ok) return names
  const parts = await port.parts.list(planNamespace)
  if (!parts.ok) return parts
  const whole = keptPlans(parts.value.map(({ xml }) => xml)).filter(({ intact }) => intact)
  const kept = whole.reduce<KeptPlan | undefined>((a, b) => (a && a.saved > b.saved ? a : b), undefined)
  return { ...names, value: { names: names.value, ...(kept && { kept }) } }
}

/** A plan by its name, and when its scenarios were saved. */
type SavedPlan = { readonly company: string; readonly scenarios: readonly SavedScenario[] }

type SavedScenario = Pick<Scenario, 'id' | 'time'>

/** Why sheets that were made from one plan cannot follow the one that is open, if they cannot. */
export function whyApart(
  names: readonly string[],
  ours: readonly string[],
  kept: SavedPlan,
  open: SavedPlan,
): Refusal | undefined {
  if (kept.company !== open.company)
    return {
      message: `The sheets of this workbook hold the plan of ${kept.company}, not that of ${open.company}.`,
      remedy: 'Open a new workbook for this plan, or build its sheets here in place of the others.',
    }
  if (open.scenarios.some(scenario => (timeOf(kept, scenario) ?? '') > (scenario.time ?? '')))
    return {
      message: 'The sheets of this workbook hold a version of this plan that was saved later.',
      remedy: 'Open the pane again to go on with that, or build the sheets again from the one that is open.',
    }
  const missing = ours.filter(name => !names.includes(name))
  if (missing.length === 0) return undefined
  return {
    message: `${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} missing from this workbook.`,
    remedy:
      'Press Undo if that was just now, give a renamed sheet its name again, or build the sheets again.',
  }
}

/** Whether scenarios are those of one and the same save. */
export function isOneSave(a: readonly SavedScenario[], b: readonly SavedScenario[]): boolean {
  return a.length === b.length && a.every(one => b.some(({ id, time }) => id === one.id && time === one.time))
}

function timeOf({ scenarios }: Pick<SavedPlan, 'scenarios'>, { id }: SavedScenario): string | undefined {
  return scenarios.find(other => other.id === id)?.time
}

/** Why our sheets cannot be added beside a person's own, if they cannot. */
export function nameRefusal(own: readonly string[], ours: readonly string[]): Refusal | undefined {
  const known = new Set(own.map(name => name.toLowerCase()))
  const taken = ours.filter(name => known.has(name.toLowerCase()))
  if (taken.length === 0) return undefined
  const one = taken.length === 1
  return {
    message: `This workbook already has ${one ? 'a sheet' : 'sheets'} called ${listed(taken)}.`,
    remedy: `Rename ${one ? 'it' : 'them'}, or open a new workbook; nothing was changed.`,
  }
}

/** "Home", "Home and Model", "Home, Model and 3 more". */
function listed(names: readonly string[]): string {
  if (names.length <= 3) return names.join(', ').replace(/, ([^,]*)$/, ' and $1')
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`
}
