// Below a list of the plan: one more role, tool or system, like one that there is. It moves no number until it is used.

import { Button, Field, Input, Link, makeStyles, tokens } from '@fluentui/react-components'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { NewItem, OpenDimension } from '../../../engine/index.ts'
import type { Session } from '../../session/session.ts'
import { chipLook } from '../chip.ts'
import { useActions, usePane, useWorkbookState } from '../paneContext.ts'
import { underlinedInContrast } from '../section.ts'
import { itemProblem, newItem } from './newItem.ts'

const useStyles = makeStyles({
  link: { marginTop: '8px', fontSize: tokens.fontSizeBase200, ...underlinedInContrast },
  form: { display: 'flex', flexDirection: 'column', gap: '6px', margin: '10px 0 4px' },
  input: { width: '100%', minWidth: 0 },
  like: {
    ...chipLook,
    minWidth: 0,
    maxWidth: '100%',
    appearance: 'none',
    cursor: 'pointer',
    textOverflow: 'ellipsis',
    '& option': { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1 },
  },
  told: { margin: 0, color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', gap: '6px' },
})

type AddItemProps = {
  readonly session: Session
  readonly dimension: OpenDimension
  /** What is taken over of the item that it is like: "effort, price and teams". */
  readonly takes: string
  /** How it is used: "Switch it on to use it." */
  readonly use: string
  /** The one added last, kept by the part: the list is drawn anew while its numbers are computed. */
  readonly added: NewItem | undefined
  readonly setAdded: (item: NewItem) => void
}

/** Draws the link, the form once it is asked for, and what was added until something else is. */
export function AddItem({ session, dimension, takes, use, added, setAdded }: AddItemProps) {
  const styles = useStyles()
  const { addItem, removeItem } = useActions()
  const isSaving = usePane(state => state.isSaving)
  const [isOpen, setOpen] = useState(false)
  const items = session.plan.dimensions[dimension]?.items ?? []
  const isThere = added !== undefined && items.some(({ id }) => id === added.id)
  if (items.length === 0) return null
  if (isOpen)
    return (
      <ItemForm
        session={session}
        dimension={dimension}
        takes={takes}
        leave={() => setOpen(false)}
        take={item => {
          setOpen(false)
          setAdded(item)
          void addItem(item)
        }}
      />
    )
  return (
    <div>
      {isSaving && added !== undefined && !isThere && (
        <p className={styles.told} role="status">
          Adding {added.label}: every scenario is computed with it…
        </p>
      )}
      {isThere && (
        <p className={styles.told} role="status">
          {added.label} is in the plan, saved for all scenarios. {use} Its numbers are under Inputs.{' '}
          <Link
            as="button"
            className={styles.link}
            disabled={isSaving}
            onClick={() => void removeItem(dimension, added.id)}
          >
            Take it out again
          </Link>
        </p>
      )}
      <Link as="button" className={styles.link} disabled={isSaving} onClick={() => setOpen(true)}>
        Add a {dimension}
      </Link>
    </div>
  )
}

type ItemFormProps = Pick<AddItemProps, 'session' | 'dimension' | 'takes'> & {
  readonly take: (item: NewItem) => void
  readonly leave: () => void
}

function ItemForm({ session: { plan }, dimension, takes, take, leave }: ItemFormProps) {
  const styles = useStyles()
  const items = plan.dimensions[dimension]?.items ?? []
  const [name, setName] = useState('')
  const [like, setLike] = useState(items[0]?.id ?? '')
  const [problem, setProblem] = useState<string>()
  const stage = useWorkbookState(state => state.stage.kind)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const wrong = itemProblem(plan, dimension, name)
    setProblem(wrong)
    if (wrong === undefined) take(newItem(plan, dimension, name, like))
  }
  return (
    <form
      className={styles.form}
      aria-label={`Add a ${dimension}`}
      onSubmit={submit}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape') leave()
      }}
    >
      <Field {...(problem !== undefined && { validationMessage: problem })}>
        <Input
          className={styles.input}
          size="small"
          aria-label={`Name of the ${dimension}`}
          placeholder={`Name of the ${dimension}`}
          autoFocus
          value={name}
          onChange={(_, { value }) => {
            setName(value)
            setProblem(undefined)
          }}
        />
      </Field>
      <label>
        {takes} as of{' '}
        <select className={styles.like} value={like} onChange={event => setLike(event.currentTarget.value)}>
          {items.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <p className={styles.told}>
        No number moves until it is used. It is saved for all scenarios
        {stage === 'linked' &&
          ', and the sheets of the workbook are written anew with its rows, which takes some seconds'}
        .
      </p>
      <div className={styles.buttons}>
        <Button type="submit" size="small" appearance="primary">
          Add the {dimension}
        </Button>
        <Button size="small" onClick={leave}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
