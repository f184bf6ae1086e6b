// Financing: the round, tranche by tranche, and venture debt.

import type { Theme } from './growthModel.ts'

/** The chapter “Financing”. */
// biome-ignore format: a row is a paragraph, with its formula on a line of its own.
export const financing: Theme = {
  title: 'Financing',
  says: 'The round, tranche by tranche, and venture debt. A tranche comes in its month, or later when a milestone has to be met first.',
  inputs: [
    {
      name: 'tranche_month', dims: ['tranche'], time: 'constant', unit: 'index',
      source: 'finance', distribution: 'discrete', decision: true, dated: true, least: 1, whole: true,
      label: 'Tranche month', typical: 'closes 0 to 3 months late',
      says: 'Number of the first month in which the tranche may be received; past the last month for never.',
    },
    {
      name: 'tranche_milestone_threshold', dims: ['tranche'], time: 'constant', unit: 'any',
      source: 'finance', distribution: 'fixed', otherwise: 0,
      label: 'Tranche milestone threshold',
      says: "Value that the tranche's milestone row must have reached at the end of the month before; only for a tranche with a milestone.",
    },
    {
      name: 'tranche_amount', dims: ['tranche'], time: 'constant', unit: 'money',
      source: 'finance', distribution: 'fixed', decision: true, least: 0,
      label: 'Tranche amount', typical: 'Series B 15-40 million',
      says: 'Gross proceeds of each tranche.',
    },
    {
      name: 'tranche_fee_rate', dims: ['tranche'], time: 'constant', unit: 'ratio',
      source: 'finance', distribution: 'fixed', least: 0, most: 1,
      label: 'Tranche fee rate', typical: '1-2.5%',
      says: 'Legal and bank fees as a share of the tranche.',
    },
    {
      name: 'debt_chosen', dims: [], time: 'constant', unit: 'flag',
      source: 'finance', distribution: 'fixed', otherwise: 0, decision: true, least: 0, most: 1, whole: true,
      label: 'Debt chosen',
      says: '1 when venture debt is drawn.',
    },
    {
      name: 'debt_amount', dims: [], time: 'constant', unit: 'money',
      source: 'finance', distribution: 'fixed', otherwise: 0, decision: true, least: 0,
      label: 'Debt amount', typical: '25-50% of the last round',
      says: 'Venture debt facility drawn in one amount.',
    },
    {
      name: 'debt_draw_month', dims: [], time: 'constant', unit: 'index',
      source: 'finance', distribution: 'fixed', otherwise: 1, decision: true, dated: true, least: -359, whole: true,
      label: 'Debt draw month',
      says: 'Month number in which the debt is drawn; 0 or below for a loan that was drawn before the first month and runs.',
    },
    {
      name: 'debt_fee_rate', dims: [], time: 'constant', unit: 'ratio',
      source: 'finance', distribution: 'fixed', otherwise: 0, least: 0, most: 1,
      label: 'Debt fee rate', typical: '1-3%',
      says: 'Facility fee as a share of the amount drawn.',
    },
    {
      name: 'debt_interest_only_months', dims: [], time: 'constant', unit: 'months',
      source: 'finance', distribution: 'fixed', otherwise: 0, least: 0, whole: true,
      label: 'Interest-only months', typical: '6-12',
      says: 'Months after the draw in which only interest is paid.',
    },
    {
      name: 'debt_repayment_months', dims: [], time: 'constant', unit: 'months',
      source: 'finance', distribution: 'fixed', least: 1, whole: true,
      label: 'Repayment months', typical: '24-30',
      says: 'Months over which principal is repaid.',
    },
  ],
  rows: [
    {
      name: 'tranche_milestone_met', dims: ['tranche'], unit: 'flag', summary: 'end', validFrom: 1,
      formula: '1',
      label: 'Tranche milestone met',
      says: "1 in a month in which the tranche's milestone is met, always 1 for a tranche without one.",
    },
    {
      name: 'tranche_due', dims: ['tranche'], unit: 'flag', summary: 'end', validFrom: 1,
      formula: 'if(month_index >= tranche_month, 1, 0)',
      label: 'Tranche due',
      says: '1 from the first month in which the tranche may be received.',
    },
    {
      name: 'tranche_drawn', dims: ['tranche'], unit: 'flag', summary: 'end', validFrom: 1,
      formula: 'max(prev(tranche_drawn), tranche_due * tranche_milestone_met)',
      label: 'Tranche drawn',
      says: '1 from the month in which the tranche has been received.',
    },
    {
      name: 'tranche_received', dims: ['tranche'], unit: 'flag', summary: 'sum', validFrom: 1,
      formula: 'tranche_drawn - prev(tranche_drawn)',
      label: 'Tranche received',
      says: '1 in the month in which the tranche comes in: the first in which it is due and its milestone is met.',
    },
    {
      name: 'equity_raised', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'sum(tranche_amount * tranche_received, tranche)',
      label: 'Equity raised',
      says: 'Gross proceeds of the funding round.',
    },
    {
      name: 'issue_costs', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'sum(tranche_amount * tranche_fee_rate * tranche_received, tranche)',
      label: 'Issue costs',
      says: 'Legal and bank fees of the funding round.',
    },
    {
      name: 'debt_drawn', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'debt_chosen * debt_amount * if(month_index == debt_draw_month, 1, 0)',
      label: 'Debt drawn',
      says: 'Venture debt received.',
    },
    {
      name: 'debt_facility_fee', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'debt_drawn * debt_fee_rate',
      label: 'Debt facility fee',
      says: 'Fee paid when debt is drawn.',
    },
    {
      name: 'debt_first_repayment_month', dims: [], unit: 'index', summary: 'none', validFrom: 1,
      formula: 'debt_draw_month + debt_interest_only_months + 1',
      label: 'First repayment month',
      says: 'Month number of the first repayment of principal.',
    },
    {
      name: 'debt_last_repayment_month', dims: [], unit: 'index', summary: 'none', validFrom: 1,
      formula: 'debt_draw_month + debt_interest_only_months + debt_repayment_months',
      label: 'Last repayment month',
      says: 'Month number of the last repayment of principal.',
    },
    {
      name: 'debt_repaid', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'debt_chosen * if(month_index >= debt_first_repayment_month and month_index <= debt_last_repayment_month, debt_amount / debt_repayment_months, 0)',
      label: 'Debt repaid',
      says: 'Principal repaid in equal parts after the interest-only period.',
    },
    {
      name: 'opening_debt_months_left', dims: [], unit: 'months', summary: 'end', validFrom: 1,
      formula: 'max(0, min(debt_repayment_months, debt_draw_month + debt_interest_only_months + debt_repayment_months))',
      opening: 'max(0, min(debt_repayment_months, debt_draw_month + debt_interest_only_months + debt_repayment_months))',
      label: 'Months of repayment left at the opening',
      says: 'Months over which a loan drawn before the first month is still repaid from then on.',
    },
    {
      name: 'debt_balance', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'prev(debt_balance) + debt_drawn - debt_repaid',
      opening: 'debt_chosen * if(debt_draw_month < 1, debt_amount * ratio(opening_debt_months_left, debt_repayment_months), 0)',
      label: 'Debt balance',
      says: 'Venture debt outstanding.',
    },
  ],
}
