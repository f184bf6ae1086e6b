// How the tests run: in Node, from the sources, with room for a test that recalculates a workbook in LibreOffice.

import { defineConfig } from 'vitest/config'

/** Tests of pure functions share what they load: making Larkspur's workbook once a file took a third of all the work. */
const pure =
  'test/{agreement,analysis,cases,exact,formula,golden,growth,kernel,numeric,plan,workbook}/**/*.test.ts'

const shared = { testTimeout: 30_000, allowOnly: false }

export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'engine', include: [pure], isolate: false } },
      { test: { ...shared, name: 'rest', include: ['test/**/*.test.ts'], exclude: [pure] } },
    ],
  },
})
