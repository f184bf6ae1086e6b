// Effects of tools and systems: what tools and systems improve once they are in use.

import type { Theme } from './growthModel.ts'

/** The chapter “Effects of tools and systems”. */
// biome-ignore format: a row is a paragraph, with its formula on a line of its own.
export const effects: Theme = {
  title: 'Effects of tools and systems',
  says: 'What tools and systems improve once they are in use. Every claimed benefit acts on one of eleven named drivers, grows along an S-curve, and acts only on what the others leave, so that none is counted twice.',
  inputs: [
    {
      name: 'tool_chosen', dims: ['tool'], time: 'constant', unit: 'flag',
      source: 'internal technology', distribution: 'fixed', otherwise: 0, decision: true, least: 0, most: 1, whole: true,
      label: 'Tool chosen',
      says: '1 when the tool is bought.',
    },
    {
      name: 'tool_start_month', dims: ['tool'], time: 'constant', unit: 'index',
      source: 'internal technology', distribution: 'discrete', otherwise: 1, decision: true, dated: true, least: -359, whole: true,
      label: 'Tool start month', typical: 'slips by 0 to 2 months',
      says: 'Month number in which the tool contract starts; 0 or below for a contract that runs since before the first month.',
    },
    {
      name: 'tool_adoption_midpoint', dims: ['tool'], time: 'constant', unit: 'months',
      source: 'assumption', distribution: 'triangular', least: 0,
      label: 'Tool adoption midpoint', typical: '3-6 months',
      says: 'Months in use at which half of the effect is reached.',
    },
    {
      name: 'tool_adoption_speed', dims: ['tool'], time: 'constant', unit: '1/month',
      source: 'assumption', distribution: 'triangular', least: 0,
      label: 'Tool adoption speed',
      says: 'Steepness of the tool adoption S-curve, per month.',
    },
    {
      name: 'system_adoption_midpoint', dims: ['system'], time: 'constant', unit: 'months',
      source: 'assumption', distribution: 'triangular', least: 0,
      label: 'System adoption midpoint', typical: '3-6 months',
      says: 'Months live at which half of the effect is reached.',
    },
    {
      name: 'system_adoption_speed', dims: ['system'], time: 'constant', unit: '1/month',
      source: 'assumption', distribution: 'triangular', least: 0,
      label: 'System adoption speed',
      says: 'Steepness of the system adoption S-curve, per month.',
    },
    {
      name: 'tool_effect_size', dims: ['tool', 'driver'], time: 'constant', unit: 'ratio',
      source: 'assumption', distribution: 'pert', otherwise: 0, least: 0, most: 0.99,
      label: 'Tool effect size', typical: '2-15% each',
      says: 'Effect of the tool on each driver at full adoption.',
    },
    {
      name: 'system_effect_size', dims: ['system', 'driver'], time: 'constant', unit: 'ratio',
      source: 'assumption', distribution: 'pert', otherwise: 0, least: 0, most: 0.99,
      label: 'System effect size', typical: '2-15% each',
      says: 'Effect of the system on each driver at full adoption.',
    },
    {
      name: 'benefit_shock', dims: [], time: 'constant', unit: 'index',
      source: 'assumption', distribution: 'pert', otherwise: 1, least: 0,
      label: 'Benefit shock', typical: 'large IT projects deliver 0.44 of the promised value on average; 0 to 1.1, most likely 0.5',
      says: 'Multiplier on the effect of every tool and system.',
    },
    {
      name: 'highest_combined_effect', dims: [], time: 'constant', unit: 'ratio',
      source: 'assumption', distribution: 'fixed', otherwise: 0.95, least: 0, most: 0.99,
      label: 'Highest combined effect',
      says: 'However many tools and systems act on a driver, they improve it by no more than this.',
    },
  ],
  rows: [
    {
      name: 'tool_active', dims: ['tool'], unit: 'flag', summary: 'end', validFrom: 1,
      formula: 'if(tool_chosen == 1 and month_index >= tool_start_month, 1, 0)',
      label: 'Tool active',
      says: '1 while the tool contract is in force.',
    },
    {
      name: 'tool_months_in_use', dims: ['tool'], unit: 'months', summary: 'end', validFrom: 1,
      formula: 'prev(tool_months_in_use) + tool_active',
      opening: 'tool_chosen * max(0, 1 - tool_start_month)',
      label: 'Tool months in use',
      says: 'Number of months the tool has been in use, counting this one.',
    },
    {
      name: 'tool_adoption', dims: ['tool'], unit: 'ratio', summary: 'end', validFrom: 1,
      formula: 'tool_active * logistic(tool_months_in_use, tool_adoption_midpoint, tool_adoption_speed)',
      label: 'Tool adoption',
      says: "Share of the tool's full effect reached so far, following an S-curve.",
    },
    {
      name: 'system_adoption', dims: ['system'], unit: 'ratio', summary: 'end', validFrom: 1,
      formula: 'system_live * logistic(system_months_live, system_adoption_midpoint, system_adoption_speed)',
      label: 'System adoption',
      says: "Share of the system's full effect reached since go-live, following an S-curve.",
    },
    {
      name: 'effect_kept_by_tool', dims: ['driver', 'tool'], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'max(0, 1 - tool_effect_size * tool_adoption * benefit_shock)',
      label: 'Left by each tool',
      says: 'Part of each driver that the tool leaves as it was: 1 when it has no effect.',
    },
    {
      name: 'effect_kept_by_system', dims: ['driver', 'system'], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'max(0, 1 - system_effect_size * system_adoption * benefit_shock)',
      label: 'Left by each system',
      says: 'Part of each driver that the system leaves as it was: 1 when it has no effect.',
    },
    {
      name: 'combined_effect', dims: ['driver'], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'min(highest_combined_effect, 1 - product(effect_kept_by_tool, tool) * product(effect_kept_by_system, system))',
      label: 'Combined effect',
      says: 'Joint effect of all tools and systems on one driver: each acts on what the others leave.',
    },
    {
      name: 'win_rate_uplift', dims: [], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'at(combined_effect, driver, higher_win_rate)',
      label: 'Win rate uplift',
      says: 'Relative increase of the win rate from tools and systems.',
    },
    {
      name: 'cycle_time_cut', dims: [], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'at(combined_effect, driver, shorter_sales_cycle)',
      label: 'Sales cycle cut',
      says: 'Relative reduction of the sales cycle from tools and systems.',
    },
    {
      name: 'ramp_time_cut', dims: [], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'at(combined_effect, driver, faster_ramp)',
      label: 'Ramp time cut',
      says: 'Relative reduction of ramp time from tools and systems.',
    },
    {
      name: 'productivity_uplift', dims: [], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'at(combined_effect, driver, higher_productivity)',
      label: 'Seller productivity uplift',
      says: 'Relative increase of account executive productivity from tools and systems.',
    },
    {
      name: 'marketing_output_uplift', dims: [], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'at(combined_effect, driver, more_marketing_opportunities)',
      label: 'Marketing output uplift',
      says: 'Relative increase of marketing-sourced opportunities from tools and systems.',
    },
    {
      name: 'sdr_output_uplift', dims: [], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'at(combined_effect, driver, more_sdr_opportunities)',
      label: 'SDR output uplift',
      says: 'Relative increase of opportunities created per SDR from tools and systems.',
    },
    {
      name: 'churn_cut', dims: [], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'at(combined_effect, driver, lower_churn)',
      label: 'Churn cut',
      says: 'Relative reduction of churn from tools and systems.',
    },
    {
      name: 'expansion_uplift', dims: [], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'at(combined_effect, driver, higher_expansion)',
      label: 'Expansion uplift',
      says: 'Relative increase of expansion from tools and systems.',
    },
    {
      name: 'hosting_cost_cut', dims: [], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'at(combined_effect, driver, lower_hosting_cost)',
      label: 'Hosting cost cut',
      says: 'Relative reduction of hosting cost from tools and systems.',
    },
    {
      name: 'support_cost_cut', dims: [], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'at(combined_effect, driver, lower_support_cost)',
      label: 'Support cost cut',
      says: 'Relative reduction of variable support cost from tools and systems.',
    },
    {
      name: 'delivery_speed_uplift', dims: [], unit: 'ratio', summary: 'average', validFrom: 1,
      formula: 'at(combined_effect, driver, faster_delivery)',
      label: 'Delivery speed uplift',
      says: 'Relative increase of engineering delivery from tools and systems.',
    },
  ],
}
