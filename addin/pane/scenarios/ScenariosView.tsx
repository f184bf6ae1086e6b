// Scenarios: the tree, what makes up the shown one, saving it with a note, locking, approving, freezing.

import { Button, Input, makeStyles, mergeClasses, Switch, tokens } from '@fluentui/react-components'
import { Edit16Regular } from '@fluentui/react-icons'
import { type ChangeEvent, useMemo, useRef, useState } from 'react'
import { monthLabel } from '../../../engine/index.ts'
import { nameProblem } from '../../session/newScenario.ts'
import { isPlanUnsaved } from '../../session/planTaken.ts'
import { PaneMessage } from '../frame/PaneMessage.tsx'
import { ViewLayout } from '../frame/ViewLayout.tsx'
import { useListStyles } from '../listRow.ts'
import { MonthChip } from '../MonthChip.tsx'
import { useActions, useNow, usePane } from '../paneContext.ts'
import { useSectionStyles } from '../section.ts'
import type { ViewProps } from '../viewTable.tsx'
import { type InitiativeRow, loadScenarios } from './loadScenarios.ts'
import { NameForm } from './NameForm.tsx'
import { offerFile, planFileName } from './planFile.ts'
import { ScenarioTree } from './ScenarioTree.tsx'
import { SignedAs } from './SignedAs.tsx'
import { useReproduction } from './useReproduction.ts'
import { VersionList } from './VersionList.tsx'

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', margin: '0 0 6px -6px' },
  action: { minWidth: 0, padding: '0 6px', fontWeight: tokens.fontWeightRegular },
  told: { margin: '0 0 6px', color: tokens.colorNeutralForeground2 },
  note: { width: '100%', marginTop: '12px' },
  locked: { marginBottom: '6px' },
  empty: { margin: '8px 0 0' },
  room: { maxWidth: '720px' },
  file: { display: 'none' },
})

/** Draws Scenarios from the session. */
export function ScenariosView({ session }: ViewProps) {
  const styles = useStyles()
  const list = useListStyles()
  const section = useSectionStyles()
  const actions = useActions()
  const now = useNow()
  const file = useRef<HTMLInputElement>(null)
  const [note, setNote] = useState('')
  const [naming, setNaming] = useState<'new' | 'rename'>()
  const author = usePane(state => state.author)
  const props = useMemo(() => loadScenarios(session, now, author), [session, now, author])
  const reproduction = useReproduction(session)
  const { current, refusal, unsaved } = props
  const locked = refusal !== undefined
  const save = (as?: Parameters<typeof actions.save>[1]): void => {
    void actions.save(note.trim(), as).then(() => setNote(''))
  }
  const importFile = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const { currentTarget } = event
    const [chosen] = currentTarget.files ?? []
    if (chosen !== undefined)
      await actions.importFile(new Uint8Array(await chosen.arrayBuffer()), chosen.name)
    currentTarget.value = ''
  }
  const exportFile = async (): Promise<void> => {
    offerFile(planFileName(session.plan.company), await actions.planText())
    actions.announce('The plan file was handed to your browser.')
  }
  const isSaving = usePane(state => state.isSaving)
  const isUnsaved = (unsaved > 0 || isPlanUnsaved(session)) && !locked
  const primary = {
    text: isSaving ? 'Saving…' : isUnsaved ? 'Save version' : 'Save as new',
    act: () => {
      if (isSaving) return
      if (isUnsaved) save()
      else setNaming('new')
    },
  }
  const action = (text: string, act: () => void) => (
    <Button
      key={text}
      size="small"
      appearance="subtle"
      className={styles.action}
      disabledFocusable={isSaving}
      onClick={act}
    >
      {text}
    </Button>
  )
  return (
    <ViewLayout primary={primary}>
      <div className={styles.room}>
        <h1 className={section.lead} style={{ position: 'absolute', clipPath: 'inset(50%)' }}>
          Scenarios
        </h1>
        <ScenarioTree rows={props.rows} arrHead={props.arrHead} show={actions.choose} />
        {props.rows.length < 2 && <p className={styles.empty}>Save this plan to compare it with another.</p>}
        {naming !== undefined && current !== undefined && (
          <NameForm
            key={naming}
            label={naming === 'new' ? `Name of the new scenario, below ${current.name}` : 'New name'}
            button={naming === 'new' ? 'Save as new' : 'Rename'}
            first={naming === 'new' ? '' : current.name}
            problem={name => nameProblem(session.plan, name, naming === 'rename' ? current.id : undefined)}
            leave={() => setNaming(undefined)}
            take={name => {
              setNaming(undefined)
              if (naming === 'new') void actions.saveAsNew(name, note.trim()).then(() => setNote(''))
              else if (name !== current.name)
                actions.edit({
                  scenario: current.id,
                  label: 'renaming',
                  says: 'Name',
                  from: current.name,
                  to: name,
                  kind: 'rename',
                  name,
                })
            }}
          />
        )}
        {current !== undefined && (
          <section className={section.section}>
            <div className={section.head}>
              <h2 className={section.title}>In {current.name}</h2>
              <span className={section.aside}>{props.changes}</span>
            </div>
            {current.note && <p className={styles.told}>“{current.note}”</p>}
            {refusal !== undefined && (
              <PaneMessage intent="info" className={styles.locked}>
                {refusal.message} {refusal.remedy}
              </PaneMessage>
            )}
            {reproduction !== undefined && (
              <p className={mergeClasses(styles.told, section[reproduction.tone])} role="status">
                {reproduction.text}
              </p>
            )}
            <div className={styles.actions}>
              {isUnsaved
                ? action('Save as new', () => setNaming('new'))
                : action('Compare', () => actions.show('compare'))}
              {!locked && action('Rename', () => setNaming('rename'))}
              {!locked && current.state !== 'shared' && action('Share', () => save({ state: 'shared' }))}
              {!locked &&
                current.state !== 'approved' &&
                action('Approve', () => save({ state: 'approved' }))}
              {!locked && action('Freeze', () => save({ freeze: true }))}
              {!locked && action('Lock', () => save({ state: 'locked' }))}
              {current.state === 'locked' && action('Unlock', () => save({ state: 'shared' }))}
            </div>
            <ul className={list.list}>
              {props.initiatives.map(initiative => (
                <InitiativeItem
                  key={initiative.id}
                  initiative={initiative}
                  months={props.months}
                  locked={locked}
                  change={(entry, words) =>
                    actions.edit({
                      scenario: current.id,
                      label: initiative.label,
                      says: initiative.label,
                      ...words,
                      kind: 'switch_initiative',
                      initiative: { id: initiative.id, ...entry },
                    })
                  }
                  name={month => monthLabel(session.plan, month)}
                />
              ))}
            </ul>
            {!locked && (
              <Input
                className={styles.note}
                size="small"
                aria-label="Note for the next version"
                placeholder="Why: a note for the next version"
                contentBefore={<Edit16Regular />}
                value={note}
                onChange={(_, { value }) => setNote(value)}
              />
            )}
            {!locked && <SignedAs />}
          </section>
        )}
        <VersionList key={session.current} session={session} locked={locked} />
        <section className={section.section}>
          <h2 className={section.title}>Plan file</h2>
          <div className={styles.actions}>
            {action('Import scenarios…', () => file.current?.click())}
            {action('Export the plan', () => void exportFile())}
          </div>
          <input
            ref={file}
            className={styles.file}
            type="file"
            accept=".json,.xlsx,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-label="Plan file or workbook to import scenarios from"
            onChange={event => void importFile(event)}
          />
        </section>
      </div>
    </ViewLayout>
  )
}

function InitiativeItem({
  initiative: { id, label, says, on, start, inherited },
  months,
  locked,
  change,
  name,
}: {
  readonly initiative: InitiativeRow
  readonly months: readonly string[]
  readonly locked: boolean
  readonly change: (
    entry: { readonly on: boolean; readonly start_month: number },
    words: { readonly from: string; readonly to: string },
  ) => void
  readonly name: (month: number) => string
}) {
  const list = useListStyles()
  return (
    <li key={id} className={list.row} title={says}>
      <Switch
        className={list.switch}
        aria-label={label}
        checked={on}
        disabled={locked}
        onChange={(_, { checked }) =>
          change({ on: checked, start_month: start }, { from: on ? 'on' : 'off', to: checked ? 'on' : 'off' })
        }
      />
      <span className={mergeClasses(list.name, !on && list.off)}>
        {label}
        {inherited !== '' && <span className={list.second}>{inherited}</span>}
      </span>
      <MonthChip
        label={`${label}: first month`}
        months={months}
        month={start}
        disabled={locked || !on}
        pick={month => change({ on, start_month: month }, { from: name(start), to: name(month) })}
      />
    </li>
  )
}
