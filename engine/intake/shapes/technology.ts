// What the lists of software contracts and the trackers of work export: a template, and the labels of Jira and Linear.

import type { Shape } from './shape.ts'

/** Software, issues, sprints. */
export const technologyShapes: readonly Shape[] = [
  {
    id: 'software_contracts',
    label: 'Software contracts (Zylo, Vendr, Productiv or a spreadsheet)',
    record: 'toolContracts',
    layout: 'rows',
    columns: {
      vendor: ['vendor', 'Vendor', 'Supplier'],
      product: ['product', 'Application'],
      department: ['cost_center', 'owner', 'Department', 'Cost Centre'],
      purpose: ['purpose'],
      start: ['start_date', 'Contract Start'],
      end: ['end_date', 'Contract End', 'Renewal Date'],
      seatsBought: ['seats_purchased', 'Licenses', 'Seats'],
      seatsUsed: ['seats_used_90d', 'Active Users', 'Seats Used'],
      seatPrice: ['unit_price', 'Price per Seat'],
      value: ['annual_value', 'Annual Cost', 'Annual Contract Value'],
      currency: ['currency'],
    },
    marks: ['vendor', 'value'],
  },
  {
    id: 'jira_issues',
    label: 'Jira, issues',
    record: 'issues',
    layout: 'rows',
    columns: {
      id: ['Issue key'],
      type: ['Issue Type'],
      team: ['Team', 'Component/s', 'Component', 'Component/Team', 'Project key'],
      sprint: ['Sprint'],
      points: ['Story Points', 'Custom field (Story Points)', 'Custom field (Story point estimate)'],
      created: ['Created'],
      resolved: ['Resolved'],
      status: ['Status'],
    },
    marks: ['id', 'created', 'status'],
  },
  {
    id: 'linear_issues',
    label: 'Linear, issues',
    record: 'issues',
    layout: 'rows',
    columns: {
      id: ['ID'],
      team: ['Team'],
      sprint: ['Cycle Name', 'Cycle Number'],
      points: ['Estimate'],
      created: ['Created'],
      resolved: ['Completed'],
      status: ['Status'],
    },
    marks: ['id', 'team', 'created', 'status'],
  },
  {
    id: 'sprint_report',
    label: 'Sprint report',
    record: 'sprints',
    layout: 'rows',
    columns: {
      team: ['team', 'Board'],
      name: ['sprint', 'Sprint Name'],
      start: ['start', 'Start Date'],
      end: ['end', 'End Date'],
      committed: ['committed', 'Commitment'],
      completed: ['completed', 'Completed Points'],
    },
    marks: ['team', 'name', 'start', 'end', 'completed'],
  },
]
