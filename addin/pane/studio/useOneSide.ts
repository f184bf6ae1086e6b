// A window with room for the spreadsheet or for the pane, not for both.

import { useMedia } from '../useMedia.ts'

/** Whether the window is that narrow now. */
export function useOneSide(): boolean {
  return useMedia('(max-width: 639px)')
}
