// How the tests run: in Node, from the sources, with room for a test that recalculates a workbook in LibreOffice.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    allowOnly: false,
  },
})
