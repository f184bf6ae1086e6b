// The win rate by cohort, for people who want to count it themselves.

import { printFigure } from '../plan/figure.ts'
import type { Calibration } from './calibrate.ts'
import { dayText } from './calibratedPlan.ts'
import { figureName } from './figureName.ts'
import { printColumns } from './printColumns.ts'
import { cohortAges, type WinCohort } from './winCohorts.ts'

/** A table a segment, and under it the win rate of the calibration. Plain text. */
export function printCohorts({ asOf, cohorts, evidence }: Calibration): string {
  const tables = Object.entries(cohorts).filter(([, own]) => own.length > 0)
  if (tables.length === 0) return 'The records hold no deals of new business in a segment.'
  return [
    `New business by when it was created, as it stood on ${dayText(asOf)}.`,
    ...tables.map(([segment, own]) => {
      const rate = evidence.find(one => one.input === 'base_win_rate' && one.where.segment === segment)
      return [
        printColumns(
          [
            segment,
            'Created',
            'Won',
            'Lost',
            'Given up',
            'Open',
            'Of decided',
            ...cohortAges.map(age => `In ${age} mo`),
          ],
          own.map(cells),
          [1, 2, 3, 4, 5, 6, ...cohortAges.map((_, at) => at + 7)],
        ),
        ...(rate === undefined || rate.basis === 'none'
          ? []
          : [
              `  ${figureName(rate).label}: ${percent(rate.value)} (${percent(rate.interval[0])} to ${percent(rate.interval[1])})${'tooFew' in rate ? `; ${rate.tooFew}` : ', open deals counted for what became of others of their age'}`,
            ]),
      ].join('\n')
    }),
    'Given up: open for so long that they count as lost. Of decided: won of those won, lost and given up, which flatters young\nones: what is won is often won soon. In 3 mo: won of all created within three months, once all of them are that old.',
  ].join('\n\n')
}

function cells({ created, deals, won, lost, givenUp, open, wonWithin }: WinCohort): readonly string[] {
  const decided = won + lost + givenUp
  return [
    created,
    ...[deals, won, lost, givenUp, open].map(String),
    decided === 0 ? '·' : percent(won / decided),
    ...wonWithin.map(share => (share === undefined ? '·' : percent(share))),
  ]
}

function percent(share: number): string {
  return printFigure(share, 'ratio', '')
}
