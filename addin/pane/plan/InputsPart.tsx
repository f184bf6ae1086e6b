// Inputs by who supplies them, with a search; an input opens to its numbers, each with where it comes from.

import { makeStyles, mergeClasses, SearchBox, Spinner, tokens } from '@fluentui/react-components'
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons'
import { useId, useMemo, useState } from 'react'
import type { GrowthInput } from '../../../engine/index.ts'
import type { Session } from '../../session/session.ts'
import { CellLink } from '../CellLink.tsx'
import { sourceNames } from '../inputWords.ts'
import { useListStyles } from '../listRow.ts'
import { rowButton } from '../plainButton.ts'
import { useSectionStyles } from '../section.ts'
import { calculating } from '../truthLine.ts'
import { InputChip } from './InputChip.tsx'
import { countInputs, type InputLine, inputNumbers, loadInputs, memberChoices } from './loadInputs.ts'

const useStyles = makeStyles({
  lead: {
    margin: '0 0 6px',
    fontSize: 'inherit',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  item: { display: 'block', minHeight: 0, padding: 0 },
  search: { width: '100%', maxWidth: 'none' },
  head: {
    ...rowButton,
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    padding: '5px 0',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  source: {
    margin: '10px 0 0',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  title: { flexGrow: 1, minWidth: 0 },
  value: { flexShrink: 0, maxWidth: '48%', color: tokens.colorNeutralForeground2, textAlign: 'right' },
  detail: { padding: '0 0 8px 20px' },
  says: { margin: 0, color: tokens.colorNeutralForeground2 },
  facts: { margin: '2px 0 4px', color: tokens.colorNeutralForeground3 },
  member: {
    maxWidth: '100%',
    font: 'inherit',
    padding: '2px 4px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  chevron: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
})

const sources = Object.keys(sourceNames) as readonly GrowthInput['source'][]

/** Draws the inputs of the shown scenario. */
export function InputsPart({ session, locked }: { readonly session: Session; readonly locked: boolean }) {
  const styles = useStyles()
  const section = useSectionStyles()
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<GrowthInput['source'] | undefined>('finance')
  const counts = useMemo(() => countInputs(session, search), [session, search])
  if (session.results.get(session.current)?.numbers === undefined)
    return <Spinner size="small" label={calculating(session)} />
  const searching = search.trim() !== ''
  return (
    <>
      <h1 className={styles.lead}>Every number of the plan, by who supplies it</h1>
      <SearchBox
        className={styles.search}
        size="small"
        aria-label="Search inputs"
        placeholder="Win rate, salary, hosting…"
        value={search}
        onChange={(_, { value }) => setSearch(value)}
      />
      {searching && counts.size === 0 && (
        <p className={section.aside}>No input is called “{search.trim()}”. Try a shorter word.</p>
      )}
      {sources.map(source => {
        const count = counts.get(source) ?? 0
        if (count === 0) return null
        const shown = searching || open === source
        return (
          <section key={source}>
            <h2 className={styles.source}>
              <button
                type="button"
                className={styles.head}
                aria-expanded={shown}
                onClick={() => setOpen(open === source ? undefined : source)}
              >
                {shown ? (
                  <ChevronDown16Regular className={styles.chevron} />
                ) : (
                  <ChevronRight16Regular className={styles.chevron} />
                )}
                <span className={styles.title}>{sourceNames[source]}</span>
                <span className={section.aside}>{count}</span>
              </button>
            </h2>
            {shown && <SourceInputs session={session} source={source} search={search} locked={locked} />}
          </section>
        )
      })}
    </>
  )
}

function SourceInputs({
  session,
  source,
  search,
  locked,
}: {
  readonly session: Session
  readonly source: GrowthInput['source']
  readonly search: string
  readonly locked: boolean
}) {
  const list = useListStyles()
  const [open, setOpen] = useState<string>()
  const lines = useMemo(() => loadInputs(session, source, search), [session, source, search])
  return (
    <ul className={list.list}>
      {lines.map(line => (
        <InputItem
          key={line.input.name}
          session={session}
          line={line}
          locked={locked}
          open={open === line.input.name}
          toggle={() => setOpen(open === line.input.name ? undefined : line.input.name)}
        />
      ))}
    </ul>
  )
}

function InputItem({
  session,
  line,
  locked,
  open,
  toggle,
}: {
  readonly session: Session
  readonly line: InputLine
  readonly locked: boolean
  readonly open: boolean
  readonly toggle: () => void
}) {
  const styles = useStyles()
  const list = useListStyles()
  const detail = useId()
  const { input, summary, facts } = line
  return (
    <li className={mergeClasses(list.row, styles.item)}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        {...(open && { 'aria-controls': detail })}
        title={input.says}
        onClick={toggle}
      >
        {open ? (
          <ChevronDown16Regular className={styles.chevron} />
        ) : (
          <ChevronRight16Regular className={styles.chevron} />
        )}
        <span className={styles.title}>{input.label}</span>
        <span className={styles.value}>{summary}</span>
      </button>
      {open && (
        <div id={detail} className={styles.detail}>
          <p className={styles.says}>{input.says}</p>
          <p className={styles.facts}>
            {[facts, input.constant === true ? 'fixed' : ''].filter(Boolean).join(' · ')}
          </p>
          <InputNumbers session={session} input={input} locked={locked} />
        </div>
      )}
    </li>
  )
}

function InputNumbers({
  session,
  input,
  locked,
}: {
  readonly session: Session
  readonly input: GrowthInput
  readonly locked: boolean
}) {
  const styles = useStyles()
  const list = useListStyles()
  const choices = useMemo(() => memberChoices(session, input), [session, input])
  const [chosen, setChosen] = useState(0)
  const byMonth = input.time !== 'constant'
  const numbers = useMemo(
    () => inputNumbers(session, input, byMonth ? choices[chosen]?.member : undefined),
    [session, input, byMonth, choices, chosen],
  )
  return (
    <>
      {byMonth && choices.length > 1 && (
        <select
          className={styles.member}
          aria-label={`${input.label}: which`}
          value={chosen}
          onChange={event => setChosen(Number(event.currentTarget.value))}
        >
          {choices.map(({ label }, index) => (
            <option key={label} value={index}>
              {label}
            </option>
          ))}
        </select>
      )}
      <ul className={list.list}>
        {numbers.map(({ place, label, name, origin }) => (
          <li key={`${place.member.join()} ${place.month ?? ''}`} className={list.row}>
            <span className={list.name}>
              {label}
              <span className={list.second}>{origin}</span>
            </span>
            <InputChip session={session} place={place} name={name} locked={locked} />
            {input.constant !== true && (
              <CellLink number={{ ...place, scenario: session.current }} name={name} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
