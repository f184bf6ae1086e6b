// Before a write that changes more than one cell: every cell, what it is, what it holds and what it will hold.

import { Button, Link, makeStyles, mergeClasses, Switch, tokens } from '@fluentui/react-components'
import { ArrowUndo16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { WorkbookSide } from '../../session/workbookState.ts'
import { PaneMessage } from '../frame/PaneMessage.tsx'
import { ViewLayout } from '../frame/ViewLayout.tsx'
import { useWorkbookState } from '../paneContext.ts'
import { useSectionStyles } from '../section.ts'
import { type HeldGroup, heldGroups } from './heldGroups.ts'
import { changes } from './workbookLine.ts'

const useStyles = makeStyles({
  room: { maxWidth: '720px' },
  told: { margin: '6px 0 0', color: tokens.colorNeutralForeground2 },
  bar: { marginTop: '10px' },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'auto' },
  head: {
    padding: '2px 0 2px 8px',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    textAlign: 'right',
    ':first-child': { paddingLeft: 0, textAlign: 'left' },
  },
  left: { textAlign: 'left' },
  cell: {
    padding: '4px 0 4px 8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
    ':first-child': { paddingLeft: 0 },
  },
  number: { textAlign: 'right', overflowWrap: 'anywhere' },
  old: { color: tokens.colorNeutralForeground3 },
  problem: { display: 'block', color: tokens.colorStatusDangerForeground3 },
  address: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  more: { marginTop: '8px' },
  switches: { display: 'flex', flexDirection: 'column', marginTop: '16px', alignItems: 'flex-start' },
  filter: { margin: '6px 0 0 -8px' },
})

/** Cells in sight before the rest is asked for. */
const inSight = 100

/** Draws the cells by sheet and scenario. */
export function WritePreview({ workbook }: { readonly workbook: WorkbookSide }) {
  const styles = useStyles()
  const section = useSectionStyles()
  const state = useWorkbookState(all => all)
  const [onlyProblems, setOnlyProblems] = useState(false)
  const [most, setMost] = useState(inSight)
  if (state === undefined) return null
  const { held, behind, isWriting, writesAtOnce } = state
  const { actions, name } = workbook
  const problems = held.filter(({ problem }) => problem !== undefined)
  const shown = onlyProblems ? problems : held
  const isEmpty = held.length === 0 && behind === undefined
  return (
    <ViewLayout
      secondary={{ text: 'Not now', act: () => actions.ask(undefined) }}
      primary={{
        text: isWriting
          ? 'Writing…'
          : held.length === 0
            ? 'Write to the sheets'
            : `Write ${changes(held.length)}`,
        act: () => void actions.write(),
        disabled: isWriting || isEmpty,
      }}
    >
      <div className={styles.room}>
        <h1 className={section.title} tabIndex={-1}>
          {held.length === 0 ? `The sheets in ${name}` : `${cells(held.length)} will change in ${name}`}
        </h1>
        {isEmpty && (
          <p className={styles.told}>Nothing waits to be written: the sheets say what the plan says.</p>
        )}
        {behind !== undefined && (
          <PaneMessage intent="error" className={styles.bar}>
            {behind.message} {behind.remedy}
          </PaneMessage>
        )}
        {held.length > 0 && (
          <>
            <p className={styles.told}>
              The figures in this pane have these changes already; the sheets do not. Saving writes them as
              well.
            </p>
            <Switch
              size="small"
              className={styles.filter}
              label={problems.length === 0 ? 'Only problems (none)' : `Only problems (${problems.length})`}
              disabled={problems.length === 0}
              checked={onlyProblems && problems.length > 0}
              onChange={(_, { checked }) => setOnlyProblems(checked)}
            />
          </>
        )}
        {heldGroups(shown, most).map(group => (
          <CellTable key={`${group.sheet} ${group.of}`} group={group} show={actions.show} />
        ))}
        {shown.length > most && (
          <Link as="button" className={styles.more} onClick={() => setMost(shown.length)}>
            Show {(shown.length - most).toLocaleString('en-US')} more
          </Link>
        )}
        <div className={styles.switches}>
          {held.length > 0 && (
            <Button
              size="small"
              appearance="subtle"
              style={{ marginLeft: -8 }}
              icon={<ArrowUndo16Regular />}
              disabled={isWriting}
              onClick={() => void actions.discard()}
            >
              Take these edits back
            </Button>
          )}
          <Switch
            size="small"
            className={styles.filter}
            label="Write such changes at once from now on"
            checked={writesAtOnce}
            onChange={(_, { checked }) => actions.writeAtOnce(checked)}
          />
        </div>
      </div>
    </ViewLayout>
  )
}

function CellTable({
  group: { sheet, of, cells: rows },
  show,
}: {
  readonly group: HeldGroup
  readonly show: WorkbookSide['actions']['show']
}) {
  const styles = useStyles()
  const section = useSectionStyles()
  const title = `${sheet}, ${of}`
  return (
    <section className={section.section}>
      <div className={section.head}>
        <h2 className={section.title}>{title}</h2>
        <span className={section.aside}>{cells(rows.length)}</span>
      </div>
      <table className={styles.table} aria-label={`Cells of ${title}`}>
        <thead>
          <tr>
            <th className={styles.head} scope="col">
              Cell
            </th>
            <th className={mergeClasses(styles.head, styles.left)} scope="col">
              What
            </th>
            <th className={styles.head} scope="col">
              Before
            </th>
            <th className={styles.head} scope="col">
              After
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ address, row, column, says, before, after, problem }) => (
            <tr key={address}>
              <td className={styles.cell}>
                <Link
                  as="button"
                  className={styles.address}
                  aria-label={`Show ${sheet}!${address}`}
                  onClick={() =>
                    void show({ sheet, area: { top: row, left: column, bottom: row, right: column } })
                  }
                >
                  {address}
                </Link>
              </td>
              <td className={styles.cell}>
                {says}
                {problem !== undefined && <span className={styles.problem}>{problem}</span>}
              </td>
              <td className={mergeClasses(styles.cell, styles.number, styles.old)}>{before}</td>
              <td className={mergeClasses(styles.cell, styles.number)}>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function cells(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'cell' : 'cells'}`
}
