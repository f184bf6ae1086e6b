// The views as plain buttons: an icon over a word each, six of them in sight, the rest under "More".

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { MoreHorizontal20Filled, MoreHorizontal20Regular } from '@fluentui/react-icons'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { ViewName } from '../../session/paneStore.ts'
import { narrowMedia } from '../useNarrow.ts'
import { viewsInSight, viewsUnderMore, viewTable } from '../viewTable.tsx'

/** Which view is open, and how to open another. */
export type NavigationProps = { readonly view: ViewName; readonly show: (view: ViewName) => void }

const useStyles = makeStyles({
  nav: {
    display: 'flex',
    flexShrink: 0,
    justifyContent: 'space-between',
    position: 'relative',
    padding: '0 6px',
    height: '50px',
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@container (min-width: 520px)': { justifyContent: 'flex-start', gap: '14px' },
    [narrowMedia]: { height: 'auto', flexWrap: 'wrap', justifyContent: 'flex-start' },
  },
  item: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '1px',
    position: 'relative',
    padding: '0 4px 7px',
    minWidth: 0,
    height: '49px',
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground2BrandHover },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: '4px',
    },
  },
  open: {
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': {
      content: '""',
      position: 'absolute',
      left: '6px',
      right: '6px',
      bottom: '-1px',
      height: '2px',
      borderRadius: '1px',
      backgroundColor: tokens.colorCompoundBrandStroke,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
    },
  },
  /** The width of the word in bold, so that nothing moves when it is opened. */
  word: {
    display: 'inline-grid',
    '::after': {
      content: 'attr(data-word)',
      fontWeight: tokens.fontWeightSemibold,
      height: 0,
      visibility: 'hidden',
      overflow: 'hidden',
    },
  },
  more: {
    position: 'absolute',
    right: '8px',
    top: '100%',
    zIndex: 10,
    margin: 0,
    padding: '4px',
    listStyleType: 'none',
    minWidth: '160px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  moreItem: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    width: '100%',
    padding: '6px 8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
})

/** Draws the navigation. */
export function Navigation({ view, show }: NavigationProps) {
  const styles = useStyles()
  const [moreOpen, setMoreOpen] = useState(false)
  const nav = useRef<HTMLElement>(null)
  const moreButton = useRef<HTMLButtonElement>(null)
  const hidden = viewsUnderMore.includes(view)
  useEffect(() => {
    if (!moreOpen) return
    const close = (event: Event): void => {
      if (event.target instanceof Node && !nav.current?.contains(event.target)) setMoreOpen(false)
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('focusin', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('focusin', close)
    }
  }, [moreOpen])
  const open = (name: ViewName): void => {
    setMoreOpen(false)
    show(name)
  }
  return (
    <nav
      ref={nav}
      className={styles.nav}
      aria-label="Views"
      onKeyDown={event => {
        if (event.key !== 'Escape' || !moreOpen) return
        setMoreOpen(false)
        moreButton.current?.focus()
      }}
    >
      {viewsInSight.map(name => (
        <Item key={name} name={name} open={name === view} show={open} />
      ))}
      <button
        type="button"
        ref={moreButton}
        className={mergeClasses(styles.item, hidden && styles.open)}
        aria-expanded={moreOpen}
        {...(hidden && { 'aria-current': 'page' })}
        onClick={() => setMoreOpen(!moreOpen)}
      >
        {hidden ? <MoreHorizontal20Filled /> : <MoreHorizontal20Regular />}
        <Word text={hidden ? viewTable[view].label : 'More'} />
      </button>
      {moreOpen && (
        <ul className={styles.more}>
          {viewsUnderMore.map(name => (
            <li key={name}>
              <button
                type="button"
                className={styles.moreItem}
                {...(name === view && { 'aria-current': 'page' })}
                onClick={() => open(name)}
              >
                {viewTable[name].icon}
                {viewTable[name].label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </nav>
  )
}

function Item({
  name,
  open,
  show,
}: {
  readonly name: ViewName
  readonly open: boolean
  readonly show: (view: ViewName) => void
}) {
  const styles = useStyles()
  const { icon, openIcon, label } = viewTable[name]
  return (
    <button
      type="button"
      className={mergeClasses(styles.item, open && styles.open)}
      {...(open && { 'aria-current': 'page' })}
      onClick={() => show(name)}
    >
      {open ? openIcon : icon}
      <Word text={label} />
    </button>
  )
}

function Word({ text }: { readonly text: string }): ReactElement {
  const styles = useStyles()
  return (
    <span className={styles.word} data-word={text}>
      {text}
    </span>
  )
}
