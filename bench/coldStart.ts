// From the text of a plan file to the first numbers, in a process that has done nothing before. Prints milliseconds.

import { runFloat } from '../engine/kernel/runFloat.ts'
import { samplePlan } from '../engine/kernel/sample.ts'
import { lowered, runAll } from './kernelRun.ts'
import { compiledPlan, larkspurBatch, planText, scenarioValues, successOf } from './larkspurCase.ts'

const loaded = performance.now()
const compiled = compiledPlan(planText())
const program = performance.now()
runFloat(compiled.program, scenarioValues(compiled))
const numbers = performance.now()
successOf(samplePlan(compiled, 1, 1000))
const batch = larkspurBatch(compiled, 1000)
runAll(batch, lowered(batch))
console.log(
  JSON.stringify({ compile: program - loaded, result: numbers - loaded, paths: performance.now() - numbers }),
)
