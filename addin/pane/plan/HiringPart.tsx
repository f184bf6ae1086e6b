// Hiring: vacancies of a fiscal year by role and quarter, and what they come to.

import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import type { NewItem } from '../../../engine/index.ts'
import type { Session } from '../../session/session.ts'
import { useActions } from '../paneContext.ts'
import { useSectionStyles } from '../section.ts'
import { calculating } from '../truthLine.ts'
import { useLate } from '../useLate.ts'
import { narrowMedia } from '../useNarrow.ts'
import { AddItem } from './AddItem.tsx'
import { HiringGrid } from './HiringGrid.tsx'
import { type HiringCell, type HiringEntry, hiringEntry, hiringPaste, loadHiring } from './loadHiring.ts'
import { YearTurner } from './YearTurner.tsx'

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    minHeight: '24px',
  },
  lead: {
    margin: 0,
    fontWeight: tokens.fontWeightRegular,
    fontSize: 'inherit',
    color: tokens.colorNeutralForeground2,
  },
  /** Narrower than its columns, the grid scrolls by itself, the pane does not. */
  frame: { [narrowMedia]: { overflowX: 'auto' } },
  hint: { margin: '8px 0 0', color: tokens.colorNeutralForeground3 },
  empty: { margin: '4px 0 8px' },
})

/** Draws the grid of the shown scenario and turns what is typed into edits. */
export function HiringPart({ session, locked }: { readonly session: Session; readonly locked: boolean }) {
  const styles = useStyles()
  const section = useSectionStyles()
  const { edit } = useActions()
  const [added, setAdded] = useState<NewItem>()
  const [year, setYear] = useState(0)
  const props = useMemo(() => loadHiring(session, year), [session, year])
  const stale = useLate(props.kind === 'ready' && props.stale)
  if (props.kind === 'busy') return <Spinner size="small" label={calculating(session)} />
  const take = ({ edit: done, problem, at }: HiringEntry) => {
    if (done !== undefined) edit(done)
    return problem === undefined || at === undefined ? undefined : { at, text: problem }
  }
  const turn = (by: -1 | 1): boolean => {
    const next = year + by
    if (next < 0 || next >= props.years.length) return false
    setYear(next)
    return true
  }
  return (
    <>
      <div className={styles.head}>
        <h1 className={styles.lead}>Vacancies opened, by quarter</h1>
        <YearTurner years={props.years} year={year} turn={turn} />
      </div>
      {props.empty && (
        <p className={styles.empty}>No hires planned. Add the first, or paste rows from Excel.</p>
      )}
      <div className={mergeClasses(styles.frame, stale && section.stale)}>
        <HiringGrid
          grid={props}
          enter={(at: HiringCell, texts) => take(hiringEntry(session, props, at, texts))}
          paste={(at, clipboard) => take(hiringPaste(session, props, at, clipboard))}
          turn={turn}
          locked={locked}
        />
      </div>
      <p className={styles.hint}>
        A quarter’s vacancies open in its first month, or in the months of it that have some already.
      </p>
      <AddItem
        session={session}
        dimension="role"
        added={added}
        setAdded={setAdded}
        takes="Pay, ramp and place"
        use="Plan its first vacancy above."
      />
    </>
  )
}
