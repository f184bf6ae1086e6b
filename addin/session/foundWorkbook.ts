// What a workbook holds of ours: the plan that its sheets were made from, and whether all of them are there.

import { type KeptPlan, planNamespace, type Scenario } from '../../engine/index.ts'
import type { FoundSheet, Outcome, WorkbookLook, WorkbookPort } from '../host/workbookPort.ts'
import type { Refusal } from './editRefusal.ts'
import { freeName } from './freeName.ts'
import { newestPlan } from './newestPlan.ts'
import type { AsideSheet } from './workbookState.ts'

/** Its sheets, what bears on its figures, and the newest plan in it that is whole. */
export type FoundWorkbook = Pick<WorkbookLook, 'sheets' | 'notices'> & { readonly kept?: KeptPlan }

/** Looks at the sheets and at the texts inside the document. */
export async function foundWorkbook(port: Pick<WorkbookPort, 'look'>): Promise<Outcome<FoundWorkbook>> {
  const found = await port.look(planNamespace)
  if (!found.ok) return found
  const { sheets, notices, texts } = found.value
  const kept = newestPlan(texts.map(({ xml }) => xml))
  return { ...found, value: { sheets, notices, ...(kept && { kept }) } }
}

/** A plan by its name, and when its scenarios were saved. */
type SavedPlan = { readonly company: string; readonly scenarios: readonly SavedScenario[] }

type SavedScenario = Pick<Scenario, 'id' | 'time'>

/** Why sheets that were made from one plan cannot follow the one that is open, if they cannot. */
export function whyApart(
  sheets: readonly FoundSheet[],
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
  const names = sheets.map(({ name }) => name)
  const missing = ours.filter(name => !names.includes(name))
  return missing.length === 0 ? undefined : missingRefusal(missing, sheets)
}

/** A sheet carries the name that we gave it; a copy of one carries it too, and is a person's own. */
function missingRefusal(missing: readonly string[], sheets: readonly FoundSheet[]): Refusal {
  const renamed = missing.flatMap(wanted => {
    const found = sheets.find(({ role, name }) => role === wanted && name !== wanted)
    return found === undefined ? [] : [{ wanted, name: found.name }]
  })
  const [only, ...others] = renamed
  if (only === undefined)
    return {
      message: `${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} missing from this workbook.`,
      remedy: 'Press Undo if that was just now, or build the sheets again: their inputs come from the plan.',
    }
  const gone = missing.filter(name => !renamed.some(({ wanted }) => wanted === name))
  const lost = gone.length === 0 ? '' : `; ${listed(gone)} ${gone.length === 1 ? 'is' : 'are'} missing`
  if (others.length === 0)
    return {
      message: `The sheet ${only.wanted} is called ${only.name} now${lost}.`,
      remedy: `Name it ${only.wanted} again, and the pane goes on from there. Until then nothing is written to the sheets.`,
    }
  const wanted = renamed.map(one => one.wanted)
  return {
    message: `The sheets ${listed(wanted)} are called ${listed(renamed.map(one => one.name))} now${lost}.`,
    remedy:
      'Give them their names again, and the pane goes on from there. Until then nothing is written to the sheets.',
  }
}

/**
 * Why sheets that another release wrote cannot follow the plan, if they cannot: where a line or a formula stands elsewhere,
 * cells are not what their places say. Sheets that do not say how they are laid out are older than this question.
 */
export function layoutRefusal(kept: Laid, made: Laid): Refusal | undefined {
  if (kept.layout === made.layout) return undefined
  return {
    message: 'Another release of Proceeds wrote the sheets of this workbook, and laid them out otherwise.',
    remedy:
      'Build the sheets again: they stay beside the new ones, with everything on them. Until then nothing is written to them or read from them.',
  }
}

type Laid = { readonly layout: string }

/** Sheets of ours that make room for new ones, under names that are free: "Home (before)". */
export function setAside(sheets: readonly FoundSheet[], ours: readonly string[]): readonly AsideSheet[] {
  const taken = [...sheets.map(({ name }) => name), ...ours]
  return sheets
    .filter(({ name, role }) => role === name || ours.includes(name))
    .map(({ name }) => {
      const to = freeName(`${name} (before)`, taken)
      taken.push(to)
      return { sheet: name, to }
    })
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
