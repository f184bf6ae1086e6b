// Systems: the timeline, and under it what is chosen and when work on it may start.

import { Link, makeStyles, mergeClasses, Spinner, Switch, tokens } from '@fluentui/react-components'
import { useMemo, useRef, useState } from 'react'
import type { NewItem } from '../../../engine/index.ts'
import { type Session, scenarioOf } from '../../session/session.ts'
import { ChartActions } from '../charts/ChartActions.tsx'
import { DataTable } from '../charts/DataTable.tsx'
import { useListStyles } from '../listRow.ts'
import { MonthChip } from '../MonthChip.tsx'
import { PhraseText } from '../PhraseText.tsx'
import { useActions } from '../paneContext.ts'
import { underlinedInContrast, useSectionStyles } from '../section.ts'
import { calculating } from '../truthLine.ts'
import { useLate } from '../useLate.ts'
import { useNarrow } from '../useNarrow.ts'
import { AddItem } from './AddItem.tsx'
import { loadSystems, type SystemLine } from './loadSystems.ts'
import { SystemsTimeline } from './SystemsTimeline.tsx'
import { monthEdit, switchEdit } from './switchEdit.ts'
import { fullUntil, systemsTables } from './systemsTables.ts'

const useStyles = makeStyles({
  links: { display: 'flex', justifyContent: 'space-between', gap: '8px', marginTop: '4px' },
  link: { fontSize: tokens.fontSizeBase200, ...underlinedInContrast },
  hint: { margin: '0 0 4px', color: tokens.colorNeutralForeground3 },
  sentence: { margin: '8px 0 0', fontSize: 'inherit', fontWeight: tokens.fontWeightRegular },
})

/** Draws the systems of the shown scenario. */
export function SystemsPart({ session, locked }: { readonly session: Session; readonly locked: boolean }) {
  const styles = useStyles()
  const list = useListStyles()
  const section = useSectionStyles()
  const { edit } = useActions()
  const [added, setAdded] = useState<NewItem>()
  const props = useMemo(() => loadSystems(session), [session])
  const stale = useLate(props.kind === 'ready' && props.stale)
  const chart = useRef<HTMLDivElement>(null)
  const narrow = useNarrow()
  const [tableChosen, setTableChosen] = useState(false)
  const asTable = narrow || tableChosen
  const name = scenarioOf(session.plan, session.current)?.name ?? ''
  if (props.kind === 'busy') return <Spinner size="small" label={calculating(session)} />
  if (props.kind === 'empty')
    return (
      <h1 className={section.lead}>
        This plan has no systems. Add them to its file under “system”, for example a data platform.
      </h1>
    )
  const { systems, teams, months, allMonths, dates, sentence } = props
  const chosen = systems.filter(system => system.chosen)
  const place = (input: string, { id }: SystemLine) => ({ input, member: [id] })
  return (
    <>
      <p className={styles.hint}>Go-live is computed from team capacity, by priority.</p>
      {chosen.length > 0 && (
        <div ref={chart} className={stale ? section.stale : undefined}>
          {asTable ? (
            <DataTable
              caption="Until when each team is full"
              head={['Team', 'Full to']}
              rows={teams.map(team => ({
                key: team.id,
                cells: [team.short, fullUntil(team, allMonths)],
              }))}
            />
          ) : (
            <SystemsTimeline
              systems={chosen}
              teams={teams}
              months={months}
              label={timelineWords(chosen, allMonths)}
            />
          )}
        </div>
      )}
      <h1 className={styles.sentence}>
        <PhraseText phrase={sentence} />
      </h1>
      {chosen.length > 0 && (
        <div className={styles.links}>
          {!narrow && (
            <Link as="button" className={styles.link} onClick={() => setTableChosen(!tableChosen)}>
              {asTable ? 'Show as chart' : 'Show as table'}
            </Link>
          )}
          <ChartActions
            what="the timeline"
            sheet={{
              title: `Systems ${name}`,
              tables: () => systemsTables(chosen, teams, allMonths, dates),
            }}
            picture={
              asTable
                ? undefined
                : { of: chart, title: `Systems: ${name}`, showTable: () => setTableChosen(true) }
            }
          />
        </div>
      )}
      <section className={section.section}>
        <div className={section.head}>
          <h2 className={section.title}>Systems</h2>
          <span className={section.aside}>work may start in</span>
        </div>
        <ul className={list.list}>
          {systems.map(system => (
            <li key={system.id} className={list.row}>
              <Switch
                className={list.switch}
                aria-label={system.label}
                checked={system.chosen}
                disabled={locked}
                onChange={(_, { checked }) =>
                  edit(switchEdit(session, place('system_chosen', system), system.short, checked))
                }
              />
              <span className={mergeClasses(list.name, !system.chosen && list.off)}>
                {system.label}
                {system.chosen && (
                  <span className={list.second}>
                    {system.live === undefined
                      ? 'not live within the plan'
                      : `live ${allMonths[system.live - 1]}`}
                    {system.after.length > 0 &&
                      `, after ${system.after.map(id => systems.find(other => other.id === id)?.short).join(', ')}`}
                  </span>
                )}
              </span>
              {system.chosen ? (
                <MonthChip
                  label={`${system.label}: work may start in`}
                  months={allMonths}
                  month={system.start}
                  disabled={locked}
                  pick={month =>
                    edit(monthEdit(session, place('system_start_month', system), system.short, month))
                  }
                />
              ) : (
                <span className={list.off}>off</span>
              )}
            </li>
          ))}
        </ul>
        <AddItem
          session={session}
          dimension="system"
          added={added}
          setAdded={setAdded}
          takes="Effort, price and teams"
          use="Switch it on to build it."
        />
      </section>
    </>
  )
}

/** The timeline as a sentence. */
function timelineWords(systems: readonly SystemLine[], months: readonly string[]): string {
  const told = systems.map(({ label, from, live }) => {
    const start = from === undefined ? 'no work yet' : `work from ${months[from - 1]}`
    return `${label}: ${start}, ${live === undefined ? 'not live within the plan' : `live ${months[live - 1]}`}`
  })
  return `Systems over time. ${told.join('; ')}.`
}
