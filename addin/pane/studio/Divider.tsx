// The line between the spreadsheet and the pane: drawn with the mouse, moved with the arrow keys.

import { makeStyles, tokens } from '@fluentui/react-components'
import type { KeyboardEvent, PointerEvent } from 'react'
import { allowedWidth, usualWidth, widthLimits } from './paneWidth.ts'

const useStyles = makeStyles({
  divider: {
    position: 'relative',
    flexShrink: 0,
    width: '5px',
    cursor: 'col-resize',
    touchAction: 'none',
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    boxSizing: 'border-box',
    ':hover': { backgroundColor: tokens.colorNeutralStroke1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px', zIndex: 1 },
    // While it is drawn, nothing under the pointer takes part: a frame would swallow its moves.
    ':active::after': { content: '""', position: 'fixed', inset: 0, zIndex: 1, cursor: 'col-resize' },
  },
})

type DividerProps = {
  /** Of the pane, in pixels. */
  readonly width: number
  readonly onWidth: (width: number) => void
}

/** Draws it. Double click gives the pane its usual width. */
export function Divider({ width, onWidth }: DividerProps) {
  const styles = useStyles()
  const { least, most } = widthLimits(window.innerWidth)
  const change = (wanted: number): void => onWidth(allowedWidth(wanted, window.innerWidth))
  const onKeyDown = (event: KeyboardEvent): void => {
    const wanted = widthAfter(event.key, width, least, most)
    if (wanted === undefined) return
    event.preventDefault()
    change(wanted)
  }
  const onPointerMove = (event: PointerEvent): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) change(window.innerWidth - event.clientX)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the pane"
      aria-controls="pane"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={width}
      aria-valuetext={`${width} pixels`}
      tabIndex={0}
      className={styles.divider}
      onKeyDown={onKeyDown}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onDoubleClick={() => change(usualWidth)}
    />
  )
}

/** The pane is on the right: an arrow to the left makes it wider. */
function widthAfter(key: string, width: number, least: number, most: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return width + 16
    case 'ArrowRight':
      return width - 16
    case 'Home':
      return least
    case 'End':
      return most
    case 'Enter':
      return usualWidth
    default:
      return undefined
  }
}
