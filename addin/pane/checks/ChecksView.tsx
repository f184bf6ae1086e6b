// Checks: integrity worst first, findings with their fixes, agreement of the engines, and why a number is what it is.

import { Button, Link, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled, ErrorCircle16Filled, Warning16Filled } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import { type CellName, monthLabel } from '../../../engine/index.ts'
import { editRefusal } from '../../session/editRefusal.ts'
import { ViewLayout } from '../frame/ViewLayout.tsx'
import { useActions, usePane } from '../paneContext.ts'
import { underlinedInContrast, useSectionStyles } from '../section.ts'
import { useLate } from '../useLate.ts'
import { narrowMedia } from '../useNarrow.ts'
import type { ViewProps } from '../viewTable.tsx'
import { type FindingLine, type IntegrityLine, loadChecks } from './loadChecks.ts'
import { NumberPicker } from './NumberPicker.tsx'
import { useWalk } from './useWalk.ts'
import { useWorkbookSays } from './useWorkbookSays.ts'
import { WalkSteps } from './WalkSteps.tsx'
import { walkStep } from './walkStep.ts'
import { workbookTile } from './workbookTile.ts'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: { display: 'flex', alignItems: 'flex-start', gap: '9px', minHeight: '20px', padding: '2px 0' },
  sign: { flexShrink: 0 },
  holds: { color: tokens.colorStatusSuccessForeground1 },
  warns: { color: tokens.colorStatusWarningForeground3 },
  fails: { color: tokens.colorStatusDangerForeground3 },
  label: { flexGrow: 1, minWidth: 0 },
  text: { flexShrink: 0, maxWidth: '50%', textAlign: 'right', color: tokens.colorNeutralForeground3 },
  more: { marginLeft: '25px', fontSize: tokens.fontSizeBase200, ...underlinedInContrast },
  link: { fontSize: tokens.fontSizeBase200, ...underlinedInContrast },
  remedy: { display: 'block', color: tokens.colorNeutralForeground3 },
  fix: { flexShrink: 0 },
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    gap: '8px',
    margin: 0,
    [narrowMedia]: { gridTemplateColumns: '1fr' },
  },
  tile: {
    padding: '5px 8px',
    borderRadius: tokens.borderRadiusMedium,
    border: '1px solid transparent',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  note: { margin: '6px 0 0', color: tokens.colorNeutralForeground2 },
  tileText: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  room: { maxWidth: '720px' },
  fault: { margin: '6px 0 0', color: tokens.colorStatusDangerForeground3 },
})

/** How many checks are in sight before the rest is asked for. */
const inSight = 4

/** Draws Checks from the session, with the walk of the number that was asked for. */
export function ChecksView({ session }: ViewProps) {
  const styles = useStyles()
  const section = useSectionStyles()
  const { edit, show, examineAgain, announce } = useActions()
  const asked = usePane(state => state.asked)
  const { months } = session.plan
  const first = useMemo<CellName>(
    () => asked ?? { row: 'total_arr', member: [], month: months },
    [asked, months],
  )
  const props = useMemo(() => loadChecks(session), [session])
  const { cell, walk, waiting, pick, go, back } = useWalk(session, first)
  const late = useLate(waiting)
  const stale = useLate(props.kind === 'ready' && props.stale)
  const [all, setAll] = useState(false)
  const [times, setTimes] = useState(0)
  const { says, program } = useWorkbookSays(session, times)
  const steps = useMemo(
    () => walk?.steps.map(step => walkStep(session, step, cell.month)) ?? [],
    [session, walk, cell.month],
  )
  const primary = {
    text: 'Check again',
    act: () => {
      setTimes(times + 1)
      void examineAgain().then(() => announce('Checked against the exact engine.'))
    },
  }
  if (props.kind === 'busy')
    return (
      <ViewLayout primary={primary}>
        <Spinner size="small" label={`Checking ${session.layout.rows.size} rows…`} />
      </ViewLayout>
    )
  const { integrity, findings, summary } = props
  const agreement = [...props.agreement, workbookTile(says, program)]
  const failing = integrity.filter(({ holds }) => !holds).length
  const shown = all ? integrity : integrity.slice(0, Math.max(inSight, failing))
  const locked = editRefusal(session.plan, session.current) !== undefined
  return (
    <ViewLayout primary={primary}>
      <div className={mergeClasses(styles.room, stale && section.stale)} aria-busy={stale}>
        <section>
          <div className={section.head}>
            <h1 className={section.title}>Integrity</h1>
            <span className={failing > 0 ? section.bad : section.aside}>{summary}</span>
          </div>
          <ul className={styles.list}>
            {shown.map(line => (
              <IntegrityItem key={line.row} line={line} explain={() => pick(line.cell)} />
            ))}
          </ul>
          {integrity.length > Math.max(inSight, failing) && (
            <Link as="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? 'Show fewer' : `Show ${integrity.length - shown.length} more`}
            </Link>
          )}
        </section>
        {findings.length > 0 && (
          <section className={section.section}>
            <div className={section.head}>
              <h2 className={section.title}>Findings</h2>
              <span className={section.aside}>{findings.length}</span>
            </div>
            <ul className={styles.list}>
              {findings.map(line => (
                <FindingItem
                  key={line.key}
                  line={line}
                  locked={locked}
                  explain={pick}
                  mend={() => line.fix && edit(line.fix)}
                />
              ))}
            </ul>
          </section>
        )}
        <section className={section.section}>
          <div className={section.head}>
            <h2 className={section.title}>Agreement</h2>
            <span className={section.aside}>largest difference</span>
          </div>
          <dl className={styles.tiles}>
            {agreement.map(({ name, text, title, isBad }) => (
              <div key={name} className={styles.tile} title={title}>
                <dt>{name}</dt>
                <dd className={mergeClasses(styles.tileText, isBad && styles.fails)}>{text}</dd>
              </div>
            ))}
          </dl>
          {agreement.map(({ name, note }) =>
            note === undefined ? null : (
              <p key={name} className={styles.note}>
                {note}
              </p>
            ),
          )}
        </section>
      </div>
      <section className={mergeClasses(section.section, styles.room)}>
        <div className={section.head}>
          <h2 className={section.title}>Why is this number what it is?</h2>
          <span className={section.aside}>{monthLabel(session.plan, cell.month)}</span>
        </div>
        <NumberPicker session={session} cell={cell} pick={pick} />
        {walk === undefined ? (
          late && <Spinner size="tiny" label="Asking the exact engine…" />
        ) : (
          <div className={late ? section.stale : undefined} aria-busy={waiting}>
            <WalkSteps steps={steps} go={go} back={back} change={() => show('plan')} />
            {walk.fault !== undefined && (
              <p className={styles.fault} role="alert">
                {walk.fault.message} {walk.fault.remedy}
              </p>
            )}
          </div>
        )}
      </section>
    </ViewLayout>
  )
}

function IntegrityItem({ line, explain }: { readonly line: IntegrityLine; readonly explain: () => void }) {
  const styles = useStyles()
  const { label, says, holds, text } = line
  const Sign = holds ? CheckmarkCircle16Filled : ErrorCircle16Filled
  return (
    <li className={styles.line} title={says}>
      <Sign className={mergeClasses(styles.sign, holds ? styles.holds : styles.fails)} />
      <span className={styles.label}>
        {label}
        {!holds && (
          <>
            {' '}
            <Link as="button" className={styles.link} onClick={explain}>
              Explain
            </Link>
          </>
        )}
      </span>
      <span className={mergeClasses(styles.text, !holds && styles.fails)}>{text}</span>
    </li>
  )
}

function FindingItem({
  line: { urgent, message, remedy, fix, cell },
  locked,
  explain,
  mend,
}: {
  readonly line: FindingLine
  readonly locked: boolean
  readonly explain: (cell: CellName) => void
  readonly mend: () => void
}) {
  const styles = useStyles()
  const Sign = urgent ? ErrorCircle16Filled : Warning16Filled
  return (
    <li className={styles.line}>
      <Sign className={mergeClasses(styles.sign, urgent ? styles.fails : styles.warns)} />
      <span className={styles.label}>
        {message}
        <span className={styles.remedy}>
          {remedy}{' '}
          {cell !== undefined && (
            <Link as="button" className={styles.link} onClick={() => explain(cell)}>
              Explain
            </Link>
          )}
        </span>
      </span>
      {fix !== undefined && (
        <Button size="small" className={styles.fix} disabled={locked} onClick={mend}>
          Fix: {fix.to}
        </Button>
      )}
    </li>
  )
}
