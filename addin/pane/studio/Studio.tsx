// The page without Excel: the spreadsheet left, the pane right, a divider between them. Where there is no room for both,
// a switch chooses.

import { FluentProvider, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { KeptWidth } from '../../session/keptWidth.ts'
import type { Session } from '../../session/session.ts'
import type { Studio as StudioBook } from '../../session/studioState.ts'
import { Pane } from '../Pane.tsx'
import type { PaneContext } from '../paneContext.ts'
import { themes, useSystemTheme } from '../theme.ts'
import { Divider } from './Divider.tsx'
import { allowedWidth, usualWidth } from './paneWidth.ts'
import { SheetPlace } from './SheetPlace.tsx'
import { type Side, StudioBar } from './StudioBar.tsx'
import { useOneSide } from './useOneSide.ts'

const useStyles = makeStyles({
  page: {
    position: 'relative',
    display: 'flex',
    height: '100%',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  oneSide: { flexDirection: 'column' },
  workbook: { display: 'flex', flexGrow: 1, minWidth: 0, minHeight: 0 },
  column: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0 },
  bar: { flexGrow: 0, flexShrink: 0 },
  pane: { flexShrink: 0, minWidth: 0, minHeight: 0, height: '100%' },
  onlyPane: { flexShrink: 1, flexGrow: 1, flexBasis: 0, height: 'auto' },
})

/** What the page draws. */
export type StudioProps = {
  readonly context: PaneContext
  readonly studio: StudioBook
  /** The element that holds the frame of the spreadsheet; it stays the same however the page is drawn. */
  readonly sheet: HTMLElement
  readonly kept: KeptWidth
}

/** The whole page. */
export function Studio({ context, studio, sheet, kept }: StudioProps) {
  const styles = useStyles()
  const isOneSide = useOneSide()
  const [side, setSide] = useState<Side>('pane')
  const [width, setWidth] = useState(() => allowedWidth(kept.width ?? usualWidth, window.innerWidth))
  const widen = (wanted: number): void => {
    setWidth(wanted)
    kept.keep(wanted)
  }
  const stage = useStore(context.store, state => state.stage)
  const isSaving = useStore(context.store, state => state.isSaving)
  const left = useRef<Session>(undefined)
  useEffect(() => {
    if (stage.kind === 'open') left.current = stage.session
  }, [stage])
  const isAtDoors = stage.kind === 'first_run' || stage.kind === 'refused'
  const startOver = (): void => {
    void studio.actions.keepNow()
    context.actions.startOver()
    setSide('pane')
  }
  /** To what was open before the doors, or before a file that is no plan. */
  const goBack = (): void => {
    if (left.current !== undefined) context.actions.goBack(left.current)
  }
  const isSheetShown = !isOneSide || side === 'sheet'
  useEffect(() => {
    if (isSheetShown) studio.actions.showSheet()
  }, [isSheetShown, studio])
  useLeavingSheet(sheet)
  const fileName = useStore(studio.store, state => state.fileName)
  useEffect(() => {
    document.title = fileName === '' ? 'Proceeds' : `${fileName} – Proceeds`
  }, [fileName])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'F6' || !isSheetShown) return
    event.preventDefault()
    sheet.querySelector('iframe')?.focus()
  }
  return (
    <FluentProvider theme={themes[useSystemTheme()]} style={{ height: '100%' }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: F6 changes sides wherever the focus is */}
      <div className={mergeClasses(styles.page, isOneSide && styles.oneSide)} onKeyDown={onKeyDown}>
        <section className={mergeClasses(styles.workbook, !isSheetShown && styles.bar)} aria-label="Workbook">
          <div className={styles.column}>
            <StudioBar
              studio={studio}
              isSaving={isSaving}
              startOver={startOver}
              {...(isAtDoors && left.current !== undefined && { goBack })}
              {...(isOneSide && { side, onSide: setSide })}
            />
            <SheetPlace studio={studio} sheet={sheet} isShown={isSheetShown} isAtDoors={isAtDoors} />
          </div>
          {!isOneSide && <Divider width={width} onWidth={widen} />}
        </section>
        {(!isOneSide || side === 'pane') && (
          <div
            id="pane"
            className={mergeClasses(styles.pane, isOneSide && styles.onlyPane)}
            style={isOneSide ? {} : { width }}
          >
            <Pane context={context} />
          </div>
        )}
      </div>
    </FluentProvider>
  )
}

/** F6 pressed inside the frame leads out of it, to the pane; without it, the grid would keep the keyboard for itself. */
function useLeavingSheet(sheet: HTMLElement): void {
  useEffect(() => {
    const listen = ({ source, data }: MessageEvent<unknown>): void => {
      const isOurs = source !== null && source === sheet.querySelector('iframe')?.contentWindow
      if (!isOurs || data !== 'proceeds-leave') return
      const first = (place: string) => document.querySelector<HTMLElement>(`${place} button`)
      ;(first('#pane') ?? first('[role=toolbar]'))?.focus()
    }
    window.addEventListener('message', listen)
    return () => window.removeEventListener('message', listen)
  }, [sheet])
}
