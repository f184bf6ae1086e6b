// What limits new business, month by month: Before above After on one axis.

import { makeStyles, tokens } from '@fluentui/react-components'
import { useRef } from 'react'
import { ChartActions } from '../charts/ChartActions.tsx'
import { DataTable } from '../charts/DataTable.tsx'
import { Strips, StripsLegend, stripNames } from '../charts/Strips.tsx'
import { YearAxis } from '../charts/YearAxis.tsx'
import { useSectionStyles } from '../section.ts'
import { comparisonTables } from './comparisonTables.ts'
import { limitRows, limitSentence } from './limitWords.ts'
import type { SectionProps } from './sectionProps.ts'

const useStyles = makeStyles({
  name: { margin: '4px 0 1px', color: tokens.colorNeutralForeground2 },
})

/** Draws the strips, or a table of how many months each limit holds. */
export function LimitsSection({ compare, asTable, showTable }: SectionProps) {
  const styles = useStyles()
  const chart = useRef<HTMLDivElement>(null)
  const section = useSectionStyles()
  const { limits, before, after, months } = compare
  const sides = [
    { key: 'before', name: before, limits: limits.before },
    { key: 'after', name: after, limits: limits.after },
  ]
  const names = stripNames(limits.after.map(({ segment }) => ({ name: segment, marks: [] })))
  return (
    <section className={section.section}>
      <div className={section.head}>
        <h2 className={section.title}>What limits new business</h2>
        <ChartActions
          what="the limits"
          sheet={{ title: 'What limits new business', tables: () => [comparisonTables(compare).limits] }}
          picture={asTable ? undefined : { of: chart, title: 'What limits new business', showTable }}
        />
      </div>
      {asTable ? (
        <DataTable
          caption="Months in which sellers, sellers being hired, or the pipeline limit new business"
          head={['Segment', 'Sellers', 'Waiting for a hire', 'Pipeline']}
          rows={sides.flatMap(side => limitRows(side.name, side.limits))}
        />
      ) : (
        <div ref={chart}>
          <StripsLegend />
          {sides.map(side => (
            <div key={side.key}>
              <p className={styles.name}>{side.name}</p>
              <Strips
                rows={side.limits.map(({ segment, months: marks }) => ({ name: segment, marks }))}
                names={names}
                label={limitSentence(side.name, side.limits)}
              />
            </div>
          ))}
          <YearAxis months={months} left={names} />
        </div>
      )}
    </section>
  )
}
