// What the use of proceeds is made of: lines of the model, summed from the first month, and what each total must equal.

import { periods } from '../plan/calendar.ts'
import { calendarOf, exactNumbers, type PlanSource, rowNamed } from './planSource.ts'

/** One line: a member of a row, added or taken off. */
export type SpendingLine = {
  readonly key: string
  readonly label: string
  readonly row: string
  readonly member: readonly string[]
  readonly sign: 1 | -1
}

/** What a total is held against: rows of the model, all members of each, or totals of other sections. */
type SpendingProof = {
  readonly label: string
  readonly rows?: readonly string[]
  readonly sections?: readonly string[]
}

/** Lines with their total. */
export type SpendingSection = {
  readonly id: string
  readonly title: string
  readonly says: string
  readonly lines: readonly SpendingLine[]
  readonly total: string
  readonly proof: SpendingProof
}

/** The sections of a plan; those without items are left out. */
export function spendingSections(source: PlanSource): readonly SpendingSection[] {
  const byItem = (row: string): readonly SpendingLine[] => {
    const [dimension = ''] = rowNamed(source, row).dims
    const items = source.model.shape.items.get(dimension) ?? []
    return items.map(({ id, label }) => ({ key: `${row}[${id}]`, label, row, member: [id], sign: 1 }))
  }
  const total = (row: string, sign: 1 | -1): SpendingLine => {
    const { label } = rowNamed(source, row)
    return { key: row, label: sign > 0 ? label : `Less: ${label.toLowerCase()}`, row, member: [], sign }
  }
  const sections: readonly SpendingSection[] = [
    {
      id: 'cash',
      title: 'Cash: where the money came from and went',
      says: 'Paid and received; vendors of systems are among the suppliers.',
      lines: [
        total('equity_raised', 1),
        total('issue_costs', -1),
        total('debt_drawn', 1),
        total('debt_repaid', -1),
        total('cash_collected', 1),
        total('payroll_paid', -1),
        total('suppliers_paid', -1),
        total('equipment_purchases', -1),
        total('interest_income', 1),
        total('interest_expense', -1),
        total('income_tax', -1),
      ],
      total: 'Change in cash',
      proof: {
        label: 'Difference to the cash flow statement',
        rows: ['free_cash_flow', 'financing_cash_flow'],
      },
    },
    {
      id: 'function',
      title: 'By function',
      says: 'Cost in the income statement, cost of revenue included.',
      lines: byItem('cost_by_function'),
      total: 'All functions',
      proof: {
        label: 'Difference to the income statement',
        rows: ['total_cost_of_revenue', 'operating_expenses'],
      },
    },
    {
      id: 'purpose',
      title: 'Technology by purpose',
      says: 'Invoices for tools; vendors, running and own work for systems.',
      lines: byItem('technology_spend'),
      total: 'All purposes',
      proof: { label: 'Difference to tools and systems below', sections: ['tool', 'system'] },
    },
    {
      id: 'team',
      title: 'Technology by team',
      says: 'Work on systems at the rate of the team; it is part of the cost of people.',
      lines: byItem('delivery_spend'),
      total: 'All teams',
      proof: { label: 'Difference to the labour in systems', rows: ['system_labour_cost'] },
    },
    {
      id: 'tool',
      title: 'By tool',
      says: 'Invoices, set-up included.',
      lines: byItem('tool_invoices'),
      total: 'All tools',
      proof: { label: 'Difference to tools by purpose', rows: ['tool_spend_by_purpose'] },
    },
    {
      id: 'system',
      title: 'By system',
      says: 'Vendors, running and own work.',
      lines: byItem('system_spend'),
      total: 'All systems',
      proof: { label: 'Difference to systems by purpose', rows: ['system_spend_by_purpose'] },
    },
  ]
  return sections.filter(({ lines }) => lines.length > 0)
}

/** The ends of the fiscal years: the name of each year and its last planned month. */
export function yearEnds(source: PlanSource): readonly { readonly label: string; readonly month: number }[] {
  return periods(calendarOf(source), 'year').map(({ label, to, partial }) => ({
    label: `${label}${partial ? '*' : ''}`,
    month: to,
  }))
}

/** What the engine found for a line up to a month, in the scenario at a place among the columns. */
export function spentByEngine(
  source: PlanSource,
  scenario: number,
  { row, member, sign }: SpendingLine,
  month: number,
): number {
  const months = exactNumbers(source, scenario, row, member).slice(0, month)
  return sign * months.reduce((sum, value) => sum + value, 0) + 0
}
