// What can be done with a chart besides looking at it: copy it as a picture, take it to a sheet.

import { Button, makeStyles } from '@fluentui/react-components'
import { ImageCopy20Regular, TableAdd20Regular } from '@fluentui/react-icons'
import type { RefObject } from 'react'
import type { CopiedTable } from '../../../engine/index.ts'
import { useActions } from '../paneContext.ts'
import { copyPicture } from './copyPicture.ts'
import { useInsert } from './useInsert.ts'

/** `what` names the chart: "the bridge"; a chart shown as a table has no picture, a pane without workbook no sheet. */
export type ChartActionsProps = {
  readonly what: string
  /** What the sheet is named for and what goes on it, made once it is asked for. */
  readonly sheet: { readonly title: string; readonly tables: () => readonly CopiedTable[] }
  readonly picture?: ChartPicture | undefined
}

type ChartPicture = {
  readonly of: RefObject<HTMLElement | null>
  readonly title: string
  /** Shows the numbers as a table: the way out where a browser takes no picture. */
  readonly showTable: () => void
}

const useStyles = makeStyles({
  // As high as a heading, so that a line with actions is no higher than one without.
  actions: { display: 'inline-flex', flexShrink: 0, alignSelf: 'center', margin: '-2px -4px -2px 0' },
})

/** Draws one small button for each. */
export function ChartActions({ what, sheet, picture }: ChartActionsProps) {
  const styles = useStyles()
  const { announce, tell } = useActions()
  const inserting = useInsert()
  const copy = async ({ of, title, showTable }: ChartPicture): Promise<void> => {
    if (of.current === null) return
    try {
      await copyPicture(of.current, title)
      announce(`Copied ${what} as a picture.`)
    } catch (cause) {
      showTable()
      const reason = cause instanceof Error ? cause.message : String(cause)
      tell({
        message: `The clipboard takes no picture from this page: ${reason}`.replace(/\.?$/, '.'),
        remedy: 'Its numbers are shown as a table instead.',
      })
    }
  }
  return (
    <span className={styles.actions}>
      {picture !== undefined && (
        <Button
          appearance="subtle"
          size="small"
          icon={<ImageCopy20Regular />}
          aria-label={`Copy ${what} as a picture`}
          title="Copy as picture"
          onClick={() => void copy(picture)}
        />
      )}
      {inserting !== undefined && (
        <Button
          appearance="subtle"
          size="small"
          icon={<TableAdd20Regular />}
          aria-label={`Insert ${what} in ${inserting.program}`}
          title={`Insert in ${inserting.program}`}
          onClick={() => void inserting.insert(sheet.title, sheet.tables())}
        />
      )}
    </span>
  )
}
