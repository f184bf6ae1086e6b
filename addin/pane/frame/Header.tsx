// Which scenario is shown, what state it is in, and one line of truth about its numbers.

import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowSync16Regular, CheckmarkCircle16Filled, ErrorCircle16Filled } from '@fluentui/react-icons'
import { isPlanUnsaved } from '../../session/planTaken.ts'
import { type Session, scenarioOf, unsavedCount } from '../../session/session.ts'
import { useActions, useNow, useWorkbook, useWorkbookState } from '../paneContext.ts'
import { ScenarioPicker } from '../ScenarioPicker.tsx'
import { truthLine } from '../truthLine.ts'
import { narrowMedia } from '../useNarrow.ts'
import { workbookLine } from '../workbook/workbookLine.ts'

const useStyles = makeStyles({
  header: {
    flexShrink: 0,
    padding: '8px 12px 0',
    height: '57px',
    boxSizing: 'border-box',
    [narrowMedia]: { height: 'auto' },
  },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    height: '24px',
    [narrowMedia]: { height: 'auto', flexWrap: 'wrap' },
  },
  picker: {
    minWidth: 0,
    maxWidth: '60%',
    [narrowMedia]: { maxWidth: '100%' },
    border: 'none',
    '::after': { display: 'none' },
    backgroundColor: 'transparent',
  },
  pickerButton: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    padding: '0 4px 0 5px',
    columnGap: '8px',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    textOverflow: 'ellipsis',
  },
  list: { maxHeight: '60vh', minWidth: '220px' },
  state: {
    flexShrink: 0,
    padding: '1px 7px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  unsaved: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  truth: {
    display: 'flex',
    alignItems: 'center',
    gap: '7px',
    margin: '3px 0 0 1px',
    height: '16px',
    [narrowMedia]: { height: 'auto' },
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
  },
  truthText: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [narrowMedia]: { whiteSpace: 'normal' },
  },
  link: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, flexShrink: 0 },
  holds: { color: tokens.colorStatusSuccessForeground1, flexShrink: 0 },
  working: { color: tokens.colorNeutralForeground3, flexShrink: 0 },
  fails: { color: tokens.colorStatusDangerForeground3, flexShrink: 0 },
})

const states = { draft: 'Draft', shared: 'Shared', locked: 'Locked', approved: 'Approved' } as const

const signs = {
  holds: CheckmarkCircle16Filled,
  working: ArrowSync16Regular,
  fails: ErrorCircle16Filled,
} as const

/** Draws the two lines above the navigation. */
export function Header({ session }: { readonly session: Session }) {
  const styles = useStyles()
  const { choose, save } = useActions()
  const now = useNow()
  const scenario = scenarioOf(session.plan, session.current)
  const unsaved = unsavedCount(session, session.current) + (isPlanUnsaved(session) ? 1 : 0)
  const numbers = truthLine(session, now)
  const sheets = useWorkbookState(state => state)
  const workbook = useWorkbook()
  const line = sheets && numbers.tone !== 'fails' ? workbookLine(sheets) : undefined
  const truth = line ?? numbers
  const Sign = signs[truth.tone]
  return (
    <header className={styles.header}>
      <div className={styles.row}>
        <ScenarioPicker
          label="Scenario"
          plan={session.plan}
          value={session.current}
          pick={choose}
          look={{
            appearance: 'filled-lighter',
            className: styles.picker,
            button: { className: styles.pickerButton },
            listbox: { className: styles.list },
          }}
        />
        {scenario && (
          <span className={styles.state}>
            {states[unsaved > 0 && scenario.state === 'approved' ? 'draft' : scenario.state]}
          </span>
        )}
        {unsaved > 0 && <span className={styles.unsaved}>● {unsaved} unsaved</span>}
        {unsaved > 0 && line?.asks === 'write' && (
          <Link as="button" className={styles.link} onClick={() => void save('')}>
            Save
          </Link>
        )}
      </div>
      <p className={styles.truth} title={truth.text}>
        <Sign className={mergeClasses(styles[truth.tone])} />
        {line?.asks === undefined ? (
          <span className={styles.truthText}>{truth.text}</span>
        ) : (
          <Link
            as="button"
            className={mergeClasses(styles.truthText, styles.link)}
            onClick={() => workbook?.actions.ask(line.asks)}
          >
            {truth.text}
          </Link>
        )}
      </p>
    </header>
  )
}
