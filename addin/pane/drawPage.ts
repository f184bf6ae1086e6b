// Puts a page of ours on the screen.

import type { ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import type { PaneActions } from '../session/paneStore.ts'

/** Draws into an element. A mistake of ours that nobody waits for is shown in the pane rather than lost. */
export function drawPage(element: Element, page: ReactElement, { tellMistake }: PaneActions): void {
  createRoot(element).render(page)
  window.addEventListener('unhandledrejection', ({ reason }) => {
    tellMistake(reason instanceof Error ? reason.message : String(reason))
  })
}
