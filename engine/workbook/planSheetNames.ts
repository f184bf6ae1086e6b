// The names of the sheets beside those of the model.

/** In the order of the workbook; those of the model stand after Home, those of a report before Uses. */
export const planSheetNames = {
  home: 'Home',
  statements: 'Statements',
  metrics: 'Metrics',
  uses: 'Use of proceeds',
  compare: 'Compare',
  checks: 'Checks',
  scenarios: 'Scenarios',
  engine: 'Engine',
} as const
