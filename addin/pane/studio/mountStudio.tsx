// Puts the studio on its page.

import { drawPage } from '../drawPage.ts'
import { Studio, type StudioProps } from './Studio.tsx'

/** Draws the page into an element. */
export function mountStudio(element: Element, props: StudioProps): void {
  drawPage(element, <Studio {...props} />, props.context.actions)
}
