// The hiring grid: roles down, quarters across, worked like a sheet. Enter edits, arrows move, paste fills.

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { fieldLook, wrongLook } from '../chip.ts'
import { narrowMedia } from '../useNarrow.ts'
import { type GridPlace, movedBy, startsTyping } from './gridKeys.ts'
import { type HiringCell, type HiringProps, peopleText } from './loadHiring.ts'

/** `enter` says what is wrong with a text, if anything; `turn` shows the year before (−1) or after (1) if there is one. */
export type HiringGridProps = {
  readonly grid: Extract<HiringProps, { kind: 'ready' }>
  readonly enter: (at: HiringCell, texts: readonly (readonly string[])[]) => Problem | undefined
  readonly paste: (at: HiringCell, clipboard: string) => Problem | undefined
  readonly turn: (by: -1 | 1) => boolean
  readonly locked: boolean
}

type Problem = { readonly at: HiringCell; readonly text: string }

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'separate',
    borderSpacing: '0 2px',
    fontVariantNumeric: 'tabular-nums',
  },
  head: {
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    height: '22px',
    padding: 0,
  },
  name: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    padding: '0 4px 0 0',
    maxWidth: '132px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [narrowMedia]: { maxWidth: '70px', whiteSpace: 'normal' },
  },
  number: { textAlign: 'right', padding: '0 8px 0 2px' },
  shell: { padding: '0 0 0 2px' },
  cell: {
    display: 'block',
    boxSizing: 'border-box',
    minWidth: '31px',
    height: '21px',
    padding: '1px 6px 1px 2px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    textAlign: 'right',
    lineHeight: '17px',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    cursor: 'cell',
    [narrowMedia]: { minWidth: '18px', padding: '1px 2px' },
  },
  none: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  gridCell: {
    padding: '0 0 0 2px',
    outlineStyle: 'none',
    ':focus > span': {
      outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
      outlineOffset: '-2px',
      backgroundColor: tokens.colorNeutralBackground1,
      '@media (forced-colors: active)': { outlineColor: 'Highlight' },
    },
  },
  input: { ...fieldLook, width: '100%', minWidth: 0, height: '21px', padding: '0 5px 0 2px' },
  wrong: wrongLook,
  problem: { color: tokens.colorStatusDangerForeground3, textAlign: 'right', padding: '0 0 2px' },
  total: { height: '21px', color: tokens.colorNeutralForeground2 },
  firstTotal: { borderTop: `1px solid ${tokens.colorNeutralStroke1}` },
  strong: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  zero: { color: tokens.colorNeutralForeground3 },
})

/** Draws the grid. One cell is in the tab order; the others are reached with the arrows. */
export function HiringGrid({ grid, enter, paste, turn, locked }: HiringGridProps) {
  const styles = useStyles()
  const table = useRef<HTMLTableElement>(null)
  const [last, setAt] = useState<GridPlace>({ row: 0, column: 0 })
  const [typed, setTyped] = useState<{ readonly at: GridPlace; readonly text: string }>()
  const [problem, setProblem] = useState<Problem>()
  const moved = useRef(false)
  const entered = useRef<typeof typed>(undefined)
  const { rows, quarters, totals } = grid
  const size = { rows: rows.length, columns: quarters.length }
  const at = { row: last.row, column: Math.min(last.column, size.columns - 1) }

  // A cell that was moved to by key takes the focus once it is drawn, also after the year was turned.
  const place = `${grid.year}:${at.row},${at.column}`
  useEffect(() => {
    if (!moved.current || typed !== undefined) return
    table.current?.querySelector<HTMLElement>(`[data-cell="${place}"]`)?.focus()
  }, [place, typed])

  const goTo = (place: GridPlace): void => {
    moved.current = true
    if (place.column < 0) {
      if (turn(-1)) setAt({ ...place, column: 3 })
    } else if (place.column >= size.columns) {
      if (turn(1)) setAt({ ...place, column: 0 })
    } else setAt(place)
  }
  const startTyping = (text: string): void => {
    if (locked) {
      enter(at, [[text === '' ? '0' : text]])
      return
    }
    moved.current = true
    setProblem(undefined)
    setTyped({ at, text })
  }
  const commit = (next: GridPlace | undefined): void => {
    // Leaving the field after Enter would enter the same text again.
    if (typed === undefined || entered.current === typed) return
    const wrong = enter(typed.at, [[typed.text]])
    setProblem(wrong)
    if (wrong !== undefined) return
    entered.current = typed
    setTyped(undefined)
    if (next !== undefined) goTo(next)
  }
  const onCellKey = (event: KeyboardEvent): void => {
    const next = movedBy(event.key, event.ctrlKey || event.metaKey, at, size)
    if (next !== undefined) {
      event.preventDefault()
      goTo(next)
    } else if (event.ctrlKey || event.metaKey || event.altKey) return
    else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault()
      startTyping(String(rows[at.row]?.quarters[at.column] || ''))
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      setProblem(enter(at, [['']]))
    } else if (startsTyping(event.key)) {
      event.preventDefault()
      startTyping(event.key)
    }
  }
  const onInputKey = (event: KeyboardEvent): void => {
    if (typed === undefined) return
    if (event.key === 'Enter') {
      event.preventDefault()
      commit({ ...typed.at, row: Math.min(size.rows - 1, typed.at.row + 1) })
    } else if (event.key === 'Tab') {
      const column = typed.at.column + (event.shiftKey ? -1 : 1)
      if (column < 0 || column >= size.columns) return
      event.preventDefault()
      commit({ ...typed.at, column })
    } else if (event.key === 'Escape') {
      event.preventDefault()
      moved.current = true
      setProblem(undefined)
      setTyped(undefined)
    }
    event.stopPropagation()
  }
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain')
    if (text === '' || (typed !== undefined && !/[\t\n]/.test(text.trim()))) return
    event.preventDefault()
    setTyped(undefined)
    setProblem(paste(at, text))
  }

  return (
    <table
      ref={table}
      className={styles.table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is worked like a sheet is a grid
      role="grid"
      aria-label={`Vacancies opened, ${grid.years[grid.year]}`}
      onPaste={onPaste}
    >
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(styles.head, styles.name)}>
            Role
          </th>
          {quarters.map(({ label }) => (
            <th key={label} scope="col" className={mergeClasses(styles.head, styles.number)} title={label}>
              {label.split(' ')[0]}
            </th>
          ))}
          <th scope="col" className={styles.head} style={{ textAlign: 'right' }}>
            Year
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => [
          <tr key={row.role}>
            <th scope="row" className={styles.name} title={row.label}>
              {row.short}
            </th>
            {quarters.map(({ label }, column) => {
              const value = row.quarters[column] ?? 0
              return typed !== undefined && isAt(typed.at, index, column) ? (
                <td key={label} className={styles.shell}>
                  <input
                    className={mergeClasses(styles.input, problem && styles.wrong)}
                    aria-label={`${row.short}, ${label}`}
                    aria-invalid={problem !== undefined}
                    inputMode="numeric"
                    size={2}
                    // biome-ignore lint/a11y/noAutofocus: the cell that was opened for typing
                    autoFocus
                    value={typed.text}
                    onFocus={event => typed.text.length > 1 && event.currentTarget.select()}
                    onChange={event => setTyped({ ...typed, text: event.currentTarget.value })}
                    onKeyDown={onInputKey}
                    onBlur={() => commit(undefined)}
                  />
                </td>
              ) : (
                <td
                  key={label}
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are worked like a sheet's
                  role="gridcell"
                  className={styles.gridCell}
                  data-cell={`${grid.year}:${index},${column}`}
                  tabIndex={isAt(at, index, column) ? 0 : -1}
                  aria-label={`${row.short}, ${label}: ${value === 0 ? 'none' : peopleText(value)}`}
                  aria-readonly={locked}
                  onFocus={() => setAt({ row: index, column })}
                  onKeyDown={onCellKey}
                  onDoubleClick={() => startTyping(value === 0 ? '' : String(value))}
                >
                  <span className={mergeClasses(styles.cell, value === 0 && styles.none)}>
                    {peopleText(value)}
                  </span>
                </td>
              )
            })}
            <td className={mergeClasses(row.year === 0 && styles.zero)} style={{ textAlign: 'right' }}>
              {row.year.toLocaleString('en-US', { maximumFractionDigits: 1 })}
            </td>
          </tr>,
          problem?.at.row === index && (
            <tr key={`${row.role} problem`}>
              <td colSpan={quarters.length + 2} className={styles.problem} role="alert">
                {problem.text}
              </td>
            </tr>
          ),
        ])}
      </tbody>
      <tfoot>
        {totals.map(({ label, title, quarters: texts, year }, index) => {
          const edge = index === 0 ? styles.firstTotal : undefined
          return (
            <tr key={label} className={styles.total} title={title}>
              <th scope="row" className={mergeClasses(styles.name, edge)}>
                {label}
              </th>
              {texts.map((text, column) => (
                <td key={quarters[column]?.label} className={mergeClasses(styles.number, edge)}>
                  {text}
                </td>
              ))}
              <td className={mergeClasses(styles.strong, edge)} style={{ textAlign: 'right' }}>
                {year}
              </td>
            </tr>
          )
        })}
      </tfoot>
    </table>
  )
}

function isAt(place: GridPlace, row: number, column: number): boolean {
  return place.row === row && place.column === column
}
