// The walk: a ring for each computed step, a filled dot at the leaf; names lead on, titles lead back.

import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CellLink } from '../CellLink.tsx'
import { underlinedInContrast } from '../section.ts'
import type { Quoted, WalkStep } from './walkStep.ts'

const useStyles = makeStyles({
  steps: { margin: '6px 0 0', padding: 0, listStyleType: 'none' },
  step: {
    position: 'relative',
    padding: '0 0 10px 24px',
    '::before': {
      content: '""',
      position: 'absolute',
      left: '6px',
      top: '16px',
      bottom: '-4px',
      width: '1px',
      backgroundColor: tokens.colorNeutralStroke1,
    },
    ':last-child::before': { display: 'none' },
  },
  ring: {
    position: 'absolute',
    left: 0,
    top: '3px',
    boxSizing: 'border-box',
    width: '13px',
    height: '13px',
    borderRadius: tokens.borderRadiusCircular,
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  dot: {
    backgroundColor: tokens.colorCompoundBrandStroke,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: '8px' },
  title: {
    minWidth: 0,
    padding: 0,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'left',
    overflowWrap: 'anywhere',
  },
  earlier: {
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  value: { flexShrink: 0, maxWidth: '55%', marginLeft: 'auto', textAlign: 'right', overflowWrap: 'anywhere' },
  /** As high as the line it stands in. */
  cell: { flexShrink: 0, alignSelf: 'flex-start', margin: '-4px -6px -4px -6px' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  formula: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground2,
  },
  name: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    display: 'inline',
    maxWidth: '100%',
    overflowWrap: 'anywhere',
    textAlign: 'left',
    ...underlinedInContrast,
  },
  reading: { margin: '1px 0 0', color: tokens.colorNeutralForeground2 },
  terms: { margin: '2px 0 0', padding: 0, listStyleType: 'none' },
  term: { display: 'flex', justifyContent: 'space-between', gap: '8px' },
  termName: {
    minWidth: 0,
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase200,
    textAlign: 'left',
    ...underlinedInContrast,
  },
  termValue: { flexShrink: 0 },
})

/** `go` follows a name from a step; `back` makes a step the last one; `change` opens the plan at a leaf. */
export function WalkSteps({
  steps,
  go,
  back,
  change,
}: {
  readonly steps: readonly WalkStep[]
  readonly go: (from: number, to: Quoted) => void
  readonly back: (to: number) => void
  readonly change: () => void
}) {
  const styles = useStyles()
  return (
    <ol className={styles.steps} aria-label="Walk from the number to its sources">
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the walk
        <li key={index} className={styles.step}>
          <span className={mergeClasses(styles.ring, step.leaf && styles.dot)} />
          <div className={styles.head}>
            {index === steps.length - 1 ? (
              <span className={styles.title}>{step.title}</span>
            ) : (
              <button
                type="button"
                className={mergeClasses(styles.title, styles.earlier)}
                title="Back to this step"
                onClick={() => back(index)}
              >
                {step.title}
              </button>
            )}
            <span className={mergeClasses(styles.value, index === 0 && styles.strong)}>{step.value}</span>
            {step.cell && (
              <span className={styles.cell}>
                <CellLink number={step.cell} name={step.title} />
              </span>
            )}
          </div>
          {!step.leaf && (
            <>
              <p className={styles.formula}>
                {step.formula.map((part, at) =>
                  typeof part === 'string' ? (
                    part
                  ) : (
                    <Link
                      // biome-ignore lint/suspicious/noArrayIndexKey: a name is its place in the formula
                      key={at}
                      as="button"
                      className={styles.name}
                      onClick={() => go(index, part.to)}
                    >
                      {part.name}
                    </Link>
                  ),
                )}
              </p>
              <p className={styles.formula}>{step.numbers}</p>
            </>
          )}
          {step.terms.length > 0 && (
            <ul className={styles.terms}>
              {step.terms.map(({ title, value, to }) => (
                <li key={title} className={styles.term}>
                  <Link
                    as="button"
                    className={mergeClasses(styles.termName, to.kind === 'part' && styles.name)}
                    onClick={() => go(index, to)}
                  >
                    {title}
                  </Link>
                  <span className={styles.termValue}>{value}</span>
                </li>
              ))}
            </ul>
          )}
          {step.reading.map(text => (
            <p key={text} className={styles.reading}>
              {text}
            </p>
          ))}
          {step.leaf && step.of.kind === 'input' && (
            <Link as="button" className={styles.name} style={{ fontFamily: 'inherit' }} onClick={change}>
              Change it in Plan
            </Link>
          )}
        </li>
      ))}
    </ol>
  )
}
