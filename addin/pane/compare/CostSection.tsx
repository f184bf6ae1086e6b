// Where the difference in spending goes, by function.

import { Bars } from '../charts/Bars.tsx'
import { DataTable } from '../charts/DataTable.tsx'
import { useSectionStyles } from '../section.ts'
import type { CompareReady } from './loadCompare.ts'
import { moneyScale, scaledChange, scaledMoney } from './scaledMoney.ts'

/** Draws the changes as bars, or both sides as a table. */
export function CostSection({
  compare,
  asTable,
}: {
  readonly compare: CompareReady
  readonly asTable: boolean
}) {
  const section = useSectionStyles()
  const { costs, before, after, months, currency } = compare
  const scale = moneyScale(Math.max(0, ...costs.flatMap(cost => [cost.before, cost.after])), currency)
  const total = (value: number): string => scaledMoney(value, scale, 1)
  const change = (value: number): string => scaledChange(value, scale, 1)
  const sentence = `${after} against ${before}: ${costs.map(cost => `${cost.label} ${change(cost.change)}`).join(', ')}.`
  return (
    <section className={section.section}>
      <div className={section.head}>
        <h2 className={section.title}>Where the difference goes</h2>
        <span className={section.aside}>
          cost, {months.length} months, {scale.name}
        </span>
      </div>
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
        <Bars
          bars={costs.map(({ label, change: value }) => ({ label, value }))}
          print={change}
          label={sentence}
        />
      )}
    </section>
  )
}
