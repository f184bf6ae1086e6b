// A window with room for the spreadsheet or for the pane, not for both.

import { useSyncExternalStore } from 'react'

const query = '(max-width: 639px)'

/** Whether the window is that narrow now. */
export function useOneSide(): boolean {
  return useSyncExternalStore(listen, () => matchMedia(query).matches)
}

function listen(changed: () => void): () => void {
  const list = matchMedia(query)
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}
