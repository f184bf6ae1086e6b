// The one line of truth under the scenario's name: whether the numbers can be believed, and since when they are saved.

import { isStale } from '../session/scenarioResult.ts'
import { type Session, scenarioOf } from '../session/session.ts'

/** The line and what it means. */
export type TruthLine = {
  readonly tone: 'holds' | 'working' | 'fails'
  readonly text: string
}

/** The backends agree to this, relative to what is compared (`docs/architecture.md`). */
const agreementTolerance = 1e-9

/** What can be said of the shown scenario's numbers at a moment. */
export function truthLine(session: Session, now: Date): TruthLine {
  const result = session.results.get(session.current)
  if (isStale(session, session.current) || result === undefined) {
    return { tone: 'working', text: result === undefined ? calculating(session) : 'Updating…' }
  }
  const [fault] = result.faults
  if (fault !== undefined) return { tone: 'fails', text: fault.message }
  const saved = savedText(scenarioOf(session.plan, session.current)?.time, now)
  if (result.examination === undefined)
    return { tone: 'working', text: `Checking against the exact engine${saved}` }
  const { largest, row } = result.examination
  if (largest <= agreementTolerance) return { tone: 'holds', text: `Agrees with the engine${saved}` }
  const label = session.layout.rows.get(row)?.label ?? row
  return { tone: 'fails', text: `${label} differs from the exact engine by ${largest.toExponential(1)}` }
}

/** "Calculating 36 months…" */
export function calculating({ layout }: Pick<Session, 'layout'>): string {
  return `Calculating ${layout.months} months…`
}

/** "· saved 14:02" today, "· saved 8 Jan" this year, with the year before that. */
function savedText(time: string | undefined, now: Date): string {
  const saved = time === undefined ? undefined : new Date(time)
  if (saved === undefined || Number.isNaN(saved.getTime())) return ''
  return ` · saved ${momentText(saved, now)}`
}

/** A moment as short as it can be told: the time today, the day this year, with the year otherwise. */
export function momentText(moment: Date, now: Date): string {
  if (moment.toDateString() === now.toDateString())
    return moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return moment.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(moment.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  })
}
