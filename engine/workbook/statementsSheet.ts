// The sheet `Statements`: income statement, cash flow and balance sheet of the chosen scenario.

import { memberLines, periodReport, type ReportLine } from './periodReport.ts'
import type { SheetSource } from './sheetParts.ts'
import type { Sheet } from './workbook.ts'

/** The three statements by year, quarter and month. */
export function statementsSheet(source: SheetSource): Sheet {
  const kinds = source.model.shape.mappings.get('kind_of_function')
  const operating = memberLines(
    'cost_by_function',
    'function',
    source.model,
    id => kinds?.get(id) !== 'cost_of_revenue',
  )
  return periodReport(
    {
      name: 'Statements',
      tabColor: '1F3247',
      subtitle: 'costs and payments are positive and subtracted; * a part of the period',
      sections: [
        {
          title: 'Income statement',
          lines: [
            ...lines('subscription_revenue', 'onboarding_revenue'),
            total('revenue'),
            ...lines('total_cost_of_revenue'),
            total('gross_profit'),
            ...operating,
            ...lines('operating_expenses'),
            total('ebitda'),
            ...lines('depreciation', 'interest_income', 'interest_expense'),
            total('profit_before_tax'),
            ...lines('income_tax'),
            total('net_income'),
          ],
        },
        {
          title: 'Cash flow',
          lines: [
            ...lines(
              'cash_collected',
              'payroll_paid',
              'suppliers_paid',
              'interest_income',
              'interest_expense',
              'income_tax',
            ),
            total('operating_cash_flow'),
            ...lines('equipment_purchases', 'capitalised_system_cost'),
            total('investing_cash_flow'),
            total('free_cash_flow'),
            ...lines('equity_raised', 'issue_costs', 'debt_drawn', 'debt_repaid'),
            total('financing_cash_flow'),
            total('cash_balance'),
          ],
        },
        {
          title: 'Balance sheet',
          lines: [
            ...lines(
              'cash_balance',
              'accounts_receivable',
              'prepaid_software',
              'deferred_commissions',
              'fixed_assets',
            ),
            total('total_assets'),
            ...lines('accounts_payable', 'accrued_variable_pay', 'deferred_revenue', 'debt_balance'),
            total('total_liabilities'),
            ...lines('paid_in_capital', 'retained_earnings'),
            { ...total('check_balance_sheet'), atEnd: true },
          ],
        },
      ],
    },
    source,
  )
}

function lines(...rows: readonly string[]): readonly ReportLine[] {
  return rows.map(row => ({ row }))
}

function total(row: string): ReportLine {
  return { row, result: true }
}
