// Capacity and bookings: what the sellers could close, and the smaller of that and what demand allows.

import type { Theme } from './growthModel.ts'

/** The chapter “Capacity and bookings”. */
// biome-ignore format: a row is a paragraph, with its formula on a line of its own.
export const capacity: Theme = {
  title: 'Capacity and bookings',
  says: 'What the sellers could close, and the smaller of that and what demand allows. Deals that cannot be closed for want of sellers slip, and some of them are lost.',
  inputs: [
    {
      name: 'sellers_per_manager', dims: [], time: 'constant', unit: 'count',
      source: 'sales ops', distribution: 'fixed', least: 0,
      label: 'Sellers per manager', typical: '6-8',
      says: 'Account executives and SDRs one sales manager can lead.',
    },
    {
      name: 'account_executives_per_sales_engineer', dims: [], time: 'constant', unit: 'count',
      source: 'sales ops', distribution: 'fixed', least: 0,
      label: 'Account executives per sales engineer', typical: '2-4',
      says: 'Weighted account executives one sales engineer can support.',
    },
    {
      name: 'sales_engineer_need', dims: ['segment'], time: 'constant', unit: 'ratio',
      source: 'sales ops', distribution: 'fixed', least: 0,
      label: 'Sales engineer need',
      says: 'Weight of each segment in sales engineer demand.',
    },
    {
      name: 'manager_sensitivity', dims: [], time: 'constant', unit: 'index',
      source: 'assumption', distribution: 'fixed', least: 0,
      label: 'Manager sensitivity',
      says: 'Elasticity of capacity to manager coverage.',
    },
    {
      name: 'sales_engineer_sensitivity', dims: [], time: 'constant', unit: 'index',
      source: 'assumption', distribution: 'fixed', least: 0,
      label: 'Sales engineer sensitivity',
      says: 'Elasticity of capacity to sales engineer coverage.',
    },
    {
      name: 'seasonality', dims: [], time: 'monthly', unit: 'index',
      source: 'sales ops', distribution: 'dirichlet', otherwise: 1, least: 0,
      label: 'Seasonality', typical: 'mean 1',
      says: 'Booking season by month, 1 on average.',
    },
    {
      name: 'annual_productivity', dims: ['segment'], time: 'constant', unit: 'money/person/year/year',
      source: 'sales ops', distribution: 'lognormal', least: 0,
      label: 'Annual productivity', typical: 'uncertain by about 10%',
      says: 'New ARR a fully ramped account executive books in a year; not quota.',
    },
    {
      name: 'slipped_deals_lost_share', dims: [], time: 'constant', unit: 'ratio',
      source: 'sales ops', distribution: 'beta', least: 0, most: 1,
      label: 'Share of slipped deals lost', typical: '0.2-0.5',
      says: 'Share of deals that cannot be closed for want of capacity which is lost for good.',
    },
    {
      name: 'opening_carried_over_arr', dims: ['segment'], time: 'constant', unit: 'money/year',
      source: 'sales ops', distribution: 'fixed', otherwise: 0, least: 0,
      label: 'Opening carried-over ARR',
      says: 'Winnable ARR that slipped into the first month.',
    },
    {
      name: 'quota_over_assignment', dims: [], time: 'constant', unit: 'ratio',
      source: 'sales ops', distribution: 'fixed', least: 0,
      label: 'Quota over-assignment', typical: 'about 20%',
      says: 'Quota given out above expected productivity.',
    },
  ],
  rows: [
    {
      name: 'account_executives', dims: ['segment'], unit: 'people', summary: 'end', validFrom: 1,
      formula: 'sum_by(headcount, role_segment)',
      label: 'Account executives',
      says: 'Account executives employed in each segment.',
    },
    {
      name: 'ramped_account_executives', dims: ['segment'], unit: 'people', summary: 'end', validFrom: 1,
      formula: 'sum_by(ramped_equivalents, role_segment)',
      label: 'Ramped account executives',
      says: 'Account executives weighted by how far each has ramped.',
    },
    {
      name: 'sellers', dims: [], unit: 'people', summary: 'end', validFrom: 1,
      formula: 'sum(account_executives, segment) + at(headcount_by_kind, role_kind, sdr)',
      label: 'Sellers',
      says: 'Account executives and SDRs, whom sales managers lead.',
    },
    {
      name: 'manager_coverage', dims: [], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'if(sellers == 0, 1, min(1, at(headcount_by_kind, role_kind, sales_manager) * sellers_per_manager / sellers))',
      label: 'Manager coverage',
      says: "Share of sellers within the managers' span, at most 100%.",
    },
    {
      name: 'sales_engineer_demand', dims: [], unit: 'people', summary: 'end', validFrom: 1,
      formula: 'sum(ramped_account_executives * sales_engineer_need, segment)',
      label: 'Sales engineer demand',
      says: 'Ramped account executives weighted by how much sales engineering their segment needs.',
    },
    {
      name: 'sales_engineer_coverage', dims: [], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'if(sales_engineer_demand == 0, 1, min(1, at(ramped_equivalents_by_kind, role_kind, sales_engineer) * account_executives_per_sales_engineer / sales_engineer_demand))',
      label: 'Sales engineer coverage',
      says: 'Share of the sales engineer support that sellers need which is available, at most 100%.',
    },
    {
      name: 'manager_factor', dims: [], unit: 'index', summary: 'average', validFrom: 1,
      formula: 'if(manager_sensitivity == 0, 1, manager_coverage ^ manager_sensitivity)',
      label: 'Manager factor',
      says: 'Multiplier on selling capacity for thin manager coverage.',
    },
    {
      name: 'sales_engineer_factor', dims: [], unit: 'index', summary: 'average', validFrom: 1,
      formula: 'if(sales_engineer_sensitivity == 0, 1, sales_engineer_coverage ^ sales_engineer_sensitivity)',
      label: 'Sales engineer factor',
      says: 'Multiplier on selling capacity for thin sales engineer coverage.',
    },
    {
      name: 'coverage_factor', dims: [], unit: 'index', summary: 'average', validFrom: 1,
      formula: 'manager_factor * sales_engineer_factor',
      label: 'Coverage factor',
      says: 'Multiplier on selling capacity for thin manager and sales engineer coverage.',
    },
    {
      name: 'selling_conditions', dims: [], unit: 'index', summary: 'average', validFrom: 1,
      formula: 'seasonality * coverage_factor * (1 + productivity_uplift) * price_index',
      label: 'Selling conditions',
      says: 'Multiplier on what a ramped account executive books in an average month: season, coverage, tools and prices.',
    },
    {
      name: 'sales_capacity', dims: ['segment'], unit: 'money/year', summary: 'sum', validFrom: 1,
      formula: 'ramped_account_executives * annual_productivity / months_per_year * selling_conditions',
      label: 'Sales capacity',
      says: 'New ARR the sellers could book this month.',
    },
    {
      name: 'sales_capacity_total', dims: [], unit: 'money/year', summary: 'sum', validFrom: 1,
      formula: 'sum(sales_capacity, segment)',
      label: 'Sales capacity, total',
      says: 'New ARR the sellers of all segments could book this month.',
    },
    {
      name: 'new_arr', dims: ['segment'], unit: 'money/year', summary: 'sum', validFrom: 1,
      formula: 'min(winnable_arr, sales_capacity)',
      label: 'New ARR',
      says: 'New-customer ARR booked: the smaller of what demand and sellers allow.',
    },
    {
      name: 'new_arr_total', dims: [], unit: 'money/year', summary: 'sum', validFrom: 1,
      formula: 'sum(new_arr, segment)',
      label: 'New ARR, total',
      says: 'New-customer ARR booked in all segments.',
    },
    {
      name: 'carried_over_arr', dims: ['segment'], unit: 'money/year', summary: 'end', validFrom: 1,
      formula: '(winnable_arr - new_arr) * (1 - slipped_deals_lost_share)',
      opening: 'opening_carried_over_arr',
      label: 'Carried-over ARR',
      says: 'Winnable ARR not booked for want of capacity that slips to next month.',
    },
    {
      name: 'arr_lost_to_capacity', dims: ['segment'], unit: 'money/year', summary: 'sum', validFrom: 1,
      formula: '(winnable_arr - new_arr) * slipped_deals_lost_share',
      label: 'ARR lost to capacity',
      says: 'Winnable ARR lost for want of selling capacity.',
    },
    {
      name: 'capacity_binds', dims: ['segment'], unit: 'flag', summary: 'average', validFrom: 1,
      formula: 'if(winnable_arr > sales_capacity, 1, 0)',
      label: 'Capacity binds',
      says: '1 when selling capacity is the limit, 0 when pipeline is.',
    },
    {
      name: 'new_customers', dims: ['segment'], unit: 'customers', summary: 'sum', validFrom: 1,
      formula: 'ratio(new_arr, current_acv)',
      label: 'New customers',
      says: 'Customers won this month.',
    },
    {
      name: 'assigned_quota', dims: [], unit: 'money/year', summary: 'sum', validFrom: 1,
      formula: 'sum(account_executives * annual_productivity, segment) / months_per_year * (1 + quota_over_assignment)',
      label: 'Assigned quota',
      says: 'Quota on the street, including over-assignment.',
    },
  ],
}
