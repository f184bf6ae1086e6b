// How what the reader may change looks: a chip, and the field in which it is typed.

import { tokens } from '@fluentui/react-components'

/** A chip. */
export const chipLook = {
  boxSizing: 'border-box',
  minHeight: '24px',
  padding: '2px 8px',
  border: '1px solid transparent',
  borderRadius: tokens.borderRadiusMedium,
  backgroundColor: tokens.colorNeutralBackground3,
  color: tokens.colorBrandForeground1,
  font: 'inherit',
  fontWeight: tokens.fontWeightSemibold,
  ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
  ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  ':disabled': { color: tokens.colorNeutralForeground3, cursor: 'default' },
} as const

/** The field while a number is typed. */
export const fieldLook = {
  boxSizing: 'border-box',
  border: `2px solid ${tokens.colorCompoundBrandStroke}`,
  borderRadius: tokens.borderRadiusMedium,
  backgroundColor: tokens.colorNeutralBackground1,
  color: tokens.colorBrandForeground1,
  font: 'inherit',
  fontWeight: tokens.fontWeightSemibold,
  textAlign: 'right',
  outlineStyle: 'none',
} as const

/** The field while what was typed cannot be read. */
export const wrongLook = { border: `2px solid ${tokens.colorStatusDangerForeground3}` } as const
