// The lines of the statements that accounts are mapped to: which side each usually stands on, and whether it flows or stands.

import type { CostNature, StatementLine } from './records.ts'

/** What a line is to a trial balance. */
type LineNature = {
  /** A flow is of a month, a balance of a day. */
  readonly measure: 'flow' | 'balance'
  /** The side on which the account grows. */
  readonly side: 'debit' | 'credit'
}

/** Every line. */
export const lineNatures: Readonly<Record<StatementLine, LineNature>> = {
  revenue_subscription: { measure: 'flow', side: 'credit' },
  revenue_services: { measure: 'flow', side: 'credit' },
  cost_of_revenue: { measure: 'flow', side: 'debit' },
  sales: { measure: 'flow', side: 'debit' },
  marketing: { measure: 'flow', side: 'debit' },
  customer_success: { measure: 'flow', side: 'debit' },
  research_and_development: { measure: 'flow', side: 'debit' },
  general_and_administrative: { measure: 'flow', side: 'debit' },
  other_income: { measure: 'flow', side: 'credit' },
  interest: { measure: 'flow', side: 'debit' },
  income_tax: { measure: 'flow', side: 'debit' },
  depreciation: { measure: 'flow', side: 'debit' },
  cash: { measure: 'balance', side: 'debit' },
  accounts_receivable: { measure: 'balance', side: 'debit' },
  prepaid_expenses: { measure: 'balance', side: 'debit' },
  fixed_assets: { measure: 'balance', side: 'debit' },
  deferred_commissions: { measure: 'balance', side: 'debit' },
  other_assets: { measure: 'balance', side: 'debit' },
  accounts_payable: { measure: 'balance', side: 'credit' },
  accrued_expenses: { measure: 'balance', side: 'credit' },
  deferred_revenue: { measure: 'balance', side: 'credit' },
  debt: { measure: 'balance', side: 'credit' },
  other_liabilities: { measure: 'balance', side: 'credit' },
  paid_in_capital: { measure: 'balance', side: 'credit' },
  retained_earnings: { measure: 'balance', side: 'credit' },
}

/** The names of all lines. */
export const statementLines: readonly StatementLine[] = Object.keys(lineNatures).filter(
  (name): name is StatementLine => name in lineNatures,
)

/** The names of all natures of cost. */
export const costNatures = [
  'wages',
  'payroll_tax',
  'benefits',
  'commissions',
  'bonuses',
  'recruiting',
  'equipment',
  'software',
  'programmes',
  'hosting',
  'payment_fees',
  'support',
  'other',
] as const satisfies readonly CostNature[]
