// The bridge between the two ARRs, as a picture or as a table.

import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { Bridge } from '../charts/Bridge.tsx'
import { DataTable } from '../charts/DataTable.tsx'
import { fullFigure } from '../figureText.ts'
import { cent } from './arrBridge.ts'
import type { CompareReady } from './loadCompare.ts'
import { moneyScale, scaledChange, scaledMoney } from './scaledMoney.ts'

const useStyles = makeStyles({
  caption: { margin: '8px 0 2px', color: tokens.colorNeutralForeground3 },
})

/** Draws the bridge and says whether it closes. */
export function BridgeSection({
  compare,
  asTable,
}: {
  readonly compare: CompareReady
  readonly asTable: boolean
}) {
  const styles = useStyles()
  const { bridge, before, after, horizon, currency } = compare
  const scale = moneyScale(Math.max(Math.abs(bridge.from), Math.abs(bridge.to)), currency)
  const total = (value: number): string => scaledMoney(value, scale, 1)
  const change = (value: number): string => scaledChange(value, scale, 2)
  const closes = Math.abs(bridge.missing) < cent
  const sentence = `From ${before}, ${total(bridge.from)}, to ${after}, ${total(bridge.to)}: ${bridge.steps
    .map(step => `${step.label} ${change(step.change)}`)
    .join(', ')}.`
  return (
    <section>
      <p className={styles.caption}>
        ARR, {horizon}, {scale.name}. {closes && 'Closes exactly.'}
      </p>
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
        <Bridge
          from={{ name: before, value: bridge.from }}
          to={{ name: after, value: bridge.to }}
          steps={bridge.steps}
          printTotal={total}
          printChange={change}
          label={sentence}
        />
      )}
    </section>
  )
}
