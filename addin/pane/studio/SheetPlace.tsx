// The place of the spreadsheet: its frame, and over it what is being done while there is nothing to see yet.

import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components'
import { useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Studio, StudioState } from '../../session/studioState.ts'

const useStyles = makeStyles({
  place: { position: 'relative', flexGrow: 1, minHeight: 0 },
  // Out of sight, the spreadsheet keeps its size: a grid without any would be drawn wrongly later.
  away: {
    position: 'absolute',
    width: '640px',
    height: '480px',
    left: '-2000px',
    top: 0,
    visibility: 'hidden',
  },
  frame: { width: '100%', height: '100%' },
  cover: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '12px',
    padding: '24px',
    textAlign: 'center',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground2,
  },
  choices: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: '8px' },
  says: { margin: 0, maxWidth: '420px', textWrap: 'balance' },
})

type SheetPlaceProps = {
  readonly studio: Studio
  readonly sheet: HTMLElement
  readonly isShown: boolean
  /** No plan is open in the pane: nobody would hear what is typed into the cells. */
  readonly isAtDoors: boolean
}

/** Draws it. The element of the frame is never taken off the page: a frame that is moved starts anew. */
export function SheetPlace({ studio, sheet, isShown, isAtDoors }: SheetPlaceProps) {
  const styles = useStyles()
  const known = useStore(studio.store, state => state.sheet)
  const stage = isAtDoors ? atDoors : known
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    place.current?.append(sheet)
  }, [sheet])
  return (
    <div className={mergeClasses(styles.place, !isShown && styles.away)} aria-busy={stage.kind === 'making'}>
      <div ref={place} className={styles.frame} />
      {stage.kind !== 'shown' && <Cover stage={stage} actions={studio.actions} />}
    </div>
  )
}

const atDoors = { kind: 'none' } as const

type CoverProps = {
  readonly stage: Exclude<StudioState['sheet'], { readonly kind: 'shown' }>
  readonly actions: Studio['actions']
}

function Cover({ stage, actions: { tryAgain, download, makeAnew } }: CoverProps) {
  const styles = useStyles()
  if (stage.kind === 'making')
    return (
      <div className={styles.cover} role="status">
        <Spinner size="small" label={stage.doing} labelPosition="below" />
        <p className={styles.says}>Every sheet is live formulas. The pane is ready already.</p>
      </div>
    )
  if (stage.kind === 'none')
    return (
      <div className={styles.cover}>
        <p className={styles.says}>The workbook appears here as soon as a plan is open in the pane.</p>
      </div>
    )
  return (
    <div className={styles.cover} role="alert">
      <p className={styles.says}>
        {stage.why.message} {stage.why.remedy}
      </p>
      {stage.kind === 'failed' ? (
        <Button size="small" onClick={tryAgain}>
          Try again
        </Button>
      ) : (
        <div className={styles.choices}>
          <Button size="small" onClick={() => void download()}>
            Download it as it is
          </Button>
          <Button size="small" appearance="primary" onClick={makeAnew}>
            Make the sheets anew
          </Button>
        </div>
      )}
    </div>
  )
}
