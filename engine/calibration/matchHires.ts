// Planned hires, people who came and positions that are open: each closes at most one planned hire, so that nobody is counted
// twice.

/** One role up to the close. Months count from the plan's first; `closed` is the last closed one. */
export type RoleHires = {
  readonly role: string
  /** Requisitions to be opened for growth, by month of the plan from 1. */
  readonly planned: readonly number[]
  /** Whole months from requisition to first day. */
  readonly timeToFill: number
  readonly closed: number
  /** People who came in each closed month. */
  readonly starts: readonly number[]
  /** Positions that were open at the close; absent where no record says, and planned ones count as opened in their month. */
  readonly open?: readonly OpenPosition[]
  /** How many starts were due in the closed months only to replace people who had left. */
  readonly replacementsDue: number
  /** How many left by the close whose replacements are due after it. */
  readonly vacancies: number
}

/** A position opened by the close for somebody who has not come yet. */
export type OpenPosition = {
  /** 0 or below when it was opened before the plan begins. */
  readonly opened: number
  /** The month of the first day, where somebody has accepted and it is known. */
  readonly starts?: number
  readonly people: number
}

/** What became of planned hires that were due by the close and whom nobody filled. */
export type UnfilledHires = 'move' | 'drop'

/** How planned and actual hires of a role fit. `planned` = matched + under way + moved + dropped + left, whatever comes. */
export type HireMatch = {
  readonly role: string
  readonly started: number
  /** Came in the place of people who had left. */
  readonly replaced: number
  /** Came as planned hires; of them, before their month and after it. */
  readonly matched: number
  readonly early: number
  readonly late: number
  /** Came though neither planned nor as a replacement. */
  readonly unplanned: number
  /** Planned, and a position is open for them. */
  readonly underway: number
  /** Open positions for people who have left lately. */
  readonly replacing: number
  /** Open positions that are neither planned nor replace anybody; of them, those whose first day is known come all the same. */
  readonly surplus: number
  readonly surplusComing: number
  /** Planned by the close, not here and with no open position: they now open in the first open month. */
  readonly moved: number
  readonly dropped: number
  /** Planned for open months, and not taken by somebody who came or is sought early. */
  readonly left: number
  /** Planned hires of open months that are filled or sought already, by month of the plan. */
  readonly closedAhead: readonly MonthPeople[]
  /** Who is on the way, by the month of the plan in which the requisition has to be for them to start when they do. */
  readonly pipe: readonly MonthPeople[]
}

type MonthPeople = { readonly month: number; readonly people: number }

/** Somebody who comes up to so many months before a planned requisition opens is taken for the hire that it plans. */
const aheadMonths = 3

/**
 * Starts replace leavers first, as the plan does of itself; the others fill planned hires in the order of their months, those
 * that are due, then those on their way, then those of the next three months. Open positions go on filling from there, the
 * first to come first. Then starts and positions replace who left lately; whoever is left was not planned.
 */
export function matchHires(hires: RoleHires, unfilled: UnfilledHires): HireMatch {
  const { role, planned, timeToFill, closed, starts, replacementsDue, vacancies } = hires
  const started = sum(starts)
  const due = Math.min(started, Math.max(0, Math.round(replacementsDue)))
  const slots = plannedSlots(planned.slice(0, closed + aheadMonths))
  let [early, late] = [0, 0]
  for (const [index, people] of withoutFirst(starts, due).entries())
    for (const { month, people: taken } of slots.fill(people)) {
      if (month + timeToFill > index + 1) early += taken
      if (month + timeToFill < index + 1) late += taken
    }
  const matched = slots.filled()
  const replaced = due + Math.min(started - due - matched, Math.round(vacancies))
  const overdue = Math.max(0, closed - timeToFill)
  const positions =
    hires.open === undefined ? slots.waiting(overdue + 1, closed) : byStart(hires.open, timeToFill, closed)
  const sought = positions.map(one => ({
    ...one,
    taken: sum(slots.fill(one.people, one.from).map(of => of.people)),
  }))
  const underway = slots.filled() - matched
  const free = sum(sought.map(({ people, taken }) => people - taken))
  const replacing = Math.min(free, Math.max(0, Math.round(vacancies) - (replaced - due)))
  const unsure = sum(sought.map(({ people, taken, known }) => (known ? 0 : people - taken)))
  const coming = withoutFirst(
    sought.map(({ people, taken, known }) => (known ? people - taken : 0)),
    Math.max(0, replacing - unsure),
  )
  const isDropped = unfilled === 'drop'
  const missing = slots.missing(1, overdue)
  const closedAhead = slots.filledFrom(closed + 1)
  return {
    role,
    started,
    replaced,
    matched,
    early,
    late,
    unplanned: started - replaced - matched,
    underway,
    replacing,
    surplus: free - replacing,
    surplusComing: sum(coming),
    moved: slots.missing(overdue + 1, closed) + (isDropped ? 0 : missing),
    dropped: isDropped ? missing : 0,
    left: sum(planned.slice(closed)) - sum(closedAhead.map(({ people }) => people)),
    closedAhead,
    pipe: sought.flatMap(({ month, taken }, at) => {
      const people = taken + (coming[at] ?? 0)
      return people > 0 ? [{ month, people }] : []
    }),
  }
}

/** Planned hires by month, filled one after the other. */
function plannedSlots(planned: readonly number[]) {
  const filled = planned.map(() => 0)
  const unfilled = (at: number): number => (planned[at] ?? 0) - (filled[at] ?? 0)
  const between = (from: number, to: number): readonly number[] =>
    planned.flatMap((_, at) => (at + 1 >= from && at + 1 <= to ? [at] : []))
  return {
    /** Fills as many as there are people, from a month on, and says which; those who find no slot are in none. */
    fill: (people: number, from = 1): readonly MonthPeople[] => {
      let waiting = people
      return planned.flatMap((_, at) => {
        const taken = at + 1 < from ? 0 : Math.min(waiting, unfilled(at))
        if (taken <= 0) return []
        waiting -= taken
        filled[at] = (filled[at] ?? 0) + taken
        return [{ month: at + 1, people: taken }]
      })
    },
    filled: () => sum(filled),
    missing: (from: number, to: number) => sum(between(from, to).map(unfilled)),
    filledFrom: (from: number): readonly MonthPeople[] =>
      between(from, planned.length).flatMap(at =>
        (filled[at] ?? 0) > 0 ? [{ month: at + 1, people: filled[at] ?? 0 }] : [],
      ),
    /** What is not filled, as positions opened in their month. */
    waiting: (from: number, to: number): readonly Position[] =>
      between(from, to).map(at => ({ month: at + 1, from: at + 1, people: unfilled(at), known: false })),
  }
}

/** `from` is the first planned month that it may be for. */
type Position = MonthPeople & { readonly from: number; readonly known: boolean }

/** Open positions, the first to come first: on the known day, or a time-to-fill after opening, though not before the close. */
function byStart(open: readonly OpenPosition[], timeToFill: number, closed: number): readonly Position[] {
  return open
    .map(({ opened, starts, people }) => ({
      month: Math.max(starts ?? opened + timeToFill, closed + 1) - timeToFill,
      from: 1,
      people,
      known: starts !== undefined,
    }))
    .sort((one, other) => one.month - other.month)
}

function withoutFirst(counts: readonly number[], less: number): readonly number[] {
  let rest = less
  return counts.map(count => {
    const taken = Math.min(rest, count)
    rest -= taken
    return count - taken
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
