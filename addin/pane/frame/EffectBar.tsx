// The last edit, old and new, above the bottom bar.

import { makeStyles, tokens } from '@fluentui/react-components'
import type { Session } from '../../session/session.ts'
import { loadEffect } from './loadEffect.ts'

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    margin: '0 12px 8px',
    padding: '7px 10px',
    borderRadius: tokens.borderRadiusMedium,
    border: '1px solid transparent',
    backgroundColor: tokens.colorBrandBackground2,
  },
  line: { margin: 0 },
  edit: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  old: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
})

/** Draws the effect of the last edit of the shown scenario, if there is one. */
export function EffectBar({ session }: { readonly session: Session }) {
  const styles = useStyles()
  const effect = loadEffect(session)
  if (effect === undefined) return null
  const { says, from, to, outcome } = effect
  return (
    <div className={styles.bar} role="status" aria-label="Effect of the last edit">
      <p className={styles.edit}>
        {says}: <s className={styles.old}>{from}</s> → {to}
      </p>
      <p className={styles.line}>
        {outcome.kind === 'working' && 'Working out the effect…'}
        {outcome.kind === 'failed' && outcome.text}
        {outcome.kind === 'moved' &&
          outcome.figures.map((figure, index) => (
            <span key={figure.name}>
              {index > 0 && ', '}
              {figure.name}{' '}
              {figure.from === figure.to ? (
                `stays ${figure.to}`
              ) : (
                <>
                  <s className={styles.old}>{figure.from}</s> → {figure.to}
                </>
              )}
            </span>
          ))}
      </p>
    </div>
  )
}
