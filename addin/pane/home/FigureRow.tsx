// One figure of Home: name and date, its line, value and change. Opened, it shows the months and the way to its walk.

import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useId, useRef, useState } from 'react'
import { ChartActions } from '../charts/ChartActions.tsx'
import { DataTable } from '../charts/DataTable.tsx'
import { LineChart } from '../charts/LineChart.tsx'
import { Sparkline } from '../charts/Sparkline.tsx'
import { useActions } from '../paneContext.ts'
import { rowButton } from '../plainButton.ts'
import { underlinedInContrast, useSectionStyles } from '../section.ts'
import { narrowMedia, useNarrow } from '../useNarrow.ts'
import { figureTable } from './figureTable.ts'
import type { HomeFigure } from './homeFigures.ts'
import type { HomeReady } from './loadHome.ts'

/** The figure, what is around it, and whether it is open. */
export type FigureRowProps = {
  readonly figure: HomeFigure
  readonly home: HomeReady
  readonly last: boolean
  readonly open: boolean
  readonly toggle: () => void
}

const useStyles = makeStyles({
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  last: { borderBottom: 'none' },
  row: {
    ...rowButton,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 76px minmax(98px, auto)',
    columnGap: '8px',
    [narrowMedia]: { gridTemplateColumns: 'minmax(0, 1fr) auto' },
    alignItems: 'center',
    minHeight: '43px',
    padding: '3px 0',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  when: { display: 'block', color: tokens.colorNeutralForeground3 },
  right: {
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    [narrowMedia]: { whiteSpace: 'normal' },
  },
  value: {
    display: 'block',
    fontSize: tokens.fontSizeBase400,
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
  },
  change: { display: 'block', minHeight: '16px' },
  detail: { padding: '4px 0 10px' },
  links: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: '12px',
    marginTop: '4px',
  },
  link: { fontSize: tokens.fontSizeBase200, ...underlinedInContrast },
})

/** Draws the row as a button; opening it keeps the others where they are. */
export function FigureRow({ figure, home, last, open, toggle }: FigureRowProps) {
  const styles = useStyles()
  const section = useSectionStyles()
  const detail = useId()
  const narrow = useNarrow()
  const { name, when, value, full, change } = figure
  return (
    <li className={mergeClasses(styles.item, last && styles.last)}>
      <button
        type="button"
        className={styles.row}
        aria-expanded={open}
        {...(open && { 'aria-controls': detail })}
        title={full}
        onClick={toggle}
      >
        <span>
          {name}
          <span className={styles.when}>{when}</span>
        </span>
        {!narrow && (
          <Sparkline
            points={figure.points}
            parentPoints={figure.parentPoints}
            month={figure.month}
            label={lineSentence(figure, home)}
          />
        )}
        <span className={styles.right}>
          <span className={styles.value}>{value}</span>
          <span className={mergeClasses(styles.change, change && section[change.tone])}>{change?.text}</span>
        </span>
      </button>
      {open && (
        <div id={detail} className={styles.detail}>
          <FigureDetail figure={figure} home={home} />
        </div>
      )}
    </li>
  )
}

/** The months of the figure as a chart or as a table, and the way to its walk. */
function FigureDetail({
  figure,
  home,
}: {
  readonly figure: HomeFigure
  readonly home: HomeReady
}): ReactNode {
  const styles = useStyles()
  const { show } = useActions()
  const narrow = useNarrow()
  const [tableChosen, setTableChosen] = useState(false)
  const asTable = narrow || tableChosen
  const chart = useRef<HTMLDivElement>(null)
  const { name, points, parentPoints, row, month, print } = figure
  const text = (at: number | null | undefined): string => (at == null ? 'n/a' : print(at))
  return (
    <>
      {asTable ? (
        <DataTable
          caption={`${name}, month by month`}
          head={['Month', home.scenario, ...(parentPoints ? [home.parent ?? ''] : [])]}
          rows={home.months.map((key, index) => ({
            key,
            cells: [key, text(points[index]), ...(parentPoints ? [text(parentPoints[index])] : [])],
          }))}
        />
      ) : (
        <div ref={chart}>
          <LineChart
            lines={[
              { name: home.scenario, values: points, tone: 'plan' },
              ...(parentPoints
                ? [{ name: home.parent ?? '', values: parentPoints, tone: 'parent' as const }]
                : []),
            ]}
            months={home.months}
            {...(row === 'cash_balance' && { floor: { name: 'No cash', value: 0 } })}
            print={print}
            label={lineSentence(figure, home)}
          />
        </div>
      )}
      <div className={styles.links}>
        {!narrow && (
          <Link as="button" className={styles.link} onClick={() => setTableChosen(!tableChosen)}>
            {asTable ? 'Show as chart' : 'Show as table'}
          </Link>
        )}
        <Link as="button" className={styles.link} onClick={() => show('checks', { row, member: [], month })}>
          Why is this number what it is?
        </Link>
        <ChartActions
          what={name}
          sheet={{ title: `${name} ${home.scenario}`, tables: () => [figureTable(figure, home)] }}
          picture={
            asTable
              ? undefined
              : { of: chart, title: `${name}: ${home.scenario}`, showTable: () => setTableChosen(true) }
          }
        />
      </div>
    </>
  )
}

/** "ARR goes from $14.4M in Jan 2026 to $43.3M in Dec 2028; Raise only ends at $29.0M." */
function lineSentence(
  { name, points, parentPoints, print }: HomeFigure,
  { months, parent }: HomeReady,
): string {
  const first = points.findIndex(value => value !== null)
  const last = points.findLastIndex(value => value !== null)
  if (first < 0) return `${name} has no value in any month.`
  const at = (index: number): string => `${print(points[index] ?? 0)} in ${months[index]}`
  const other = parentPoints?.findLast(value => value !== null)
  const beside = other == null ? '' : `; ${parent} ends at ${print(other)}`
  return `${name} goes from ${at(first)} to ${at(last)}${beside}.`
}
