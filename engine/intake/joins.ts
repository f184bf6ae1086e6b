// What has to find a partner: owners their employee, titles their role, deals their segment. Those that find none are
// gathered, with what may be meant, and used all the same.

import { nearest } from '../formula/nearest.ts'
import { unreachable } from '../formula/unreachable.ts'
import { type Making, type MissKind, sameName } from './make/making.ts'
import type { Mapping } from './mapping.ts'
import { type PlainDecimal, printUnits } from './plainDecimal.ts'

/** What has no partner. */
export type Miss = {
  readonly what: MissKind
  /** Never the name of a person, unless names are kept. */
  readonly name: string
  readonly rows: number
  /** What the rows sum to, where they have money. */
  readonly money?: string
  readonly first: { readonly file: string; readonly sheet?: string; readonly row: number }
  /** What may be meant. */
  readonly suggestion?: string
}

/** The joins of one import, shared by all its tables. */
export type Joins = Pick<Making, 'person' | 'role' | 'segment' | 'miss'> & {
  /** Hears of a person on the payroll. */
  readonly employ: (name: string, id: string) => void
  readonly misses: () => readonly Miss[]
}

/** Joins by the choices of a mapping. */
export function joinsOf(mapping: Mapping): Joins {
  const employees = new Map<string, string>()
  const people = new Map<string, string>()
  const found = new Map<
    string,
    { -readonly [Key in keyof Miss]: Miss[Key] } & { units: bigint | undefined }
  >()
  const owners = new Map(mapping.owners.map(({ owner, employee }) => [sameName(owner), employee]))
  const roles = new Map(mapping.titles.map(({ title, role }) => [sameName(title), role]))

  const miss: Joins['miss'] = (what, name, { source }, suggestion, units) => {
    const key = `${what} ${name}`
    const known = found.get(key)
    if (known !== undefined) {
      known.rows += 1
      if (units !== undefined) known.units = (known.units ?? 0n) + units
      return
    }
    const { file, sheet, row } = source
    const first = { file, row, ...(sheet === undefined ? {} : { sheet }) }
    found.set(key, { what, name, rows: 1, first, units, ...(suggestion === undefined ? {} : { suggestion }) })
  }
  const madeUp = (name: string): string => {
    const known = people.get(sameName(name)) ?? `person ${people.size + 1}`
    people.set(sameName(name), known)
    return known
  }
  const person: Making['person'] = (name, row, field) => {
    const id = owners.get(sameName(name)) ?? employees.get(sameName(name))
    if (id !== undefined) return id
    const shown = mapping.keepNames || isId(name) ? name : madeUp(name)
    if (field === 'owner' && employees.size > 0) {
      const near = nearest(sameName(name), employees.keys())
      const employee = near === undefined ? undefined : employees.get(near)
      miss('owner', shown, row, employee === undefined ? undefined : `employee ${employee}`)
    }
    return shown
  }
  const role: Making['role'] = (title, row) => {
    const chosen = roles.get(sameName(title))
    if (chosen === undefined) {
      const near = nearest(sameName(title), roles.keys())
      miss('title', title, row, near === undefined ? undefined : roles.get(near))
    }
    return chosen
  }
  const segment: Making['segment'] = (row, amount) => {
    const field = row.text('segment')
    if (mapping.segments.length === 0) return field
    const chosen = segmentBy(mapping, field, amount, row.decimal('employees'))
    if (chosen === undefined)
      miss('segment', field ?? 'no segment, amount or number of employees', row, nearSegment(mapping, field))
    return chosen
  }
  return {
    person,
    role,
    segment,
    employ: (name, id) => employees.set(sameName(name), id),
    miss,
    misses: () =>
      [...found.values()].map(({ units, ...rest }) =>
        units === undefined ? rest : { ...rest, money: printUnits(units) },
      ),
  }
}

/** Ids of systems are no names: they are one word with a digit in it. */
function isId(name: string): boolean {
  return /^\S*\d\S*$/.test(name) && !name.includes('@')
}

function segmentBy(
  { segments }: Mapping,
  field: string | undefined,
  amount: PlainDecimal | undefined,
  employees: PlainDecimal | undefined,
): string | undefined {
  return segments.find(rule => fits(rule, field, amount, employees))?.segment
}

function fits(
  rule: Mapping['segments'][number],
  field: string | undefined,
  amount: PlainDecimal | undefined,
  employees: PlainDecimal | undefined,
): boolean {
  switch (rule.by) {
    case 'field':
      return field !== undefined && sameName(rule.is) === sameName(field)
    case 'amount':
      return amount !== undefined && Number(amount) < rule.below
    case 'employees':
      return employees !== undefined && Number(employees) < rule.below
    case 'rest':
      return true
    default:
      return unreachable(rule)
  }
}

function nearSegment({ segments }: Mapping, field: string | undefined): string | undefined {
  if (field === undefined) return undefined
  return nearest(
    sameName(field),
    segments.flatMap(rule => (rule.by === 'field' ? [sameName(rule.is)] : [])),
  )
}
