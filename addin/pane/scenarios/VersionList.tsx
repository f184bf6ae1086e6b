// The kept versions of the shown scenario, newest first; one opens to what it changed and can be gone back to.

import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { Version } from '../../session/keptVersions.ts'
import { type Session, scenarioOf } from '../../session/session.ts'
import { useListStyles } from '../listRow.ts'
import { useActions, useNow, usePane } from '../paneContext.ts'
import { rowButton } from '../plainButton.ts'
import { useSectionStyles } from '../section.ts'
import { authorWords } from './loadScenarios.ts'
import { savedWords } from './savedWords.ts'
import { useVersions } from './useVersions.ts'
import { versionChanges } from './versionChanges.ts'

const useStyles = makeStyles({
  head: {
    ...rowButton,
    display: 'block',
    padding: '5px 0',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  detail: { padding: '0 0 8px 12px' },
  old: { color: tokens.colorNeutralForeground3 },
})

/** Draws the versions of the shown scenario that are kept; nothing while it was never saved. */
export function VersionList({ session, locked }: { readonly session: Session; readonly locked: boolean }) {
  const list = useListStyles()
  const section = useSectionStyles()
  const versions = useVersions(session)
  if (versions.length === 0) return null
  return (
    <section className={section.section}>
      <div className={section.head}>
        <h2 className={section.title}>History</h2>
        <span className={section.aside}>
          {versions.length === 1 ? '1 version kept' : `the last ${versions.length} versions`}
        </span>
      </div>
      <ul className={list.list}>
        {versions.map(version => (
          <VersionItem
            key={`${version.kept.time} ${version.before?.time}`}
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
  const author = usePane(state => state.author)
  const now = useNow()
  const [open, setOpen] = useState(false)
  const shown = scenarioOf(session.plan, session.current)
  const changes = before === undefined ? [] : versionChanges(session, before, kept)
  const back = shown === undefined ? [] : versionChanges(session, shown, kept)
  const when = savedWords(kept.time, now)
  return (
    <li className={list.row} style={{ display: 'block' }}>
      <button type="button" className={styles.head} aria-expanded={open} onClick={() => setOpen(!open)}>
        {kept.note ? kept.note : 'Saved without a note'}
        <span className={list.second}>
          {[authorWords(kept.author, author), when].filter(Boolean).join(', ')} ·{' '}
          {before === undefined ? 'the first that is kept' : countWords(changes.length)}
        </span>
      </button>
      {open && (
        <div className={styles.detail}>
          {changes.map(({ what, from, to }) => (
            <div key={what}>
              {what}: <s className={styles.old}>{from}</s> → {to}
            </div>
          ))}
          {back.length === 0 && <div className={styles.old}>This is what is shown.</div>}
          {back.length > 0 && !locked && (
            <Button
              size="small"
              style={{ marginTop: 6 }}
              onClick={() =>
                edit({
                  scenario: kept.id,
                  label: 'going back',
                  says: `${kept.name} as saved ${when}`,
                  from: 'now',
                  to: 'then',
                  kind: 'restore',
                  version: kept,
                })
              }
            >
              Go back to this version
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function countWords(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`
}
