// Integrity checks: figures computed twice, by independent roads.

import type { Theme } from './growthModel.ts'

/** The chapter “Integrity checks”. */
// biome-ignore format: a row is a paragraph, with its formula on a line of its own.
export const checks: Theme = {
  title: 'Integrity checks',
  says: 'Figures computed twice, by independent roads. Every one must be zero in every month; a number here means that the plan is not to be trusted.',
  inputs: [],
  rows: [
    {
      name: 'check_balance_sheet', dims: [], unit: 'money', summary: 'none', validFrom: 1,
      formula: 'total_assets - total_liabilities - paid_in_capital - retained_earnings',
      label: 'Check: balance sheet',
      says: 'Assets less liabilities less equity; must be zero.',
    },
    {
      name: 'check_arr_contracts', dims: [], unit: 'money/year', summary: 'none', validFrom: 1,
      formula: 'sum(closing_arr - contracts_in_force - monthly_plan_arr, segment)',
      label: 'Check: ARR equals contracts',
      says: 'ARR bridge less contracts in force and monthly plans; must be zero.',
    },
    {
      name: 'check_revenue', dims: [], unit: 'money', summary: 'none', validFrom: 1,
      formula: 'sum(annual_contract_revenue - (contracts_in_force + prev(contracts_in_force)) * mid_month / months_per_year, segment)',
      label: 'Check: revenue',
      says: 'Annual contract revenue less the average of opening and closing contracts in force; must be zero.',
    },
    {
      name: 'unexpired_contract_value', dims: ['segment'], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'convolve(contract_value_starting, contract_age, unexpired_share)',
      label: 'Unexpired contract value',
      says: 'Contract value not yet earned, had every contract been billed upfront.',
    },
    {
      name: 'unearned_contract_value', dims: ['segment'], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'convolve(upfront_contract_value, contract_age, unexpired_share)',
      label: 'Unearned contract value',
      says: 'Contract value invoiced upfront and not yet earned.',
    },
    {
      name: 'check_deferred_revenue', dims: [], unit: 'money', summary: 'none', validFrom: 1,
      formula: 'deferred_revenue - sum(unearned_contract_value, segment)',
      label: 'Check: deferred revenue',
      says: 'Deferred revenue less the unexpired part of contracts billed upfront; must be zero.',
    },
    {
      name: 'check_headcount', dims: [], unit: 'people', summary: 'none', validFrom: 1,
      formula: 'total_headcount - sum(headcount_by_tenure, role, tenure)',
      label: 'Check: headcount',
      says: 'Headcount less the sum of all tenure buckets; must be zero.',
    },
    {
      name: 'pipeline_change', dims: ['segment'], unit: 'opportunities', summary: 'sum', validFrom: 1,
      formula: 'opportunities_created - opportunities_decided',
      label: 'Change in pipeline',
      says: 'Opportunities created less opportunities decided this month.',
    },
    {
      name: 'pipeline_change_to_date', dims: ['segment'], unit: 'opportunities', summary: 'end', validFrom: 1,
      formula: 'cumulative(pipeline_change)',
      label: 'Change in pipeline to date',
      says: 'Opportunities created less opportunities decided since the start.',
    },
    {
      name: 'check_pipeline', dims: [], unit: 'opportunities', summary: 'none', validFrom: 1,
      formula: 'sum(pipeline_change_to_date + opening_early_pipeline + opening_late_pipeline - early_pipeline - late_pipeline, segment)',
      label: 'Check: pipeline',
      says: 'Opportunities created less decided less the change in open pipeline; must be zero.',
    },
    {
      name: 'indirect_operating_cash_flow', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'net_income + depreciation - (working_capital - prev(working_capital))',
      label: 'Operating cash flow, indirect',
      says: 'Cash from operations, reached from profit: depreciation added back, the rise of working capital taken off.',
    },
    {
      name: 'check_cash_flow', dims: [], unit: 'money', summary: 'none', validFrom: 1,
      formula: 'indirect_operating_cash_flow - operating_cash_flow',
      label: 'Check: cash flow',
      says: 'Indirect less direct operating cash flow; must be zero.',
    },
    {
      name: 'check_cash_proof', dims: [], unit: 'money', summary: 'none', validFrom: 1,
      formula: 'cumulative(free_cash_flow) + paid_in_capital - opening_paid_in_capital + cumulative(debt_drawn) - cumulative(debt_repaid) + opening_cash - cash_balance',
      label: 'Check: cash proof',
      says: 'Opening cash plus all free cash flow, equity and debt drawn less debt repaid, less closing cash; must be zero.',
    },
  ],
}
