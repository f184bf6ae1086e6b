// A number to change, drawn as a chip: a click or Enter opens it for typing, Enter takes it, Esc leaves it.

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { AmountRead } from '../amountText.ts'
import { chipLook, fieldLook, wrongLook } from '../chip.ts'

const useStyles = makeStyles({
  place: {
    display: 'inline-flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    flexShrink: 0,
    maxWidth: '100%',
  },
  chip: { ...chipLook, textAlign: 'right', cursor: 'text' },
  input: { ...fieldLook, width: '96px', height: '24px', padding: '0 7px' },
  wrong: wrongLook,
  problem: { color: tokens.colorStatusDangerForeground3, textAlign: 'right' },
})

/** `shown` is what stands in the chip, `text` what is edited; `take` is called with a number that was read. */
export function AmountChip({
  label,
  shown,
  text,
  read,
  take,
  disabled,
}: {
  readonly label: string
  readonly shown: string
  readonly text: string
  readonly read: (typed: string) => AmountRead
  readonly take: (value: number) => void
  readonly disabled: boolean
}) {
  const styles = useStyles()
  const [typed, setTyped] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const chip = useRef<HTMLButtonElement>(null)
  const back = useRef(false)
  const alert = useId()
  useEffect(() => {
    if (typed !== undefined || !back.current) return
    back.current = false
    chip.current?.focus()
  }, [typed])
  const close = (): void => {
    setTyped(undefined)
    setProblem(undefined)
  }
  const commit = (): void => {
    if (typed === undefined) return
    const answer = typed.trim() === text ? undefined : read(typed)
    if (answer?.ok === false) {
      setProblem(answer.problem)
      return
    }
    close()
    if (answer !== undefined) take(answer.value)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    back.current = true
    if (event.key === 'Enter') commit()
    else close()
  }
  if (typed === undefined)
    return (
      <button
        type="button"
        ref={chip}
        className={styles.chip}
        aria-label={`${label}: ${shown}`}
        disabled={disabled}
        onClick={() => setTyped(text)}
      >
        {shown}
      </button>
    )
  return (
    <span className={styles.place}>
      <input
        className={mergeClasses(styles.input, problem !== undefined && styles.wrong)}
        aria-label={label}
        aria-invalid={problem !== undefined}
        {...(problem !== undefined && { 'aria-describedby': alert })}
        // biome-ignore lint/a11y/noAutofocus: the number that was opened for typing
        autoFocus
        value={typed}
        onFocus={event => event.currentTarget.select()}
        onChange={event => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => !back.current && commit()}
      />
      {problem !== undefined && (
        <span id={alert} className={styles.problem} role="alert">
          {problem}
        </span>
      )}
    </span>
  )
}
