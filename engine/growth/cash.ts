// Cash and balance sheet: what is paid when, what is owed at month end, and the cash that is left.

import type { Theme } from './growthModel.ts'

/** The chapter “Cash and balance sheet”. */
// biome-ignore format: a row is a paragraph, with its formula on a line of its own.
export const cash: Theme = {
  title: 'Cash and balance sheet',
  says: 'What is paid when, what is owed at month end, and the cash that is left.',
  inputs: [
    {
      name: 'days_to_pay_suppliers', dims: [], time: 'constant', unit: 'days',
      source: 'finance', distribution: 'pert', least: 0, most: 90,
      label: 'Days to pay suppliers', typical: '20-40',
      says: 'Average days supplier invoices stay unpaid, on a 30-day month.',
    },
    {
      name: 'days_per_month', dims: [], time: 'constant', unit: 'days',
      source: 'finance', distribution: 'fixed', otherwise: 30, constant: true,
      label: 'Days per month',
      says: 'Days of a month for payment terms.',
    },
    {
      name: 'opening_accounts_payable', dims: [], time: 'constant', unit: 'money',
      source: 'finance', distribution: 'fixed',
      label: 'Opening accounts payable',
      says: 'Supplier invoices unpaid at the cut-off date.',
    },
    {
      name: 'opening_accrued_variable_pay', dims: [], time: 'constant', unit: 'money',
      source: 'finance', distribution: 'fixed',
      label: 'Opening accrued variable pay',
      says: 'Commissions and bonuses earned and unpaid at the cut-off date.',
    },
    {
      name: 'free_cash_flow_history', dims: [], time: 'history', unit: 'money',
      source: 'finance', distribution: 'fixed',
      label: 'Free cash flow, history',
      says: 'Free cash flow of each month before the first month.',
    },
    {
      name: 'opening_cash', dims: [], time: 'constant', unit: 'money',
      source: 'finance', distribution: 'fixed',
      label: 'Opening cash',
      says: 'Cash at the cut-off date.',
    },
    {
      name: 'opening_paid_in_capital', dims: [], time: 'constant', unit: 'money',
      source: 'finance', distribution: 'fixed',
      label: 'Opening paid-in capital',
      says: 'Paid-in capital at the cut-off date.',
    },
    {
      name: 'opening_retained_earnings', dims: [], time: 'constant', unit: 'money',
      source: 'finance', distribution: 'fixed',
      label: 'Opening retained earnings',
      says: 'Retained earnings at the cut-off date, so that the opening balance sheet balances.',
    },
  ],
  rows: [
    {
      name: 'payable_months', dims: [], unit: 'ratio', summary: 'end', validFrom: 1,
      formula: 'days_to_pay_suppliers / days_per_month',
      label: 'Payable months',
      says: "Supplier invoices that stay unpaid, as a multiple of one month's invoices.",
    },
    {
      name: 'payable_share_this_month', dims: [], unit: 'ratio', summary: 'end', validFrom: 1,
      formula: 'min(1, payable_months)',
      label: "Unpaid share of this month's invoices",
      says: "Share of this month's supplier invoices unpaid at month end.",
    },
    {
      name: 'payable_share_last_month', dims: [], unit: 'ratio', summary: 'end', validFrom: 1,
      formula: 'max(0, min(1, payable_months - 1))',
      label: "Unpaid share of last month's invoices",
      says: "Share of last month's supplier invoices still unpaid at month end.",
    },
    {
      name: 'payable_share_month_before', dims: [], unit: 'ratio', summary: 'end', validFrom: 1,
      formula: 'max(0, min(1, payable_months - 1 - 1))',
      label: 'Unpaid share of invoices two months old',
      says: 'Share of the supplier invoices of the month before last still unpaid at month end.',
    },
    {
      name: 'direct_invoices', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'marketing_programmes + service_cost + fixed_general_and_admin_cost',
      label: 'Direct invoices',
      says: 'Invoices for marketing programmes, serving customers, and fixed general cost.',
    },
    {
      name: 'people_invoices', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'sum(recruiting_cost + headcount_overhead, role)',
      label: 'People invoices',
      says: 'Invoices for recruiting and overhead.',
    },
    {
      name: 'technology_invoices', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'sum(tool_invoices, tool) + sum(system_vendor_cost + system_running_cost, system)',
      label: 'Technology invoices',
      says: 'Invoices for tools, and for building and running systems.',
    },
    {
      name: 'supplier_invoices', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'direct_invoices + people_invoices + technology_invoices',
      opening: 'ratio(opening_accounts_payable * days_per_month, days_to_pay_suppliers)',
      label: 'Supplier invoices',
      says: 'All invoices received from suppliers.',
    },
    {
      name: 'accounts_payable', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'supplier_invoices * payable_share_this_month + prev(supplier_invoices) * payable_share_last_month + prev(prev(supplier_invoices)) * payable_share_month_before',
      opening: 'opening_accounts_payable',
      label: 'Accounts payable',
      says: 'Supplier invoices not yet paid: the most recent ones, as far back as payment takes.',
    },
    {
      name: 'suppliers_paid', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'prev(accounts_payable) + supplier_invoices - accounts_payable',
      label: 'Suppliers paid',
      says: 'Cash paid to suppliers.',
    },
    {
      name: 'accrued_variable_pay', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'commissions + sum(bonuses, role)',
      opening: 'opening_accrued_variable_pay',
      label: 'Accrued variable pay',
      says: 'Commissions and bonuses earned this month and paid next month.',
    },
    {
      name: 'payroll_paid', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'sum(base_pay + payroll_taxes_and_benefits, role) + prev(accrued_variable_pay)',
      label: 'Payroll paid',
      says: 'Cash paid to and for people.',
    },
    {
      name: 'operating_cash_flow', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'cash_collected - payroll_paid - suppliers_paid + interest_income - interest_expense - income_tax + capitalised_system_cost',
      label: 'Operating cash flow',
      says: 'Cash from operations, including interest and tax.',
    },
    {
      name: 'investing_cash_flow', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: '-capital_spend',
      label: 'Investing cash flow',
      says: 'Cash spent on equipment and capitalised systems.',
    },
    {
      name: 'free_cash_flow', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'operating_cash_flow + investing_cash_flow',
      opening: 'free_cash_flow_history',
      label: 'Free cash flow',
      says: 'Operating plus investing cash flow.',
    },
    {
      name: 'financing_cash_flow', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'equity_raised - issue_costs + debt_drawn - debt_repaid',
      label: 'Financing cash flow',
      says: 'Equity and debt received less costs and repayments.',
    },
    {
      name: 'cash_balance', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'prev(cash_balance) + free_cash_flow + financing_cash_flow',
      opening: 'opening_cash',
      label: 'Cash balance',
      says: 'Cash at month end.',
    },
    {
      name: 'fixed_assets', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'prev(fixed_assets) + capital_spend - depreciation',
      opening: 'opening_fixed_assets',
      label: 'Fixed assets',
      says: 'Equipment and capitalised systems after depreciation.',
    },
    {
      name: 'working_capital', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'accounts_receivable + prepaid_software + deferred_commissions - accounts_payable - accrued_variable_pay - deferred_revenue',
      opening: 'accounts_receivable + prepaid_software + deferred_commissions - accounts_payable - accrued_variable_pay - deferred_revenue',
      label: 'Working capital',
      says: 'What customers owe and what is paid ahead, less what is owed to suppliers, people and customers.',
    },
    {
      name: 'total_assets', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'cash_balance + accounts_receivable + prepaid_software + deferred_commissions + fixed_assets',
      label: 'Total assets',
      says: 'Everything the company owns or is owed.',
    },
    {
      name: 'total_liabilities', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'accounts_payable + accrued_variable_pay + deferred_revenue + debt_balance',
      label: 'Total liabilities',
      says: 'Everything the company owes.',
    },
    {
      name: 'paid_in_capital', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'prev(paid_in_capital) + equity_raised - issue_costs',
      opening: 'opening_paid_in_capital',
      label: 'Paid-in capital',
      says: 'Equity paid in by investors after issue costs.',
    },
    {
      name: 'retained_earnings', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'prev(retained_earnings) + net_income',
      opening: 'opening_retained_earnings',
      label: 'Retained earnings',
      says: 'Accumulated net income.',
    },
  ],
}
