// Monthly lines with axes: the plan, its parent in grey, and a floor where there is one.

import { makeStyles, tokens } from '@fluentui/react-components'
import { scaleLinear } from 'd3-scale'
import { curveMonotoneX, line } from 'd3-shape'
import { useChartStyles } from './chartStyles.ts'
import { textWidth } from './textWidth.ts'
import { useWidth } from './useWidth.ts'

/** A line and its name, written at its end. */
type ChartLine = {
  readonly name: string
  readonly values: readonly (number | null)[]
  readonly tone: 'plan' | 'parent'
}

/** `label` says in a sentence what is seen; `months` are names, one per value. */
export type LineChartProps = {
  readonly lines: readonly ChartLine[]
  readonly months: readonly string[]
  readonly floor?: { readonly name: string; readonly value: number }
  readonly print: (value: number) => string
  readonly label: string
}

const height = 150
const top = 10
const bottom = 22

const useStyles = makeStyles({
  plan: { fill: 'none', stroke: tokens.colorCompoundBrandStroke, strokeWidth: '2px' },
  parent: { fill: 'none', stroke: tokens.colorNeutralStroke1, strokeWidth: '1.25px' },
  dot: { fill: tokens.colorCompoundBrandStroke },
  floor: { stroke: tokens.colorStatusDangerForeground3, strokeDasharray: '4 3' },
  floorText: { fill: tokens.colorStatusDangerForeground3 },
})

/** Draws the lines on one scale that shows zero where it is near. */
export function LineChart({ lines, months, floor, print, label }: LineChartProps) {
  const styles = useStyles()
  const chart = useChartStyles()
  const [width, ref] = useWidth(326)
  const values = lines.flatMap(({ values: line }) => line.filter(value => value !== null))
  const y = scaleLinear(domain([...values, ...(floor ? [floor.value] : [])]), [height - bottom, top]).nice(4)
  const ticks = y.ticks(4)
  const left = Math.max(...ticks.map(tick => textWidth(axisLabel(print(tick))))) + 8
  const right = width - Math.max(8, ...lines.map(({ name }) => textWidth(name) + 10))
  const x = scaleLinear([0, Math.max(1, months.length - 1)], [left, right])
  const path = line<number | null>()
    .defined(value => value !== null)
    .x((_, index) => x(index))
    .y(value => y(value ?? 0))
    .curve(curveMonotoneX)
  const ends = spread(
    lines.map(({ name, values: line, tone }) => ({
      name,
      tone,
      y: y(line.findLast(value => value !== null) ?? 0),
    })),
  )
  return (
    <div ref={ref}>
      <svg width={width} height={height} className={chart.svg} role="img" aria-label={label}>
        {ticks.map(tick => (
          <g key={tick}>
            <line
              x1={left}
              x2={right}
              y1={y(tick)}
              y2={y(tick)}
              className={tick === 0 ? chart.zero : chart.grid}
            />
            <text x={left - 6} y={y(tick) + 4} textAnchor="end" className={chart.axisText}>
              {axisLabel(print(tick))}
            </text>
          </g>
        ))}
        {yearStarts(months).map(index => (
          <text key={months[index]} x={x(index)} y={height - 5} className={chart.axisText}>
            {months[index]}
          </text>
        ))}
        {floor && (
          <g>
            <line x1={left} x2={right} y1={y(floor.value)} y2={y(floor.value)} className={styles.floor} />
            <text x={left + 4} y={y(floor.value) - 5} className={styles.floorText}>
              {floor.name}
            </text>
          </g>
        )}
        {[...lines].reverse().map(({ name, values: line, tone }) => (
          <path key={name} d={path(line) ?? ''} className={styles[tone]} />
        ))}
        {ends.map(({ name, tone, y: at }) => (
          <text
            key={name}
            x={right + 8}
            y={at + 4}
            className={tone === 'plan' ? chart.strongText : chart.axisText}
          >
            {name}
          </text>
        ))}
      </svg>
    </div>
  )
}

/** `$50.0M` is `$50M` on an axis. */
function axisLabel(text: string): string {
  return text.replace(/\.0+(?!\d)/, '')
}

/** From zero where the values are near it, else from below the least. */
function domain(values: readonly number[]): readonly [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const near = least > 0 && least < most / 2
  return near ? [0, most] : [least, most === least ? least + 1 : most]
}

/** The first month of each calendar year that has room for its name. */
function yearStarts(months: readonly string[]): readonly number[] {
  const years = months.flatMap((month, index) => (month.startsWith('Jan') || index === 0 ? [index] : []))
  return years.filter((index, at) => (years[at + 1] ?? months.length + 4) - index >= 8).slice(0, 5)
}

/** Names at the ends of lines moved apart, so that none covers another. */
function spread<T extends { readonly y: number }>(ends: readonly T[]): readonly T[] {
  let above = Number.NEGATIVE_INFINITY
  return [...ends]
    .sort((a, b) => a.y - b.y)
    .map(end => {
      above = Math.max(end.y, above + 14)
      return { ...end, y: above }
    })
}
