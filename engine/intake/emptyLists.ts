// A list for each kind of record, before any is taken.

import type { RecordKind } from './recordFields.ts'
import type { Records } from './records.ts'

/** Records that are still being gathered. */
export type Lists = { readonly [Kind in RecordKind]: Records[Kind][number][] }

/** No record of any kind. */
export function emptyLists(): Lists {
  return {
    ledger: [],
    contracts: [],
    monthlyRevenue: [],
    revenueChanges: [],
    invoices: [],
    receivables: [],
    opportunities: [],
    stageChanges: [],
    quotas: [],
    employees: [],
    requisitions: [],
    toolContracts: [],
    projects: [],
    issues: [],
    sprints: [],
    channelSpend: [],
  }
}
