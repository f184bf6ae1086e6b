// People and what they are for: ramps, segments of sellers, kinds of role that nobody has.

import { growthRows } from '../growth/baseModel.ts'
import type { CompiledPlan } from './compilePlan.ts'
import { type CheckedNumbers, type Finding, printExact } from './finding.ts'
import { compare } from './fraction.ts'

/** `C202`: ramps that fall as people stay longer. */
export function rampChecks({ items, amount, place }: CheckedNumbers): readonly Finding[] {
  return items('role').flatMap(role => {
    const tenures = items('tenure')
    const ramp = tenures.map(tenure => amount('ramp_by_tenure', role, tenure))
    const falls = ramp.findIndex((level, index) => {
      const before = ramp[index - 1]
      return before !== undefined && compare(level, before) < 0
    })
    const [before, level] = [ramp[falls - 1], ramp[falls]]
    if (before === undefined || level === undefined) return []
    return [
      {
        code: 'C202',
        severity: 'warning',
        place: place('ramp_by_tenure', [role, tenures[falls] ?? '']),
        message: `ramp_by_tenure of ${role} falls from ${printExact(before)} to ${printExact(level)} at ${tenures[falls]}.`,
        remedy: 'People do not unlearn their job: check whether the list is in the right order.',
      },
    ]
  })
}

/** `C213`: segments of roles that do not sell, and sellers without one; `C214`: kinds that the model asks for and nobody has. */
export function kindChecks({ plan, model, vocabulary }: CompiledPlan): readonly Finding[] {
  const kinds = plan.mappings.kind_of_role?.values ?? {}
  const segments = plan.mappings.role_segment?.values ?? {}
  const roles = vocabulary.items.get('role') ?? []
  const wrongSegments = roles.flatMap(role => {
    const sells = kinds[role] === 'account_executive'
    const segment = segments[role] ?? null
    if (sells === (segment !== null)) return []
    return [sells ? withoutSegment(role) : strangeSegment(role, segment ?? '', kinds[role] ?? 'other')]
  })
  const absent = kindDimensions.flatMap(({ mapping, dimension, from }) => {
    const present = new Set(Object.values(plan.mappings[mapping]?.values ?? {}))
    return kindsAskedFor(model, dimension)
      .filter(({ kind }) => !present.has(kind))
      .map(({ kind, row }) => nobodyHas(mapping, from, kind, row))
  })
  return [...wrongSegments, ...absent]
}

const kindDimensions = [
  { mapping: 'kind_of_role', dimension: 'role_kind', from: 'role' },
  { mapping: 'kind_of_team', dimension: 'team_kind', from: 'team' },
  { mapping: 'kind_of_function', dimension: 'function_kind', from: 'function' },
]

/** Kinds that formulas name, `at(headcount_by_kind, role_kind, csm)`, each with the first row that does. */
function kindsAskedFor(
  model: CompiledPlan['model'],
  dimension: string,
): readonly { readonly kind: string; readonly row: string }[] {
  const asked = new Map<string, string>()
  for (const { name, formula } of growthRows(model)) {
    for (const [, kind = ''] of formula.matchAll(new RegExp(`\\b${dimension}, *(\\w+)`, 'g'))) {
      if (!asked.has(kind)) asked.set(kind, name)
    }
  }
  return [...asked].map(([kind, row]) => ({ kind, row }))
}

function withoutSegment(role: string): Finding {
  return {
    code: 'C213',
    severity: 'warning',
    place: { kind: 'file', path: `mappings.role_segment.values.${role}` },
    message: `${role} is a role of account executives and has no segment: it sells nothing.`,
    remedy: 'Choose the segment it sells to.',
  }
}

function strangeSegment(role: string, segment: string, kind: string): Finding {
  return {
    code: 'C213',
    severity: 'error',
    place: { kind: 'file', path: `mappings.role_segment.values.${role}` },
    message: `${role} has the segment ${segment} and is of the kind ${kind}: its people would count as account executives.`,
    remedy: 'Set its segment to null, or its kind to account_executive.',
  }
}

function nobodyHas(mapping: string, from: string, kind: string, row: string): Finding {
  return {
    code: 'C214',
    severity: 'warning',
    place: { kind: 'file', path: `mappings.${mapping}` },
    message: `No ${from} is of the kind ${kind}, which ${row} asks for: it counts as none.`,
    remedy: `Give a ${from} this kind in ${mapping}, if the company has one.`,
  }
}
