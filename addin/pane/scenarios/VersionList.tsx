// What was saved since the plan was opened, newest first; a version opens to what it changed and can be gone back to.

import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { Session, Version } from '../../session/session.ts'
import { useListStyles } from '../listRow.ts'
import { useActions, useNow } from '../paneContext.ts'
import { useSectionStyles } from '../section.ts'
import { savedWords } from './savedWords.ts'
import { versionChanges } from './versionChanges.ts'

const useStyles = makeStyles({
  head: {
    display: 'block',
    width: '100%',
    padding: '5px 0',
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  item: { display: 'block', padding: 0 },
  detail: { padding: '0 0 8px 12px' },
  old: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
})

/** Draws the versions of the shown scenario; nothing while it was not saved in this pane. */
export function VersionList({ session, locked }: { readonly session: Session; readonly locked: boolean }) {
  const list = useListStyles()
  const section = useSectionStyles()
  const versions = session.versions.filter(({ kept }) => kept.id === session.current).toReversed()
  if (versions.length === 0) return null
  return (
    <section className={section.section}>
      <div className={section.head}>
        <h2 className={section.title}>History</h2>
        <span className={section.aside}>since this pane was opened</span>
      </div>
      <ul className={list.list}>
        {versions.map(version => (
          <VersionItem
            key={`${version.kept.time} ${session.versions.indexOf(version)}`}
            session={session}
            version={version}
            locked={locked}
          />
        ))}
      </ul>
    </section>
  )
}

function VersionItem({
  session,
  version: { kept, before },
  locked,
}: {
  readonly session: Session
  readonly version: Version
  readonly locked: boolean
}) {
  const styles = useStyles()
  const list = useListStyles()
  const { edit } = useActions()
  const now = useNow()
  const [open, setOpen] = useState(false)
  const changes = versionChanges(session, before, kept)
  const count = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`
  const when = savedWords(kept.time, now)
  return (
    <li className={list.row} style={{ display: 'block' }}>
      <button type="button" className={styles.head} aria-expanded={open} onClick={() => setOpen(!open)}>
        {kept.note ? kept.note : 'Saved without a note'}
        <span className={list.second}>
          {kept.author}, {when} · {count}
        </span>
      </button>
      {open && (
        <div className={styles.detail}>
          {changes.map(({ what, from, to }) => (
            <div key={what}>
              {what}: <s className={styles.old}>{from}</s> → {to}
            </div>
          ))}
          {before !== undefined && changes.length > 0 && !locked && (
            <Button
              size="small"
              style={{ marginTop: 6 }}
              onClick={() =>
                edit({
                  scenario: kept.id,
                  label: 'going back',
                  says: `${kept.name} as before ${when}`,
                  from: 'now',
                  to: 'then',
                  kind: 'restore',
                  version: before,
                })
              }
            >
              Go back to before this
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
