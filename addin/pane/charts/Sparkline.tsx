// A line of months too small for axes: the figure beside it says the number, the line says the way there.

import { makeStyles, tokens } from '@fluentui/react-components'
import { scaleLinear } from 'd3-scale'
import { curveMonotoneX, line } from 'd3-shape'

/**
 * The monthly values, and those of the parent in grey behind them. `month` is the one the figure is read in, from 1;
 * `label` says in a sentence what is seen.
 */
export type SparklineProps = {
  readonly points: readonly (number | null)[]
  readonly parentPoints?: readonly (number | null)[] | undefined
  readonly month: number
  readonly label: string
}

const width = 76
const height = 28
const margin = 4

const useStyles = makeStyles({
  svg: { display: 'block', overflow: 'visible' },
  parent: { fill: 'none', stroke: tokens.colorNeutralStroke1, strokeWidth: '1.25px' },
  plan: { fill: 'none', stroke: tokens.colorCompoundBrandStroke, strokeWidth: '2px' },
  dot: { fill: tokens.colorCompoundBrandStroke },
})

/** Draws both lines on one scale, with a dot where the figure is read. */
export function Sparkline({ points, parentPoints = [], month, label }: SparklineProps) {
  const styles = useStyles()
  const values = [...points, ...parentPoints].filter(value => value !== null)
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [margin, width - margin])
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [height - margin, margin])
  const path = line<number | null>()
    .defined(value => value !== null)
    .x((_, index) => x(index))
    .y(value => y(value ?? 0))
    .curve(curveMonotoneX)
  const read = points[month - 1]
  if (values.length === 0) return <svg width={width} height={height} role="img" aria-label={label} />
  return (
    <svg width={width} height={height} className={styles.svg} role="img" aria-label={label}>
      <path d={path(parentPoints) ?? ''} className={styles.parent} />
      <path d={path(points) ?? ''} className={styles.plan} />
      {read != null && <circle cx={x(month - 1)} cy={y(read)} r={3} className={styles.dot} />}
    </svg>
  )
}
