// `proceeds optimise FILE`: how to spend the raise.

import {
  type CompiledPlan,
  childScenario,
  type DecisionRules,
  type Optimisation,
  type OptimiseProgress,
  type OptimiseRequest,
  optimise,
  optimiseAnswer,
  printFigure,
  quantityToNumber,
  readDecisionRules,
  resolveScenario,
} from '../engine/index.ts'
import { chosenScenario } from './choose.ts'
import { chosenMonth } from './chosenMonth.ts'
import { foundOrTell } from './foundOrTell.ts'
import { type AnswerOptions, giveAnswer } from './giveAnswer.ts'
import { openPlan, readTextOrTell, refuse } from './openPlan.ts'
import { maySave, type SaveOptions, saveScenario } from './saveScenario.ts'
import { showProgress } from './showProgress.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** What is sought, within which limits, and where to keep the answer. */
export type OptimiseOptions = AnswerOptions &
  SaveOptions & {
    readonly scenario?: string
    readonly goal: 'arr' | 'value' | 'burn'
    readonly month?: string
    readonly target?: number
    readonly rate: number
    readonly multiple: number
    readonly floor?: number
    readonly burnMultiple?: number | 'none'
    readonly managerCoverage?: number | 'none'
    readonly csmCoverage?: number | 'none'
    readonly goLives?: number | 'none'
    readonly starts: number
    readonly hiresShare: number
    readonly budgetRise: number
    readonly quarters: number
    readonly debt?: true
    readonly must?: readonly string[]
    readonly mustNot?: readonly string[]
    /** A JSON file of rules. */
    readonly rules?: string
    readonly futures: number
    readonly seed: number
    readonly runs: number
    readonly seconds?: number
    readonly withoutLuck?: boolean
  }

const bothOptions =
  'To keep the plan give both --save-as with the id of a new scenario and --out with a file.'

/** Prints the best plan found; when it is stopped, by Ctrl-C or by the clock, the best until then. */
export async function optimiseCommand(
  terminal: Terminal,
  path: string,
  options: OptimiseOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const scenario = chosenScenario(terminal, compiled, options.scenario ?? firstFunded(compiled))
  const goal = chosenGoal(terminal, compiled, options)
  if (scenario === undefined || goal === undefined || !maySave(terminal, compiled.plan, options, bothOptions))
    return exitCodes.usage
  const rules = await chosenRules(terminal, compiled, path, options)
  if (typeof rules === 'number') return rules
  const { floor, burnMultiple, managerCoverage, csmCoverage, goLives } = options
  const request: OptimiseRequest = {
    scenario,
    goal,
    ...(floor !== undefined && { floor }),
    limits: {
      ...(burnMultiple !== undefined && { burnMultiple }),
      ...(managerCoverage !== undefined && { managerCoverage }),
      ...(csmCoverage !== undefined && { csmCoverage }),
      ...(goLives !== undefined && { goLives }),
    },
    rules: { startsPerMonth: options.starts, budgetRise: options.budgetRise },
    scope: {
      quarters: options.quarters,
      hiresShare: options.hiresShare,
      debt: options.debt ?? false,
      rules,
    },
    futures: options.futures,
    seed: options.seed,
    withoutLuck: options.withoutLuck ?? false,
    runs: options.runs,
  }
  const found = foundOrTell(
    terminal,
    path,
    await optimise(compiled, request, searching(terminal, compiled, options)),
  )
  if (typeof found === 'number') return found
  const { values: _, ...value } = found
  const answer = optimiseAnswer(compiled, found)
  const given = await giveAnswer(terminal, { compiled, path, scenario, answer, value }, options)
  if (given !== exitCodes.done || options.saveAs === undefined) return given
  return save(terminal, compiled, found, options.saveAs, options.out ?? '')
}

/** The first scenario in which a round brings money: that is what there is to spend. */
function firstFunded(compiled: CompiledPlan): string | undefined {
  const tranches = compiled.plan.dimensions.tranche?.items ?? []
  const isFunded = (id: string): boolean => {
    const inputs = resolveScenario(compiled, id)
    return (
      inputs.ok &&
      tranches.some(tranche => {
        const amount = inputs.value.quantity('tranche_amount', [tranche.id])
        return typeof amount !== 'object' && quantityToNumber(amount) > 0
      })
    )
  }
  const { scenarios } = compiled.plan
  return (scenarios.find(({ id }) => isFunded(id)) ?? scenarios[0])?.id
}

function chosenGoal(
  terminal: Terminal,
  compiled: CompiledPlan,
  { goal, month: text, target, rate, multiple }: OptimiseOptions,
): OptimiseRequest['goal'] | undefined {
  const month = chosenMonth(terminal, compiled, text)
  if (month === undefined) return undefined
  if (goal === 'arr') return { kind: 'arr', month }
  if (goal === 'value') return { kind: 'value', rate, multiple }
  if (target !== undefined) return { kind: 'burn', month, arr: target }
  terminal.err('Say which ARR is to be reached with as little burn as possible: --target with an amount.')
  return undefined
}

/** The rules of the file, and those of the command line on top. */
async function chosenRules(
  terminal: Terminal,
  compiled: CompiledPlan,
  plan: string,
  { rules: path, must = [], mustNot = [] }: OptimiseOptions,
): Promise<DecisionRules | ExitCode> {
  const text = path === undefined ? '{}' : await readTextOrTell(terminal, path)
  if (text === undefined) return exitCodes.file
  const written = parsed(text)
  if (written === undefined) {
    terminal.err(`${path} is not JSON. Write {"must": ["name"], "must_not": [], "bounds": {}}.`)
    return exitCodes.file
  }
  const file = readDecisionRules(compiled, written)
  if (!file.ok) return refuse(terminal, path ?? plan, file.diagnostics)
  const all = readDecisionRules(compiled, {
    must: [...file.value.must, ...must],
    must_not: [...file.value.mustNot, ...mustNot],
    bounds: file.value.bounds,
  })
  return all.ok ? all.value : refuse(terminal, path ?? plan, all.diagnostics)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Shows how far it is and the best so far, lets Ctrl-C come in, and says whether to go on. */
function searching(
  terminal: Terminal,
  { plan }: CompiledPlan,
  { goal, runs: planned, seconds }: OptimiseOptions,
): (progress: OptimiseProgress) => Promise<boolean> {
  const end = seconds === undefined ? Infinity : performance.now() + 1000 * seconds
  const money = (amount: number): string => printFigure(amount, 'money', plan.currency)
  const names = { arr: 'ARR', value: 'value', burn: 'burn' }
  return async ({ runs, best }) => {
    const share = Math.min(99, Math.floor((100 * runs) / planned))
    const so =
      best === undefined
        ? 'no plan keeps the limits yet'
        : `best ${names[goal]} ${money(best.value)} with ${money(best.reserve)} kept`
    const text = `${share}%, ${runs.toLocaleString('en-US')} runs: ${so} (Ctrl-C takes the best so far)`
    return (await showProgress(terminal, text)) && performance.now() < end
  }
}

async function save(
  terminal: Terminal,
  { plan }: CompiledPlan,
  { scenario: parent, changes, objective, best }: Optimisation,
  id: string,
  out: string,
): Promise<ExitCode> {
  if (!best.keepsLimits) {
    terminal.err(`${out} was not written: no plan that keeps every limit was found.`)
    return exitCodes.done
  }
  const name = `Optimised: ${objective.label}`
  return saveScenario(terminal, plan, childScenario(parent.id, id, name, changes), out)
}
