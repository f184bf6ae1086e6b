// Mistakes of ours that nobody waits for.

import type { PaneActions } from '../session/paneStore.ts'

/** Shows them in the pane rather than losing them. */
export function tellLostMistakes({ tellMistake }: PaneActions): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    tellMistake(reason instanceof Error ? reason.message : String(reason))
  })
}
