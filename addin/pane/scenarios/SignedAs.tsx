// By whom versions are signed, and how to sign with a name: what two people save at once is told apart by it.

import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useActions, usePane } from '../paneContext.ts'
import { NameForm } from './NameForm.tsx'

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', margin: '2px 0 0', color: tokens.colorNeutralForeground3 },
  change: { minWidth: 0, padding: '0 6px', fontWeight: tokens.fontWeightRegular },
})

/** Draws "Signed as You" with the way to a name. */
export function SignedAs() {
  const styles = useStyles()
  const { signAs } = useActions()
  const author = usePane(state => state.author)
  const [isNaming, setNaming] = useState(false)
  if (isNaming)
    return (
      <NameForm
        label="Your name, as others will read it"
        button="Sign"
        first={author === 'You' ? '' : author}
        problem={signatureProblem}
        leave={() => setNaming(false)}
        take={name => {
          signAs(name)
          setNaming(false)
        }}
      />
    )
  return (
    <p className={styles.line}>
      Signed as {author}
      <Button size="small" appearance="subtle" className={styles.change} onClick={() => setNaming(true)}>
        {author === 'You' ? 'Give your name' : 'Change'}
      </Button>
    </p>
  )
}

function signatureProblem(name: string): string | undefined {
  if (name.trim() === '') return 'Type the name that others know you by.'
  return name.trim().length > 40 ? 'Use at most 40 letters.' : undefined
}
