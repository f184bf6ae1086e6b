// Buttons as wide as their place that hold words, not a label.

import { tokens } from '@fluentui/react-components'

/** A row that is clicked: nothing of it shows but its words. */
export const rowButton = {
  width: '100%',
  border: 'none',
  backgroundColor: 'transparent',
  color: tokens.colorNeutralForeground1,
  font: 'inherit',
  textAlign: 'left',
  cursor: 'pointer',
} as const

/** A card that is clicked: a picture and words side by side. */
export const cardButton = {
  ...rowButton,
  display: 'flex',
  alignItems: 'flex-start',
  gap: '10px',
  border: '1px solid transparent',
  borderRadius: tokens.borderRadiusMedium,
  backgroundColor: tokens.colorNeutralBackground2,
  ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
  ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
} as const
