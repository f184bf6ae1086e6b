// The whole pane: theme, header, navigation, the open view, and what is said aloud.

import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, lazy, Suspense } from 'react'
import { sessionIn } from '../session/paneStore.ts'
import { FirstRun } from './firstRun/FirstRun.tsx'
import { ErrorBoundary } from './frame/ErrorBoundary.tsx'
import { Header } from './frame/Header.tsx'
import { Navigation } from './frame/Navigation.tsx'
import { NoticeBar } from './frame/NoticeBar.tsx'
import {
  type PaneContext,
  PaneProvider,
  useActions,
  usePane,
  useWorkbook,
  useWorkbookState,
} from './paneContext.ts'
import { type ThemeName, themes, useSystemTheme } from './theme.ts'
import { narrowMedia } from './useNarrow.ts'
import { viewTable } from './viewTable.tsx'

const useStyles = makeStyles({
  pane: {
    // Beside a spreadsheet, the pane's own width tells how much fits.
    containerType: 'inline-size',
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    overflow: 'hidden',
    // Zoomed so far, header and navigation would leave no room for the view: all of it scrolls.
    [narrowMedia]: { overflowY: 'auto' },
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  waiting: { flexGrow: 1 },
})

const WorkbookQuestion = lazy(async () => ({
  default: (await import('./workbook/WorkbookQuestion.tsx')).WorkbookQuestion,
}))

/** The pane of a page. `theme` is Office's where it is known; the system's otherwise. */
export function Pane({ context, theme }: { readonly context: PaneContext; readonly theme?: ThemeName }) {
  const system = useSystemTheme()
  return (
    // A style, because Fluent gives the provider's class to every popup as well.
    <FluentProvider theme={themes[theme ?? system]} style={{ height: '100%' }}>
      <PaneProvider value={context}>
        <Inside />
      </PaneProvider>
    </FluentProvider>
  )
}

function Inside() {
  const styles = useStyles()
  const { undo, redo } = useActions()
  const stage = usePane(state => state.stage)
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = undoKey(event)
    if (direction === undefined) return
    event.preventDefault()
    if (direction === 'undo') undo()
    else redo()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Z is the pane's wherever the focus is in it
    <div className={styles.pane} onKeyDown={onKeyDown}>
      <ErrorBoundary>
        {stage.kind === 'open' ? (
          <Open />
        ) : (
          <>
            <NoticeBar />
            <FirstRun stage={stage} />
          </>
        )}
      </ErrorBoundary>
      <Announcer />
    </div>
  )
}

function Open() {
  const styles = useStyles()
  const { show } = useActions()
  const workbook = useWorkbook()
  const asks = useWorkbookState(state => state.asks)
  const view = usePane(state => state.view)
  const session = usePane(sessionIn)
  if (session === undefined) return null
  const { View } = viewTable[view]
  return (
    <>
      <Header session={session} />
      <Navigation
        view={view}
        show={next => {
          workbook?.actions.ask(undefined)
          show(next)
        }}
      />
      <NoticeBar />
      <ErrorBoundary key={asks ?? view}>
        <Suspense fallback={<main className={styles.waiting} aria-busy />}>
          {asks === undefined ? <View session={session} /> : <WorkbookQuestion asks={asks} />}
        </Suspense>
      </ErrorBoundary>
    </>
  )
}

/** Finished work, said once by a screen reader. */
function Announcer() {
  const styles = useStyles()
  const announcement = usePane(state => state.announcement)
  return (
    <p className={styles.spoken} role="status">
      {announcement}
    </p>
  )
}

/** Ctrl+Z and Ctrl+Y (Cmd on a Mac), except where a text field undoes its own typing. */
function undoKey(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  const { target } = event
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return undefined
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' ? 'redo' : undefined
}
