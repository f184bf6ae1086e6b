// From one total to another in steps: grey totals, teal up, orange down, each with its sign written beside it.

import { scaleLinear } from 'd3-scale'
import { useChartStyles } from './chartStyles.ts'
import { runningLevels } from './runningLevels.ts'
import { twoLines } from './textWidth.ts'
import { useWidth } from './useWidth.ts'

/** Labels under bars are `short`; `label` says the whole in a sentence. */
export type BridgeProps = {
  readonly from: { readonly name: string; readonly value: number }
  readonly to: { readonly name: string; readonly value: number }
  readonly steps: readonly { readonly label: string; readonly short: string; readonly change: number }[]
  readonly printTotal: (value: number) => string
  readonly printChange: (change: number) => string
  readonly label: string
}

const height = 132
const top = 18
const bottom = 32
const axis = height - bottom

/** Draws the bridge; totals are cut with a zigzag where the axis does not start at zero. */
export function Bridge({ from, to, steps, printTotal, printChange, label }: BridgeProps) {
  const styles = useChartStyles()
  const [width, ref] = useWidth(326)
  const slot = width / (steps.length + 2)
  const bar = Math.min(56, slot * 0.78)
  const levels = runningLevels(
    from.value,
    steps.map(({ change }) => change),
  )
  const least = Math.min(...levels, from.value, to.value)
  const most = Math.max(...levels, from.value, to.value)
  const zero = isNearZero(least, most)
  const y = scaleLinear([zero ? Math.min(0, least) : least - (most - least) * 0.35, most], [axis, top])
  const left = (index: number): number => slot * index + (slot - bar) / 2
  const foot = zero ? y(0) : axis
  return (
    <div ref={ref}>
      <svg width={width} height={height} className={styles.svg} role="img" aria-label={label}>
        {steps.map(({ label: key, change }, index) => {
          const [start, end] = [levels[index] ?? 0, levels[index + 1] ?? 0]
          const [high, low] = [y(Math.max(start, end)), y(Math.min(start, end))]
          const above = change >= 0
          return (
            <g key={key}>
              <title>{`${key}: ${printChange(change)}`}</title>
              <line
                x1={left(index) + bar}
                x2={left(index + 1)}
                y1={y(start)}
                y2={y(start)}
                className={styles.connector}
              />
              <rect
                x={left(index + 1)}
                y={high}
                width={bar}
                height={Math.max(1, low - high)}
                rx={1}
                className={above ? styles.up : styles.down}
              />
              <text
                x={left(index + 1) + bar / 2}
                y={above ? high - 5 : low + 13}
                textAnchor="middle"
                className={styles.text}
              >
                {printChange(change)}
              </text>
            </g>
          )
        })}
        <line
          x1={left(steps.length) + bar}
          x2={left(steps.length + 1)}
          y1={y(to.value)}
          y2={y(to.value)}
          className={styles.connector}
        />
        {[from, to].map(({ name, value }, end) => {
          const x = left(end === 0 ? 0 : steps.length + 1)
          return (
            <g key={end === 0 ? 'from' : 'to'}>
              <title>{`${name}: ${printTotal(value)}`}</title>
              <rect
                x={x}
                y={Math.min(y(value), foot)}
                width={bar}
                height={Math.max(1, Math.abs(foot - y(value)))}
                rx={1}
                className={styles.total}
              />
              {!zero && <polyline points={zigzag(x, bar)} className={styles.cut} />}
              <text
                x={x + bar / 2}
                y={Math.min(y(value), foot) - 6}
                textAnchor="middle"
                className={styles.strongText}
              >
                {printTotal(value)}
              </text>
            </g>
          )
        })}
        <line x1={0} x2={width} y1={foot} y2={foot} className={styles.zero} />
        {[from.name, ...steps.map(({ short }) => short), to.name].map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name is its place under the bars
          <text key={index} textAnchor="middle" className={styles.axisText}>
            {twoLines(name, slot - 2).map((part, row) => (
              <tspan key={part} x={slot * (index + 0.5)} y={axis + 14 + row * 14}>
                {part}
              </tspan>
            ))}
          </text>
        ))}
      </svg>
    </div>
  )
}

/** Zero is shown when it is below everything anyway or near enough to cost little height. */
function isNearZero(least: number, most: number): boolean {
  return least <= 0 || most - least > least * 0.5
}

function zigzag(x: number, width: number): string {
  const step = width / 4
  return Array.from({ length: 5 }, (_, index) => `${x + index * step},${axis - 6 - (index % 2) * 5}`).join(
    ' ',
  )
}
