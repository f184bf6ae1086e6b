// Counts what vitest reports, so that nothing that went wrong can look like a pass.

/** The part of vitest's JSON report that is counted. */
export type VitestReport = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

export type Tally = { readonly passed: number; readonly failed: number }

/**
 * Passed and failed tests of a run. A file that could not be loaded counts as one failure, and so does a run that
 * left no report, ran no test, or ended badly with no failed test to show for it.
 */
export function tallyReport(report: VitestReport | undefined, exitCode: number): Tally {
  if (report === undefined) return { passed: 0, failed: 1 }
  const passed = report.numPassedTests
  const failed = report.numFailedTests + report.testResults.filter(couldNotLoad).length
  const unexplained = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: unexplained ? 1 : failed }
}

function couldNotLoad(file: VitestReport['testResults'][number]): boolean {
  return file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed')
}
