// Puts the pane on a page.

import { createRoot } from 'react-dom/client'
import { tellLostMistakes } from './lostMistakes.ts'
import { Pane } from './Pane.tsx'
import type { PaneContext } from './paneContext.ts'
import type { ThemeName } from './theme.ts'

/** Draws the pane into an element. A mistake of ours that nobody waits for is shown in it rather than lost. */
export function mountPane(element: Element, context: PaneContext, theme?: ThemeName): void {
  createRoot(element).render(<Pane context={context} {...(theme && { theme })} />)
  tellLostMistakes(context.actions)
}
