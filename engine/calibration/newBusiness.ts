// Which deals win new customers.

import type { Opportunity } from '../intake/records.ts'

/** All but those that a CRM calls deals of existing customers; in a segment, or in all. */
export function newBusiness(deals: readonly Opportunity[], segment?: string): readonly Opportunity[] {
  return deals.filter(deal => deal.type !== 'existing' && (segment === undefined || deal.segment === segment))
}
