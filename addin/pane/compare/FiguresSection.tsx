// The key figures of both scenarios: before, after, both, or only what changed.

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { ChartActions } from '../charts/ChartActions.tsx'
import { DataTable } from '../charts/DataTable.tsx'
import { useSectionStyles } from '../section.ts'
import { comparisonTables } from './comparisonTables.ts'
import type { CompareReady } from './loadCompare.ts'

const shownChoices = ['Before', 'After', 'Both', 'Changes'] as const
type Shown = (typeof shownChoices)[number]

const useStyles = makeStyles({
  choices: {
    display: 'flex',
    flexWrap: 'wrap',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  choice: {
    padding: '1px 6px',
    height: '20px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    lineHeight: '16px',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
    },
  },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
})

/** Draws the table with its choice of columns. */
export function FiguresSection({ compare }: { readonly compare: CompareReady }) {
  const styles = useStyles()
  const section = useSectionStyles()
  const [shown, setShown] = useState<Shown>('Both')
  const { before, after } = compare
  const lines = compare.figures.filter(({ tone }) => shown !== 'Changes' || tone !== 'plain')
  const columns = {
    Before: [before],
    After: [after],
    Both: [before, after, 'Change'],
    Changes: ['Change'],
  } satisfies Record<Shown, readonly string[]>
  return (
    <section className={section.section}>
      <div className={section.head}>
        <h2 className={section.title}>Figures</h2>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand on the heading's line */}
        <div className={styles.choices} role="group" aria-label="Columns">
          {shownChoices.map(choice => (
            <button
              key={choice}
              type="button"
              className={mergeClasses(styles.choice, choice === shown && styles.chosen)}
              aria-pressed={choice === shown}
              onClick={() => setShown(choice)}
            >
              {choice}
            </button>
          ))}
        </div>
        <ChartActions
          what="the figures"
          sheet={{
            title: `Figures ${before} to ${after}`,
            tables: () => [comparisonTables(compare).figures],
          }}
        />
      </div>
      {lines.length === 0 ? (
        <p className={styles.none}>No key figure differs.</p>
      ) : (
        <DataTable
          caption={`Key figures of ${before} and ${after}`}
          head={['Figure', ...columns[shown]]}
          rows={lines.map(line => {
            const change = (
              <span key="change" className={section[line.tone]}>
                {line.change}
              </span>
            )
            const cells = {
              Before: [line.before],
              After: [line.after],
              Both: [line.before, line.after, change],
              Changes: [change],
            }
            return { key: line.label, cells: [line.label, ...cells[shown]], title: line.full }
          })}
        />
      )}
    </section>
  )
}
