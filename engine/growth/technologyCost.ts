// Tool and system cost: what tools and systems cost, when it is invoiced, and when it is expensed.

import type { Theme } from './growthModel.ts'

/** The chapter “Tool and system cost”. */
// biome-ignore format: a row is a paragraph, with its formula on a line of its own.
export const technologyCost: Theme = {
  title: 'Tool and system cost',
  says: 'What tools and systems cost, when it is invoiced, and when it is expensed.',
  inputs: [
    {
      name: 'tool_seat_needed', dims: ['tool', 'role'], time: 'constant', unit: 'ratio',
      source: 'internal technology', distribution: 'fixed', otherwise: 0, least: 0,
      label: 'Tool seats per person', typical: '0 or 1',
      says: 'Seats each person in the role needs.',
    },
    {
      name: 'tool_seat_price', dims: ['tool'], time: 'constant', unit: 'money/person/year',
      source: 'internal technology', distribution: 'fixed', least: 0,
      label: 'Tool seat price',
      says: 'Annual price per seat.',
    },
    {
      name: 'tool_flat_price', dims: ['tool'], time: 'constant', unit: 'money/year',
      source: 'internal technology', distribution: 'fixed', otherwise: 0, least: 0,
      label: 'Tool flat price',
      says: 'Annual price that does not depend on seats.',
    },
    {
      name: 'tool_price_rise_rate', dims: [], time: 'constant', unit: 'ratio',
      source: 'internal technology', distribution: 'fixed', least: -0.5, most: 1,
      label: 'Tool price rise', typical: '5-10%',
      says: 'Price rise at each contract anniversary.',
    },
    {
      name: 'tool_contract_months', dims: [], time: 'constant', unit: 'months',
      source: 'internal technology', distribution: 'fixed', otherwise: 12, least: 1, whole: true,
      label: 'Tool contract term',
      says: 'Months a tool is contracted and invoiced for in advance; seats cannot shrink and prices do not rise within it.',
    },
    {
      name: 'opening_tool_committed_price', dims: ['tool'], time: 'constant', unit: 'money',
      source: 'internal technology', distribution: 'fixed', otherwise: 0, least: 0,
      label: 'Opening committed tool price',
      says: 'Monthly price of the contract term that runs at the cut-off date, which is paid for in advance; 0 for a tool without one.',
    },
    {
      name: 'tool_setup_price', dims: ['tool'], time: 'constant', unit: 'money',
      source: 'internal technology', distribution: 'fixed', otherwise: 0, least: 0,
      label: 'Tool setup price',
      says: 'One-off implementation price.',
    },
    {
      name: 'system_vendor_price', dims: ['system'], time: 'constant', unit: 'money',
      source: 'internal technology', distribution: 'pert', least: 0,
      label: 'System vendor price',
      says: 'External cost of building the system.',
    },
    {
      name: 'system_running_price', dims: ['system'], time: 'constant', unit: 'money/year',
      source: 'internal technology', distribution: 'pert', least: 0,
      label: 'System running price',
      says: 'Annual cost of running the system.',
    },
    {
      name: 'system_capitalised_share', dims: [], time: 'constant', unit: 'ratio',
      source: 'finance', distribution: 'fixed', least: 0, most: 1,
      label: 'Capitalised share of system cost', typical: '30-70%',
      says: 'Share of vendor cost recorded as an asset.',
    },
    {
      name: 'team_monthly_rate', dims: ['team'], time: 'constant', unit: 'money/person-month',
      source: 'internal technology', distribution: 'fixed', least: 0,
      label: 'Team monthly rate',
      says: 'Loaded cost of a person-month.',
    },
  ],
  rows: [
    {
      name: 'tool_seats', dims: ['tool'], unit: 'people', summary: 'end', validFrom: 1,
      formula: 'tool_active * sum(headcount * tool_seat_needed, role)',
      label: 'Tool seats',
      says: 'Seats in use.',
    },
    {
      name: 'tool_price_index', dims: ['tool'], unit: 'index', summary: 'end', validFrom: 1,
      formula: '(1 + tool_price_rise_rate) ^ floor(max(0, tool_months_in_use - 1) / tool_contract_months)',
      label: 'Tool price index',
      says: 'Price level of the tool relative to its first contract, raised at each renewal.',
    },
    {
      name: 'tool_monthly_price', dims: ['tool'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'tool_active * (tool_seats * tool_seat_price + tool_flat_price) / months_per_year * tool_price_index',
      label: 'Tool monthly price',
      says: 'Price of the seats in use this month, with the price rises so far.',
    },
    {
      name: 'tool_invoice_month', dims: ['tool'], unit: 'flag', summary: 'none', validFrom: 1,
      formula: 'if(tool_active == 1 and mod(tool_months_in_use - 1, tool_contract_months) == 0, 1, 0)',
      label: 'Tool invoice month',
      says: '1 in the month the invoice for a whole contract term is raised.',
    },
    {
      name: 'tool_committed_price', dims: ['tool'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'tool_active * if(tool_invoice_month == 1, tool_monthly_price, prev(tool_committed_price))',
      opening: 'opening_tool_committed_price',
      label: 'Tool committed price',
      says: 'Monthly price fixed for the current contract term.',
    },
    {
      name: 'tool_setup_cost', dims: ['tool'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'if(tool_active == 1 and tool_months_in_use == 1, tool_setup_price, 0)',
      label: 'Tool setup cost',
      says: 'One-off implementation cost in the first month.',
    },
    {
      name: 'tool_expense', dims: ['tool'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'max(tool_monthly_price, tool_committed_price) + tool_setup_cost',
      label: 'Tool expense',
      says: 'Cost in the income statement; seats cannot shrink within a contract term.',
    },
    {
      name: 'tool_invoices', dims: ['tool'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'tool_invoice_month * tool_contract_months * tool_committed_price + max(0, tool_monthly_price - tool_committed_price) + tool_setup_cost',
      label: 'Tool invoices',
      says: 'Invoices received: a contract term in advance, added seats monthly, and setup.',
    },
    {
      name: 'prepaid_software', dims: [], unit: 'money', summary: 'end', validFrom: 1,
      formula: 'prev(prepaid_software) + sum(tool_invoices - tool_expense, tool)',
      opening: 'sum(opening_tool_committed_price * mod(tool_start_month - 1, tool_contract_months), tool)',
      label: 'Prepaid software',
      says: 'Tool invoices not yet expensed.',
    },
    {
      name: 'system_vendor_cost', dims: ['system'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'system_vendor_price * effort_shock * (system_progress - prev(system_progress))',
      label: 'System vendor cost',
      says: 'External cost of building systems, incurred as work progresses.',
    },
    {
      name: 'system_running_cost', dims: ['system'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'system_live * system_running_price / months_per_year',
      label: 'System running cost',
      says: 'Cost of running live systems.',
    },
    {
      name: 'system_cost', dims: ['system'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'system_running_cost + system_vendor_cost * (1 - system_capitalised_share)',
      label: 'System cost',
      says: 'Cost of building and running systems in the income statement.',
    },
    {
      name: 'capitalised_system_cost', dims: [], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'sum(system_vendor_cost, system) * system_capitalised_share',
      label: 'Capitalised system cost',
      says: 'Part of vendor cost recorded as an asset.',
    },
    {
      name: 'system_labour', dims: ['system', 'team'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'system_work * team_monthly_rate',
      label: 'System labour',
      says: 'Memo: loaded cost of the people each team puts into a system, already in pay.',
    },
    {
      name: 'system_labour_cost', dims: ['system'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'sum(system_labour, team)',
      label: 'System labour cost',
      says: 'Memo: loaded cost of the people who build systems, already in pay.',
    },
    {
      name: 'system_spend', dims: ['system'], unit: 'money', summary: 'sum', validFrom: 1,
      formula: 'system_vendor_cost + system_running_cost + system_labour_cost',
      label: 'System spend',
      says: 'Everything a system takes this month: vendors, running cost and the labour of our teams.',
    },
  ],
}
