// A name to type: for a new scenario, or another name for the shown one. Enter takes it, Esc leaves it.

import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '6px', margin: '8px 0 4px' },
  field: { flex: '1 1 150px', minWidth: 0 },
  input: { width: '100%', minWidth: 0 },
})

/** `problem` says why a name cannot be taken; the text is kept until it can. */
export function NameForm({
  label,
  button,
  first,
  problem,
  take,
  leave,
}: {
  readonly label: string
  readonly button: string
  readonly first: string
  readonly problem: (name: string) => string | undefined
  readonly take: (name: string) => void
  readonly leave: () => void
}) {
  const styles = useStyles()
  const [name, setName] = useState(first)
  const [told, setTold] = useState<string>()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const wrong = problem(name)
    setTold(wrong)
    if (wrong === undefined) take(name.trim())
  }
  return (
    <form
      className={styles.form}
      onSubmit={submit}
      onKeyDown={event => {
        if (event.key === 'Escape') leave()
      }}
    >
      <Field className={styles.field} {...(told !== undefined && { validationMessage: told })}>
        <Input
          className={styles.input}
          size="small"
          aria-label={label}
          placeholder={label}
          autoFocus
          value={name}
          onChange={(_, { value }) => setName(value)}
        />
      </Field>
      <Button type="submit" size="small" appearance="primary">
        {button}
      </Button>
      <Button size="small" onClick={leave}>
        Cancel
      </Button>
    </form>
  )
}
