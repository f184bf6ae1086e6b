// A message inside the pane: as large as the words around it, on as many lines as it needs.

import {
  MessageBar,
  MessageBarBody,
  type MessageBarProps,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'

/** `children` are the words; `actions` is Fluent's `MessageBarActions`. */
type PaneMessageProps = Pick<MessageBarProps, 'intent' | 'className' | 'role'> & {
  readonly actions?: ReactNode
  readonly children: ReactNode
}

const useStyles = makeStyles({
  body: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
})

/** Draws the message with its actions below it or beside it. */
export function PaneMessage({ actions, children, ...bar }: PaneMessageProps) {
  const styles = useStyles()
  return (
    <MessageBar layout="multiline" {...bar}>
      <MessageBarBody className={styles.body}>{children}</MessageBarBody>
      {actions}
    </MessageBar>
  )
}
