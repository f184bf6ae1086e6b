// What all charts share: their texts, gridlines and colours, from Fluent's tokens alone.

import { makeStyles, tokens } from '@fluentui/react-components'

/** Styles by part of a chart. */
export const useChartStyles = makeStyles({
  svg: {
    display: 'block',
    // While the pane is being made narrower, until the new width is known.
    maxWidth: '100%',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  grid: { stroke: tokens.colorNeutralStroke3 },
  zero: { stroke: tokens.colorNeutralStroke1 },
  axisText: { fill: tokens.colorNeutralForeground3 },
  text: { fill: tokens.colorNeutralForeground1 },
  secondText: { fill: tokens.colorNeutralForeground2 },
  strongText: { fill: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  total: { fill: tokens.colorNeutralForeground3 },
  up: { fill: tokens.colorPaletteTealBorderActive },
  // Where the system's few colours make it the same as a total, it is hollow.
  down: {
    fill: tokens.colorPaletteDarkOrangeBackground3,
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  cut: { fill: 'none', stroke: tokens.colorNeutralBackground1, strokeWidth: '3px' },
  connector: { stroke: tokens.colorNeutralForeground3, strokeDasharray: '3 2' },
})
