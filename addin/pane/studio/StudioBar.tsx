// The bar above the spreadsheet: which workbook it is, whether it is kept, and its files.

import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import {
  ArrowDownload20Regular,
  ArrowLeft20Regular,
  Dismiss16Regular,
  DocumentAdd20Regular,
  FolderOpen20Regular,
} from '@fluentui/react-icons'
import { type ReactElement, useRef } from 'react'
import { useStore } from 'zustand'
import type { FileReport, Studio, StudioState } from '../../session/studioState.ts'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexShrink: 0,
    alignItems: 'center',
    gap: '4px',
    minHeight: '40px',
    padding: '4px 12px',
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  barOfOneSide: { flexWrap: 'wrap', padding: '4px 8px' },
  file: { display: 'flex', alignItems: 'baseline', gap: '8px', flexGrow: 1, minWidth: 0 },
  fileOfOneSide: { display: 'none' },
  name: {
    margin: 0,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    textOverflow: 'ellipsis',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  kept: { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground3 },
  button: { minWidth: 'auto', fontWeight: tokens.fontWeightRegular },
  sides: { display: 'flex', gap: '2px', margin: '0 auto 0 0', padding: 0, border: 'none' },
  side: {
    padding: '4px 8px',
    border: 'none',
    borderBottom: '2px solid transparent',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  sideShown: {
    borderBottomColor: tokens.colorCompoundBrandStroke,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  hidden: { display: 'none' },
  lines: {
    margin: '4px 0 0',
    padding: 0,
    listStyleType: 'none',
    maxHeight: '30vh',
    overflowY: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
})

/** One side of a window without room for both. */
export type Side = 'pane' | 'sheet'

type StudioBarProps = {
  readonly studio: Studio
  /** A version is on its way: until it is kept, no other plan takes its place. */
  readonly isSaving: boolean
  readonly startOver: () => void
  /** At the doors: how to get back to the plan that was open. */
  readonly goBack?: () => void
  /** Where there is room for one only: which, and how to change it. */
  readonly side?: Side
  readonly onSide?: (side: Side) => void
}

/** Draws it, with what is to be said of a file under it. */
export function StudioBar({ studio, isSaving, startOver, goBack, side, onSide }: StudioBarProps) {
  const styles = useStyles()
  const picker = useRef<HTMLInputElement>(null)
  const { fileName, kept, working, report, replaced } = useStore(studio.store)
  const { download, openFile, bringBack, dismiss } = studio.actions
  const isBusy = working !== undefined || isSaving
  const isOneSide = side !== undefined
  const open = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) await openFile(file.name, new Uint8Array(await file.arrayBuffer()))
  }
  return (
    <>
      <div
        className={mergeClasses(styles.bar, isOneSide && styles.barOfOneSide)}
        role="toolbar"
        aria-label="File"
      >
        {side !== undefined && <Sides side={side} onSide={side => onSide?.(side)} />}
        <div className={mergeClasses(styles.file, isOneSide && styles.fileOfOneSide)}>
          <h2 className={styles.name}>{fileName === '' ? 'Proceeds' : fileName}</h2>
          <span className={styles.kept} role="status">
            {working === undefined ? keptText(fileName, kept) : <Spinner size="extra-tiny" label={working} />}
          </span>
        </div>
        {goBack === undefined ? (
          <BarButton
            icon={<DocumentAdd20Regular />}
            label="New"
            isSmall={isOneSide}
            disabled={isSaving}
            onClick={startOver}
          />
        ) : (
          <BarButton icon={<ArrowLeft20Regular />} label="Back" isSmall={isOneSide} onClick={goBack} />
        )}
        <BarButton
          icon={<FolderOpen20Regular />}
          label="Open…"
          isSmall={isOneSide}
          disabled={isBusy}
          onClick={() => picker.current?.click()}
        />
        <BarButton
          icon={<ArrowDownload20Regular />}
          label="Download"
          isSmall={isOneSide}
          disabled={isBusy || fileName === ''}
          onClick={() => void download()}
        />
        <input
          ref={picker}
          type="file"
          accept=".xlsx,.json"
          aria-label="Workbook or plan file"
          tabIndex={-1}
          className={styles.hidden}
          onChange={({ currentTarget }) => {
            void open(currentTarget.files?.[0])
            // The same file may be chosen again.
            currentTarget.value = ''
          }}
        />
      </div>
      {report !== undefined && <Report report={report} dismiss={dismiss} />}
      {report === undefined && replaced !== undefined && !isSaving && (
        <Report
          report={{ intent: 'info', title: `${replaced} is kept until another takes its place.`, lines: [] }}
          dismiss={dismiss}
          action={{ text: 'Bring it back', act: () => void bringBack() }}
        />
      )}
    </>
  )
}

/** Where the workbook is kept besides the page. */
function keptText(fileName: string, kept: StudioState['kept']): string {
  if (fileName === '') return ''
  if (kept === 'no') return 'Not kept: download it before you leave'
  return kept === 'yes' ? 'Kept in this browser' : ''
}

type BarButtonProps = {
  readonly icon: ReactElement
  readonly label: string
  readonly isSmall: boolean
  readonly disabled?: boolean
  readonly onClick: () => void
}

function BarButton({ icon, label, isSmall, disabled = false, onClick }: BarButtonProps) {
  const styles = useStyles()
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={icon}
      className={styles.button}
      disabled={disabled}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      {isSmall ? null : label}
    </Button>
  )
}

const sideNames: readonly (readonly [Side, string])[] = [
  ['pane', 'Pane'],
  ['sheet', 'Spreadsheet'],
]

function Sides({ side, onSide }: { readonly side: Side; readonly onSide: (side: Side) => void }) {
  const styles = useStyles()
  return (
    <fieldset className={styles.sides} aria-label="Shown">
      {sideNames.map(([name, label]) => (
        <button
          key={name}
          type="button"
          aria-pressed={side === name}
          className={mergeClasses(styles.side, side === name && styles.sideShown)}
          onClick={() => onSide(name)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  )
}

type ReportProps = {
  readonly report: FileReport
  readonly dismiss: () => void
  readonly action?: { readonly text: string; readonly act: () => void }
}

function Report({ report, dismiss, action }: ReportProps) {
  const styles = useStyles()
  const { intent, title, lines } = report
  return (
    <MessageBar
      intent={intent}
      layout={lines.length > 0 ? 'multiline' : 'singleline'}
      role={intent === 'error' ? 'alert' : 'status'}
    >
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {lines.length > 0 && (
          <ul className={styles.lines}>
            {lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            size="small"
            icon={<Dismiss16Regular />}
            aria-label="Dismiss"
            onClick={dismiss}
          />
        }
      >
        {action !== undefined && (
          <Button size="small" onClick={action.act}>
            {action.text}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  )
}
