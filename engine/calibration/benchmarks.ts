// What is usual elsewhere, for where a company's own records are too few. Every figure with who published it; where nobody
// did, it says that it is a range for planning.

import type { Benchmark } from './evidence.ts'

const planningRange = 'a range used in planning; no survey stands behind it'

/** By input. An input that is not here has no benchmark. */
export const benchmarks = {
  base_win_rate: {
    low: 0.15,
    likely: 0.2,
    high: 0.3,
    says: '20% (15% to 30%)',
    source: `${planningRange} (a published pipeline: 89 of 586 deals won, 15%, funnelcast.com)`,
  },
  opportunities_per_sdr: {
    low: 4,
    likely: 8,
    high: 15,
    says: '8 a month (4 to 15)',
    source:
      'marketbetter.ai, SDR benchmarks of 2026: 4 to 6 qualified meetings a month for large deals, 12 to 15 in outbound work; the middle is ours',
  },
  self_sourced_per_account_executive: {
    low: 0.3,
    likely: 0.8,
    high: 1.5,
    says: '0.8 a month (0.3 to 1.5)',
    source: planningRange,
  },
  referral_rate: {
    low: 0.1,
    likely: 0.2,
    high: 0.3,
    says: '0.2 a customer and year (0.1 to 0.3)',
    source: planningRange,
  },
  sales_cycle_months: {
    low: 0.5,
    likely: 2.8,
    high: 6,
    says: '2.8 months (0.5 to 6)',
    source:
      'the Optifai pipeline study of 2025: median 84 days, 14 for the smallest to 180 for the largest deals',
  },
  starting_acv: {
    low: 5_000,
    likely: 28_000,
    high: 60_000,
    says: '28,000 a year (5,000 to 60,000)',
    source: 'the KeyBanc private SaaS survey of 2021: median first contract about 28,000 dollars',
  },
  annual_productivity: {
    low: 400_000,
    likely: 600_000,
    high: 1_200_000,
    says: '600,000 a year (400,000 to 1,200,000)',
    source:
      'Balderton Capital: inside sellers 600,000 dollars of quota; kellblog.com: enterprise sellers 1.2 million',
  },
  ramp_months_lost: {
    low: 1.5,
    likely: 2.5,
    high: 6,
    says: '2.5 months of a full seller (1.5 to 6), a straight line to full productivity after 5 months',
    source: 'the Bridge Group survey of 2024: account executives take a median of 5.0 months',
  },
  quota_over_assignment: {
    low: 0.1,
    likely: 0.2,
    high: 0.4,
    says: '20% (10% to 40%)',
    source: 'Dave Kellogg, kellblog.com: about 20%; 40% and more "plain does not work"',
  },
  annual_attrition: {
    low: 0.1,
    likely: 0.19,
    high: 0.35,
    says: '19% (10% to 35%)',
    source: "Dave Kellogg's bookings capacity model: 19%; the range is one used in planning",
  },
  time_to_fill: {
    low: 1,
    likely: 2,
    high: 4,
    says: '2 months (1 to 4)',
    source:
      'echorecruit.com and digidai.com: 25 to 62 days to an accepted offer, 60 to 90 for executives, and a notice period',
  },
  payroll_tax_rate: {
    low: 0.07,
    likely: 0.09,
    high: 0.14,
    says: '9% (7% to 14%)',
    source: planningRange,
  },
  renewal_churn_rate: {
    low: 0.05,
    likely: 0.1,
    high: 0.18,
    says: '10% (5% to 18%)',
    source: 'ChartMogul by optif.ai: gross retention of 84% to 92%; the rest is churn and contraction',
  },
  renewal_contraction_rate: {
    low: 0.005,
    likely: 0.025,
    high: 0.05,
    says: '2.5% (0.5% to 5%)',
    source: planningRange,
  },
  expansion_rate: {
    low: 0.03,
    likely: 0.1,
    high: 0.2,
    says: '10% (3% to 20%)',
    source: 'SaaS Capital: medians of net retention of 100% to 106% over gross retention of 90% to 95%',
  },
  bad_debt_share: {
    low: 0.005,
    likely: 0.01,
    high: 0.015,
    says: '1% (0.5% to 1.5%)',
    source: planningRange,
  },
  hosting_rate: {
    low: 0.08,
    likely: 0.11,
    high: 0.15,
    says: '11% of revenue (8% to 15%)',
    source:
      'Eagle Rock CFO after KeyBanc and OpenView: gross margins of 72% to 80%, of which hosting is a part',
  },
} as const satisfies Readonly<Record<string, Benchmark>>
