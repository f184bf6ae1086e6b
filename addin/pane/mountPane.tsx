// Puts the pane on a page.

import { createRoot } from 'react-dom/client'
import type { PaneStore } from '../session/paneStore.ts'
import { Pane } from './Pane.tsx'
import type { ThemeName } from './theme.ts'

/** Draws the pane into an element. A mistake of ours that nobody waits for is shown in it rather than lost. */
export function mountPane(element: Element, store: PaneStore, now: () => Date, theme?: ThemeName): void {
  const context = { ...store, now }
  createRoot(element).render(<Pane context={context} {...(theme && { theme })} />)
  window.addEventListener('unhandledrejection', ({ reason }) => {
    store.actions.tellMistake(reason instanceof Error ? reason.message : String(reason))
  })
}
