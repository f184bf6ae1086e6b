// Where luck comes into the growth model: which rows the chance of single deals, contracts and people moves, and how much.

/** One kind of luck: a factor with mean 1 on a row, drawn for every item and month. */
export type Luck = {
  /** The factor is `<name>_luck`. */
  readonly name: string
  readonly dims: readonly string[]
  /** Its variance as a formula: one over how many deals, contracts or people are expected, mostly. Below 0 counts as 0. */
  readonly variance: string
  /** The factor never exceeds this, so that no more happens than can: of ten people at most ten leave. */
  readonly most?: string
  /** The kind of luck whose draw it takes, where the two are one event; its own without it. */
  readonly drawnWith?: string
}

/** A row of the growth model that is not what is expected of it but what comes. */
export type LuckyRow = {
  readonly row: string
  /** What comes, over `<row>_before_luck`, which keeps the formula of the row. */
  readonly formula: string
}

/** A row that goes on from what was expected of another one, or from a part of its luck. */
export type RowOfExpected = { readonly row: string; readonly reads: string; readonly instead: string }

/** A row that luck needs besides those of the model. */
type LuckRow = {
  readonly name: string
  readonly dims: readonly string[]
  readonly unit: string
  readonly formula: string
}

/** A figure that luck needs. Those of the company are in `luckFigures`. */
type LuckConstant = { readonly name: string; readonly unit: string; readonly value: number }

/**
 * How much single deals and contracts differ, each as a coefficient of variation (standard deviation over mean), with what
 * is taken where a plan is silent.
 */
export const luckFigures = [
  {
    name: 'deal_size_variation',
    label: 'Variation of deal sizes',
    // The logarithm of deal sizes within a segment spreads by about 0.5 where segments are cut by size: our judgement.
    otherwise: 0.5,
  },
  {
    name: 'contraction_variation',
    label: 'Variation of contractions',
    // One renewal in ten gives something up, the same part each: sqrt((1 - 0.1) / 0.1).
    otherwise: 3,
  },
  {
    name: 'expansion_variation',
    label: 'Variation of expansions',
    // Three renewals in ten add something, and differ by half of it: sqrt((1 + 0.25) / 0.3 - 1).
    otherwise: 1.8,
  },
] as const

/** One of what is counted: turns a count into its reciprocal without a slip of units. */
export const luckConstants: readonly LuckConstant[] = [
  { name: 'one_opportunity', unit: 'opportunities', value: 1 },
  { name: 'one_customer', unit: 'customers', value: 1 },
  { name: 'one_person', unit: 'people', value: 1 },
  { name: 'one_month', unit: 'months', value: 1 },
]

/** Rows that are read by several kinds of luck. */
export const luckRows: readonly LuckRow[] = [
  {
    name: 'chance_to_win',
    dims: ['segment'],
    unit: 'ratio',
    formula: 'effective_win_rate / customers_per_opportunity',
  },
  {
    // The value of a customer as it is in the sums below: with every customer of the same size, 1 over their number.
    name: 'value_of_one_customer',
    dims: ['segment'],
    unit: 'money/year',
    formula:
      'ratio(prev(closing_arr), prev(customers)) * one_customer * (1 + deal_size_variation * deal_size_variation)',
  },
]

/**
 * Opportunities arrive as a Poisson process, each leaves the pipeline and is won or lost by a coin of its own, and each
 * deal has a size of its own; a contract that ends is lost by a coin, and what others give up or add differs from one to
 * the next; each person leaves by a coin.
 */
export const lucks: readonly Luck[] = [
  {
    name: 'opportunities_created',
    dims: ['segment'],
    variance: 'ratio(one_opportunity, opportunities_created_before_luck)',
  },
  {
    name: 'opportunities_decided',
    dims: ['segment'],
    variance: 'ratio((1 - stage_exit_rate) * one_opportunity, opportunities_decided_before_luck)',
    most: 'ratio(1, stage_exit_rate)',
  },
  {
    name: 'won_opportunities',
    dims: ['segment'],
    variance: 'ratio((1 - chance_to_win) * one_customer, won_opportunities_before_luck)',
    most: 'ratio(1, chance_to_win)',
  },
  {
    // All the luck that is there from the first call to the signature: deals won come as a Poisson process, too.
    name: 'new_customers',
    dims: ['segment'],
    variance: 'ratio(one_customer * current_acv, new_arr_before_luck)',
    drawnWith: 'won_opportunities',
  },
  {
    name: 'deal_size',
    dims: ['segment'],
    variance:
      'deal_size_variation * deal_size_variation * ratio(one_customer * current_acv, new_arr_before_luck * new_customers_luck)',
  },
  {
    name: 'churned_arr_at_renewal',
    dims: ['segment'],
    variance: 'ratio((1 - effective_churn_rate) * value_of_one_customer, churned_arr_at_renewal_before_luck)',
    most: 'ratio(1, effective_churn_rate)',
  },
  {
    name: 'contraction_arr',
    dims: ['segment'],
    variance:
      'contraction_variation * contraction_variation * ratio(value_of_one_customer, arr_available_to_renew)',
  },
  {
    name: 'expansion_arr_at_renewal',
    dims: ['segment'],
    variance:
      'expansion_variation * expansion_variation * ratio(value_of_one_customer, arr_available_to_renew)',
  },
  {
    name: 'monthly_plan_churned_arr',
    dims: ['segment'],
    variance:
      'ratio((1 - monthly_plan_churn_rate) * value_of_one_customer, monthly_plan_churned_arr_before_luck)',
    most: 'ratio(1, monthly_plan_churn_rate)',
  },
  {
    // A customer without a term may add something in any month: of one chance a term, a part in each.
    name: 'monthly_plan_expansion_arr',
    dims: ['segment'],
    variance:
      '(1 + expansion_variation * expansion_variation) * contract_term_months / one_month * ratio(value_of_one_customer, prev(monthly_plan_arr))',
    drawnWith: 'expansion_arr_at_renewal',
  },
  {
    name: 'monthly_attrition',
    dims: ['role'],
    variance:
      'ratio((1 - monthly_attrition_before_luck) * one_person, prev(headcount) * monthly_attrition_before_luck)',
    most: 'ratio(1, monthly_attrition_before_luck)',
  },
  {
    // Who starts in these months was looked for before the plan begins: how many that are, it knows as a mean only.
    name: 'new_starts',
    dims: ['role'],
    variance: 'if(month_index <= time_to_fill, ratio(one_person, new_starts_before_luck), 0)',
  },
]

/** What comes is what was expected times its luck; customers that renew cannot give up more than they have. */
export const luckyRows: readonly LuckyRow[] = [
  ...[
    'opportunities_created',
    'opportunities_decided',
    'won_opportunities',
    'churned_arr_at_renewal',
    'expansion_arr_at_renewal',
    'monthly_plan_churned_arr',
    'monthly_plan_expansion_arr',
    'monthly_attrition',
    'new_starts',
  ].map(row => ({ row, formula: `${row}_before_luck * ${row}_luck` })),
  { row: 'new_arr', formula: 'new_arr_before_luck * new_customers_luck * deal_size_luck' },
  {
    row: 'contraction_arr',
    formula:
      'if(luck_drawn == 0, contraction_arr_before_luck, max(0, min(contraction_arr_before_luck * contraction_arr_luck, arr_available_to_renew - churned_arr_at_renewal)))',
  },
]

/**
 * The pipeline as expected runs beside the one that comes: what sellers can close is held against what is expected of
 * demand, and luck comes last. A month's demand above or below it would else be cut off by an average month's capacity, and
 * luck would always cost.
 */
export const rowsAsExpected: readonly string[] = [
  'opportunities_advanced',
  'early_pipeline',
  'opportunities_decided',
  'late_pipeline',
  'won_opportunities',
]

/** Rows that go on from what was expected. A customer more is not a larger customer. */
export const rowsOfExpected: readonly RowOfExpected[] = [
  { row: 'newly_winnable_arr', reads: 'won_opportunities', instead: 'expected_won_opportunities' },
  { row: 'carried_over_arr', reads: 'new_arr', instead: 'new_arr_before_luck' },
  { row: 'arr_lost_to_capacity', reads: 'new_arr', instead: 'new_arr_before_luck' },
  { row: 'new_customers', reads: 'new_arr', instead: '(new_arr_before_luck * new_customers_luck)' },
]
