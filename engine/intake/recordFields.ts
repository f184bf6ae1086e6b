// The fields that columns can fill, record by record: what type each has, which must be filled, which money is summed.

/** How a cell of a field is read. A `person` is kept as a made-up name unless the mapping keeps names. */
export type FieldType = 'text' | 'id' | 'person' | 'money' | 'number' | 'day' | 'month' | 'period' | 'flag'

/** The fields of one kind of record. */
export type RecordFields = {
  /** As a person calls the records. */
  readonly label: string
  readonly fields: Readonly<Record<string, FieldType>>
  /** Fields without which a row is no record. A list in the list: one of them. */
  readonly required: readonly (string | readonly string[])[]
  /** Money that is added up in the reconciliation. */
  readonly sums: readonly string[]
}

/** All kinds of record. */
export const recordFields = {
  ledger: {
    label: 'ledger lines',
    fields: {
      account: 'text',
      code: 'id',
      accountType: 'text',
      month: 'month',
      day: 'day',
      debit: 'money',
      credit: 'money',
      amount: 'money',
      department: 'text',
      currency: 'text',
    },
    required: ['account', ['amount', 'debit', 'credit']],
    sums: ['debit', 'credit', 'amount'],
  },
  contracts: {
    label: 'contracts',
    fields: {
      id: 'id',
      customer: 'text',
      segment: 'text',
      employees: 'number',
      product: 'text',
      start: 'day',
      end: 'day',
      cancelled: 'day',
      termMonths: 'number',
      arr: 'money',
      mrr: 'money',
      value: 'money',
      billing: 'text',
      renews: 'id',
      currency: 'text',
    },
    required: ['customer', 'start', ['arr', 'mrr', 'value']],
    sums: ['arr', 'mrr', 'value'],
  },
  monthlyRevenue: {
    label: 'monthly revenue of subscribers',
    fields: { customer: 'text', segment: 'text', month: 'month', mrr: 'money', currency: 'text' },
    required: ['customer', 'mrr'],
    sums: ['mrr'],
  },
  revenueChanges: {
    label: 'changes of monthly revenue',
    fields: {
      customer: 'text',
      segment: 'text',
      day: 'day',
      kind: 'text',
      change: 'money',
      currency: 'text',
    },
    required: ['customer', 'day', 'kind', 'change'],
    sums: ['change'],
  },
  invoices: {
    label: 'invoices',
    fields: {
      id: 'id',
      customer: 'text',
      issued: 'day',
      amount: 'money',
      paidDay: 'day',
      paidAmount: 'money',
      status: 'text',
      currency: 'text',
    },
    required: ['id', 'customer', 'issued', 'amount'],
    sums: ['amount', 'paidAmount'],
  },
  receivables: {
    label: 'receivables by age',
    fields: { customer: 'text' },
    required: ['customer'],
    sums: ['amount'],
  },
  opportunities: {
    label: 'opportunities',
    fields: {
      id: 'id',
      customer: 'text',
      segment: 'text',
      employees: 'number',
      amount: 'money',
      created: 'day',
      closes: 'day',
      stage: 'text',
      closed: 'flag',
      won: 'flag',
      type: 'text',
      leadSource: 'text',
      campaign: 'text',
      owner: 'person',
      modified: 'day',
      currency: 'text',
    },
    required: ['id', 'created', 'stage'],
    sums: ['amount'],
  },
  stageChanges: {
    label: 'stage changes',
    fields: {
      opportunity: 'id',
      day: 'day',
      stage: 'text',
      amount: 'money',
      closes: 'day',
      currency: 'text',
    },
    required: ['opportunity', 'day', 'stage'],
    sums: ['amount'],
  },
  quotas: {
    label: 'quotas',
    fields: {
      owner: 'person',
      segment: 'text',
      period: 'period',
      from: 'month',
      to: 'month',
      quota: 'money',
      attained: 'money',
      onTargetEarnings: 'money',
      currency: 'text',
    },
    required: ['owner', ['period', 'from'], 'quota'],
    sums: ['quota', 'attained'],
  },
  employees: {
    label: 'employees',
    fields: {
      id: 'id',
      name: 'person',
      firstName: 'person',
      lastName: 'person',
      title: 'text',
      department: 'text',
      segment: 'text',
      employmentType: 'text',
      hired: 'day',
      left: 'day',
      involuntary: 'flag',
      leavingReason: 'text',
      status: 'text',
      share: 'number',
      hoursAWeek: 'number',
      pay: 'money',
      payPeriod: 'text',
      variable: 'money',
      currency: 'text',
    },
    required: [['id', 'name', 'lastName'], 'title', 'hired'],
    sums: ['pay', 'variable'],
  },
  requisitions: {
    label: 'requisitions',
    fields: {
      id: 'id',
      title: 'text',
      opened: 'day',
      accepted: 'day',
      started: 'day',
      leadSource: 'text',
      status: 'text',
    },
    required: ['title', 'opened'],
    sums: [],
  },
  toolContracts: {
    label: 'software contracts',
    fields: {
      vendor: 'text',
      product: 'text',
      department: 'text',
      purpose: 'text',
      start: 'day',
      end: 'day',
      seatsBought: 'number',
      seatsUsed: 'number',
      seatPrice: 'money',
      value: 'money',
      uplift: 'number',
      noticeDays: 'number',
      currency: 'text',
    },
    required: ['vendor', 'value'],
    sums: ['value'],
  },
  projects: {
    label: 'lines of the project register',
    fields: {
      system: 'text',
      purpose: 'text',
      team: 'text',
      effortLow: 'number',
      effortLikely: 'number',
      effortHigh: 'number',
      dependsOn: 'text',
      vendorCost: 'money',
      runCost: 'money',
      effect: 'text',
      effectLow: 'number',
      effectLikely: 'number',
      effectHigh: 'number',
      earliestStart: 'month',
      priority: 'number',
      currency: 'text',
    },
    required: ['system'],
    sums: ['effortLikely', 'vendorCost', 'runCost'],
  },
  issues: {
    label: 'issues',
    fields: {
      id: 'id',
      type: 'text',
      team: 'text',
      sprint: 'text',
      points: 'number',
      created: 'day',
      resolved: 'day',
      status: 'text',
    },
    required: ['id', 'created', 'status'],
    sums: ['points'],
  },
  sprints: {
    label: 'sprints',
    fields: {
      team: 'text',
      name: 'text',
      start: 'day',
      end: 'day',
      committed: 'number',
      completed: 'number',
    },
    required: ['team', 'name', 'start', 'end', 'completed'],
    sums: ['committed', 'completed'],
  },
  channelSpend: {
    label: 'spending by channel',
    fields: { channel: 'text', month: 'month', spend: 'money', opportunities: 'number', currency: 'text' },
    required: ['channel', 'month', 'spend'],
    sums: ['spend'],
  },
} as const satisfies Record<string, RecordFields>

/** One kind of record. */
export type RecordKind = keyof typeof recordFields

/** All kinds, in the order in which they are told. */
export const recordKinds: readonly RecordKind[] = Object.keys(recordFields).filter(
  (kind): kind is RecordKind => kind in recordFields,
)
