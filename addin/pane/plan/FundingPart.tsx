// Funding: each tranche and the venture debt, with their numbers to change.

import { mergeClasses, Spinner, Switch } from '@fluentui/react-components'
import { useMemo } from 'react'
import { printFigure } from '../../../engine/index.ts'
import type { Session } from '../../session/session.ts'
import { amountText } from '../amountText.ts'
import { useListStyles } from '../listRow.ts'
import { MonthChip } from '../MonthChip.tsx'
import { PhraseText } from '../PhraseText.tsx'
import { useActions } from '../paneContext.ts'
import { useSectionStyles } from '../section.ts'
import { calculating } from '../truthLine.ts'
import { useLate } from '../useLate.ts'
import { InputChip } from './InputChip.tsx'
import { loadFunding } from './loadFunding.ts'
import { monthEdit, switchEdit } from './switchEdit.ts'

/** Draws the funding of the shown scenario. */
export function FundingPart({ session, locked }: { readonly session: Session; readonly locked: boolean }) {
  const list = useListStyles()
  const section = useSectionStyles()
  const { edit } = useActions()
  const props = useMemo(() => loadFunding(session), [session])
  const stale = useLate(props.kind === 'ready' && props.stale)
  if (props.kind === 'busy') return <Spinner size="small" label={calculating(session)} />
  const { sentence, tranches, debt, months } = props
  const money = (value: number): string => printFigure(value, 'money', session.plan.currency)
  return (
    <div className={stale ? section.stale : undefined}>
      <h1 className={section.lead}>
        <PhraseText phrase={sentence} />
      </h1>
      <section className={section.section}>
        <h2 className={section.title}>Equity</h2>
        <ul className={list.list}>
          {tranches.map(({ id, label, amount, month, fee, milestone, received }) => (
            <li key={id} className={list.row}>
              <span className={mergeClasses(list.name, amount === 0 && list.off)}>
                {label}
                <span className={list.second}>
                  {amount === 0 ? 'none' : [milestone, received].filter(Boolean).join(' · ')}
                </span>
              </span>
              {amount > 0 && (
                <MonthChip
                  label={`${label}: month`}
                  months={months}
                  month={month}
                  disabled={locked}
                  pick={to => edit(monthEdit(session, { input: 'tranche_month', member: [id] }, label, to))}
                />
              )}
              <InputChip
                session={session}
                place={{ input: 'tranche_amount', member: [id] }}
                name={label}
                locked={locked}
                shown={money(amount)}
              />
              {amount > 0 && (
                <InputChip
                  session={session}
                  place={{ input: 'tranche_fee_rate', member: [id] }}
                  name={`${label}, fee`}
                  locked={locked}
                  shown={`fee ${amountText(fee, 'ratio')}`}
                />
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className={section.section}>
        <h2 className={section.title}>Venture debt</h2>
        <ul className={list.list}>
          <li className={list.row}>
            <Switch
              className={list.switch}
              aria-label="Venture debt"
              checked={debt.chosen}
              disabled={locked}
              onChange={(_, { checked }) =>
                edit(switchEdit(session, { input: 'debt_chosen', member: [] }, 'Venture debt', checked))
              }
            />
            <span className={mergeClasses(list.name, !debt.chosen && list.off)}>
              {debt.chosen ? 'Drawn' : 'Not taken'}
            </span>
            {debt.chosen && (
              <MonthChip
                label="Venture debt: month"
                months={months}
                month={debt.month}
                disabled={locked}
                pick={to =>
                  edit(monthEdit(session, { input: 'debt_draw_month', member: [] }, 'Venture debt', to))
                }
              />
            )}
            <InputChip
              session={session}
              place={{ input: 'debt_amount', member: [] }}
              name="Venture debt"
              locked={locked}
              shown={money(debt.amount)}
            />
          </li>
        </ul>
        <p className={section.aside}>{debt.terms}</p>
      </section>
    </div>
  )
}
