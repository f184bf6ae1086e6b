// Groups are made by space and a heading, not by boxes.

import { makeStyles, tokens } from '@fluentui/react-components'

/** Links where the system's colours do not tell them from other words. */
export const underlinedInContrast = {
  '@media (forced-colors: active)': { textDecorationLine: 'underline' },
} as const

/** The heading of a group with a word on its right, and the sentence a view begins with. */
export const useSectionStyles = makeStyles({
  lead: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightRegular,
    '& strong': { fontWeight: tokens.fontWeightSemibold },
  },
  section: { marginTop: '16px' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: '8px',
    marginBottom: '6px',
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  aside: { color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  plain: { color: tokens.colorNeutralForeground2 },
  stale: { opacity: 0.55 },
})
