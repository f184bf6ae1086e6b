// Turns from one fiscal year of the plan to the next.

import { makeStyles, tokens } from '@fluentui/react-components'
import { ChevronLeft16Regular, ChevronRight16Regular } from '@fluentui/react-icons'

const useStyles = makeStyles({
  turner: { display: 'flex', alignItems: 'center', gap: '4px', flexShrink: 0 },
  year: { fontWeight: tokens.fontWeightSemibold },
  arrow: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '24px',
    height: '24px',
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':disabled': { color: tokens.colorNeutralForegroundDisabled, cursor: 'default' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
})

/** Draws the year between two arrows; `turn` gets −1 or 1. */
export function YearTurner({
  years,
  year,
  turn,
}: {
  readonly years: readonly string[]
  readonly year: number
  readonly turn: (by: -1 | 1) => void
}) {
  const styles = useStyles()
  return (
    <div className={styles.turner}>
      <button
        type="button"
        className={styles.arrow}
        aria-label="Year before"
        disabled={year === 0}
        onClick={() => turn(-1)}
      >
        <ChevronLeft16Regular />
      </button>
      <span className={styles.year} aria-live="polite">
        {years[year]}
      </span>
      <button
        type="button"
        className={styles.arrow}
        aria-label="Year after"
        disabled={year >= years.length - 1}
        onClick={() => turn(1)}
      >
        <ChevronRight16Regular />
      </button>
    </div>
  )
}
