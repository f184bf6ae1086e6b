// Funding: tranches of the round with amount, month, fee and milestone, and venture debt.

import { monthLabel, monthLabels, type Plan, printFigure } from '../../../engine/index.ts'
import { isStale } from '../../session/scenarioResult.ts'
import type { Session } from '../../session/session.ts'
import { type Phrase, strong } from '../phrase.ts'
import { shownNumbers } from './shownNumbers.ts'

/** A tranche as the list shows it. */
type TrancheLine = {
  readonly id: string
  readonly label: string
  readonly amount: number
  readonly month: number
  readonly fee: number
  /** The row and the threshold that release it, in words; undefined for one that closes in its month. */
  readonly milestone?: string
  /** When the cash comes, as computed. */
  readonly received: string
}

/** The loan beside the round. */
type DebtLine = {
  readonly chosen: boolean
  readonly amount: number
  readonly month: number
  /** "11.5% interest, 1% fee, 12 months of interest only, then 30 repayments". */
  readonly terms: string
}

/** All that Funding shows. */
export type FundingProps =
  | { readonly kind: 'busy' }
  | {
      readonly kind: 'ready'
      readonly stale: boolean
      readonly sentence: Phrase
      readonly tranches: readonly TrancheLine[]
      readonly debt: DebtLine
      readonly months: readonly string[]
    }

/** Reads the funding of the shown scenario. O(tranches × months). */
export function loadFunding(session: Session): FundingProps {
  const { plan, layout, current } = session
  const numbers = shownNumbers(session)
  if (numbers === undefined) return { kind: 'busy' }
  const { of, at } = numbers
  const tranches = (layout.items.get('tranche') ?? []).map(({ id, label }) => {
    const milestone = milestoneWords(session, id, at('tranche_milestone_threshold', id))
    const received = of('tranche_received', [id]).findIndex(share => share > 0) + 1
    return {
      id,
      label,
      amount: at('tranche_amount', id),
      month: at('tranche_month', id),
      fee: at('tranche_fee_rate', id),
      ...(milestone !== undefined && { milestone }),
      received: received > 0 ? `comes in ${monthLabel(plan, received)}` : 'does not close within the plan',
    }
  })
  const raised = of('equity_raised').reduce((sum, value) => sum + value, 0)
  const drawn = of('debt_drawn').reduce((sum, value) => sum + value, 0)
  return {
    kind: 'ready',
    stale: isStale(session, current),
    sentence: fundingSentence(plan, raised, drawn),
    tranches,
    debt: {
      chosen: at('debt_chosen') === 1,
      amount: at('debt_amount'),
      month: at('debt_draw_month'),
      terms: debtTerms(at),
    },
    months: monthLabels(plan),
  }
}

function milestoneWords({ plan, layout }: Session, tranche: string, threshold: number): string | undefined {
  const row = plan.tranche_milestones[tranche]?.row
  if (row === undefined) return undefined
  const known = layout.rows.get(row)
  return `once ${known?.label ?? row} reaches ${printFigure(threshold, known?.unit ?? 'index', plan.currency)}`
}

function debtTerms(at: (input: string) => number): string {
  const percent = (rate: number): string => `${Number((rate * 100).toFixed(2))}%`
  return [
    `${percent(at('debt_interest_rate'))} interest`,
    `${percent(at('debt_fee_rate'))} fee`,
    `${at('debt_interest_only_months')} months of interest only, then ${at('debt_repayment_months')} repayments`,
  ].join(' · ')
}

function fundingSentence({ currency }: Plan, raised: number, drawn: number): Phrase {
  const money = (value: number) => strong(printFigure(value, 'money', currency))
  if (raised === 0 && drawn === 0) return ['No money is raised in this scenario.']
  if (drawn === 0) return ['Equity of ', money(raised), ' comes in within the plan.']
  if (raised === 0) return ['Debt of ', money(drawn), ' is drawn within the plan, and no equity.']
  return ['Equity of ', money(raised), ' comes in and debt of ', money(drawn), ' is drawn.']
}
