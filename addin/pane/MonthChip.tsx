// A month to choose, drawn as a chip: blue, because it is the reader's to change.

import { makeStyles, tokens } from '@fluentui/react-components'
import { chipLook } from './chip.ts'

const useStyles = makeStyles({
  chip: {
    ...chipLook,
    flexShrink: 0,
    appearance: 'none',
    textAlign: 'center',
    cursor: 'pointer',
    '& option': { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1 },
  },
})

/** `months` are names from month 1; `month` may lie before or after them, and is then shown as such. */
export function MonthChip({
  label,
  months,
  month,
  pick,
  disabled,
}: {
  readonly label: string
  readonly months: readonly string[]
  readonly month: number
  readonly pick: (month: number) => void
  readonly disabled: boolean
}) {
  const styles = useStyles()
  return (
    <select
      className={styles.chip}
      aria-label={label}
      value={month}
      disabled={disabled}
      onChange={event => pick(Number(event.currentTarget.value))}
    >
      {month < 1 && <option value={month}>before the plan</option>}
      {months.map((name, index) => (
        <option key={name} value={index + 1}>
          {name}
        </option>
      ))}
      {month > months.length && <option value={month}>after the plan</option>}
    </select>
  )
}
