// Changes side by side: bars from a zero line, to the right up and to the left down, the number at the end of each.

import { scaleLinear } from 'd3-scale'
import { useChartStyles } from './chartStyles.ts'
import { fitted, textWidth } from './textWidth.ts'
import { useWidth } from './useWidth.ts'

/** One bar per line; `print` gives the number with its sign, `label` says the whole in a sentence. */
export type BarsProps = {
  readonly bars: readonly { readonly label: string; readonly value: number }[]
  readonly print: (value: number) => string
  readonly label: string
}

const line = 22
const bar = 14

/** Draws the bars under each other, their names on the left. */
export function Bars({ bars, print, label }: BarsProps) {
  const styles = useChartStyles()
  const [width, ref] = useWidth(326)
  const names = Math.min(width * 0.52, Math.max(...bars.map(bar => textWidth(bar.label))) + 8)
  const numbers = Math.max(...bars.map(({ value }) => textWidth(print(value)))) + 8
  const values = bars.map(({ value }) => value)
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
  const start = names + (least < 0 ? numbers : 0)
  const x = scaleLinear([least, most === least ? least + 1 : most], [start, width - (most > 0 ? numbers : 2)])
  return (
    <div ref={ref}>
      <svg width={width} height={bars.length * line} className={styles.svg} role="img" aria-label={label}>
        {bars.map(({ label: name, value }, index) => {
          const middle = index * line + line / 2
          return (
            <g key={name}>
              <text x={0} y={middle + 4} className={styles.text}>
                {fitted(name, names - 4)}
              </text>
              <rect
                x={Math.min(x(0), x(value))}
                y={middle - bar / 2}
                width={Math.abs(x(value) - x(0))}
                height={bar}
                rx={1}
                className={value < 0 ? styles.down : styles.up}
              />
              <text
                x={value < 0 ? x(value) - 5 : x(value) + 5}
                y={middle + 4}
                textAnchor={value < 0 ? 'end' : 'start'}
                className={styles.text}
              >
                {print(value)}
              </text>
            </g>
          )
        })}
        <line x1={x(0)} x2={x(0)} y1={0} y2={bars.length * line} className={styles.zero} />
      </svg>
    </div>
  )
}
