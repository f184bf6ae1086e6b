// Delivery of systems: when systems go live.

import type { Theme } from './growthModel.ts'

/** The chapter “Delivery of systems”. */
// biome-ignore format: a row is a paragraph, with its formula on a line of its own.
export const delivery: Theme = {
  title: 'Delivery of systems',
  says: 'When systems go live. The date is never typed in: it follows from the effort, the capacity of the teams, the priority order and the prerequisites.',
  inputs: [
    {
      name: 'productive_share_of_time', dims: [], time: 'constant', unit: 'person-months/person',
      source: 'internal technology', distribution: 'beta', least: 0, most: 1,
      label: 'Productive share of time', typical: '0.7-0.85',
      says: 'Person-months delivered per ramped engineer and month.',
    },
    {
      name: 'internal_work_share', dims: ['team'], time: 'constant', unit: 'ratio',
      source: 'internal technology', distribution: 'beta', decision: true, least: 0, most: 1,
      label: 'Internal work share', typical: 'product 5-15%, platform 40-60%, infrastructure 30-50%',
      says: "Share of each team's capacity set aside for internal systems.",
    },
    {
      name: 'system_chosen', dims: ['system'], time: 'constant', unit: 'flag',
      source: 'internal technology', distribution: 'fixed', otherwise: 0, decision: true, least: 0, most: 1, whole: true,
      label: 'System chosen',
      says: '1 when the system is to be built.',
    },
    {
      name: 'system_start_month', dims: ['system'], time: 'constant', unit: 'index',
      source: 'internal technology', distribution: 'fixed', otherwise: 1, decision: true, dated: true, least: 1, whole: true,
      label: 'System start month',
      says: 'Earliest month number in which work may start.',
    },
    {
      name: 'prerequisite_needed', dims: ['system', 'prerequisite'], time: 'constant', unit: 'flag',
      source: 'internal technology', distribution: 'fixed', otherwise: 0, least: 0, most: 1, whole: true,
      label: 'Prerequisite needed',
      says: '1 when the system in the row needs the system in the column to be live first.',
    },
    {
      name: 'effort_estimate', dims: ['system', 'team'], time: 'constant', unit: 'person-months',
      source: 'internal technology', distribution: 'pert', otherwise: 0, least: 0,
      label: 'Effort estimate',
      says: 'Person-months the system needs from each team before overrun.',
    },
    {
      name: 'effort_shock', dims: [], time: 'constant', unit: 'index',
      source: 'assumption', distribution: 'lognormal', otherwise: 1, least: 0,
      label: 'Effort shock', typical: 'large IT projects cost 45% more than planned on average; median 1.2, at most about 3',
      says: 'Multiplier on effort and vendor cost of every system.',
    },
    {
      name: 'maximum_monthly_work', dims: ['system', 'team'], time: 'constant', unit: 'person-months',
      source: 'internal technology', distribution: 'fixed', least: 0,
      label: 'Maximum monthly work', typical: '2-6',
      says: 'Most person-months a team can usefully put into the system in a month.',
    },
    {
      name: 'completion_threshold', dims: [], time: 'constant', unit: 'ratio',
      source: 'internal technology', distribution: 'fixed', otherwise: 0.999999, least: 0, most: 1,
      label: 'Completion threshold',
      says: 'Progress at which a system counts as complete; a hair below 1, so that rounding cannot move a go-live.',
    },
    {
      name: 'roadmap_capacity_needed', dims: [], time: 'constant', unit: 'person-months',
      source: 'assumption', distribution: 'fixed', least: 0,
      label: 'Roadmap capacity needed',
      says: 'Person-months a month that keep the product competitive; 0 to leave the roadmap out.',
    },
    {
      name: 'roadmap_sensitivity', dims: [], time: 'constant', unit: 'index',
      source: 'assumption', distribution: 'triangular', least: 0,
      label: 'Roadmap sensitivity', typical: '0-0.3',
      says: 'Elasticity of the win rate to roadmap capacity.',
    },
    {
      name: 'least_roadmap_competitiveness', dims: [], time: 'constant', unit: 'ratio',
      source: 'assumption', distribution: 'fixed', otherwise: 0.85, least: 0.01, most: 1,
      label: 'Least roadmap coverage',
      says: 'A roadmap short of capacity hurts the win rate no more than coverage at this level would.',
    },
    {
      name: 'most_roadmap_competitiveness', dims: [], time: 'constant', unit: 'ratio',
      source: 'assumption', distribution: 'fixed', otherwise: 1.05, least: 1,
      label: 'Most roadmap coverage',
      says: 'Roadmap capacity to spare helps the win rate no more than coverage at this level would.',
    },
  ],
  rows: [
    {
      name: 'delivery_capacity', dims: ['team'], unit: 'person-months', summary: 'sum', validFrom: 1,
      formula: 'sum_by(ramped_equivalents, role_team) * productive_share_of_time * (1 + delivery_speed_uplift)',
      label: 'Delivery capacity',
      says: 'Person-months of work each technology team can deliver this month.',
    },
    {
      name: 'delivery_capacity_by_kind', dims: ['team_kind'], unit: 'person-months', summary: 'sum', validFrom: 1,
      formula: 'sum_by(delivery_capacity, kind_of_team)',
      label: 'Delivery capacity by kind',
      says: 'Person-months of work each kind of technology team can deliver this month.',
    },
    {
      name: 'internal_capacity', dims: ['team'], unit: 'person-months', summary: 'sum', validFrom: 1,
      formula: 'delivery_capacity * internal_work_share',
      label: 'Internal capacity',
      says: 'Part of delivery capacity set aside for internal systems.',
    },
    {
      name: 'system_requested', dims: ['system'], unit: 'flag', summary: 'end', validFrom: 1,
      formula: 'if(system_chosen == 1 and month_index >= system_start_month, 1, 0)',
      label: 'System requested',
      says: '1 once a chosen system has reached its earliest start month.',
    },
    {
      name: 'prerequisite_met', dims: ['system', 'prerequisite'], unit: 'flag', summary: 'end', validFrom: 1,
      formula: '1 - prerequisite_needed * (1 - at(prev(system_live), system, prerequisite))',
      label: 'Prerequisite met',
      says: '1 when the prerequisite was live last month or is not needed.',
    },
    {
      name: 'system_ready', dims: ['system'], unit: 'flag', summary: 'end', validFrom: 1,
      formula: 'system_requested * product(prerequisite_met, prerequisite)',
      label: 'System ready to build',
      says: '1 when the system is requested and every prerequisite was live last month.',
    },
    {
      name: 'system_effort', dims: ['system', 'team'], unit: 'person-months', summary: 'end', validFrom: 1,
      formula: 'effort_estimate * effort_shock',
      label: 'System effort',
      says: 'Person-months each system needs from each team, including the overrun shock.',
    },
    {
      name: 'system_total_effort', dims: ['system'], unit: 'person-months', summary: 'end', validFrom: 1,
      formula: 'sum(system_effort, team)',
      label: 'Total system effort',
      says: 'Person-months the system needs from all teams.',
    },
    {
      name: 'system_work', dims: ['system', 'team'], unit: 'person-months', summary: 'sum', validFrom: 1,
      formula: 'system_ready * max(0, min(system_effort - prev(system_work_done), maximum_monthly_work, internal_capacity - sum_above(system_work, system)))',
      label: 'System work',
      says: "Person-months worked this month, given out in priority order within each team's internal capacity.",
    },
    {
      name: 'system_work_done', dims: ['system', 'team'], unit: 'person-months', summary: 'end', validFrom: 1,
      formula: 'prev(system_work_done) + system_work',
      label: 'System work done',
      says: 'Person-months worked on the system so far.',
    },
    {
      name: 'system_total_work', dims: ['system'], unit: 'person-months', summary: 'end', validFrom: 1,
      formula: 'sum(system_work_done, team)',
      label: 'Total work done',
      says: 'Person-months all teams have worked on the system so far.',
    },
    {
      name: 'system_progress', dims: ['system'], unit: 'ratio', summary: 'end', validFrom: 1,
      formula: 'if(system_total_effort == 0, system_ready, system_total_work / system_total_effort)',
      label: 'System progress',
      says: 'Work done as a share of total effort; a system that needs no work of ours is complete once it may start.',
    },
    {
      name: 'system_live', dims: ['system'], unit: 'flag', summary: 'end', validFrom: 1,
      formula: 'if(prev(system_progress) >= completion_threshold, 1, 0)',
      label: 'System live',
      says: '1 from the month after the work is complete.',
    },
    {
      name: 'system_months_live', dims: ['system'], unit: 'months', summary: 'end', validFrom: 1,
      formula: 'prev(system_months_live) + system_live',
      label: 'System months live',
      says: 'Number of months the system has been live, counting this one.',
    },
    {
      name: 'go_live_month', dims: ['system'], unit: 'index', summary: 'end', validFrom: 1,
      formula: 'if(system_live == 1 and prev(system_live) == 0, month_index, prev(go_live_month))',
      label: 'Go-live month',
      says: 'Month number in which the system went live, 0 while it has not.',
    },
    {
      name: 'internal_work', dims: ['team'], unit: 'person-months', summary: 'sum', validFrom: 1,
      formula: 'sum(system_work, system)',
      label: 'Internal work',
      says: 'Person-months each team spends on internal systems this month.',
    },
    {
      name: 'internal_work_by_kind', dims: ['team_kind'], unit: 'person-months', summary: 'sum', validFrom: 1,
      formula: 'sum_by(internal_work, kind_of_team)',
      label: 'Internal work by kind',
      says: 'Person-months each kind of technology team spends on internal systems this month.',
    },
    {
      name: 'team_utilisation', dims: ['team'], unit: 'ratio', summary: { numerator: 'internal_work', denominator: 'internal_capacity' }, validFrom: 1,
      formula: 'ratio(internal_work, internal_capacity)',
      label: 'Team utilisation',
      says: "Internal work as a share of the team's internal capacity.",
    },
    {
      name: 'roadmap_capacity', dims: [], unit: 'person-months', summary: 'sum', validFrom: 1,
      formula: 'at(delivery_capacity_by_kind, team_kind, product) - at(internal_work_by_kind, team_kind, product)',
      label: 'Roadmap capacity',
      says: 'Person-months the product teams have left for the customer roadmap.',
    },
    {
      name: 'roadmap_coverage', dims: [], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'if(roadmap_capacity_needed > 0, roadmap_capacity / roadmap_capacity_needed, 1)',
      label: 'Roadmap coverage',
      says: 'Roadmap capacity as a share of what keeps the product competitive; 1 when no need is stated.',
    },
    {
      name: 'roadmap_competitiveness', dims: [], unit: 'index', summary: 'average', validFrom: 1,
      formula: 'max(least_roadmap_competitiveness, min(most_roadmap_competitiveness, roadmap_coverage)) ^ roadmap_sensitivity',
      label: 'Roadmap competitiveness',
      says: 'Multiplier on the win rate for roadmap capacity above or below what the market needs.',
    },
  ],
}
