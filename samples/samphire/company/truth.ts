// What is true of Samphire, a made-up company: the numbers that its records are drawn with, which calibration should find.

import type { Day } from '../../../engine/intake/records.ts'

/** A part of the market: how deals come, are won and renewed there. */
export type SegmentTruth = {
  readonly segment: string
  /** Deals created in the first month, and how much more each month than the one before. */
  readonly dealsPerMonth: number
  readonly growth: number
  /** Share of created deals that are won in the end. */
  readonly winRate: number
  /** Mean months from creation to winning, and to losing. */
  readonly cycleMonths: number
  readonly losingMonths: number
  /** Share of lost deals that nobody ever closes in the CRM. */
  readonly forgotten: number
  /** Mean yearly value of a new customer, and the spread of its logarithm. */
  readonly acv: number
  readonly acvSpread: number
  readonly openingCustomers: number
  /** Shares of the ARR that is due for renewal. */
  readonly churn: number
  readonly contraction: number
  readonly expansion: number
  /** Share of customers that pay a year in advance; the others pay by the quarter. */
  readonly upfront: number
  /** Deals a ramped seller finds a month, and deals a customer sends a year; of the SDRs' deals the share that is here. */
  readonly selfSourced: number
  readonly referrals: number
  readonly shareOfSdrs: number
}

/** A job: how many there are, how they come and go, and what they cost. */
export type RoleTruth = {
  readonly role: string
  /** As HR writes it, in more than one way. */
  readonly titles: readonly string[]
  readonly department: string
  readonly segment?: string
  readonly opening: number
  /** New positions a month, besides those that replace leavers. */
  readonly newPositions: number
  readonly attrition: number
  readonly fillMonths: number
  readonly salary: number
  /** Yearly bonus and commission at target, as a share of salary. */
  readonly variable: number
  readonly points?: number
}

/** A way of spending the marketing budget. */
export type ChannelTruth = {
  readonly channel: string
  readonly monthlySpend: number
  readonly maximum: number
  readonly halfEffect: number
}

/** A system that could be built: person-months by team, what it improves, what it costs; month numbers. */
export type SystemTruth = {
  readonly system: string
  readonly purpose: 'information_technology' | 'operational_technology' | 'customer_technology'
  readonly priority: number
  readonly needs: readonly string[]
  readonly earliestStart: number
  readonly vendorCost: number
  readonly runCost: number
  readonly efforts: readonly { readonly team: string; readonly effort: Estimate }[]
  /** By what share each driver of the model improves. */
  readonly effects: readonly { readonly effect: string; readonly size: Estimate }[]
}

type Estimate = { readonly low: number; readonly likely: number; readonly high: number }

/** Software that is rented, or offered when it has no first day; prices a year. */
export type SoftwareTruth = {
  readonly vendor: string
  readonly product: string
  readonly department: string
  readonly purpose: SystemTruth['purpose']
  readonly start?: Day
  readonly end?: Day
  readonly seats: number
  readonly seatPrice: number
  readonly flat: number
  readonly uplift: number
  readonly noticeDays: number
}

/** All that is true. Months are numbers, 12 a year. */
export type Truth = {
  readonly systems: readonly SystemTruth[]
  readonly software: readonly SoftwareTruth[]
  readonly firstMonth: number
  readonly lastMonth: number
  readonly segments: readonly SegmentTruth[]
  readonly roles: readonly RoleTruth[]
  readonly channels: readonly ChannelTruth[]
  readonly marketingCarryOver: number
  /** Months until a new seller sells like the others, growing by the month in a straight line. */
  readonly rampMonths: number
  /** Deals an SDR finds a month, once ramped; the share of that in the first months of service, after which it is all. */
  readonly sdrDeals: number
  readonly sdrRamp: readonly number[]
  /** How much larger deals are that are decided in January, February and so on, 1 on average. */
  readonly seasonality: readonly number[]
  readonly quotaOverAssignment: number
  /** Share of invoiced money paid in the invoice's month, the next, and so on; the rest never. */
  readonly collection: readonly number[]
  readonly hostingRate: number
  readonly hostingFixed: number
  readonly overheadPerHead: number
  readonly overheadFixed: number
  readonly payrollTax: number
  readonly benefitsPerMonth: number
  readonly teams: readonly {
    readonly team: string
    readonly role: string
    readonly pointsPerPersonMonth: number
    readonly spread: number
  }[]
}

/** Three years of Samphire, November 2023 to October 2026. */
export const samphire: Truth = {
  firstMonth: 2023 * 12 + 10,
  lastMonth: 2026 * 12 + 9,
  segments: [
    {
      segment: 'small_business',
      dealsPerMonth: 17,
      growth: 0.018,
      winRate: 0.24,
      cycleMonths: 1.4,
      losingMonths: 2.1,
      forgotten: 0.08,
      acv: 9600,
      acvSpread: 0.4,
      openingCustomers: 110,
      churn: 0.16,
      contraction: 0.03,
      expansion: 0.09,
      upfront: 0.6,
      selfSourced: 0.7,
      referrals: 0.08,
      shareOfSdrs: 0.7,
    },
    {
      segment: 'mid_market',
      dealsPerMonth: 9,
      growth: 0.018,
      winRate: 0.19,
      cycleMonths: 3.4,
      losingMonths: 4.2,
      forgotten: 0.1,
      acv: 34_000,
      acvSpread: 0.45,
      openingCustomers: 52,
      churn: 0.09,
      contraction: 0.025,
      expansion: 0.16,
      upfront: 0.85,
      selfSourced: 0.5,
      referrals: 0.16,
      shareOfSdrs: 0.3,
    },
  ],
  roles: [
    {
      role: 'account_executive_small_business',
      titles: ['Account Executive, SMB', 'Account Executive (SMB)', 'AE SMB'],
      department: 'Sales',
      segment: 'small_business',
      opening: 3,
      newPositions: 0.11,
      attrition: 0.32,
      fillMonths: 2,
      salary: 62_000,
      variable: 0.8,
    },
    {
      role: 'account_executive_mid_market',
      titles: ['Account Executive, Mid-Market', 'Sr. Account Executive', 'AE Mid Market'],
      department: 'Sales',
      segment: 'mid_market',
      opening: 3,
      newPositions: 0.11,
      attrition: 0.26,
      fillMonths: 2.4,
      salary: 84_000,
      variable: 0.9,
    },
    {
      role: 'sdr',
      titles: ['Sales Development Representative', 'SDR', 'Business Development Rep'],
      department: 'Sales',
      opening: 5,
      newPositions: 0.12,
      attrition: 0.38,
      fillMonths: 1.3,
      salary: 48_000,
      variable: 0.4,
    },
    {
      role: 'marketer',
      titles: ['Marketing Manager', 'Content Marketer', 'Demand Generation Manager'],
      department: 'Marketing',
      opening: 4,
      newPositions: 0.06,
      attrition: 0.18,
      fillMonths: 2.2,
      salary: 78_000,
      variable: 0.08,
    },
    {
      role: 'csm',
      titles: ['Customer Success Manager', 'Sr Customer Success Manager'],
      department: 'Customer Success',
      opening: 5,
      newPositions: 0.07,
      attrition: 0.19,
      fillMonths: 2,
      salary: 72_000,
      variable: 0.12,
    },
    {
      role: 'product_engineer',
      titles: ['Software Engineer', 'Senior Software Engineer', 'Software Engineer II'],
      department: 'Engineering',
      opening: 14,
      newPositions: 0.25,
      attrition: 0.13,
      fillMonths: 3.1,
      salary: 128_000,
      variable: 0.05,
    },
    {
      role: 'platform_engineer',
      titles: ['Platform Engineer', 'Site Reliability Engineer'],
      department: 'Engineering',
      opening: 4,
      newPositions: 0.08,
      attrition: 0.13,
      fillMonths: 3.3,
      salary: 136_000,
      variable: 0.05,
    },
    {
      role: 'general_and_admin_staff',
      titles: ['Accountant', 'People Partner', 'Office Manager', 'Controller'],
      department: 'G&A',
      opening: 8,
      newPositions: 0.08,
      attrition: 0.14,
      fillMonths: 2.1,
      salary: 82_000,
      variable: 0.06,
    },
  ],
  channels: [
    { channel: 'paid_media', monthlySpend: 24_000, maximum: 40, halfEffect: 30_000 },
    { channel: 'events', monthlySpend: 15_000, maximum: 24, halfEffect: 20_000 },
  ],
  marketingCarryOver: 0.35,
  rampMonths: 5,
  sdrDeals: 2.2,
  sdrRamp: [1 / 3, 2 / 3],
  seasonality: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  quotaOverAssignment: 0.2,
  collection: [0.22, 0.46, 0.21, 0.1],
  hostingRate: 0.11,
  hostingFixed: 6000,
  overheadPerHead: 620,
  overheadFixed: 38_000,
  payrollTax: 0.083,
  benefitsPerMonth: 910,
  teams: [
    { team: 'Product', role: 'product_engineer', pointsPerPersonMonth: 9, spread: 0.18 },
    { team: 'Platform', role: 'platform_engineer', pointsPerPersonMonth: 7.5, spread: 0.22 },
  ],
  systems: [
    {
      system: 'Data platform',
      purpose: 'information_technology',
      priority: 1,
      needs: [],
      earliestStart: 2026 * 12 + 11,
      vendorCost: 80_000,
      runCost: 60_000,
      efforts: [
        { team: 'Platform team', effort: { low: 6, likely: 9, high: 16 } },
        { team: 'Product team', effort: { low: 1, likely: 2, high: 4 } },
      ],
      effects: [{ effect: 'higher_expansion', size: { low: 0, likely: 0.02, high: 0.04 } }],
    },
    {
      system: 'Customer onboarding portal',
      purpose: 'customer_technology',
      priority: 2,
      needs: [],
      earliestStart: 2026 * 12 + 11,
      vendorCost: 90_000,
      runCost: 50_000,
      efforts: [
        { team: 'Product team', effort: { low: 12, likely: 16, high: 28 } },
        { team: 'Platform team', effort: { low: 3, likely: 4, high: 7 } },
      ],
      effects: [
        { effect: 'lower_churn', size: { low: 0.05, likely: 0.15, high: 0.2 } },
        { effect: 'higher_expansion', size: { low: 0, likely: 0.1, high: 0.15 } },
      ],
    },
    {
      system: 'Lead routing and scoring',
      purpose: 'operational_technology',
      priority: 3,
      needs: ['Data platform'],
      earliestStart: 2027 * 12 + 1,
      vendorCost: 60_000,
      runCost: 40_000,
      efforts: [
        { team: 'Platform team', effort: { low: 6, likely: 8, high: 13 } },
        { team: 'Product team', effort: { low: 1, likely: 2, high: 3 } },
      ],
      effects: [
        { effect: 'more_marketing_opportunities', size: { low: 0.04, likely: 0.12, high: 0.18 } },
        { effect: 'more_sdr_opportunities', size: { low: 0, likely: 0.06, high: 0.1 } },
        { effect: 'higher_win_rate', size: { low: 0, likely: 0.02, high: 0.03 } },
      ],
    },
  ],
  software: [
    {
      vendor: 'Cadence Works',
      product: 'Sales engagement',
      department: 'Sales',
      purpose: 'operational_technology',
      seats: 14,
      seatPrice: 1500,
      flat: 0,
      uplift: 0.07,
      noticeDays: 60,
    },
    {
      vendor: 'Tellcall',
      product: 'Conversation intelligence',
      department: 'Sales',
      purpose: 'operational_technology',
      seats: 20,
      seatPrice: 1400,
      flat: 6000,
      uplift: 0.07,
      noticeDays: 60,
    },
    {
      vendor: 'Pairwise',
      product: 'AI coding assistant',
      department: 'Engineering',
      purpose: 'information_technology',
      start: { year: 2026, month: 3, day: 1 },
      end: { year: 2027, month: 2, day: 28 },
      seats: 20,
      seatPrice: 480,
      flat: 0,
      uplift: 0.07,
      noticeDays: 45,
    },
  ],
}
