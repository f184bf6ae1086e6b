// Puts the pane on a page.

import { drawPage } from './drawPage.ts'
import { Pane } from './Pane.tsx'
import type { PaneContext } from './paneContext.ts'
import type { ThemeName } from './theme.ts'

/** Draws the pane into an element, in a theme or in the system's. */
export function mountPane(element: Element, context: PaneContext, theme?: ThemeName): void {
  drawPage(element, <Pane context={context} {...(theme && { theme })} />, context.actions)
}
