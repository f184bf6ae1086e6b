// A chart's numbers as a table, for readers who cannot see it and for everyone who wants the digits.

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useNarrow } from '../useNarrow.ts'

/** The first column holds names, the others numbers. Cells are texts or already drawn. */
export type DataTableProps = {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly {
    readonly key: string
    readonly cells: readonly ReactNode[]
    readonly title?: string
  }[]
}

const useStyles = makeStyles({
  /** Wider than a pane that was zoomed: the table scrolls by itself, the pane does not. */
  frame: { overflowX: 'auto' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  caption: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  head: {
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightRegular,
    height: '22px',
    padding: 0,
  },
  name: { textAlign: 'left' },
  number: { textAlign: 'right', paddingLeft: '8px', whiteSpace: 'nowrap' },
  cell: {
    height: '21px',
    padding: 0,
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  last: { borderBottom: 'none' },
})

/** Draws the table with the caption for readers only. */
export function DataTable({ caption, head, rows }: DataTableProps) {
  const styles = useStyles()
  const narrow = useNarrow()
  return (
    // What scrolls by itself must be reachable by keyboard.
    <section className={styles.frame} {...(narrow && { tabIndex: 0, 'aria-label': caption })}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {head.map((text, column) => (
              <th
                key={text}
                scope="col"
                className={mergeClasses(styles.head, column === 0 ? styles.name : styles.number)}
              >
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...numbers], title }, index) => {
            const edge = index === rows.length - 1 ? styles.last : undefined
            return (
              <tr key={key} title={title}>
                <th scope="row" className={mergeClasses(styles.cell, styles.name, edge)}>
                  {name}
                </th>
                {numbers.map((cell, column) => (
                  <td key={head[column + 1]} className={mergeClasses(styles.cell, styles.number, edge)}>
                    {cell}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
