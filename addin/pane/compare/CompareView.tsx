// Compare: two scenarios, the bridge between their ARR, the figures side by side, and what limits new business.

import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { ArrowSwap20Regular, Table20Regular } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import { useInsert } from '../charts/useInsert.ts'
import { ViewLayout } from '../frame/ViewLayout.tsx'
import { PhraseText } from '../PhraseText.tsx'
import { useActions } from '../paneContext.ts'
import { ScenarioPicker } from '../ScenarioPicker.tsx'
import { useSectionStyles } from '../section.ts'
import { useLate } from '../useLate.ts'
import { narrowMedia, useNarrow } from '../useNarrow.ts'
import type { ViewProps } from '../viewTable.tsx'
import { BridgeSection } from './BridgeSection.tsx'
import { CostSection } from './CostSection.tsx'
import { comparisonTables } from './comparisonTables.ts'
import { comparisonText } from './comparisonText.ts'
import { FiguresSection } from './FiguresSection.tsx'
import { LimitsSection } from './LimitsSection.tsx'
import { type CompareReady, firstPair, loadCompare } from './loadCompare.ts'

const useStyles = makeStyles({
  pickers: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto minmax(0, 1fr)',
    alignItems: 'center',
    gap: '4px',
    marginBottom: '8px',
    [narrowMedia]: { gridTemplateColumns: 'minmax(0, 1fr)', justifyItems: 'start' },
  },
  picker: { minWidth: 0, width: '100%' },
  room: {
    '@container (min-width: 700px)': {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      columnGap: '32px',
    },
  },
  busy: { marginTop: '24px' },
  text: { margin: '8px 0 0', color: tokens.colorNeutralForeground2 },
})

/** Draws Compare from the session; which pair is compared is the view's own. */
export function CompareView({ session }: ViewProps) {
  const styles = useStyles()
  const section = useSectionStyles()
  const actions = useActions()
  const [pair, setPair] = useState(() => firstPair(session))
  const narrow = useNarrow()
  const [tableChosen, setTableChosen] = useState(false)
  const asTable = narrow || tableChosen
  const showTable = () => setTableChosen(true)
  const inserting = useInsert()
  const [before, after] = pair
  const props = useMemo(() => loadCompare(session, before, after), [session, before, after])
  const stale = useLate(props.kind === 'ready' && props.stale)
  if (props.kind === 'empty') return <Empty />
  return (
    <ViewLayout
      {...(!narrow && {
        secondary: {
          text: asTable ? 'Show as charts' : 'Show as table',
          icon: <Table20Regular />,
          act: () => setTableChosen(!tableChosen),
        },
      })}
      {...(props.kind === 'ready' && {
        primary: inserting
          ? {
              text: 'Insert in workbook',
              act: () =>
                void inserting.insert(
                  `${props.before} to ${props.after}`,
                  Object.values(comparisonTables(props)),
                ),
            }
          : { text: 'Copy for Excel', act: () => void copy(props, actions.announce) },
      })}
    >
      <div className={styles.pickers}>
        <ScenarioPicker
          label="Before"
          plan={session.plan}
          value={before}
          pick={id => setPair([id, after])}
          look={{ className: styles.picker }}
        />
        <Button
          appearance="transparent"
          size="small"
          icon={<ArrowSwap20Regular />}
          aria-label="Exchange the two"
          onClick={() => setPair([after, before])}
        />
        <ScenarioPicker
          label="After"
          plan={session.plan}
          value={after}
          pick={id => setPair([before, id])}
          look={{ className: styles.picker }}
        />
      </div>
      {props.kind === 'busy' ? (
        <Spinner className={styles.busy} size="small" label="Comparing…" />
      ) : (
        <div className={stale ? section.stale : undefined} aria-busy={stale}>
          <h1 className={section.lead}>
            <PhraseText phrase={props.sentence} />
          </h1>
          <div className={styles.room}>
            <div>
              <BridgeSection compare={props} asTable={asTable} showTable={showTable} />
              <FiguresSection compare={props} />
            </div>
            <div>
              <LimitsSection compare={props} asTable={asTable} showTable={showTable} />
              <CostSection compare={props} asTable={asTable} showTable={showTable} />
            </div>
          </div>
        </div>
      )}
    </ViewLayout>
  )
}

function Empty() {
  const styles = useStyles()
  const section = useSectionStyles()
  const { show } = useActions()
  return (
    <ViewLayout primary={{ text: 'Save a second scenario', act: () => show('scenarios') }}>
      <h1 className={section.lead}>Save a second scenario to compare.</h1>
      <p className={styles.text}>
        Compare shows how two plans differ: the way from one ARR to the other in a few steps, the key figures
        side by side, and whether sellers or pipeline limit new business in each month.
      </p>
    </ViewLayout>
  )
}

/** Puts the comparison on the clipboard as cells; a refusal of the browser is said, not swallowed. */
async function copy(props: CompareReady, announce: (text: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(comparisonText(props))
    announce('Copied. Paste it into a sheet.')
  } catch (cause) {
    announce(
      `The clipboard is closed to this page: ${cause instanceof Error ? cause.message : String(cause)}`,
    )
  }
}
