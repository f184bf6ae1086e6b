// Where the difference in spending goes, by function.

import { makeStyles, tokens } from '@fluentui/react-components'
import { useRef } from 'react'
import { Bars } from '../charts/Bars.tsx'
import { ChartActions } from '../charts/ChartActions.tsx'
import { DataTable } from '../charts/DataTable.tsx'
import { useSectionStyles } from '../section.ts'
import { comparisonTables } from './comparisonTables.ts'
import { moneyScale, scaledChange, scaledMoney } from './scaledMoney.ts'
import type { SectionProps } from './sectionProps.ts'

const useStyles = makeStyles({
  caption: { margin: '-4px 0 4px', color: tokens.colorNeutralForeground3 },
})

/** Draws the changes as bars, or both sides as a table. */
export function CostSection({ compare, asTable, showTable }: SectionProps) {
  const chart = useRef<HTMLDivElement>(null)
  const section = useSectionStyles()
  const styles = useStyles()
  const { costs, before, after, months, currency } = compare
  const scale = moneyScale(Math.max(0, ...costs.flatMap(cost => [cost.before, cost.after])), currency)
  const total = (value: number): string => scaledMoney(value, scale, 1)
  const change = (value: number): string => scaledChange(value, scale, 1)
  const sentence = `${after} against ${before}: ${costs.map(cost => `${cost.label} ${change(cost.change)}`).join(', ')}.`
  return (
    <section className={section.section}>
      <div className={section.head}>
        <h2 className={section.title}>Where the difference goes</h2>
        <ChartActions
          what="the costs"
          sheet={{ title: `Cost ${before} to ${after}`, tables: () => [comparisonTables(compare).costs] }}
          picture={
            asTable
              ? undefined
              : {
                  of: chart,
                  title: `Cost over ${months.length} months, ${scale.name}: ${before} to ${after}`,
                  showTable,
                }
          }
        />
      </div>
      <p className={styles.caption}>
        Cost over {months.length} months, {scale.name}
      </p>
      {asTable ? (
        <DataTable
          caption={`Cost by function of ${before} and ${after}`}
          head={['Function', before, after, 'Change']}
          rows={costs.map(cost => ({
            key: cost.label,
            cells: [cost.label, total(cost.before), total(cost.after), change(cost.change)],
          }))}
        />
      ) : (
        <div ref={chart}>
          <Bars
            bars={costs.map(({ label, change: value }) => ({ label, value }))}
            print={change}
            label={sentence}
          />
        </div>
      )}
    </section>
  )
}
