import { expect, test } from 'vitest'
import { tallyReport, type VitestReport } from './testTally.ts'

const ran = (passed: number, failed: number): VitestReport => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults: [
    {
      status: failed > 0 ? 'failed' : 'passed',
      assertionResults: [...statuses(passed, 'passed'), ...statuses(failed, 'failed')],
    },
  ],
})

const statuses = (count: number, status: string) => Array.from({ length: count }, () => ({ status }))

test('a good run counts its tests', () => {
  expect(tallyReport(ran(12, 0), 0)).toEqual({ passed: 12, failed: 0 })
})

test('failed tests are counted once each', () => {
  expect(tallyReport(ran(10, 2), 1)).toEqual({ passed: 10, failed: 2 })
})

test('a run without a single test is a failure', () => {
  expect(tallyReport({ numPassedTests: 0, numFailedTests: 0, testResults: [] }, 0)).toEqual({
    passed: 0,
    failed: 1,
  })
})

test('a test file that cannot be loaded is a failure', () => {
  const good = ran(3, 0)
  const report = { ...good, testResults: [...good.testResults, { status: 'failed', assertionResults: [] }] }
  expect(tallyReport(report, 1)).toEqual({ passed: 3, failed: 1 })
})

test('a run that ends badly though every test passed is a failure', () => {
  expect(tallyReport(ran(3, 0), 1)).toEqual({ passed: 3, failed: 1 })
})

test('a run that leaves no report is a failure', () => {
  expect(tallyReport(undefined, 0)).toEqual({ passed: 0, failed: 1 })
})
