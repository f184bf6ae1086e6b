// A month to choose, drawn as a chip: blue, because it is the reader's to change.

import { makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  chip: {
    flexShrink: 0,
    appearance: 'none',
    boxSizing: 'border-box',
    minHeight: '24px',
    padding: '2px 8px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorBrandForeground1,
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'center',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    ':disabled': { color: tokens.colorNeutralForeground3, cursor: 'default' },
    '& option': { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1 },
  },
})

/** `months` are names from month 1; `month` may lie after them and is then shown as its number. */
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
      {months.map((name, index) => (
        <option key={name} value={index + 1}>
          {name}
        </option>
      ))}
      {month > months.length && <option value={month}>after the plan</option>}
    </select>
  )
}
