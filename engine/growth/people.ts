// People: who is hired, who leaves, who is there, and how far the newcomers have ramped up.

import type { Theme } from './growthModel.ts'

/** The chapter “People”. */
// biome-ignore format: a row is a paragraph, with its formula on a line of its own.
export const people: Theme = {
  title: 'People',
  says: 'Who is hired, who leaves, who is there, and how far the newcomers have ramped up. People are expected values: a third of a leaver in each month is one leaver in a quarter.',
  inputs: [
    {
      name: 'opening_headcount', dims: ['role'], time: 'constant', unit: 'people',
      source: 'HR', distribution: 'fixed', least: 0,
      label: 'Opening headcount',
      says: 'People employed at the cut-off date.',
    },
    {
      name: 'annual_attrition', dims: ['role'], time: 'constant', unit: 'ratio',
      source: 'HR', distribution: 'beta', least: 0, most: 1,
      label: 'Annual attrition', typical: 'account executives 20-35%, SDRs 30-40%, engineers 10-15%',
      says: 'Share of the role that leaves in a year.',
    },
    {
      name: 'attrition_shock', dims: [], time: 'constant', unit: 'index',
      source: 'assumption', distribution: 'lognormal', otherwise: 1, least: 0,
      label: 'Attrition shock',
      says: 'Multiplier on every annual attrition rate.',
    },
    {
      name: 'highest_attrition', dims: [], time: 'constant', unit: 'ratio',
      source: 'assumption', distribution: 'fixed', otherwise: 0.95, least: 0, most: 1,
      label: 'Highest annual attrition',
      says: 'Annual attrition is never taken to be above this, however bad the shock.',
    },
    {
      name: 'backfill_share', dims: ['role'], time: 'constant', unit: 'ratio',
      source: 'HR', distribution: 'fixed', decision: true, least: 0, most: 1,
      label: 'Backfill share', typical: 'all of them',
      says: 'Share of leavers who are replaced.',
    },
    {
      name: 'time_to_fill', dims: ['role'], time: 'constant', unit: 'months',
      source: 'HR', distribution: 'discrete', least: 0, most: 22, whole: true,
      label: 'Time to fill', typical: 'engineers 35-62 days, sales 25-35, executives 60-90, plus 2-4 weeks of notice',
      says: 'Whole months from opening a requisition to the start date.',
    },
    {
      name: 'planned_hires', dims: ['role'], time: 'monthly', unit: 'people',
      source: 'HR', distribution: 'fixed', otherwise: 0, decision: true, least: 0,
      label: 'Planned hires',
      says: 'Requisitions opened for growth.',
    },
    {
      name: 'extra_requisitions_history', dims: ['role'], time: 'history', unit: 'people',
      source: 'HR', distribution: 'fixed', otherwise: 0,
      label: 'Extra requisitions, history',
      says: 'Requisitions opened in the months before the first beyond those that replace the usual leavers; who fills them starts a time-to-fill later.',
    },
    {
      name: 'hiring_gate_chosen', dims: [], time: 'constant', unit: 'flag',
      source: 'finance', distribution: 'fixed', otherwise: 0, decision: true, least: 0, most: 1, whole: true,
      label: 'Hiring gate chosen',
      says: '1 when planned hires wait while cash is below the hiring cash floor.',
    },
    {
      name: 'hiring_cash_floor', dims: [], time: 'constant', unit: 'money',
      source: 'finance', distribution: 'fixed', otherwise: 0, decision: true, least: 0,
      label: 'Hiring cash floor',
      says: 'Cash at the end of last month below which planned hires wait, when the hiring gate is chosen.',
    },
    {
      name: 'opening_headcount_by_tenure', dims: ['role', 'tenure'], time: 'constant', unit: 'people',
      source: 'HR', distribution: 'fixed', least: 0,
      label: 'Opening headcount by tenure',
      says: 'People at the cut-off date by completed months of service.',
    },
    {
      name: 'ramp_by_tenure', dims: ['role', 'tenure'], time: 'constant', unit: 'ratio',
      source: 'sales ops', distribution: 'triangular', least: 0, most: 1,
      label: 'Ramp by tenure', typical: 'account executives reach it after about 5 months; the length varies from 0.8 to 1.4 times',
      says: 'Share of full productivity by completed months of service.',
    },
  ],
  rows: [
    {
      name: 'monthly_attrition', dims: ['role'], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: '1 - (1 - min(highest_attrition, annual_attrition * attrition_shock)) ^ (1 / months_per_year)',
      opening: '1 - (1 - min(highest_attrition, annual_attrition * attrition_shock)) ^ (1 / months_per_year)',
      label: 'Monthly attrition',
      says: 'Chance that a person in the role leaves this month, compounded down from the annual rate.',
    },
    {
      name: 'leavers', dims: ['role'], unit: 'people', summary: 'sum', validFrom: 1,
      formula: 'prev(headcount) * monthly_attrition',
      opening: 'opening_headcount * monthly_attrition',
      label: 'Leavers',
      says: "Expected number of people who leave this month, applied to last month's closing headcount.",
    },
    {
      name: 'hiring_gate', dims: [], unit: 'flag', summary: 'average', validFrom: 1,
      formula: 'if(hiring_gate_chosen == 1 and prev(cash_balance) < hiring_cash_floor, 0, 1)',
      label: 'Hiring gate open',
      says: '1 when planned hires may go ahead, 0 while the cash at the end of last month is below the hiring cash floor; backfill never waits.',
    },
    {
      name: 'hires_released', dims: ['role'], unit: 'people', summary: 'sum', validFrom: 1,
      formula: 'hiring_gate * (prev(hires_waiting) + planned_hires)',
      label: 'Hires released',
      says: 'Planned hires that go ahead this month, with all that waited once the gate opens.',
    },
    {
      name: 'hires_waiting', dims: ['role'], unit: 'people', summary: 'end', validFrom: 1,
      formula: 'prev(hires_waiting) + planned_hires - hires_released',
      label: 'Hires waiting',
      says: 'Planned hires held back by the hiring gate so far.',
    },
    {
      name: 'requisitions', dims: ['role'], unit: 'people', summary: 'sum', validFrom: 1,
      formula: 'hires_released + backfill_share * prev(leavers)',
      opening: 'backfill_share * opening_headcount * monthly_attrition + extra_requisitions_history',
      label: 'Requisitions opened',
      says: "Vacancies opened this month: planned hires let through plus backfill of last month's leavers.",
    },
    {
      name: 'new_starts', dims: ['role'], unit: 'people', summary: 'sum', validFrom: 1,
      formula: 'lag(requisitions, time_to_fill)',
      label: 'New starts',
      says: 'People who start this month, which is the requisitions opened a time-to-fill ago.',
    },
    {
      name: 'headcount', dims: ['role'], unit: 'people', summary: 'end', validFrom: 1,
      formula: 'prev(headcount) + new_starts - leavers',
      opening: 'opening_headcount',
      label: 'Headcount',
      says: 'People employed at month end.',
    },
    {
      name: 'paid_headcount', dims: ['role'], unit: 'people', summary: 'average', validFrom: 1,
      formula: '(prev(headcount) + headcount) * mid_month',
      label: 'Paid headcount',
      says: 'Average of opening and closing headcount, because joiners and leavers are paid half a month on average.',
    },
    {
      name: 'headcount_by_tenure', dims: ['role', 'tenure'], unit: 'people', summary: 'end', validFrom: 1,
      formula: 'if(tenure == 0, new_starts, if(tenure < last(tenure), previous_member(prev(headcount_by_tenure), tenure) * (1 - monthly_attrition), (prev(headcount_by_tenure) + previous_member(prev(headcount_by_tenure), tenure)) * (1 - monthly_attrition)))',
      opening: 'opening_headcount_by_tenure',
      label: 'Headcount by tenure',
      says: 'People by completed months of service, the last bucket holding everyone with that many months or more.',
    },
    {
      name: 'ramp_level', dims: ['role', 'tenure'], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'min(1, ramp_by_tenure / (1 - ramp_time_cut))',
      label: 'Ramp level',
      says: 'Share of full productivity reached at each tenure, steepened by anything that cuts ramp time.',
    },
    {
      name: 'ramped_equivalents', dims: ['role'], unit: 'people', summary: 'end', validFrom: 1,
      formula: 'sum(headcount_by_tenure * ramp_level, tenure)',
      label: 'Ramped equivalents',
      says: 'Headcount weighted by how far each person has ramped.',
    },
    {
      name: 'headcount_by_function', dims: ['function'], unit: 'people', summary: 'end', validFrom: 1,
      formula: 'sum_by(headcount, role_function)',
      label: 'Headcount by function',
      says: 'People employed at month end in each business function.',
    },
    {
      name: 'headcount_by_kind', dims: ['role_kind'], unit: 'people', summary: 'end', validFrom: 1,
      formula: 'sum_by(headcount, kind_of_role)',
      label: 'Headcount by kind',
      says: 'People employed at month end in each kind of role.',
    },
    {
      name: 'ramped_equivalents_by_kind', dims: ['role_kind'], unit: 'people', summary: 'end', validFrom: 1,
      formula: 'sum_by(ramped_equivalents, kind_of_role)',
      label: 'Ramped equivalents by kind',
      says: 'Headcount of each kind of role, weighted by how far each person has ramped.',
    },
    {
      name: 'total_headcount', dims: [], unit: 'people', summary: 'end', validFrom: 1,
      formula: 'sum(headcount, role)',
      label: 'Total headcount',
      says: 'People employed at month end in the whole company.',
    },
  ],
}
