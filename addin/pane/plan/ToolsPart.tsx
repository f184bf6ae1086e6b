// Tools: switches, first months, seats and cost.

import { mergeClasses, Spinner, Switch } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import type { NewItem } from '../../../engine/index.ts'
import type { Session } from '../../session/session.ts'
import { useListStyles } from '../listRow.ts'
import { MonthChip } from '../MonthChip.tsx'
import { useActions } from '../paneContext.ts'
import { useSectionStyles } from '../section.ts'
import { calculating } from '../truthLine.ts'
import { useLate } from '../useLate.ts'
import { AddItem } from './AddItem.tsx'
import { firstYear, loadTools } from './loadTools.ts'
import { monthEdit, switchEdit } from './switchEdit.ts'
import { YearTurner } from './YearTurner.tsx'

/** Draws the tools of the shown scenario. */
export function ToolsPart({ session, locked }: { readonly session: Session; readonly locked: boolean }) {
  const list = useListStyles()
  const section = useSectionStyles()
  const { edit } = useActions()
  const [added, setAdded] = useState<NewItem>()
  const [year, setYear] = useState(() => firstYear(session))
  const props = useMemo(() => loadTools(session, year), [session, year])
  const stale = useLate(props.kind === 'ready' && props.stale)
  if (props.kind === 'busy') return <Spinner size="small" label={calculating(session)} />
  if (props.kind === 'empty')
    return (
      <h1 className={section.lead}>
        This plan has no tools. Add them to its file under “tool”, for example sales engagement.
      </h1>
    )
  const { tools, total, term, years, months } = props
  return (
    <>
      <div className={section.head}>
        <h1 className={section.title}>Tools cost {total} in</h1>
        <YearTurner years={years} year={year} turn={by => setYear(year + by)} />
      </div>
      <p className={section.aside} style={{ margin: '0 0 2px' }}>
        Seat prices are a year’s; contracts run {term} months at a time.
      </p>
      <ul className={mergeClasses(list.list, stale && section.stale)}>
        {tools.map(({ id, label, chosen, start, terms, cost }) => (
          <li key={id} className={list.row}>
            <Switch
              className={list.switch}
              aria-label={label}
              checked={chosen}
              disabled={locked}
              onChange={(_, { checked }) =>
                edit(switchEdit(session, { input: 'tool_chosen', member: [id] }, label, checked))
              }
            />
            <span className={mergeClasses(list.name, !chosen && list.off)}>
              {label}
              {chosen && <span className={list.second}>{terms}</span>}
            </span>
            {chosen && (
              <MonthChip
                label={`${label}: first month`}
                months={months}
                month={start}
                disabled={locked}
                pick={month =>
                  edit(monthEdit(session, { input: 'tool_start_month', member: [id] }, label, month))
                }
              />
            )}
            <span className={mergeClasses(list.value, !chosen && list.off)}>{chosen ? cost : 'off'}</span>
          </li>
        ))}
      </ul>
      <AddItem
        session={session}
        dimension="tool"
        added={added}
        setAdded={setAdded}
        takes="Seats and prices"
        use="Switch it on to rent it."
      />
    </>
  )
}
