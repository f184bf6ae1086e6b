// People cost: what people cost: pay, taxes, bonuses, commissions, recruiting and overhead.

import type { Theme } from './growthModel.ts'

/** The chapter “People cost”. */
// biome-ignore format: a row is a paragraph, with its formula on a line of its own.
export const peopleCost: Theme = {
  title: 'People cost',
  says: 'What people cost: pay, taxes, bonuses, commissions, recruiting and overhead.',
  inputs: [
    {
      name: 'annual_salary', dims: ['role'], time: 'constant', unit: 'money/person/year',
      source: 'HR', distribution: 'fixed', least: 0,
      label: 'Annual salary',
      says: 'Base salary of a new hire.',
    },
    {
      name: 'payroll_tax_rate', dims: [], time: 'constant', unit: 'ratio',
      source: 'HR', distribution: 'pert', least: 0, most: 1,
      label: 'Payroll tax rate', typical: '18-30% with benefits',
      says: 'Employer taxes as a share of base pay.',
    },
    {
      name: 'monthly_benefits', dims: [], time: 'constant', unit: 'money/person',
      source: 'HR', distribution: 'pert', least: 0,
      label: 'Monthly benefits',
      says: 'Benefits per person and month.',
    },
    {
      name: 'annual_bonus_target', dims: ['role'], time: 'constant', unit: 'money/person/year',
      source: 'HR', distribution: 'fixed', otherwise: 0, least: 0,
      label: 'Annual bonus target',
      says: 'Target variable pay of roles without commission.',
    },
    {
      name: 'bonus_attainment', dims: [], time: 'constant', unit: 'ratio',
      source: 'HR', distribution: 'fixed', least: 0,
      label: 'Bonus attainment',
      says: 'Share of the bonus target paid.',
    },
    {
      name: 'new_arr_commission_rate', dims: ['segment'], time: 'constant', unit: 'year',
      source: 'sales ops', distribution: 'fixed', least: 0, most: 1,
      label: 'Commission rate on new ARR', typical: '5-12%',
      says: 'Commission as a share of new ARR (of a year of it), whole team.',
    },
    {
      name: 'expansion_commission_rate', dims: [], time: 'constant', unit: 'year',
      source: 'sales ops', distribution: 'fixed', least: 0, most: 1,
      label: 'Commission rate on expansion',
      says: 'Commission as a share of expansion ARR (of a year of it).',
    },
    {
      name: 'commission_payroll_tax_rate', dims: [], time: 'constant', unit: 'ratio',
      source: 'HR', distribution: 'fixed', least: 0, most: 1,
      label: 'Payroll tax on commission',
      says: 'Employer tax as a share of commission.',
    },
    {
      name: 'commission_capitalised_share', dims: [], time: 'constant', unit: 'ratio',
      source: 'finance', distribution: 'fixed', least: 0, most: 1,
      label: 'Capitalised share of commission',
      says: 'Share of commission recorded as an asset.',
    },
    {
      name: 'commission_amortisation_months', dims: [], time: 'constant', unit: 'months',
      source: 'finance', distribution: 'fixed', otherwise: 48, least: 1, whole: true,
      label: 'Commission amortisation period', typical: '36-60',
      says: 'Months over which capitalised commissions are charged.',
    },
    {
      name: 'opening_deferred_commissions', dims: [], time: 'constant', unit: 'money',
      source: 'finance', distribution: 'fixed', least: 0,
      label: 'Opening deferred commissions',
      says: 'Capitalised commissions at the cut-off date.',
    },
    {
      name: 'opening_deferred_commissions_months', dims: [], time: 'constant', unit: 'months',
      source: 'finance', distribution: 'fixed', least: 0, whole: true,
      label: 'Months left on opening deferred commissions', typical: '36-60',
      says: 'Months over which the opening balance is amortised.',
    },
    {
      name: 'agency_hire_share', dims: ['role'], time: 'constant', unit: 'ratio',
      source: 'HR', distribution: 'fixed', least: 0, most: 1,
      label: 'Share of hires through agencies',
      says: 'Share of new starts found by an agency.',
    },
    {
      name: 'agency_fee_rate', dims: [], time: 'constant', unit: 'year',
      source: 'HR', distribution: 'pert', least: 0, most: 1,
      label: 'Agency fee', typical: '20-25%',
      says: "Fee as a share of a year's salary.",
    },
    {
      name: 'cost_per_hire', dims: [], time: 'constant', unit: 'money/person',
      source: 'HR', distribution: 'pert', least: 0,
      label: 'Cost per hire',
      says: 'Sourcing cost per new start.',
    },
    {
      name: 'annual_overhead_per_head', dims: [], time: 'constant', unit: 'money/person/year',
      source: 'finance', distribution: 'pert', least: 0,
      label: 'Annual overhead per head', typical: '10-18 thousand',
      says: 'Rent, travel and basic tools per person and year.',
    },
    {
      name: 'equipment_per_hire', dims: [], time: 'constant', unit: 'money/person',
      source: 'finance', distribution: 'pert', least: 0,
      label: 'Equipment per hire',
      says: 'Equipment bought per new start.',
    },
  ],
  rows: [
    {
      name: 'base_pay', dims: ['role'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'paid_headcount * annual_salary / months_per_year * pay_rise_index',
      label: 'Base pay',
      says: 'Salaries paid by role.',
    },
    {
      name: 'payroll_taxes_and_benefits', dims: ['role'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'base_pay * payroll_tax_rate + paid_headcount * monthly_benefits',
      label: 'Payroll taxes and benefits',
      says: 'Employer taxes on base pay plus benefits per person.',
    },
    {
      name: 'bonuses', dims: ['role'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'paid_headcount * annual_bonus_target / months_per_year * bonus_attainment',
      label: 'Bonuses',
      says: 'Variable pay of roles without commission.',
    },
    {
      name: 'commissions', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: '(sum(new_arr * new_arr_commission_rate, segment) + expansion_arr_total * expansion_commission_rate) * (1 + commission_payroll_tax_rate)',
      label: 'Commissions',
      says: 'Commission on new and expansion ARR, with employer tax.',
    },
    {
      name: 'capitalised_commissions', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'commissions * commission_capitalised_share',
      label: 'Capitalised commissions',
      says: 'Part of commissions recorded as an asset.',
    },
    {
      name: 'opening_commission_amortisation', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'if(month_index <= opening_deferred_commissions_months, opening_deferred_commissions / opening_deferred_commissions_months, 0)',
      label: 'Amortisation of opening commissions',
      says: 'Charge for the commissions capitalised before the first month, in equal parts over the months they have left.',
    },
    {
      name: 'commission_amortisation', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'rolling(capitalised_commissions, commission_amortisation_months) / commission_amortisation_months + opening_commission_amortisation',
      label: 'Commission amortisation',
      says: 'Charge for capitalised commissions, in equal parts over the amortisation period.',
    },
    {
      name: 'commission_expense', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'commissions - capitalised_commissions + commission_amortisation',
      label: 'Commission expense',
      says: 'Commission cost in the income statement.',
    },
    {
      name: 'deferred_commissions', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'prev(deferred_commissions) + capitalised_commissions - commission_amortisation',
      opening: 'opening_deferred_commissions',
      label: 'Deferred commissions',
      says: 'Capitalised commissions not yet amortised.',
    },
    {
      name: 'recruiting_cost', dims: ['role'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'new_starts * (annual_salary * agency_hire_share * agency_fee_rate + cost_per_hire)',
      label: 'Recruiting cost',
      says: 'Agency fees and sourcing cost of the people who start this month.',
    },
    {
      name: 'headcount_overhead', dims: ['role'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'paid_headcount * annual_overhead_per_head / months_per_year',
      label: 'Headcount overhead',
      says: 'Rent, travel and basic tools for the people on the payroll.',
    },
    {
      name: 'people_cost', dims: ['role'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'base_pay + payroll_taxes_and_benefits + bonuses + recruiting_cost + headcount_overhead',
      label: 'People cost',
      says: 'Full cost of each role this month, without commissions.',
    },
    {
      name: 'equipment_purchases', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'sum(new_starts, role) * equipment_per_hire',
      label: 'Equipment purchases',
      says: 'Equipment bought for new starts.',
    },
  ],
}
