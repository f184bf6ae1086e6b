// Above the view: what could not be done, what a person should know, and edits of an earlier visit. One at a time.

import { Button, MessageBarActions, makeStyles } from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import type { Draft } from '../../session/draft.ts'
import type { Refusal } from '../../session/editRefusal.ts'
import { sessionIn } from '../../session/paneStore.ts'
import { useActions, useNow, usePane } from '../paneContext.ts'
import { offerFile, planFileName } from '../scenarios/planFile.ts'
import { draftWords } from './draftWords.ts'
import { PaneMessage } from './PaneMessage.tsx'

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
})

/** What is to be said first, until it is dismissed or answered. */
export function NoticeBar() {
  const refusal = usePane(state => state.refusal ?? state.notices[0])
  const draft = usePane(state => state.draft)
  if (refusal !== undefined) return <RefusalBar refusal={refusal} />
  return draft === undefined ? null : <DraftBar draft={draft} />
}

function RefusalBar({ refusal: { message, remedy, offers } }: { readonly refusal: Refusal }) {
  const styles = useStyles()
  const { dismiss, planText, announce } = useActions()
  const company = usePane(state => sessionIn(state)?.plan.company)
  const isFurther = usePane(state => (state.refusal === undefined ? 0 : 1) + state.notices.length > 1)
  const exportPlan = async (): Promise<void> => {
    offerFile(planFileName(company ?? ''), await planText())
    announce('The plan file was handed to your browser.')
  }
  return (
    <PaneMessage
      className={styles.bar}
      intent="warning"
      role="alert"
      actions={
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              size="small"
              icon={<Dismiss16Regular />}
              aria-label={isFurther ? 'Dismiss, and show the next' : 'Dismiss'}
              onClick={dismiss}
            />
          }
        >
          {offers === 'export' && company !== undefined && (
            <Button size="small" onClick={() => void exportPlan()}>
              Export the plan
            </Button>
          )}
        </MessageBarActions>
      }
    >
      {message} {remedy}
    </PaneMessage>
  )
}

function DraftBar({ draft }: { readonly draft: Draft }) {
  const styles = useStyles()
  const { keepDraft, discardDraft } = useActions()
  const isOpen = usePane(({ stage }) => stage.kind === 'open')
  const now = useNow()
  return (
    <PaneMessage
      className={styles.bar}
      intent="info"
      role="status"
      actions={
        <MessageBarActions>
          <Button size="small" appearance="primary" onClick={() => void keepDraft()}>
            Keep
          </Button>
          <Button size="small" onClick={() => void discardDraft()}>
            Discard
          </Button>
        </MessageBarActions>
      }
    >
      {draftWords(draft, isOpen, now)}
    </PaneMessage>
  )
}
