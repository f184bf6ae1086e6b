// The measurements and what they are held to. Times are processor time (of a process just started: the time one waits), the least of several rounds; what is compared
// runs in turns.

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { runExact } from '../engine/exact/runExact.ts'
import { runFloat } from '../engine/kernel/runFloat.ts'
import { samplePlan } from '../engine/kernel/sample.ts'
import { exactSum } from '../engine/numeric/exactSum.ts'
import { quantileScratch, quantiles } from '../engine/numeric/quantile.ts'
import type { CompiledPlan } from '../engine/plan/compilePlan.ts'
import { held } from './held.ts'
import { lowered, runAll } from './kernelRun.ts'
import { compiledPlan, larkspurBatch, planText, scenarioValues, successOf } from './larkspurCase.ts'
import { type NumpyRound, startNumpy } from './numpyRunner.ts'
import { inMilliseconds, leastOf, processorTime } from './stopwatch.ts'
import { syntheticBatch } from './syntheticModel.ts'

const paths = 10_000
const compiled = compiledPlan(planText())
await compareWithNumpy(compiled)
singleRuns(compiled)
startCold()
growth()
memory()

async function compareWithNumpy(plan: CompiledPlan): Promise<void> {
  const batch = larkspurBatch(plan, paths)
  const ready = lowered(batch)
  runAll(batch, ready)
  console.log(
    `Larkspur, balanced: ${plan.program.series.length} series x ${plan.program.months} months x ${paths} paths`,
  )
  console.log(`  ${ready.vector.size} instructions a path, ${ready.vector.registers} registers`)
  const numpy = await startNumpy(batch.columns, ready)
  const kernelRounds: KernelRound[] = []
  const numpyRounds: NumpyRound[] = []
  for (let round = 0; round < 7; round += 1) {
    kernelRounds.push(kernelRound(plan))
    if (numpy !== undefined) numpyRounds.push(await numpy.round())
  }
  numpy?.end()
  const kernel = leastParts(kernelRounds)
  console.log(`  kernel: ${parts(kernel)}`)
  if (numpy === undefined) return console.log('  numpy is not installed here: no comparison')
  const other = leastParts(numpyRounds)
  console.log(`  numpy:  ${parts(other)}, blocks of ${numpyRounds[0]?.block}`)
  const difference = Math.max(...numpyRounds.map(round => round.difference))
  held('largest difference of a result', difference, 1e-9, difference.toExponential(1))
  const ratio = total(kernel) / total(other)
  held('kernel / numpy, total', ratio, 1.5)
  const ready2 = (kernel.lowering + total(kernel)) / total(other)
  console.log(
    `  the same with the making of the program, ${inMilliseconds(kernel.lowering)}: ${ready2.toFixed(2)}`,
  )
}

type Parts = { readonly sampling: number; readonly evaluation: number; readonly percentiles: number }
type KernelRound = Parts & { readonly lowering: number }

function kernelRound(plan: CompiledPlan): KernelRound {
  const sampling = processorTime(() => successOf(samplePlan(plan, 1, paths)))
  const batch = larkspurBatch(plan, paths)
  let ready = { vector: lowered(batch).vector, outputs: [] as readonly Float64Array[] }
  const lowering = processorTime(() => {
    ready = lowered(batch)
  })
  const evaluation = processorTime(() => runAll(batch, ready))
  const scratch = quantileScratch()
  const percentiles = processorTime(() => {
    for (const month of ready.outputs) {
      quantiles(month, [0.1, 0.5, 0.9], scratch)
      exactSum(month)
    }
  })
  return { sampling, lowering, evaluation, percentiles }
}

function leastParts<Round extends Parts>(rounds: readonly Round[]): Parts & { readonly lowering: number } {
  const least = (part: (round: Round) => number): number => Math.min(...rounds.map(part))
  return {
    sampling: least(round => round.sampling),
    evaluation: least(round => round.evaluation),
    percentiles: least(round => round.percentiles),
    lowering: least(round => ('lowering' in round ? Number(round.lowering) : 0)),
  }
}

function total({ sampling, evaluation, percentiles }: Parts): number {
  return sampling + evaluation + percentiles
}

function parts(of: Parts): string {
  const { sampling, evaluation, percentiles } = of
  return `sampling ${inMilliseconds(sampling)}, evaluation ${inMilliseconds(evaluation)}, percentiles ${inMilliseconds(percentiles)}, together ${inMilliseconds(total(of))}`
}

function singleRuns(plan: CompiledPlan): void {
  const values = scenarioValues(plan)
  const float = leastOf(7, () => processorTime(() => runFloat(plan.program, values)))
  const exact = leastOf(5, () => processorTime(() => runExact(plan.program, values).numbers()))
  console.log('One scenario, all series')
  console.log(`  in double precision: ${inMilliseconds(float)}`)
  held('exactly', exact, 300, inMilliseconds(exact))
}

function startCold(): void {
  console.log('In a process just started')
  const rounds = Array.from(
    { length: 3 },
    () => JSON.parse(inChild('coldStart.js')) as Record<'compile' | 'result' | 'paths', number>,
  )
  const least = (part: 'compile' | 'result' | 'paths'): number =>
    Math.min(...rounds.map(round => round[part]))
  console.log(`  plan file to program: ${inMilliseconds(least('compile'))}`)
  held('plan file to first result', least('result'), 300, inMilliseconds(least('result')))
  console.log(`  then to 1,000 paths: ${inMilliseconds(least('paths'))}`)
}

function growth(): void {
  console.log('Twice the work costs (making the program; running it)')
  const base = { rows: 320, months: 36, paths: 2000 }
  const cost = ({ rows, months, paths: count }: typeof base): readonly [number, number] => {
    const batch = syntheticBatch(rows, months, count)
    const making = leastOf(5, () => processorTime(() => lowered(batch)))
    const ready = lowered(batch)
    return [making, leastOf(5, () => processorTime(() => runAll(batch, ready)))]
  }
  cost(base)
  const [making, running] = cost(base)
  for (const what of ['rows', 'months', 'paths'] as const) {
    const [made, ran] = cost({ ...base, [what]: 2 * base[what] })
    console.log(`  ${what} x 2: ${(made / making).toFixed(2)}; ${(ran / running).toFixed(2)}`)
  }
}

function memory(): void {
  const peak = Number(inChild('peakMemory.js'))
  console.log('A simulation in a process of its own')
  held('most memory held', peak, 300, `${Math.round(peak)} MB`)
}

function inChild(script: string): string {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL(script, import.meta.url))],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  return stdout
}
