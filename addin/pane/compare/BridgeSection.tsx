// The bridge between the two ARRs, as a picture or as a table.

import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useRef } from 'react'
import { Bridge } from '../charts/Bridge.tsx'
import { ChartActions } from '../charts/ChartActions.tsx'
import { DataTable } from '../charts/DataTable.tsx'
import { fullFigure } from '../figureText.ts'
import { cent } from './arrBridge.ts'
import { comparisonTables } from './comparisonTables.ts'
import { moneyScale, scaledChange, scaledMoney } from './scaledMoney.ts'
import type { SectionProps } from './sectionProps.ts'

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', margin: '4px 0 0' },
  caption: { margin: 0, color: tokens.colorNeutralForeground3 },
})

/** Draws the bridge and says whether it closes. */
export function BridgeSection({ compare, asTable, showTable }: SectionProps) {
  const styles = useStyles()
  const chart = useRef<HTMLDivElement>(null)
  const { bridge, before, after, horizon, currency } = compare
  const scale = moneyScale(Math.max(Math.abs(bridge.from), Math.abs(bridge.to)), currency)
  const total = (value: number): string => scaledMoney(value, scale, 1)
  const change = (value: number): string => scaledChange(value, scale, 2)
  const closes = Math.abs(bridge.missing) < cent
  const title = `ARR, ${horizon}, ${scale.name}`
  const sentence = `From ${before}, ${total(bridge.from)}, to ${after}, ${total(bridge.to)}: ${bridge.steps
    .map(step => `${step.label} ${change(step.change)}`)
    .join(', ')}.`
  return (
    <section>
      <div className={styles.head}>
        <p className={styles.caption}>
          {title}. {closes && 'Closes exactly.'}
        </p>
        <ChartActions
          what="the bridge"
          sheet={{ title: `ARR ${before} to ${after}`, tables: () => [comparisonTables(compare).bridge] }}
          picture={asTable ? undefined : { of: chart, title: `${title}: ${before} to ${after}`, showTable }}
        />
      </div>
      {!closes && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            Bridge misses by {fullFigure(bridge.missing, 'money', currency)}: look at “ARR equals contracts”
            in Checks.
          </MessageBarBody>
        </MessageBar>
      )}
      {asTable ? (
        <DataTable
          caption={`ARR from ${before} to ${after}`}
          head={['Step', scale.name]}
          rows={[
            {
              key: 'from',
              cells: [before, total(bridge.from)],
              title: fullFigure(bridge.from, 'money', currency),
            },
            ...bridge.steps.map(step => ({
              key: step.label,
              cells: [step.label, change(step.change)],
              title: fullFigure(step.change, 'money', currency),
            })),
            { key: 'to', cells: [after, total(bridge.to)], title: fullFigure(bridge.to, 'money', currency) },
          ]}
        />
      ) : (
        <div ref={chart}>
          <Bridge
            from={{ name: before, value: bridge.from }}
            to={{ name: after, value: bridge.to }}
            steps={bridge.steps}
            printTotal={total}
            printChange={change}
            label={sentence}
          />
        </div>
      )}
    </section>
  )
}
