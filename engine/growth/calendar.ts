// Calendar and indices: which month it is, what a year and a month are worth in each other, and the yearly rises of pay and list prices.

import type { Theme } from './growthModel.ts'

/** The chapter “Calendar and indices”. */
// biome-ignore format: a row is a paragraph, with its formula on a line of its own.
export const calendar: Theme = {
  title: 'Calendar and indices',
  says: 'Which month it is, what a year and a month are worth in each other, and the yearly rises of pay and list prices.',
  inputs: [
    {
      name: 'months_per_year', dims: [], time: 'constant', unit: 'months/year',
      source: 'finance', distribution: 'fixed', otherwise: 12, constant: true,
      label: 'Months per year',
      says: 'Turns a yearly rate into a monthly amount.',
    },
    {
      name: 'calendar_months', dims: [], time: 'constant', unit: 'months',
      source: 'finance', distribution: 'fixed', otherwise: 12, constant: true,
      label: 'Months in the calendar',
      says: 'Months after which the calendar begins again with January.',
    },
    {
      name: 'mid_month', dims: [], time: 'constant', unit: 'ratio',
      source: 'finance', distribution: 'fixed', otherwise: 0.5, constant: true,
      label: 'Mid-month',
      says: 'Half a month: what happens during a month is taken to happen in its middle, so a balance in force is the mean of opening and closing.',
    },
    {
      name: 'start_month_of_year', dims: [], time: 'constant', unit: 'index',
      source: 'finance', distribution: 'fixed', constant: true, least: 1, most: 12, whole: true,
      label: 'Start month of year',
      says: 'Calendar month number of the first month.',
    },
    {
      name: 'pay_rise_month', dims: [], time: 'constant', unit: 'index',
      source: 'HR', distribution: 'fixed', least: 1, most: 12, whole: true,
      label: 'Pay rise month',
      says: 'Calendar month in which salaries rise each year.',
    },
    {
      name: 'pay_rise_rate', dims: [], time: 'constant', unit: 'ratio',
      source: 'HR', distribution: 'fixed', least: -0.5, most: 1,
      label: 'Pay rise', typical: 'about 3.5%',
      says: 'Annual rise of salaries.',
    },
    {
      name: 'price_rise_month', dims: [], time: 'constant', unit: 'index',
      source: 'finance', distribution: 'fixed', least: 1, most: 12, whole: true,
      label: 'Price rise month',
      says: 'Calendar month in which list prices rise each year.',
    },
    {
      name: 'price_rise_rate', dims: [], time: 'constant', unit: 'ratio',
      source: 'finance', distribution: 'pert', least: -0.5, most: 1,
      label: 'Price rise', typical: '3-7%',
      says: 'Annual rise of list prices for new customers.',
    },
  ],
  rows: [
    {
      name: 'month_of_year', dims: [], unit: 'index', summary: 'none', validFrom: 1,
      formula: 'mod(start_month_of_year - 1 + month_index - 1, calendar_months) + 1',
      label: 'Month of year',
      says: 'Calendar month number, 1 for January to 12 for December.',
    },
    {
      name: 'pay_rise_index', dims: [], unit: 'index', summary: 'end', validFrom: 1,
      formula: 'prev(pay_rise_index) * (1 + if(month_of_year == pay_rise_month, pay_rise_rate, 0))',
      opening: '1',
      label: 'Pay rise index',
      says: 'Salary level relative to the start, raised once a year in the pay rise month.',
    },
    {
      name: 'price_index', dims: [], unit: 'index', summary: 'end', validFrom: 1,
      formula: 'prev(price_index) * (1 + if(month_of_year == price_rise_month, price_rise_rate, 0))',
      opening: '1',
      label: 'Price index',
      says: 'List price level relative to the start, raised once a year in the price rise month.',
    },
  ],
}
