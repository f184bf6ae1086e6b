// What exports become: plain records with days, months and exact money, from which a company's inputs are calibrated.

import type { Quantity } from '../formula/quantity.ts'
import type { CalendarMonth } from '../plan/calendar.ts'

/** A day of the calendar; month and day count from 1. */
export type Day = { readonly year: number; readonly month: number; readonly day: number }

/** Where a record was read: row counts from 1 as the file's own program counts it. */
export type RecordSource = { readonly file: string; readonly sheet?: string; readonly row: number }

/** What a ledger account is to the statements; chosen for each account in the mapping. */
export type StatementLine =
  | 'revenue_subscription'
  | 'revenue_services'
  | 'cost_of_revenue'
  | 'sales'
  | 'marketing'
  | 'customer_success'
  | 'research_and_development'
  | 'general_and_administrative'
  | 'other_income'
  | 'interest'
  | 'income_tax'
  | 'depreciation'
  | 'cash'
  | 'accounts_receivable'
  | 'prepaid_expenses'
  | 'fixed_assets'
  | 'deferred_commissions'
  | 'other_assets'
  | 'accounts_payable'
  | 'accrued_expenses'
  | 'deferred_revenue'
  | 'debt'
  | 'other_liabilities'
  | 'paid_in_capital'
  | 'retained_earnings'

/** What a cost account pays for, whichever function bears it. */
export type CostNature =
  | 'wages'
  | 'payroll_tax'
  | 'benefits'
  | 'commissions'
  | 'bonuses'
  | 'recruiting'
  | 'equipment'
  | 'software'
  | 'programmes'
  | 'hosting'
  | 'payment_fees'
  | 'support'
  | 'other'

/**
 * One account in one month. Money in the company's currency; revenue, cost, assets, liabilities and equity are each above 0
 * when the account stands on its usual side (a refund in a revenue account is below 0).
 */
export type LedgerLine = {
  readonly source: RecordSource
  readonly month: CalendarMonth
  /** As the ledger calls it, with its number where it has one. */
  readonly account: string
  readonly line: StatementLine
  readonly nature?: CostNature
  readonly department?: string
  /** What happened in the month, or how it stood at the month's end. */
  readonly measure: 'flow' | 'balance'
  readonly amount: Quantity
}

/** A contract with a customer, or one term of it. */
export type Contract = {
  readonly source: RecordSource
  readonly id: string
  readonly customer: string
  readonly segment?: string
  readonly product?: string
  readonly start: Day
  /** The last day of the term; absent when the contract runs on from month to month. */
  readonly end?: Day
  /** Annualised value in money a year. */
  readonly arr: Quantity
  readonly billing?: 'monthly' | 'quarterly' | 'half_yearly' | 'yearly' | 'upfront'
  /** The term before this one. */
  readonly renews?: string
  /** The day it was ended before its term, where it was. */
  readonly cancelled?: Day
}

/** What a subscriber paid a month, as it stood at the month's end. */
export type MonthlyRevenue = {
  readonly source: RecordSource
  readonly customer: string
  readonly segment?: string
  readonly month: CalendarMonth
  /** Money a month. */
  readonly mrr: Quantity
}

/** One change of a subscriber's monthly revenue. */
export type RevenueChange = {
  readonly source: RecordSource
  readonly customer: string
  readonly segment?: string
  readonly day: Day
  readonly kind: 'new' | 'upgrade' | 'downgrade' | 'reactivation' | 'churn'
  /** Money a month: below 0 for a downgrade and a churn. */
  readonly change: Quantity
}

/** An invoice and what was paid of it. */
export type Invoice = {
  readonly source: RecordSource
  readonly id: string
  readonly customer: string
  readonly issued: Day
  readonly amount: Quantity
  /** Absent while nothing has been paid. */
  readonly paid?: { readonly day: Day; readonly amount: Quantity }
  readonly writtenOff?: boolean
}

/** What a customer owed on the day of an ageing report, by days since the invoice was due. */
export type ReceivableAge = {
  readonly source: RecordSource
  readonly customer: string
  /** The first and the last day overdue; the oldest bracket has no last. */
  readonly from: number
  readonly to?: number
  readonly amount: Quantity
}

/** Who finds deals: what marketing spends money on, SDRs, the sellers themselves, customers who recommend, or none of them. */
export type DealOrigin = 'marketing' | 'sdr' | 'account_executive' | 'referral' | 'other'

/** A deal in the CRM. */
export type Opportunity = {
  readonly source: RecordSource
  readonly id: string
  readonly customer?: string
  readonly segment?: string
  /** Money as the CRM has it; absent when the field is empty. What it means (a year, the whole term) the mapping says. */
  readonly amount?: Quantity
  readonly amountMeans: 'arr' | 'contract_value'
  readonly created: Day
  /** When it was decided, or while it is open, when it is expected to be. */
  readonly closes?: Day
  readonly outcome: 'won' | 'lost' | 'open'
  readonly stage: string
  readonly type?: 'new' | 'existing'
  readonly leadSource?: string
  /** Who found it; absent where nobody said what the CRM's word for it means. */
  readonly origin?: DealOrigin
  /** The marketing channel that the mapping gives its source or campaign. */
  readonly channel?: string
  /** When the CRM last changed it: of two exports of it the later counts. */
  readonly modified?: Day
  /** Who owns it: an employee's id where the mapping joins them, else a name made up for this import ("person 3"). */
  readonly owner?: string
}

/** A deal entering a stage. */
export type StageChange = {
  readonly source: RecordSource
  readonly opportunity: string
  readonly day: Day
  readonly stage: string
  readonly outcome: 'won' | 'lost' | 'open'
  readonly amount?: Quantity
  readonly closes?: Day
}

/** What a seller was asked to sell in a period, and what they sold. */
export type Quota = {
  readonly source: RecordSource
  readonly owner: string
  readonly segment?: string
  readonly from: CalendarMonth
  /** The last month of the period. */
  readonly to: CalendarMonth
  readonly quota: Quantity
  readonly attained?: Quantity
  /** On-target earnings, in money a year. */
  readonly onTargetEarnings?: Quantity
}

/** A person on the payroll, without a name unless the mapping keeps names. */
export type Employee = {
  readonly source: RecordSource
  readonly id: string
  readonly name?: string
  readonly title: string
  /** The role of the plan that the mapping gives the title. */
  readonly role?: string
  readonly department?: string
  readonly segment?: string
  readonly kind: 'employee' | 'contractor'
  readonly hired: Day
  readonly left?: Day
  readonly leaving?: 'voluntary' | 'involuntary'
  /** 1 is full time. */
  readonly share: Quantity
  /** Base pay in money a year at full time. */
  readonly salary?: Quantity
  /** Yearly bonus and commission at target. */
  readonly variable?: Quantity
}

/** A position to be filled, from opening to the first day. */
export type Requisition = {
  readonly source: RecordSource
  readonly id: string
  readonly title: string
  readonly role?: string
  readonly opened: Day
  readonly accepted?: Day
  readonly started?: Day
  readonly leadSource?: string
  readonly status: 'open' | 'filled' | 'cancelled'
}

/** A contract with a software vendor. */
export type ToolContract = {
  readonly source: RecordSource
  readonly vendor: string
  readonly product?: string
  readonly department?: string
  readonly purpose?: 'information_technology' | 'operational_technology' | 'customer_technology'
  readonly start?: Day
  readonly end?: Day
  readonly seatsBought?: Quantity
  readonly seatsUsed?: Quantity
  /** Money a seat a year. */
  readonly seatPrice?: Quantity
  /** Money a year. */
  readonly value: Quantity
  /** How much dearer it may become at a renewal, as a share. */
  readonly uplift?: Quantity
  /** Days before the end by which it has to be given notice. */
  readonly noticeDays?: number
}

/** A low, a likely and a high estimate. */
export type ThreePoints = { readonly low: Quantity; readonly likely: Quantity; readonly high: Quantity }

/** A line of a project register: a system and a team that works on it, or something that it improves, or both. */
export type ProjectLine = {
  readonly source: RecordSource
  readonly system: string
  readonly purpose?: ToolContract['purpose']
  readonly team?: string
  /** Person-months of the team. */
  readonly effort?: ThreePoints
  /** Systems that have to be live before. */
  readonly dependsOn: readonly string[]
  readonly vendorCost?: Quantity
  /** Money a year. */
  readonly runCost?: Quantity
  /** A driver of the model, and by what share it improves. */
  readonly effect?: string
  readonly size?: ThreePoints
  readonly earliestStart?: CalendarMonth
  /** 1 is built first. */
  readonly priority?: Quantity
}

/** A piece of work in a tracker. */
export type Issue = {
  readonly source: RecordSource
  readonly id: string
  readonly type?: string
  readonly team?: string
  readonly sprint?: string
  readonly points?: Quantity
  readonly created: Day
  readonly resolved?: Day
  readonly status: string
}

/** A team's sprint: what it promised and what it finished, in points. */
export type Sprint = {
  readonly source: RecordSource
  readonly team: string
  readonly name: string
  readonly start: Day
  readonly end: Day
  readonly committed?: Quantity
  readonly completed: Quantity
}

/** Spending on a marketing channel in a month, and the opportunities that came of it. */
export type ChannelSpend = {
  readonly source: RecordSource
  readonly channel: string
  readonly month: CalendarMonth
  readonly spend: Quantity
  readonly opportunities?: Quantity
}

/** Everything that an import read, in the order of the files and rows. */
export type Records = {
  readonly ledger: readonly LedgerLine[]
  readonly contracts: readonly Contract[]
  readonly monthlyRevenue: readonly MonthlyRevenue[]
  readonly revenueChanges: readonly RevenueChange[]
  readonly invoices: readonly Invoice[]
  readonly receivables: readonly ReceivableAge[]
  readonly opportunities: readonly Opportunity[]
  readonly stageChanges: readonly StageChange[]
  readonly quotas: readonly Quota[]
  readonly employees: readonly Employee[]
  readonly requisitions: readonly Requisition[]
  readonly toolContracts: readonly ToolContract[]
  readonly projects: readonly ProjectLine[]
  readonly issues: readonly Issue[]
  readonly sprints: readonly Sprint[]
  readonly channelSpend: readonly ChannelSpend[]
}
