// In place of a view: what is about to be done to the workbook, until the person has agreed or gone on.

import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { WorkbookState } from '../../session/workbookState.ts'
import { useWorkbook } from '../paneContext.ts'
import { BuildPreview } from './BuildPreview.tsx'
import { WritePreview } from './WritePreview.tsx'

/** What each question is drawn by. */
const previews = { build: BuildPreview, write: WritePreview }

/** Draws the question; Esc leaves it, and the focus goes to what comes in its place. */
export function WorkbookQuestion({ asks }: { readonly asks: NonNullable<WorkbookState['asks']> }) {
  const workbook = useWorkbook()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.querySelector('h1')?.focus()
    return () => {
      requestAnimationFrame(() => document.querySelector('main')?.focus())
    }
  }, [])
  if (workbook === undefined) return null
  const Preview = previews[asks]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves the question wherever the focus is in it
    <div
      ref={place}
      style={{ display: 'contents' }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape') workbook.actions.ask(undefined)
      }}
    >
      <Preview workbook={workbook} />
    </div>
  )
}
