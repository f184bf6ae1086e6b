// Measures the engine as people run it: compiled to JavaScript, in plain Node, and prints ratios. What is asked of Excel is
// counted, not timed, so that part runs from the sources, beside the office.js it finds there; so does the pane, whose
// pages are built before.

import { spawnSync } from 'node:child_process'

const compiled = run('node_modules/typescript/bin/tsc', '-p', 'bench/tsconfig.json')
if (compiled !== 0) process.exit(compiled)
// A limit that is not kept ends its own part in failure, and the others are measured all the same.
const ended = [
  run('dist/bench/bench/ratios.js'),
  run('dist/bench/bench/questions.js'),
  run('dist/bench/bench/bestUse.js'),
  run('dist/bench/bench/workbookCost.js'),
  run('dist/bench/bench/importCost.js'),
  run('dist/bench/bench/calibrationCost.js'),
  run('node_modules/tsx/dist/cli.mjs', 'bench/excel/excelTraffic.ts'),
  run('node_modules/tsx/dist/cli.mjs', 'bench/pane/paneTasks.ts'),
]
process.exitCode = Math.max(...ended)

function run(...command: readonly string[]): number {
  const { status, error } = spawnSync(process.execPath, command, { stdio: 'inherit' })
  if (error !== undefined) throw error
  return status ?? 1
}
