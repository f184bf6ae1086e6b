// One simulation of 10,000 paths in a process of its own. Prints the most memory it held, in MB.

import { runBatch } from '../engine/kernel/runBatch.ts'
import { compiledPlan, larkspurBatch, planText } from './larkspurCase.ts'

await runBatch(larkspurBatch(compiledPlan(planText()), 10_000), async () => true)
console.log(process.resourceUsage().maxRSS / 1024)
