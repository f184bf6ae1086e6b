// How often something ends in one way and not another, though some are still watched: cumulative incidence with a
// competing end (the Aalen-Johansen estimator). With one way to end it is one less the Kaplan-Meier estimate.

/** One that was watched: for how long, and how that ended; `open` where it had not when the watching stopped. */
export type Watched = {
  /** At least 0. */
  readonly time: number
  readonly end: 'event' | 'other' | 'open'
  /** What it counts for; 1 where absent. The variances hold for weights of 1. */
  readonly weight?: number
}

/** How things stand right after a time at which something ended. */
export type IncidenceStep = {
  readonly time: number
  /** Still watched and undecided just before. */
  readonly atRisk: number
  /** The probability of the event by this time. */
  readonly incidence: number
  /** Of `incidence`; the delta method, E. Marubini, M. G. Valsecchi, "Analysing survival data", 1995, section 10.2. */
  readonly variance: number
  /** The probability of having ended in neither way. */
  readonly undecided: number
}

/** The steps in order of time; none where nothing ended. Ends come before those that stop being watched at the same time. */
export function cumulativeIncidence(watched: readonly Watched[]): readonly IncidenceStep[] {
  const steps: IncidenceStep[] = []
  let atRisk = sumOf(watched)
  let undecided = 1
  let incidence = 0
  // Sums over the steps so far from which the variance at any later incidence follows.
  let [a, aF, aFF, b, c, cF] = [0, 0, 0, 0, 0, 0]
  for (const { time, events, others, leaving } of byTime(watched)) {
    const ended = events + others
    if (ended > 0) {
      incidence += (undecided * events) / atRisk
      const left = atRisk - ended
      const decidedAll = left <= 1e-12 * atRisk
      const hazard = decidedAll ? 0 : ended / (atRisk * left)
      const slope = (undecided * events) / atRisk ** 2
      a += hazard
      aF += hazard * incidence
      aFF += hazard * incidence ** 2
      b += (undecided ** 2 * events * (atRisk - events)) / atRisk ** 3
      c += slope
      cF += slope * incidence
      undecided = decidedAll ? 0 : undecided * (left / atRisk)
      const spread = incidence ** 2 * a - 2 * incidence * aF + aFF
      const variance = Math.max(0, spread + b - 2 * (incidence * c - cF))
      steps.push({ time, atRisk, incidence, variance, undecided })
    }
    atRisk -= leaving
  }
  return steps
}

type AtTime = { readonly time: number; events: number; others: number; leaving: number }

/** Much that is watched ends on the same day: there are far fewer times to sort than things. */
function byTime(watched: readonly Watched[]): readonly AtTime[] {
  const times = new Map<number, AtTime>()
  for (const { time, end, weight = 1 } of watched) {
    let at = times.get(time)
    if (at === undefined) {
      at = { time, events: 0, others: 0, leaving: 0 }
      times.set(time, at)
    }
    at.leaving += weight
    if (end === 'event') at.events += weight
    if (end === 'other') at.others += weight
  }
  return [...times.values()].sort((one, two) => one.time - two.time)
}

function sumOf(watched: readonly Watched[]): number {
  return watched.reduce((sum, { weight = 1 }) => sum + weight, 0)
}
