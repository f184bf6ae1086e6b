// What sales operations export: a Salesforce report of opportunities, the quota sheet, and marketing's spending.

import { quantityToNumber } from '../../../../engine/formula/quantity.ts'
import type {
  ChannelSpend,
  Employee,
  Opportunity,
  Quota,
  Records,
} from '../../../../engine/intake/records.ts'
import { segmentLabel } from './financeExports.ts'
import { nameOf } from './names.ts'
import { csv, dollars, type ExportFile, monthName, slashedDay } from './text.ts'

/** All of sales operations. */
export function salesExports(records: Records): readonly ExportFile[] {
  const names = new Map(records.employees.map(person => [person.id, fullName(person)]))
  return [
    { name: 'salesforce-opportunities.csv', text: opportunityReport(records.opportunities, names) },
    { name: 'quotas.csv', text: quotaSheet(records.quotas, names) },
    { name: 'marketing-spend.csv', text: spendSheet(records.channelSpend) },
  ]
}

function fullName(person: Employee): string {
  return nameOf(person).join(' ')
}

/** With a byte order mark, as Salesforce writes; some deals stand twice, some have no amount or source, and a footer ends it. */
function opportunityReport(deals: readonly Opportunity[], names: ReadonlyMap<string, string>): string {
  const rows = deals.map((deal, index) => [
    names.get(deal.owner ?? '') ?? '',
    deal.id,
    `${deal.segment === 'mid_market' ? 'Midco' : 'Smallco'} ${index + 1}${index % 41 === 0 ? ', Inc.' : ''}`,
    deal.stage,
    deal.closes === undefined ? '' : slashedDay(deal.closes),
    deal.outcome === 'lost' && index % 9 === 0 ? '' : dollars(quantityToNumber(deal.amount ?? 0)),
    index % 67 === 5 ? '' : (deal.leadSource ?? ''),
    'New Business',
    segmentLabel(deal.segment ?? '', index),
    slashedDay(deal.created),
  ])
  const twice = rows.filter((_, index) => index % 211 === 100)
  return `\uFEFF${csv([
    [
      'Opportunity Owner',
      'Opportunity ID',
      'Opportunity Name',
      'Stage',
      'Close Date',
      'Amount',
      'Lead Source',
      'Type',
      'Segment',
      'Created Date',
    ],
    ...rows,
    ...twice,
    [],
    ['Confidential Information - Do Not Distribute'],
    ['Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.'],
  ])}`
}

function quotaSheet(quotas: readonly Quota[], names: ReadonlyMap<string, string>): string {
  return csv([
    ['Samphire quota tracker'],
    [],
    ['Rep', 'Segment', 'Period', 'Quota', 'Attained'],
    ...quotas.map(({ owner, segment = '', from, quota, attained = 0 }, index) => [
      names.get(owner) ?? '',
      segmentLabel(segment, index),
      `Q${Math.floor((from.monthOfYear - 1) / 3) + 1} ${from.year}`,
      dollars(quantityToNumber(quota)),
      dollars(quantityToNumber(attained)),
    ]),
  ])
}

function spendSheet(spending: readonly ChannelSpend[]): string {
  const total = spending.reduce((sum, { spend }) => sum + quantityToNumber(spend), 0)
  const label: Readonly<Record<string, string>> = { paid_media: 'Paid media', events: 'Events' }
  return csv([
    ['Channel', 'Month', 'Spend', 'Opportunities'],
    ...spending.map(({ channel, month, spend, opportunities = 0 }) => [
      label[channel] ?? channel,
      monthName(month.year * 12 + month.monthOfYear - 1),
      dollars(quantityToNumber(spend)),
      String(opportunities),
    ]),
    ['Total', '', dollars(total), ''],
  ])
}
