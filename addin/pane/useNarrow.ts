// A pane so narrow, or zoomed so far, that pictures no longer say anything: tables and words take their place.

import { useMedia } from './useMedia.ts'

/** The query of styles for such a pane; it begins well below the 320 pixels that Excel gives at least. */
export const narrowMedia = '@media (max-width: 300px)'

const query = '(max-width: 300px)'

/** Whether the pane is that narrow now. */
export function useNarrow(): boolean {
  return useMedia(query)
}
