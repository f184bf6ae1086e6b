// The place of a view that is not part of this release: what it is for, and no numbers.

import { makeStyles, tokens } from '@fluentui/react-components'
import { ViewLayout } from '../frame/ViewLayout.tsx'
import { useActions } from '../paneContext.ts'

const useStyles = makeStyles({
  lead: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  text: { margin: '8px 0 0', color: tokens.colorNeutralForeground2 },
})

/** Says what the view will hold. */
export function Coming({ label, purpose }: { readonly label: string; readonly purpose: string }) {
  const styles = useStyles()
  const { show } = useActions()
  return (
    <ViewLayout primary={{ text: 'Back to Home', act: () => show('home') }}>
      <h1 className={styles.lead}>{label} is not in this release yet.</h1>
      <p className={styles.text}>{purpose}</p>
    </ViewLayout>
  )
}
