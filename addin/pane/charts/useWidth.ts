// How wide a chart may be: as wide as the place it stands in, followed as the pane is resized.

import { type RefCallback, useCallback, useState } from 'react'

/** The width in pixels of the element that the ref is given to; `first` until it is known. */
export function useWidth(first: number): readonly [number, RefCallback<HTMLElement>] {
  const [width, setWidth] = useState(first)
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setWidth(Math.floor(entry.contentRect.width))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [width, ref]
}
