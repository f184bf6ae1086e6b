// Who found a deal: what a person said the CRM's words mean, and of the others only those that say it themselves.

import { nearest } from '../../formula/nearest.ts'
import type { SourceChoice } from '../mapping.ts'
import { type PlainDecimal, unitsOf } from '../plainDecimal.ts'
import type { RowValues } from '../readRow.ts'
import type { Opportunity } from '../records.ts'
import { given, type Making, sameName, wordAmong } from './making.ts'

/**
 * By the mapping, the campaign before the lead source, or by the word of the lead source where that is plain. A deal whose
 * words are neither has no origin, and is gathered to be asked about, as one is whose source is empty.
 */
export function dealOrigin(
  row: RowValues,
  amount: PlainDecimal | undefined,
  making: Making,
): Pick<Opportunity, 'origin' | 'channel'> {
  const leadSource = row.text('leadSource')
  const campaign = row.text('campaign')
  const { columns } = making.choice
  const words = [campaign, leadSource].filter(word => word !== undefined)
  const chosen = words
    .map(word => making.mapping.sources.find(({ source }) => sameName(source) === sameName(word)))
    .find(choice => choice !== undefined)
  if (chosen !== undefined) return given({ origin: chosen.origin, channel: chosen.channel })
  const plain = leadSource === undefined ? undefined : wordAmong(leadSource, plainWords)
  if (leadSource !== undefined && plain !== undefined) making.taken('leadSource', leadSource, plain)
  else if ((columns.leadSource ?? columns.campaign) !== undefined)
    making.miss(
      'source',
      leadSource ?? campaign ?? 'no source',
      row,
      suggestionFor(leadSource, making.mapping.sources),
      amount === undefined ? undefined : unitsOf(amount),
    )
  return given({ origin: plain })
}

/**
 * Words that say who found the deal. "Partner", "Employee Referral", "Offline", "Purchased List" and the like do not: a partner
 * is no customer, and a list is worked by SDRs in one company and by marketing in another.
 */
const plainWords = [
  [/\b[sb]drs?\b|^outbound( sales| prospecting)?$|^cold (call|e-?mail|outreach)/i, 'sdr'],
  [/^(customer |client )?referr?als?$|^word of mouth$/i, 'referral'],
  [/^(ae|rep|seller|self)[ -]?(sourced|generated|prospect)/i, 'account_executive'],
  [
    /^(web(site)?|inbound|marketing|events?|webinars?|paid( search| social| media)?|organic( search| social)?|content|trade ?shows?|advert(ising|isement)?|google ad(s|words)|e-?mail marketing|direct traffic|conferences?|free trial)$/i,
    'marketing',
  ],
] as const

function suggestionFor(word: string | undefined, sources: readonly SourceChoice[]): string | undefined {
  if (word === undefined) return undefined
  const near = nearest(
    sameName(word),
    sources.map(({ source }) => sameName(source)),
  )
  return sources.find(({ source }) => sameName(source) === near)?.origin
}
