// Before our sheets are added to a workbook: which they are, and that nothing of the person's own is touched.

import { makeStyles, ProgressBar, Spinner, tokens } from '@fluentui/react-components'
import type { AsideSheet, WorkbookSide } from '../../session/workbookState.ts'
import { PaneMessage } from '../frame/PaneMessage.tsx'
import { ViewLayout } from '../frame/ViewLayout.tsx'
import { useWorkbookState } from '../paneContext.ts'
import { useSectionStyles } from '../section.ts'
import { sheetWords } from './sheetWords.ts'

const useStyles = makeStyles({
  room: { maxWidth: '720px' },
  told: { margin: '6px 0 0', color: tokens.colorNeutralForeground2 },
  bar: { marginTop: '10px' },
  progress: { marginTop: '14px' },
  list: {
    margin: '12px 0 0',
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: '12px',
  },
  name: {
    padding: '4px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  what: {
    margin: 0,
    padding: '4px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    color: tokens.colorNeutralForeground2,
  },
  line: { display: 'contents' },
  spinner: { marginTop: '16px', justifyContent: 'flex-start' },
})

/** Draws the list of sheets, and how far the building is once it has begun. */
export function BuildPreview({ workbook }: { readonly workbook: WorkbookSide }) {
  const styles = useStyles()
  const section = useSectionStyles()
  const state = useWorkbookState(all => all)
  if (state === undefined) return null
  const { stage, preview, notices } = state
  const { sheets, own, aside = [], refusal } = preview
  const { name, actions } = workbook
  const isBuilding = stage.kind === 'building'
  const again = stage.kind === 'apart'
  const canBuild = !isBuilding && sheets !== undefined && refusal === undefined
  return (
    <ViewLayout
      secondary={
        isBuilding
          ? { text: 'Cancel', act: actions.stop }
          : { text: 'Not now', act: () => actions.ask(undefined) }
      }
      primary={{
        text: isBuilding ? 'Building…' : again ? 'Build the sheets again' : 'Build the workbook',
        act: () => void actions.build(),
        disabled: !canBuild,
      }}
    >
      <div className={styles.room}>
        <h1 className={section.title} tabIndex={-1}>
          {again ? `Build the sheets in ${name} again` : `Build the workbook in ${name}`}
        </h1>
        {again && <p className={styles.told}>{`${stage.why.message} ${stage.why.remedy}`}</p>}
        {refusal !== undefined && (
          <PaneMessage intent="error" className={styles.bar}>
            {refusal.message} {refusal.remedy}
          </PaneMessage>
        )}
        {notices.map(notice => (
          <PaneMessage key={notice.message} intent="warning" className={styles.bar}>
            {notice.message} {notice.remedy}
          </PaneMessage>
        ))}
        {isBuilding && (
          <div className={styles.progress}>
            <ProgressBar aria-label={stage.doing} value={stage.share} />
            <p className={styles.told} role="status">
              {stage.doing}…
            </p>
          </div>
        )}
        {sheets === undefined && refusal === undefined && (
          <Spinner className={styles.spinner} size="tiny" label="Laying out the sheets…" />
        )}
        {sheets !== undefined && (
          <>
            <p className={styles.told}>
              {sheets.length} sheets with live formulas{' '}
              {again && aside.length === 0 ? 'are put right' : 'will be added'}; they follow this plan, and
              the plan follows what you type into them. {ownWords(own)}
            </p>
            {aside.length > 0 && <AsideSheets aside={aside} />}
            <dl className={styles.list}>
              {sheets.map(sheet => (
                <SheetLine key={sheet} sheet={sheet} />
              ))}
            </dl>
          </>
        )}
      </div>
    </ViewLayout>
  )
}

/** Which sheets keep what is on them under other names, and what that means. */
function AsideSheets({ aside }: { readonly aside: readonly AsideSheet[] }) {
  const styles = useStyles()
  return (
    <>
      <p className={styles.told}>
        The sheets of the other release stay with everything on them, under new names. Your formulas that read
        them go on reading them. Numbers that you typed into them and did not save are only there: copy them
        over before you delete the sheets.
      </p>
      <dl className={styles.list}>
        {aside.map(({ sheet, to }) => (
          <div key={sheet} className={styles.line}>
            <dt className={styles.name}>{sheet}</dt>
            <dd className={styles.what}>is called {to} then</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function SheetLine({ sheet }: { readonly sheet: string }) {
  const styles = useStyles()
  return (
    <>
      <dt className={styles.name}>{sheet}</dt>
      <dd className={styles.what}>{sheetWords(sheet)}</dd>
    </>
  )
}

/** "Nothing of yours is touched: Sheet1 and Budget stay as they are." */
function ownWords(own: readonly string[]): string {
  if (own.length === 0) return 'Nothing of yours is touched.'
  const shown = own.slice(0, 3).join(', ')
  const names =
    own.length > 3 ? `${shown} and ${own.length - 3} more` : shown.replace(/, ([^,]*)$/, ' and $1')
  return `Nothing of yours is touched: ${names} ${own.length === 1 ? 'stays as it is' : 'stay as they are'}.`
}
