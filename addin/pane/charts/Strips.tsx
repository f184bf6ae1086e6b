// A square per month and segment: what limits it, told by height and hatching as well as by colour.

import { makeStyles, tokens } from '@fluentui/react-components'
import { useId } from 'react'
import type { Limit } from '../../../engine/index.ts'
import { useChartStyles } from './chartStyles.ts'
import { fitted, textWidth } from './textWidth.ts'
import { useWidth } from './useWidth.ts'

/** Rows of squares; `label` says the whole in a sentence. */
export type StripsProps = {
  readonly rows: readonly { readonly name: string; readonly marks: readonly Limit[] }[]
  readonly names: number
  readonly label: string
}

const useStyles = makeStyles({
  sellers: { fill: tokens.colorPaletteMarigoldBackground3 },
  ground: { fill: tokens.colorPaletteMarigoldBackground2 },
  hatch: { stroke: tokens.colorPaletteMarigoldForeground2, strokeWidth: '2px' },
  pipeline: { fill: tokens.colorPaletteTealBorderActive },
})

const line = 15
const full = 11

/** The room that the names on the left take, the same for strips under each other. */
export function stripNames(rows: StripsProps['rows']): number {
  return Math.min(66, Math.max(0, ...rows.map(({ name }) => textWidth(name)))) + 6
}

/** Draws the strips. */
export function Strips({ rows, names, label }: StripsProps) {
  const styles = useStyles()
  const chart = useChartStyles()
  const hatch = useId()
  const [width, ref] = useWidth(326)
  const months = Math.max(1, ...rows.map(({ marks }) => marks.length))
  const slot = (width - names) / months
  return (
    <div ref={ref}>
      <svg width={width} height={rows.length * line} className={chart.svg} role="img" aria-label={label}>
        <Hatch id={hatch} />
        {rows.map(({ name, marks }, row) => (
          <g key={name} transform={`translate(0 ${row * line})`}>
            <text x={0} y={11} className={chart.axisText}>
              {fitted(name, names - 4)}
            </text>
            {marks.map((mark, month) => {
              const height = mark === 'pipeline' ? full * 0.45 : full
              return (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: a month is its place in the row
                  key={month}
                  x={names + month * slot}
                  y={12 - height}
                  width={Math.max(1, slot - 0.75)}
                  height={height}
                  className={mark === 'waiting' ? undefined : styles[mark]}
                  fill={mark === 'waiting' ? `url(#${hatch})` : undefined}
                />
              )
            })}
          </g>
        ))}
      </svg>
    </div>
  )
}

/** What the marks mean, with a sample of each. */
export function StripsLegend() {
  const styles = useStyles()
  const chart = useChartStyles()
  const hatch = useId()
  const entries = [
    { mark: 'sellers', name: 'Sellers', x: 0 },
    { mark: 'waiting', name: 'Waiting for a hire', x: 62 },
    { mark: 'pipeline', name: 'Pipeline', x: 184 },
  ] as const
  return (
    <svg width={250} height={16} className={chart.svg} aria-hidden>
      <Hatch id={hatch} />
      {entries.map(({ mark, name, x }) => (
        <g key={mark}>
          <rect
            x={x}
            y={mark === 'pipeline' ? 7 : 2}
            width={8}
            height={mark === 'pipeline' ? 5 : full}
            className={mark === 'waiting' ? undefined : styles[mark]}
            fill={mark === 'waiting' ? `url(#${hatch})` : undefined}
          />
          <text x={x + 13} y={12} className={chart.secondText}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  )
}

function Hatch({ id }: { readonly id: string }) {
  const styles = useStyles()
  return (
    <defs>
      <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="4" height="4" className={styles.ground} />
        <line x1="1" x2="1" y1="0" y2="4" className={styles.hatch} />
      </pattern>
    </defs>
  )
}
