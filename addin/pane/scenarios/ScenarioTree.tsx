// The tree of scenarios: each below its parent with an elbow line, its figures on the right. A click shows it.

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { LockClosed12Regular } from '@fluentui/react-icons'
import { rowButton } from '../plainButton.ts'
import { narrowMedia } from '../useNarrow.ts'
import type { ScenarioRow } from './loadScenarios.ts'

const useStyles = makeStyles({
  head: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 58px 60px',
    columnGap: '4px',
    color: tokens.colorNeutralForeground3,
    marginBottom: '4px',
    [narrowMedia]: { display: 'none' },
  },
  number: { textAlign: 'right', whiteSpace: 'nowrap' },
  list: { margin: '0 -6px', padding: 0, listStyleType: 'none' },
  row: {
    ...rowButton,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 58px 60px',
    columnGap: '4px',
    alignItems: 'center',
    minHeight: '42px',
    padding: '4px 6px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    [narrowMedia]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  shown: {
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    '@media (forced-colors: active)': { border: '1px solid Highlight' },
  },
  name: { display: 'flex', minWidth: 0 },
  elbow: {
    flexShrink: 0,
    width: '9px',
    height: '9px',
    margin: '0 4px 0 0',
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  second: { display: 'block', color: tokens.colorNeutralForeground3 },
  by: {
    display: 'flex',
    alignItems: 'center',
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
    [narrowMedia]: { display: 'block', whiteSpace: 'normal' },
  },
  who: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
  when: { flexShrink: 0, whiteSpace: 'pre' },
  bad: { color: tokens.colorStatusDangerForeground3 },
  stale: { opacity: 0.55 },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  lock: { flexShrink: 0, marginRight: '4px', verticalAlign: '-1px' },
})

/** Draws the rows; `show` gets the id of the one that was clicked. */
export function ScenarioTree({
  rows,
  arrHead,
  show,
}: {
  readonly rows: readonly ScenarioRow[]
  readonly arrHead: string
  readonly show: (id: string) => void
}) {
  const styles = useStyles()
  return (
    <>
      <div className={styles.head} aria-hidden>
        <span>Scenario</span>
        <span className={styles.number}>{arrHead}</span>
        <span className={styles.number}>Low cash</span>
      </div>
      <ul className={styles.list} aria-label="Scenarios">
        {rows.map(row => (
          <li key={row.id}>
            <button
              type="button"
              className={mergeClasses(styles.row, row.shown && styles.shown)}
              {...(row.shown && { 'aria-current': 'true' })}
              onClick={() => show(row.id)}
            >
              <span className={styles.name} style={{ paddingLeft: Math.max(0, row.depth - 1) * 14 }}>
                {row.depth > 0 && <span className={styles.elbow} />}
                <span className={styles.words}>
                  <span className={mergeClasses(row.shown && styles.strong)}>{row.name}</span>
                  {row.fault === undefined ? (
                    <span className={styles.by} title={row.second.join('')}>
                      {row.locked && <LockClosed12Regular className={styles.lock} />}
                      <span className={styles.who}>{row.second[0]}</span>
                      <span className={styles.when}>{row.second[1]}</span>
                    </span>
                  ) : (
                    <span className={styles.second}>{row.fault}</span>
                  )}
                  {row.depth > 0 && <span className={styles.spoken}>, level {row.depth + 1}</span>}
                </span>
              </span>
              <span className={mergeClasses(styles.number, styles.strong, row.stale && styles.stale)}>
                <span className={styles.spoken}>{arrHead} </span>
                {row.arr ?? '…'}
              </span>
              <span
                className={mergeClasses(styles.number, row.short && styles.bad, row.stale && styles.stale)}
              >
                <span className={styles.spoken}>low cash </span>
                {row.low ?? '…'}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
