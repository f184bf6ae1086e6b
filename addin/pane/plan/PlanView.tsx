// Plan: what the company decides and assumes, in five parts, each edit with its effect at once.

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ComponentType, useState } from 'react'
import { editRefusal } from '../../session/editRefusal.ts'
import { type Session, unsavedCount } from '../../session/session.ts'
import { PaneMessage } from '../frame/PaneMessage.tsx'
import { ViewLayout } from '../frame/ViewLayout.tsx'
import { useActions, useWorkbook, useWorkbookState } from '../paneContext.ts'
import type { ViewProps } from '../viewTable.tsx'
import { changes } from '../workbook/workbookLine.ts'
import { FundingPart } from './FundingPart.tsx'
import { HiringPart } from './HiringPart.tsx'
import { InputsPart } from './InputsPart.tsx'
import { SystemsPart } from './SystemsPart.tsx'
import { ToolsPart } from './ToolsPart.tsx'

const useStyles = makeStyles({
  parts: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    margin: '-4px 0 8px -2px',
    gap: '2px',
    '@container (min-width: 520px)': { justifyContent: 'flex-start', gap: '8px' },
  },
  part: {
    position: 'relative',
    padding: '3px 8px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground2BrandHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  open: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { border: '1px solid Highlight' },
  },
  /** A line as wide as a window is read badly. */
  room: { maxWidth: '720px' },
  locked: { marginBottom: '8px' },
})

/** What each part is given. `locked`: edits are refused, with the reason above. */
type PartProps = { readonly session: Session; readonly locked: boolean }

const parts = {
  inputs: { label: 'Inputs', Part: InputsPart },
  hiring: { label: 'Hiring', Part: HiringPart },
  systems: { label: 'Systems', Part: SystemsPart },
  tools: { label: 'Tools', Part: ToolsPart },
  funding: { label: 'Funding', Part: FundingPart },
} satisfies Record<string, { readonly label: string; readonly Part: ComponentType<PartProps> }>

type PartName = keyof typeof parts

const partNames = Object.keys(parts) as readonly PartName[]

/** Draws the open part under the names of all of them. */
export function PlanView({ session }: ViewProps) {
  const styles = useStyles()
  const { save } = useActions()
  const [open, setOpen] = useState<PartName>('hiring')
  const refusal = editRefusal(session.plan, session.current)
  const unsaved = unsavedCount(session, session.current)
  const workbook = useWorkbook()
  const held = useWorkbookState(state => state.held.length) ?? 0
  const isAbsent = useWorkbookState(({ stage }) => stage.kind === 'absent') ?? false
  const primary =
    held > 0
      ? { text: `Write ${changes(held)} to sheet`, act: () => workbook?.actions.ask('write') }
      : unsaved > 0
        ? { text: `Save ${changes(unsaved)}`, act: () => void save('') }
        : isAbsent
          ? { text: 'Build the workbook', act: () => workbook?.actions.ask('build') }
          : undefined
  const { Part } = parts[open]
  return (
    <ViewLayout {...(primary && { primary })}>
      <nav className={styles.parts} aria-label="Parts of the plan">
        {partNames.map(name => (
          <button
            key={name}
            type="button"
            className={mergeClasses(styles.part, name === open && styles.open)}
            {...(name === open && { 'aria-current': 'true' })}
            onClick={() => setOpen(name)}
          >
            {parts[name].label}
          </button>
        ))}
      </nav>
      {refusal !== undefined && (
        <PaneMessage intent="info" className={styles.locked}>
          {refusal.message} {refusal.remedy}
        </PaneMessage>
      )}
      <div className={styles.room}>
        <Part session={session} locked={refusal !== undefined} />
      </div>
    </ViewLayout>
  )
}
