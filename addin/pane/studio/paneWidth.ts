// How wide the pane may be beside the spreadsheet (pixels).

/** As wide as Excel makes it. */
export const usualWidth = 350

/** The narrowest and the widest for a window of this width: the spreadsheet keeps at least 240. */
export function widthLimits(windowWidth: number): { readonly least: number; readonly most: number } {
  return { least: 300, most: Math.max(300, Math.min(900, windowWidth - 240)) }
}

/** The width nearest to the wanted one that is allowed. */
export function allowedWidth(wanted: number, windowWidth: number): number {
  const { least, most } = widthLimits(windowWidth)
  return Math.round(Math.min(most, Math.max(least, wanted)))
}
