// A company made up from what is true of it: the records that its systems would hold if nobody had exported them yet.

import type { Records } from '../../../engine/intake/records.ts'
import { makeContracts } from './contracts.ts'
import { withSources } from './dealSources.ts'
import { makeDeals } from './deals.ts'
import { makeInvoices } from './invoices.ts'
import { makeLedger } from './ledger.ts'
import { makePeople } from './people.ts'
import { makeProjects, makeToolContracts } from './technology.ts'
import type { Truth } from './truth.ts'
import { makeChannelSpend, makeQuotas, makeSprints } from './work.ts'

/** All records of the truth's months. The same truth and seed give the same records, to the last bit. */
export function makeCompany(truth: Truth, seed: number): Records {
  const { employees, requisitions } = makePeople(truth, seed)
  const sellers = employees.filter(({ segment }) => segment !== undefined)
  const drawn = makeDeals(truth, sellers, seed)
  const contracts = makeContracts(truth, drawn, seed)
  const opportunities = withSources(truth, drawn, employees, contracts)
  const invoices = makeInvoices(truth, contracts, seed)
  const channelSpend = makeChannelSpend(truth, seed)
  return {
    ledger: makeLedger(truth, { contracts, invoices, employees, channelSpend }, seed),
    contracts,
    monthlyRevenue: [],
    revenueChanges: [],
    invoices,
    receivables: [],
    opportunities,
    stageChanges: [],
    quotas: makeQuotas(truth, sellers, opportunities),
    employees,
    requisitions,
    toolContracts: makeToolContracts(truth),
    projects: makeProjects(truth),
    issues: [],
    sprints: makeSprints(truth, employees, seed),
    channelSpend,
  }
}
