// A forecast of some months ago beside what came, as a person reads it.

import { dayText, printFigure } from '../engine/index.ts'
import type { ForecastThen } from './forecastThen.ts'
import { printTable } from './textTable.ts'

/** Sentences first, then a line per row, then how often what came lay inside, and what to bear in mind. */
export function forecastThenReport({ made, months, lines }: ForecastThen, width: number): string {
  const { currency } = made.compiled.plan
  const opening = `Made ${months === 12 ? 'a year' : `${months} ${months === 1 ? 'month' : 'months'}`} ago, on ${dayText(made.knownUntil)}, this plan would have said`
  const headlines = lines
    .filter(({ row }) => row === 'total_arr' || row === 'revenue' || row === 'cash_balance')
    .map(({ label, unit, held: { total } }, at) => {
      const print = (value: number): string => printFigure(value, unit, currency)
      const said = `${label} of ${print(total.p50)} (between ${print(total.p10)} and ${print(total.p90)} in eight of ten futures); it came to ${print(total.actual)}.`
      return at === 0 ? `${opening} ${said}` : `It would have said ${said}`
    })
  return [
    headlines.length === 0
      ? 'The exports hold no row that the plan forecasts: bring contracts, the ledger, deals or a roster.'
      : headlines.join('\n'),
    lineTable(lines, currency, width),
    coverage(lines),
    cases(lines),
    [
      'Decisions of the time since were not known then: hires, budgets, systems and rounds are those of the plan file, counted from its first month, so a row that follows them differs by what was decided otherwise.',
      'The fan holds how surely the numbers of the plan were known, how years differ, and the luck of single deals, contracts and people; not when single invoices are paid or single vacancies filled. Rows that hang together miss together.',
      ...made.told,
    ].join('\n'),
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

function lineTable(lines: ForecastThen['lines'], currency: string, width: number): string {
  if (lines.length === 0) return ''
  return printTable(
    {
      header: ['Forecast of then', 'P10', 'P50', 'P90', 'Came', 'Error', 'Inside', 'Months', ''],
      areWords: [true, false, false, false, false, false, true, false, true],
      rows: lines.map(({ label, unit, isBalance, held: { months, total } }) => {
        const uncertain = months.filter(({ isCertain }) => !isCertain)
        return [
          label,
          ...[total.p10, total.p50, total.p90, total.actual].map(value => printFigure(value, unit, currency)),
          total.error === undefined ? '·' : signedShare(total.error, currency),
          total.isCertain ? 'decided' : total.isInside ? 'yes' : total.actual < total.p10 ? 'below' : 'above',
          uncertain.length === 0
            ? '·'
            : `${uncertain.filter(({ isInside }) => isInside).length} of ${uncertain.length}`,
          isBalance ? 'at the end' : 'in all',
        ]
      }),
    },
    width,
  )
}

/** What all futures agree on is decided, not forecast, and is not counted. */
function coverage(lines: ForecastThen['lines']): string {
  const count = (all: readonly { readonly isCertain: boolean; readonly isInside: boolean }[]) => {
    const uncertain = all.filter(({ isCertain }) => !isCertain)
    return { inside: uncertain.filter(({ isInside }) => isInside).length, of: uncertain.length }
  }
  const rows = count(lines.map(({ held }) => held.total))
  const months = count(lines.flatMap(({ held }) => held.months))
  if (months.of === 0) return ''
  const share = Math.round((100 * months.inside) / months.of)
  return `What came lay inside in ${rows.inside} of ${rows.of} rows over all months, and in ${months.inside} of ${months.of} single months of rows (${share}%, where 80% are expected of a fan that holds everything).`
}

/** Money of few customers comes out by luck as well: a reader should know of how many. */
function cases(lines: ForecastThen['lines']): string {
  const known = lines.flatMap(({ label, madeOf }) => (madeOf === undefined ? [] : [{ label, ...madeOf }]))
  const of = known.map(({ label, n, counted }) => `${label} of ${n} ${counted}`)
  return of.length === 0 ? '' : `What came is made of few: ${of.join('; ')}.`
}

function signedShare(share: number, currency: string): string {
  return `${share < 0 ? '' : '+'}${printFigure(share, 'ratio', currency)}`
}
