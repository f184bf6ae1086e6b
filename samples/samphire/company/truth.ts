// What is true of Samphire, a made-up company: the numbers that its records are drawn with, which calibration should find.

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

/** All that is true. Months are numbers, 12 a year. */
export type Truth = {
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
}
