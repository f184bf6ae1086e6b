// Picks a number to explain: its row by name, its member, its month.

import { makeStyles, SearchBox, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, useId, useState } from 'react'
import { type CellName, monthLabel } from '../../../engine/index.ts'
import type { RowLayout } from '../../session/engineApi.ts'
import type { Session } from '../../session/session.ts'
import { rowButton } from '../plainButton.ts'
import { findRows } from './rowSearch.ts'
import { titleOf } from './walkStep.ts'

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: 'none' },
  found: {
    margin: '2px 0 0',
    padding: '2px',
    listStyleType: 'none',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  option: {
    ...rowButton,
    display: 'block',
    padding: '4px 6px',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  name: {
    color: tokens.colorNeutralForeground3,
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: 'anywhere',
  },
  places: { display: 'flex', flexWrap: 'wrap', gap: '6px', margin: '6px 0 2px' },
  place: {
    minWidth: 0,
    flex: '1 1 100px',
    maxWidth: '100%',
    padding: '2px 4px',
    minHeight: '24px',
    font: 'inherit',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  none: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
})

/** `cell` is the number that is explained now; `pick` gets another one. */
export function NumberPicker({
  session,
  cell,
  pick,
}: {
  readonly session: Session
  readonly cell: CellName
  readonly pick: (cell: CellName) => void
}) {
  const styles = useStyles()
  const list = useId()
  const [typed, setTyped] = useState('')
  const { plan, layout } = session
  const row = layout.rows.get(cell.row)
  const found = findRows(layout, typed)
  const choose = (chosen: RowLayout): void => {
    setTyped('')
    const same = chosen.members.some(member => member.join() === cell.member.join())
    pick({ row: chosen.name, member: same ? cell.member : (chosen.members[0] ?? []), month: cell.month })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const [first] = found.rows
    const chosen = first ?? found.meant
    if (event.key !== 'Enter' || chosen === undefined) return
    event.preventDefault()
    choose(chosen)
  }
  const firstMonth = Math.min(0, 1 - plan.history_months)
  const months = Array.from({ length: plan.months - firstMonth + 1 }, (_, index) => firstMonth + index)
  return (
    <>
      <SearchBox
        className={styles.search}
        size="small"
        aria-label="Find a number by name"
        aria-controls={list}
        placeholder="Find a number: new ARR, cash, headcount…"
        value={typed}
        onChange={(_, { value }) => setTyped(value)}
        onKeyDown={onKeyDown}
      />
      <div id={list}>
        {found.rows.length > 0 && (
          <ul className={styles.found} aria-label="Numbers found">
            {found.rows.map(each => (
              <li key={each.name}>
                <button type="button" className={styles.option} onClick={() => choose(each)}>
                  {each.label} <span className={styles.name}>{each.name}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {typed.trim() !== '' && found.rows.length === 0 && (
          <p className={styles.none} role="status">
            No number is called “{typed.trim()}”.
          </p>
        )}
        {found.meant !== undefined && (
          <button type="button" className={styles.option} onClick={() => found.meant && choose(found.meant)}>
            Did you mean <strong>{found.meant.label}</strong>?
          </button>
        )}
      </div>
      <div className={styles.places}>
        {row !== undefined && row.members.length > 1 && (
          <select
            className={styles.place}
            aria-label="Of which"
            value={cell.member.join()}
            onChange={event =>
              pick({
                ...cell,
                member: row.members.find(member => member.join() === event.target.value) ?? [],
              })
            }
          >
            {row.members.map(member => (
              <option key={member.join()} value={member.join()}>
                {titleOf(session, { kind: 'row', name: row.name, member }, 0).slice(row.label.length + 2)}
              </option>
            ))}
          </select>
        )}
        <select
          className={styles.place}
          aria-label="In which month"
          value={cell.month}
          onChange={event => pick({ ...cell, month: Number(event.target.value) })}
        >
          {months.map(month => (
            <option key={month} value={month}>
              {monthLabel(plan, month)}
            </option>
          ))}
        </select>
      </div>
    </>
  )
}
