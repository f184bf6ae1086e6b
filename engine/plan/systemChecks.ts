// Systems that can never be built: prerequisites in a circle or not chosen, teams with nobody to do the work.

import { type CheckedNumbers, type Finding, printExact } from './finding.ts'
import { compare, type Fraction, fractionOf, multiply, sum } from './fraction.ts'

/** `C208` prerequisites in a circle, `C209` a prerequisite not chosen, `C210` work for a team that has none to give. */
export function systemChecks(numbers: CheckedNumbers): readonly Finding[] {
  const { items, amount } = numbers
  const chosen = items('system').filter(system => isPositive(amount('system_chosen', system)))
  return [
    ...circles(numbers),
    ...chosen.flatMap(system => missingPrerequisites(numbers, system, chosen)),
    ...chosen.flatMap(system => items('team').flatMap(team => unableTeam(numbers, system, team))),
  ]
}

function prerequisitesOf({ items, amount }: CheckedNumbers, system: string): readonly string[] {
  return items('system').filter(other => isPositive(amount('prerequisite_needed', system, other)))
}

/** Each circle once, told from its first system in the order of priority. */
function circles(numbers: CheckedNumbers): readonly Finding[] {
  const systems = numbers.items('system')
  const found: Finding[] = []
  const finished = new Set<string>()
  const climb = (system: string, trail: readonly string[]): void => {
    const start = trail.indexOf(system)
    if (start >= 0) found.push(circle(numbers, [...trail.slice(start), system]))
    if (start >= 0 || finished.has(system)) return
    for (const next of prerequisitesOf(numbers, system)) climb(next, [...trail, system])
    finished.add(system)
  }
  for (const system of systems) climb(system, [])
  return found
}

function circle({ place }: CheckedNumbers, ring: readonly string[]): Finding {
  const [system = '', prerequisite = ''] = ring
  return {
    code: 'C208',
    severity: 'error',
    place: place('prerequisite_needed', [system, prerequisite]),
    message: `Systems wait for one another in a circle: ${ring.join(' -> ')}.`,
    remedy: 'Take one of these prerequisites away; until then none of them can start.',
  }
}

function missingPrerequisites(
  numbers: CheckedNumbers,
  system: string,
  chosen: readonly string[],
): readonly Finding[] {
  return prerequisitesOf(numbers, system)
    .filter(other => !chosen.includes(other))
    .map(other => ({
      code: 'C209',
      severity: 'warning',
      place: numbers.place('system_chosen', [system]),
      message: `${system} is chosen and needs ${other}, which is not: it never starts.`,
      remedy: `Choose ${other} as well, or leave ${system} out.`,
    }))
}

function unableTeam(numbers: CheckedNumbers, system: string, team: string): readonly Finding[] {
  const effort = numbers.amount('effort_estimate', system, team)
  if (!isPositive(effort)) return []
  const why = obstacle(numbers, system, team)
  if (why === undefined) return []
  return [
    {
      code: 'C210',
      severity: 'warning',
      place: numbers.place(why.input, why.member),
      message: `${system} needs ${printExact(effort)} person-months of ${team}, and ${why.says}: it is never finished.`,
      remedy: why.remedy,
    },
  ]
}

type Obstacle = {
  readonly input: string
  readonly member: readonly string[]
  readonly says: string
  readonly remedy: string
}

function obstacle(numbers: CheckedNumbers, system: string, team: string): Obstacle | undefined {
  const { amount } = numbers
  if (!isPositive(amount('maximum_monthly_work', system, team))) {
    const remedy = 'Set how many person-months a month it can take.'
    return {
      input: 'maximum_monthly_work',
      member: [system, team],
      says: 'its maximum_monthly_work there is 0',
      remedy,
    }
  }
  if (!isPositive(multiply(amount('internal_work_share', team), amount('productive_share_of_time')))) {
    const remedy = 'Set aside a part of their time, or leave the system out.'
    return {
      input: 'internal_work_share',
      member: [team],
      says: 'the team has no time for internal work',
      remedy,
    }
  }
  if (isPositive(peopleOf(numbers, team))) return undefined
  const remedy = 'Map a role with people or planned hires to the team in role_team, or leave the system out.'
  return { input: 'effort_estimate', member: [system, team], says: 'nobody works there', remedy }
}

/** Opening headcount and planned hires of the roles of a team. */
function peopleOf({ compiled, items, amount, months }: CheckedNumbers, team: string): Fraction {
  const teams = compiled.plan.mappings.role_team?.values ?? {}
  const roles = items('role').filter(role => teams[role] === team)
  return sum(roles.flatMap(role => [amount('opening_headcount', role), ...months('planned_hires', role)]))
}

function isPositive(value: Fraction): boolean {
  return compare(value, fractionOf(0)) > 0
}
