// Revenue, billings and collections: when contracts are earned, invoiced and paid.

import type { Theme } from './growthModel.ts'

/** The chapter “Revenue, billings and collections”. */
// biome-ignore format: a row is a paragraph, with its formula on a line of its own.
export const revenue: Theme = {
  title: 'Revenue, billings and collections',
  says: 'When contracts are earned, invoiced and paid.',
  inputs: [
    {
      name: 'revenue_weight', dims: ['contract_age'], time: 'constant', unit: 'year',
      source: 'finance', distribution: 'fixed', least: 0,
      label: 'Revenue weight',
      says: "Part of a year's contract value that is earned in each month of the contract: half a month at each end, because contracts start in the middle of a month on average.",
    },
    {
      name: 'unexpired_share', dims: ['contract_age'], time: 'constant', unit: 'year',
      source: 'finance', distribution: 'fixed', least: 0,
      label: 'Unexpired share',
      says: "Part of a year's contract value still to be earned at the end of each month of the contract.",
    },
    {
      name: 'onboarding_fee', dims: ['segment'], time: 'constant', unit: 'money/customer',
      source: 'finance', distribution: 'fixed', otherwise: 0, least: 0,
      label: 'Onboarding fee', typical: '3-12% of ACV',
      says: 'One-time fee per new customer.',
    },
    {
      name: 'revenue_history', dims: [], time: 'history', unit: 'money',
      source: 'finance', distribution: 'fixed',
      label: 'Revenue, history',
      says: 'Revenue of each month before the first month.',
    },
    {
      name: 'upfront_billing_share', dims: ['segment'], time: 'constant', unit: 'ratio',
      source: 'finance', distribution: 'beta', least: 0, most: 1,
      label: 'Upfront billing share', typical: '0.7-0.95',
      says: 'Share of annual contracts invoiced a year in advance; the rest is invoiced monthly.',
    },
    {
      name: 'billings_history', dims: [], time: 'history', unit: 'money',
      source: 'finance', distribution: 'fixed',
      label: 'Billings, history',
      says: 'Invoices issued in each month before the first month.',
    },
    {
      name: 'opening_deferred_revenue', dims: [], time: 'constant', unit: 'money',
      source: 'finance', distribution: 'fixed',
      label: 'Opening deferred revenue',
      says: 'Unexpired part of contracts billed upfront at the cut-off date.',
    },
    {
      name: 'collection_curve', dims: ['collection_age'], time: 'constant', unit: 'ratio',
      source: 'finance', distribution: 'dirichlet', least: 0, most: 1,
      label: 'Collection curve', typical: 'days to collect 35-55',
      says: 'Share of an invoice collected by months since issue; with bad debt it sums to 1.',
    },
    {
      name: 'bad_debt_share', dims: [], time: 'constant', unit: 'ratio',
      source: 'finance', distribution: 'dirichlet', least: 0, most: 1,
      label: 'Bad debt share', typical: '0.5-1.5%',
      says: 'Share of invoices never collected.',
    },
    {
      name: 'write_off_months', dims: [], time: 'constant', unit: 'months',
      source: 'finance', distribution: 'fixed', otherwise: 4, least: 0, most: 22, whole: true,
      label: 'Write-off after',
      says: 'Months after issue at which an invoice that will not be paid is written off.',
    },
    {
      name: 'opening_accounts_receivable', dims: [], time: 'constant', unit: 'money',
      source: 'finance', distribution: 'fixed',
      label: 'Opening accounts receivable',
      says: 'Uncollected part of the billings history.',
    },
  ],
  rows: [
    {
      name: 'contract_years', dims: [], unit: 'year', summary: 'end', validFrom: 1,
      formula: 'contract_term_months / months_per_year',
      label: 'Contract term in years',
      says: 'Years of contract value invoiced at once when a contract is billed upfront.',
    },
    {
      name: 'annual_contract_revenue', dims: ['segment'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'convolve(contract_value_starting, contract_age, revenue_weight)',
      label: 'Revenue from annual contracts',
      says: 'Annual contract value recognised evenly over the term, starting mid-month.',
    },
    {
      name: 'monthly_plan_revenue', dims: ['segment'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: '(prev(monthly_plan_arr) + monthly_plan_arr) * mid_month / months_per_year',
      label: 'Revenue from monthly plans',
      says: 'Month-to-month revenue on the average of opening and closing ARR.',
    },
    {
      name: 'onboarding_revenue', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'sum(new_customers * onboarding_fee, segment)',
      label: 'Onboarding revenue',
      says: 'One-time onboarding fees from new customers.',
    },
    {
      name: 'subscription_revenue', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'sum(annual_contract_revenue + monthly_plan_revenue, segment)',
      opening: 'revenue_history',
      label: 'Subscription revenue',
      says: 'Recurring revenue recognised this month.',
    },
    {
      name: 'revenue', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'subscription_revenue + onboarding_revenue',
      opening: 'revenue_history',
      label: 'Revenue',
      says: 'All revenue recognised this month.',
    },
    {
      name: 'upfront_billings', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'sum(contract_value_starting * upfront_billing_share, segment) * contract_years',
      label: 'Upfront billings',
      says: 'Invoices for a whole term, issued when the contract starts.',
    },
    {
      name: 'monthly_billings', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'sum(annual_contract_revenue * (1 - upfront_billing_share) + monthly_plan_revenue, segment)',
      label: 'Monthly billings',
      says: 'Invoices issued month by month as the service is delivered.',
    },
    {
      name: 'billings', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'upfront_billings + monthly_billings + onboarding_revenue',
      opening: 'billings_history',
      label: 'Billings',
      says: 'Invoices issued this month.',
    },
    {
      name: 'deferred_revenue', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'prev(deferred_revenue) + billings - revenue',
      opening: 'opening_deferred_revenue',
      label: 'Deferred revenue',
      says: 'Amounts invoiced and not yet earned.',
    },
    {
      name: 'earlier_billings', dims: [], unit: 'money', summary: 'none', validFrom: 1,
      formula: '0',
      opening: 'billings_history',
      label: 'Earlier invoices',
      says: 'Invoices issued before the first month.',
    },
    {
      name: 'new_billings', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'billings',
      label: 'New invoices',
      says: 'Invoices issued from the first month on.',
    },
    {
      name: 'uncollected_share', dims: ['collection_age'], unit: 'ratio', summary: 'end', validFrom: 1,
      formula: '1 - bad_debt_share - sum_above(collection_curve, collection_age) - collection_curve',
      opening: '1 - bad_debt_share - sum_above(collection_curve, collection_age) - collection_curve',
      label: 'Uncollected share',
      says: 'Share of an invoice that is still to be paid at the end of each month since issue.',
    },
    {
      name: 'receivables_by_curve', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'convolve(billings, collection_age, uncollected_share) + rolling(billings, write_off_months) * bad_debt_share',
      opening: 'convolve(billings, collection_age, uncollected_share) + rolling(billings, write_off_months) * bad_debt_share',
      label: 'Receivables by the collection curve',
      says: 'What all invoices leave unpaid if they are paid as the collection curve says.',
    },
    {
      name: 'opening_receivables_share', dims: [], unit: 'ratio', summary: 'end', validFrom: 1,
      formula: 'prev(opening_receivables_share)',
      opening: 'ratio(opening_accounts_receivable, receivables_by_curve)',
      label: 'Opening receivables by the curve',
      says: 'Receivables at the cut-off date as a share of what the collection curve would have left: 1 when customers go on paying as they did. Earlier invoices are paid in this proportion, so that just what is owed is collected.',
    },
    {
      name: 'earlier_invoices_collected', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'convolve(earlier_billings, collection_age, collection_curve) * opening_receivables_share',
      label: 'Collected of earlier invoices',
      says: 'Cash received for invoices issued before the first month.',
    },
    {
      name: 'cash_collected', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'convolve(new_billings, collection_age, collection_curve) + earlier_invoices_collected',
      label: 'Cash collected',
      says: 'Cash received from customers.',
    },
    {
      name: 'earlier_write_offs', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'lag(earlier_billings, write_off_months) * bad_debt_share * opening_receivables_share',
      label: 'Write-offs of earlier invoices',
      says: 'Invoices issued before the first month and given up.',
    },
    {
      name: 'write_offs', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'lag(new_billings, write_off_months) * bad_debt_share + earlier_write_offs',
      label: 'Write-offs',
      says: 'Invoices given up because they stayed unpaid too long.',
    },
    {
      name: 'accounts_receivable', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'prev(accounts_receivable) + billings - cash_collected - write_offs',
      opening: 'opening_accounts_receivable',
      label: 'Accounts receivable',
      says: 'Invoices issued and not yet collected.',
    },
  ],
}
