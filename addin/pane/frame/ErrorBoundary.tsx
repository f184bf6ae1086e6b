// A mistake of ours in drawing a view: what happened, that nothing is lost, and how to go on.

import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Component, type ReactNode } from 'react'

type Props = { readonly children: ReactNode }
type State = { readonly fault: Error | undefined }

/** Shows the message of an error thrown below it, until it is tried again. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { fault: undefined }

  static getDerivedStateFromError(fault: unknown): State {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) }
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === undefined) return this.props.children
    return <Broken message={fault.message} again={() => this.setState({ fault: undefined })} />
  }
}

const useStyles = makeStyles({
  place: { padding: '12px', display: 'flex', flexDirection: 'column', gap: '8px', alignItems: 'flex-start' },
  lead: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  detail: { margin: 0, fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
})

function Broken({ message, again }: { readonly message: string; readonly again: () => void }) {
  const styles = useStyles()
  return (
    <main className={styles.place} role="alert">
      <h1 className={styles.lead}>This view could not be drawn. Your plan and its edits are untouched.</h1>
      <p className={styles.detail}>{message}</p>
      <Button size="small" onClick={again}>
        Draw it again
      </Button>
    </main>
  )
}
