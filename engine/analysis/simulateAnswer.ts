// A simulation as people read it: what to say in a meeting, then the fans, the chances, and how sure they are.

import type { Answer } from '../plan/answer.ts'
import type { PeriodLength } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { counted } from '../plan/counted.ts'
import type { Estimate } from './estimate.ts'
import { inSentence } from './inSentence.ts'
import { pairedTables } from './pairedTables.ts'
import { scenarioTables } from './scenarioTables.ts'
import type { ScenarioDifference, SimulatedScenario, Simulation } from './simulation.ts'
import { ofFutures, percent, type SimulationWords, simulationWords } from './simulationWords.ts'

/** How the answer is laid out. */
export type SimulationLayout = {
  /** A fan has a line for the last month of each of these. */
  readonly by: PeriodLength
  /** How near the P10 of the lowest cash is wanted, in money: the answer says how many paths that takes. */
  readonly within?: number
}

/** The answer to a simulation of one scenario, or of several against the first. */
export function simulateAnswer(
  compiled: CompiledPlan,
  simulation: Simulation,
  { by, within }: SimulationLayout,
): Answer {
  const words = simulationWords(compiled)
  const [first, ...others] = simulation.scenarios
  if (first === undefined) throw new Error('simulateAnswer: no scenario')
  const names = simulation.scenarios.map(({ scenario }) => words.scenario(scenario))
  if (others.length > 0)
    return {
      title: `Futures: ${names.join(', ')}`,
      sentences: [
        ...simulation.differences.map(difference => differenceSentence(words, difference)),
        ...simulation.scenarios.map(scenario => cashSentence(words, simulation, scenario)),
        sharpnessSentence(simulation),
        marginSentence(words, simulation, first, within),
        luckSentence(simulation),
      ],
      tables: pairedTables(compiled, words, simulation, by),
    }
  return {
    title: `Futures: ${names[0]}`,
    sentences: [
      headline(words, simulation, first),
      lowestSentence(words, first),
      ...first.milestones.map(({ missed, timing, ...milestone }) => {
        const half = timing.p50 === null ? 'never' : `by ${words.month(timing.p50)}`
        return `${words.milestone(milestone)} is missed in ${ofFutures(missed.value)} (${between(missed)}); half of them have it ${half === 'never' ? 'later than the plan, or not at all' : half}.`
      }),
      ...first.tranches.map(({ tranche, timing }) => trancheSentence(words, tranche, timing)),
      ...driverSentences(words, first),
      marginSentence(words, simulation, first, within),
      luckSentence(simulation),
      ...driverNote(first),
    ],
    tables: scenarioTables(compiled, words, simulation, first, by),
  }
}

function headline(words: SimulationWords, simulation: Simulation, scenario: SimulatedScenario): string {
  const [row] = scenario.rows
  const spread = row?.months[simulation.month - 1]
  const name = words.scenario(scenario.scenario)
  if (row === undefined || spread === undefined) return cashSentence(words, simulation, scenario)
  const [low, high] = [spread.p10, spread.p90].map(({ value }) => words.figure(value, row))
  const lies = low === high ? `is ${low}` : `lies between ${low} and ${high}`
  return `With ${name}, ${inSentence(words.spot({ ...row, month: simulation.month }))} ${lies} in eight of ten futures; cash falls below ${words.figure(simulation.floor, cash)} in ${ofFutures(scenario.belowFloor.value)}.`
}

const cash = { row: 'cash_balance' }

function cashSentence(
  words: SimulationWords,
  { floor }: Simulation,
  { scenario, lowestCash, belowFloor }: SimulatedScenario,
): string {
  return `With ${words.scenario(scenario)}, cash falls below ${words.figure(floor, cash)} in ${ofFutures(belowFloor.value)} (${between(belowFloor)}), and in nine of ten its lowest point is at least ${words.figure(lowestCash.p10.value, cash)}.`
}

function lowestSentence(words: SimulationWords, { lowestCash, belowFloor }: SimulatedScenario): string {
  const { p10, p50 } = lowestCash
  return `At its lowest, cash is ${words.figure(p50.value, cash)} in the middle future and at least ${words.figure(p10.value, cash)} in nine of ten (± ${words.margin(p10, cash)}); the chance of falling short is ${between(belowFloor)}.`
}

function trancheSentence(
  words: SimulationWords,
  tranche: string,
  { p50, p90, byMonth }: SimulatedScenario['tranches'][number]['timing'],
): string {
  const name = words.tranche(tranche)
  const chance = byMonth.at(-1)
  const share = chance === undefined ? 'n/a' : `${ofFutures(chance.value)} (${between(chance)})`
  const half = p50 === null ? '' : `, in half of them by ${words.month(p50)}`
  const most = p90 === null ? '' : `, in nine of ten by ${words.month(p90)}`
  return `${name} comes in within the plan in ${share}${half}${most}.`
}

/** What moves the first row, and the lowest cash, most. */
function driverSentences(words: SimulationWords, { drivers }: SimulatedScenario): readonly string[] {
  const [first, lowest] = [drivers[0], drivers.at(-1)]
  return [first, ...(lowest === first ? [] : [lowest])].flatMap(found => {
    const largest =
      found?.by.slice(0, 3).filter(({ share, standardError }) => share > 2 * standardError) ?? []
    if (found === undefined || largest.length === 0) return []
    const { by: _, ...spot } = found
    const named = largest.map(({ label, share }) => `${inSentence(label)} (${(100 * share).toFixed(0)}%)`)
    return [
      `What makes ${inSentence(words.spot(spot))} uncertain, by share of its variance: ${named.join(', ')}.`,
    ]
  })
}

/** How to read the tables of what drives the spread. */
function driverNote({ drivers }: SimulatedScenario): readonly string[] {
  const shown = drivers.flatMap(({ by }) => by)
  if (shown.length === 0) return []
  const together = shown.some(({ isCorrelated }) => isCorrelated)
    ? '; numbers that move together share what they do, so their shares overlap'
    : ''
  return [
    `A share of variance is what would go away if that number were known beforehand${together}.`,
    'If low and if high: the mean of the tenth of futures in which the number is lowest, and highest.',
  ]
}

function differenceSentence(words: SimulationWords, { scenario, against, of }: ScenarioDifference): string {
  const [names, others] = [words.scenario(scenario), words.scenario(against)]
  const parts = of
    .filter((_, index) => index === 0 || index === of.length - 1)
    .map(({ difference, higher, lower, ...spot }) => {
      const middle = difference.p50.value
      if (higher.value === 0 && lower.value === 0)
        return `${inSentence(words.spot(spot))} is the same in all futures`
      const more = lower.value <= higher.value
      const share = ofFutures(more ? higher.value : lower.value)
      const by = words.figure(Math.abs(middle), spot)
      return `${inSentence(words.spot(spot))} is ${more ? 'higher' : 'lower'} in ${share}, by ${by} in the middle one`
    })
  return `${names} against ${others}: ${parts.join('; ')}.`
}

function sharpnessSentence({ differences, paths }: Simulation): string {
  const factors = differences.flatMap(({ of }) => of.flatMap(({ sharper }) => sharper ?? []))
  const least = Math.min(...factors)
  if (factors.length === 0 || least < 1.05)
    return 'Scenarios are compared future by future, each on the same draws.'
  return `Scenarios are compared future by future, each on the same draws: without that, the mean differences would take at least ${least.toFixed(1)} times as many futures (${Math.ceil(least * paths).toLocaleString('en-US')}) to be known as well.`
}

/** How sure the answer is, and how many futures would make it surer. */
function marginSentence(
  words: SimulationWords,
  { paths, seed }: Simulation,
  { lowestCash, belowFloor }: SimulatedScenario,
  within: number | undefined,
): string {
  const { low, high } = lowestCash.p10
  const run = `${counted(paths, 'future')} (seed ${seed})`
  if (low === null || high === null)
    return `${run} ${paths === 1 ? 'is' : 'are'} too few to say how sure these numbers are; run at least 1,000.`
  const half = (high - low) / 2
  const chance = (100 * ((belowFloor.high ?? 0) - (belowFloor.low ?? 0))) / 2
  const sure = `${run} tell the P10 of the lowest cash to within ${words.margin(lowestCash.p10, cash)} and the chance of falling short to within ${chance.toFixed(1)} points, 19 times in 20`
  if (half === 0) return `${sure}.`
  if (within === undefined) return `${sure}; four times as many would halve that.`
  const wanted = words.figure(within, cash)
  if (half <= within) return `${sure}: ${wanted} is reached.`
  return `${sure}; for ${wanted} run about ${rounded(paths * (half / within) ** 2).toLocaleString('en-US')}.`
}

/** What the fans hold. */
function luckSentence({ hasLuck }: Simulation): string {
  return hasLuck
    ? 'Luck is in it: how many deals are won in a month and how large they are, which contracts are not renewed, who leaves.'
    : 'Luck is left out: only what the plan calls uncertain differs, not how many deals are won, which contracts are not renewed or who leaves, so what comes will lie outside more often.'
}

/** Up to two digits. */
function rounded(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1)
  return Math.ceil(count / step) * step
}

function between({ low, high }: Estimate): string {
  return low === null || high === null
    ? 'too few futures to say how sure'
    : `between ${percent(low)} and ${percent(high)}`
}
