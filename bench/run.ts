// Measures the engine as people run it: compiled to JavaScript, in plain Node, and prints ratios. What is asked of Excel is
// counted, not timed, so that part runs from the sources, beside the office.js it finds there; so does the pane, whose pages
// are built before.

import { spawnSync } from 'node:child_process'

const steps: readonly (readonly string[])[] = [
  ['node_modules/typescript/bin/tsc', '-p', 'bench/tsconfig.json'],
  ['dist/bench/bench/ratios.js'],
  ['dist/bench/bench/workbookCost.js'],
  ['node_modules/tsx/dist/cli.mjs', 'bench/excel/excelTraffic.ts'],
  ['node_modules/tsx/dist/cli.mjs', 'bench/pane/paneTasks.ts'],
]
for (const step of steps) {
  const { status, error } = spawnSync(process.execPath, step, { stdio: 'inherit' })
  if (error !== undefined) throw error
  if (status !== 0) process.exit(status ?? 1)
}
