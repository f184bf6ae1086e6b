// Rows of a list with a switch or a name on the left and chips on the right; a hairline between them, no boxes.

import { makeStyles, tokens } from '@fluentui/react-components'

/** The list, its rows, and the parts of a row. */
export const useListStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px',
    minHeight: '30px',
    padding: '2px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  switch: { margin: '0 4px 0 0', '& .fui-Switch__indicator': { margin: 0 } },
  name: { flex: '1 1 96px', minWidth: 0, overflowWrap: 'anywhere' },
  second: { display: 'block', color: tokens.colorNeutralForeground3 },
  value: { flexShrink: 0, minWidth: '46px', textAlign: 'right' },
  off: { color: tokens.colorNeutralForeground3 },
})
