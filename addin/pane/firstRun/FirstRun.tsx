// The first run: three doors into a plan.

import { Button, MessageBar, MessageBarBody, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { Beaker20Regular, Database20Regular, DocumentAdd20Regular } from '@fluentui/react-icons'
import { type ReactElement, useState } from 'react'
import { printDiagnostic } from '../../../engine/index.ts'
import type { PaneState } from '../../session/paneStore.ts'
import { useActions } from '../paneContext.ts'
import { cardButton } from '../plainButton.ts'
import { useSectionStyles } from '../section.ts'
import { useLate } from '../useLate.ts'

const useStyles = makeStyles({
  place: { flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: '16px 12px', boxSizing: 'border-box' },
  name: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  doors: {
    listStyleType: 'none',
    margin: '20px 0 0',
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  door: { ...cardButton, padding: '10px' },
  icon: { color: tokens.colorCompoundBrandForeground1, height: '20px', flexShrink: 0 },
  what: {
    display: 'block',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  says: { display: 'block', color: tokens.colorNeutralForeground2 },
  note: { margin: '12px 0 0', color: tokens.colorNeutralForeground3 },
  detail: {
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    margin: '8px 0',
  },
  busy: { marginTop: '24px' },
})

type Stage = Exclude<PaneState['stage'], { readonly kind: 'open' }>

/** Draws the doors, the opening of a plan, or why it did not open. */
export function FirstRun({ stage }: { readonly stage: Stage }) {
  const styles = useStyles()
  const section = useSectionStyles()
  const late = useLate(stage.kind === 'opening', 150)
  if (stage.kind === 'opening') {
    return (
      <main className={styles.place}>
        <h1 className={styles.name}>Proceeds</h1>
        {late && <Spinner className={styles.busy} size="small" label={`Opening ${stage.what}…`} />}
      </main>
    )
  }
  return (
    <main className={styles.place}>
      <h1 className={styles.name}>Proceeds</h1>
      <p className={section.lead}>
        Plan what a funding round buys, month by month, and see when the cash runs out.
      </p>
      {stage.kind === 'refused' ? <Refused stage={stage} /> : <Doors />}
    </main>
  )
}

function Doors() {
  const styles = useStyles()
  const { openSample, openBlank } = useActions()
  const [exportsAsked, setExportsAsked] = useState(false)
  return (
    <>
      <ul className={styles.doors}>
        <Door
          icon={<Beaker20Regular />}
          what="Try the sample (1 minute)"
          says="Larkspur, a software company with $25M to spend and seven ways to spend it."
          open={() => void openSample()}
        />
        <Door
          icon={<Database20Regular />}
          what="Start from my exports"
          says="Ledger, pipeline, roster and contracts become inputs, every row accounted for."
          open={() => setExportsAsked(true)}
        />
        <Door
          icon={<DocumentAdd20Regular />}
          what="Blank plan"
          says="One segment, the usual roles, every amount at zero: fill it in as you know it."
          open={() => void openBlank()}
        />
      </ul>
      {exportsAsked && (
        <MessageBar layout="multiline" style={{ marginTop: 12 }}>
          <MessageBarBody>
            Reading exports is not in this release yet. Start blank and type the numbers in, or try the sample
            to see where they go.
          </MessageBarBody>
        </MessageBar>
      )}
      <p className={styles.note}>Nothing leaves this page: there is no server and no account.</p>
    </>
  )
}

type DoorProps = {
  readonly icon: ReactElement
  readonly what: string
  readonly says: string
  readonly open: () => void
}

function Door({ icon, what, says, open }: DoorProps) {
  const styles = useStyles()
  return (
    <li>
      <button type="button" className={styles.door} onClick={open}>
        <span className={styles.icon}>{icon}</span>
        <span>
          <span className={styles.what}>{what}</span>
          <span className={styles.says}>{says}</span>
        </span>
      </button>
    </li>
  )
}

function Refused({ stage }: { readonly stage: Extract<Stage, { readonly kind: 'refused' }> }) {
  const styles = useStyles()
  const { startOver } = useActions()
  return (
    <>
      <MessageBar intent="error" layout="multiline" style={{ marginTop: 16 }}>
        <MessageBarBody>{`${stage.what} did not open. Nothing was changed.`}</MessageBarBody>
      </MessageBar>
      {stage.diagnostics.slice(0, 5).map(diagnostic => (
        <pre key={diagnostic.message} className={styles.detail}>
          {printDiagnostic(diagnostic)}
        </pre>
      ))}
      <Button size="small" onClick={startOver}>
        Open something else
      </Button>
    </>
  )
}
