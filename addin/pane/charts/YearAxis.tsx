// The years under strips of months.

import { useChartStyles } from './chartStyles.ts'
import { useWidth } from './useWidth.ts'

/** `months` are names such as "Jan 2026"; `left` is where the first one starts. */
export function YearAxis({ months, left }: { readonly months: readonly string[]; readonly left: number }) {
  const styles = useChartStyles()
  const [width, ref] = useWidth(326)
  const slot = (width - left) / Math.max(1, months.length)
  const starts = months.flatMap((month, index) => (index === 0 || month.startsWith('Jan') ? [index] : []))
  return (
    <div ref={ref}>
      <svg width={width} height={18} className={styles.svg} aria-hidden>
        {starts
          .filter((index, at) => ((starts[at + 1] ?? months.length + 4) - index) * slot >= 34)
          .map(index => (
            <text key={index} x={left + index * slot} y={14} className={styles.axisText}>
              {months[index]?.split(' ')[1]}
            </text>
          ))}
      </svg>
    </div>
  )
}
