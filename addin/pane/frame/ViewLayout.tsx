// A view between the navigation and the bottom bar: its body scrolls, the bar never moves.

import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowUndo20Regular } from '@fluentui/react-icons'
import type { ReactElement, ReactNode } from 'react'
import { sessionIn } from '../../session/paneStore.ts'
import { useActions, usePane } from '../paneContext.ts'
import { narrowMedia } from '../useNarrow.ts'
import { EffectBar } from './EffectBar.tsx'

/** An action of the bottom bar. */
type BarAction = {
  readonly text: string
  readonly act: () => void
  readonly icon?: ReactElement
  readonly disabled?: boolean
}

/** `primary` stands right; `secondary` stands left in place of Undo. */
export type ViewLayoutProps = {
  readonly primary?: BarAction
  readonly secondary?: BarAction
  readonly children: ReactNode
}

const useStyles = makeStyles({
  body: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: '12px 12px 16px',
    // A pane two fingers high still shows something of its body.
    flexBasis: '80px',
    [narrowMedia]: { flexShrink: 0, flexBasis: 'auto', overflowY: 'visible' },
    boxSizing: 'border-box',
    outline: 'none',
    scrollbarGutter: 'auto',
    scrollbarWidth: 'thin',
    scrollbarColor: `${tokens.colorNeutralStroke1} transparent`,
  },
  bar: {
    display: 'flex',
    flexShrink: 0,
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '8px 12px',
    // As high without a button as with one.
    minHeight: '41px',
    boxSizing: 'border-box',
    [narrowMedia]: {
      flexWrap: 'wrap',
      position: 'sticky',
      bottom: 0,
      backgroundColor: tokens.colorNeutralBackground1,
    },
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  left: {
    fontWeight: tokens.fontWeightRegular,
    minWidth: 0,
    paddingLeft: '4px',
    justifyContent: 'flex-start',
  },
  leftText: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  right: { flexShrink: 0, whiteSpace: 'nowrap' },
})

/** Draws the body and the bar. */
export function ViewLayout({ primary, secondary, children }: ViewLayoutProps) {
  const styles = useStyles()
  const session = usePane(sessionIn)
  return (
    <>
      <main className={styles.body} tabIndex={-1}>
        {children}
      </main>
      {session && <EffectBar session={session} />}
      <footer className={styles.bar}>
        {secondary === undefined ? <UndoButton /> : <LeftButton {...secondary} />}
        {primary && (
          <Button
            appearance="primary"
            size="small"
            className={styles.right}
            disabled={primary.disabled ?? false}
            onClick={primary.act}
          >
            {primary.text}
          </Button>
        )}
      </footer>
    </>
  )
}

function LeftButton({ text, act, icon }: BarAction) {
  const styles = useStyles()
  return (
    <Button
      appearance="transparent"
      size="small"
      className={styles.left}
      {...(icon && { icon })}
      onClick={act}
    >
      <span className={styles.leftText}>{text}</span>
    </Button>
  )
}

/** Names what it undoes; an empty place while there is nothing, so that the primary action stays where it is. */
function UndoButton() {
  const { undo } = useActions()
  const label = usePane(state => sessionIn(state)?.history.past.at(-1)?.edit.label)
  if (label === undefined) return <span />
  return <LeftButton text={`Undo ${label}`} icon={<ArrowUndo20Regular />} act={undo} />
}
