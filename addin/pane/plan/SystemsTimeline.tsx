// The timeline of systems: a bar from start to go-live, a diamond at go-live, an elbow from what must be live before.

import { makeStyles, tokens } from '@fluentui/react-components'
import { useChartStyles } from '../charts/chartStyles.ts'
import { fitted, textWidth } from '../charts/textWidth.ts'
import { useWidth } from '../charts/useWidth.ts'
import { fullLoad, type SystemLine, type TeamLine } from './loadSystems.ts'

const useStyles = makeStyles({
  bar: { fill: tokens.colorCompoundBrandStroke, opacity: 0.42 },
  live: { fill: tokens.colorCompoundBrandStroke },
  elbow: { fill: 'none', stroke: tokens.colorNeutralForeground3, strokeWidth: '1px' },
  full: { fill: tokens.colorPaletteMarigoldBackground3 },
  load: { fill: tokens.colorNeutralStroke1 },
  idle: { stroke: tokens.colorNeutralStroke1 },
})

const [head, line, team] = [18, 24, 18]

/** Draws the chosen systems over the load of the teams; names stand left, go-live dates beside the diamonds. */
export function SystemsTimeline({
  systems,
  teams,
  months,
  label,
}: {
  readonly systems: readonly SystemLine[]
  readonly teams: readonly TeamLine[]
  readonly months: readonly string[]
  readonly label: string
}) {
  const chart = useChartStyles()
  const styles = useStyles()
  const [width, ref] = useWidth(326)
  const widest = Math.max(...[...systems, ...teams].map(({ short }) => textWidth(short)))
  const left = Math.min(widest + 8, 120)
  const slot = (width - left - 2) / months.length
  const x = (month: number): number => left + (month - 1) * slot
  const top = (index: number): number => head + index * line
  const loads = head + systems.length * line + 8
  const height = loads + teams.length * team + 2
  const ticks = months.flatMap((name, index) => (index % 6 === 0 ? [{ name, index }] : []))
  return (
    <div ref={ref}>
      <svg width={width} height={height} className={chart.svg} role="img" aria-label={label}>
        {ticks.map(({ name, index }) => (
          <g key={name}>
            <line x1={x(index + 1)} x2={x(index + 1)} y1={head - 4} y2={height} className={chart.grid} />
            {slot * 6 > 50 || index % 12 === 0 ? (
              <text x={x(index + 1)} y={11} className={chart.axisText}>
                {index === 0 || name.startsWith('Jan') ? name : name.split(' ')[0]}
              </text>
            ) : null}
          </g>
        ))}
        {systems.map((system, index) => (
          <g key={system.id}>
            {system.after.map(id => (
              <Elbow
                key={id}
                from={systems.findIndex(other => other.id === id)}
                to={index}
                systems={systems}
                x={x}
                top={top}
              />
            ))}
            <text x={0} y={top(index) + 16} className={chart.text}>
              {fitted(system.short, left - 4)}
              <title>{system.label}</title>
            </text>
            {system.from !== undefined && (
              <rect
                x={x(system.from)}
                y={top(index) + 6}
                width={Math.max(2, x(system.live ?? months.length + 1) - x(system.from))}
                height={12}
                rx={6}
                className={styles.bar}
              />
            )}
            {system.live !== undefined && (
              <GoLive
                x={x(system.live)}
                y={top(index) + 12}
                right={width}
                text={shortMonth(months[system.live - 1])}
              />
            )}
          </g>
        ))}
        {teams.map(({ id, short, load }, index) => {
          const base = loads + (index + 1) * team - 3
          return (
            <g key={id}>
              <text x={0} y={base - 3} className={chart.axisText}>
                {fitted(short, left - 4)}
              </text>
              {load.slice(0, months.length).map((share, month) => {
                const size = Math.min(1, share) * 12
                return share > 0 ? (
                  <rect
                    // biome-ignore lint/suspicious/noArrayIndexKey: a month is its place
                    key={month}
                    x={x(month + 1) + 0.5}
                    y={base - size}
                    width={Math.max(1, slot - 1)}
                    height={size}
                    className={share >= fullLoad ? styles.full : styles.load}
                  />
                ) : (
                  <line
                    // biome-ignore lint/suspicious/noArrayIndexKey: a month is its place
                    key={month}
                    x1={x(month + 1) + 0.5}
                    x2={x(month + 2) - 0.5}
                    y1={base - 0.5}
                    y2={base - 0.5}
                    className={styles.idle}
                  />
                )
              })}
            </g>
          )
        })}
      </svg>
    </div>
  )
}

function GoLive({
  x: at,
  y,
  right,
  text,
}: {
  readonly x: number
  readonly y: number
  readonly right: number
  readonly text: string
}) {
  const chart = useChartStyles()
  const styles = useStyles()
  const before = at + 10 + textWidth(text) > right
  return (
    <>
      <path d={`M${at - 6} ${y}L${at} ${y - 6}L${at + 6} ${y}L${at} ${y + 6}Z`} className={styles.live} />
      <text
        x={before ? at - 9 : at + 9}
        y={y + 4}
        textAnchor={before ? 'end' : 'start'}
        className={chart.strongText}
      >
        {text}
      </text>
    </>
  )
}

function Elbow({
  from,
  to,
  systems: lines,
  x: at,
  top: y,
}: {
  readonly from: number
  readonly to: number
  readonly systems: readonly SystemLine[]
  readonly x: (month: number) => number
  readonly top: (index: number) => number
}) {
  const styles = useStyles()
  const [before, after] = [lines[from], lines[to]]
  if (before?.live === undefined || after?.from === undefined) return null
  const [start, end] = [at(before.live), at(after.from)]
  const down = from < to ? 7 : -7
  return (
    <path
      d={`M${start} ${y(from) + 12 + down}V${y(to) + 12}H${Math.max(start, end - 2)}`}
      className={styles.elbow}
    />
  )
}

/** "Aug '26" from "Aug 2026". */
function shortMonth(name: string | undefined): string {
  const [month = '', year = ''] = (name ?? '').split(' ')
  return `${month} '${year.slice(2)}`
}
