// Home: where the shown scenario stands, what changed, and what to do next.

import { MessageBar, MessageBarBody, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import {
  ArrowTrending20Regular,
  ChevronRight16Regular,
  People20Regular,
  ShieldTask20Regular,
  TableAdd20Regular,
  Wrench20Regular,
} from '@fluentui/react-icons'
import { type ReactElement, useMemo, useState } from 'react'
import { ViewLayout } from '../frame/ViewLayout.tsx'
import { PhraseText } from '../PhraseText.tsx'
import { useActions, useWorkbook, useWorkbookState } from '../paneContext.ts'
import { cardButton } from '../plainButton.ts'
import { useSectionStyles } from '../section.ts'
import { calculating } from '../truthLine.ts'
import { useLate } from '../useLate.ts'
import { narrowMedia } from '../useNarrow.ts'
import type { ViewProps } from '../viewTable.tsx'
import { FigureRow } from './FigureRow.tsx'
import { loadHome } from './loadHome.ts'
import type { NextStep } from './nextSteps.ts'

const useStyles = makeStyles({
  room: {
    '@container (min-width: 700px)': {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
      columnGap: '32px',
    },
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '8px',
    marginTop: '10px',
    color: tokens.colorNeutralForeground3,
  },
  figures: { margin: 0, padding: 0, listStyleType: 'none' },
  wrong: { marginBottom: '8px' },
  next: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
  },
  step: { ...cardButton, padding: '6px 9px 6px 8px' },
  stepIcon: { flexShrink: 0, height: '20px', color: tokens.colorNeutralForeground2 },
  urgent: { flexShrink: 0, height: '20px', color: tokens.colorStatusWarningForeground3 },
  stepText: { flexGrow: 1, minWidth: 0 },
  chevron: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  sources: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, 1fr)',
    gap: '8px',
    margin: 0,
    [narrowMedia]: { gridTemplateColumns: '1fr' },
  },
  source: { margin: 0, color: tokens.colorNeutralForeground3 },
  busy: { marginTop: '24px' },
})

const icons: Record<NextStep['about'], ReactElement> = {
  people: <People20Regular />,
  systems: <Wrench20Regular />,
  checks: <ShieldTask20Regular />,
  growth: <ArrowTrending20Regular />,
}

/** Draws Home from the session. */
export function HomeView({ session }: ViewProps) {
  const styles = useStyles()
  const section = useSectionStyles()
  const { show } = useActions()
  const props = useMemo(() => loadHome(session), [session])
  const [open, setOpen] = useState<string>()
  const stale = useLate(props.kind === 'ready' && props.stale)
  const workbook = useWorkbook()
  const isAbsent = useWorkbookState(({ stage }) => stage.kind === 'absent') ?? false
  const primary = { text: 'Open the plan', act: () => show('plan') }
  if (props.kind === 'busy') {
    return (
      <ViewLayout primary={primary}>
        <Spinner className={styles.busy} size="small" label={calculating(session)} />
      </ViewLayout>
    )
  }
  const { sentence, wrong, parent, figures, next, sources, checks } = props
  return (
    <ViewLayout primary={primary}>
      {wrong !== undefined && (
        <MessageBar intent="error" layout="multiline" className={styles.wrong}>
          <MessageBarBody>{wrong}</MessageBarBody>
        </MessageBar>
      )}
      <h1 className={section.lead}>
        <PhraseText phrase={sentence} />
      </h1>
      <div className={styles.room}>
        <div className={stale ? section.stale : undefined} aria-busy={stale}>
          <div className={styles.legend}>
            <span>{parent === undefined ? 'Month by month' : `Thin line: ${parent}`}</span>
            <span>{parent === undefined ? '' : `Change from ${parent}`}</span>
          </div>
          <ul className={styles.figures}>
            {figures.map((figure, index) => (
              <FigureRow
                key={figure.name}
                figure={figure}
                home={props}
                last={index === figures.length - 1}
                open={open === figure.name}
                toggle={() => setOpen(open === figure.name ? undefined : figure.name)}
              />
            ))}
          </ul>
        </div>
        <div>
          {(next.length > 0 || isAbsent) && (
            <section className={section.section}>
              <h2 className={section.title}>Next</h2>
              <ul className={styles.next} style={{ marginTop: 6 }}>
                {isAbsent && (
                  <Step
                    icon={<TableAdd20Regular />}
                    text={`Build the workbook: live formulas of this plan in ${workbook?.name}`}
                    go={() => workbook?.actions.ask('build')}
                  />
                )}
                {next.slice(0, isAbsent ? 2 : 3).map(({ about, urgent, text, view }) => (
                  <Step key={text} icon={icons[about]} urgent={urgent} text={text} go={() => show(view)} />
                ))}
              </ul>
            </section>
          )}
          <section className={section.section}>
            <div className={section.head}>
              <h2 className={section.title}>Sources</h2>
              <span className={checks.hold ? section.aside : section.bad}>{checks.text}</span>
            </div>
            <dl className={styles.sources}>
              {sources.map(({ name, text }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd className={styles.source}>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
      </div>
    </ViewLayout>
  )
}

function Step({
  icon,
  urgent = false,
  text,
  go,
}: {
  readonly icon: ReactElement
  readonly urgent?: boolean
  readonly text: string
  readonly go: () => void
}) {
  const styles = useStyles()
  return (
    <li>
      <button type="button" className={styles.step} onClick={go}>
        <span className={urgent ? styles.urgent : styles.stepIcon}>{icon}</span>
        <span className={styles.stepText}>{text}</span>
        <ChevronRight16Regular className={styles.chevron} />
      </button>
    </li>
  )
}
