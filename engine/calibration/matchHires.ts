// Planned hires and people who came: each start closes at most one planned hire, so that nobody is counted twice.

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
  /** How many starts were due in the closed months only to replace people who had left. */
  readonly replacementsDue: number
  /** How many left by the close whose replacements are due after it. */
  readonly vacancies: number
}

/** What became of planned hires that were due by the close and whom nobody filled. */
export type UnfilledHires = 'move' | 'drop'

/** How planned and actual hires of a role fit. `planned` = matched + moved + dropped + left, whatever comes. */
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
  /** Planned by the close or on their way, not here: they now open in the first open month. */
  readonly moved: number
  readonly dropped: number
  /** Planned for open months, and not taken by somebody who came early. */
  readonly left: number
  /** Planned hires of open months that somebody has filled already, by month of the plan. */
  readonly closedAhead: readonly { readonly month: number; readonly people: number }[]
}

/** Somebody who comes up to so many months before a planned requisition opens is taken for the hire that it plans. */
const aheadMonths = 3

/**
 * Starts replace leavers first, as the plan does of itself; the others fill planned hires in the order of their months, those
 * that are due, then those on their way, then those of the next three months. Then they replace who left lately; whoever is
 * left was not planned.
 */
export function matchHires(hires: RoleHires, unfilled: UnfilledHires): HireMatch {
  const { role, planned, timeToFill, closed, starts, replacementsDue, vacancies } = hires
  const started = sum(starts)
  const due = Math.min(started, Math.max(0, Math.round(replacementsDue)))
  const free = withoutFirst(starts, due)
  const open = planned.slice(0, closed + aheadMonths)
  const filled = open.map(() => 0)
  let [early, late, at] = [0, 0, 0]
  for (const [index, people] of free.entries()) {
    let waiting = people
    while (waiting > 0 && at < open.length) {
      const taken = Math.min(waiting, (open[at] as number) - (filled[at] as number))
      const month = at + 1 + timeToFill
      if (taken > 0 && month > index + 1) early += taken
      if (taken > 0 && month < index + 1) late += taken
      filled[at] = (filled[at] as number) + taken
      waiting -= taken
      if (waiting > 0) at += 1
    }
  }
  const unfilledIn = (from: number, to: number): number =>
    sum(open.slice(from, to).map((people, index) => people - (filled[from + index] as number)))
  const overdue = Math.max(0, closed - timeToFill)
  const matched = sum(filled)
  const replaced = due + Math.min(started - due - matched, Math.round(vacancies))
  const closedAhead = filled.flatMap((people, index) =>
    index >= closed && people > 0 ? [{ month: index + 1, people }] : [],
  )
  const isDropped = unfilled === 'drop'
  return {
    role,
    started,
    replaced,
    matched,
    early,
    late,
    unplanned: started - replaced - matched,
    moved: unfilledIn(overdue, closed) + (isDropped ? 0 : unfilledIn(0, overdue)),
    dropped: isDropped ? unfilledIn(0, overdue) : 0,
    left: sum(planned.slice(closed)) - sum(closedAhead.map(({ people }) => people)),
    closedAhead,
  }
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
