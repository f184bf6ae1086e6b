// Makes so many deals in a process of its own, calibrates from them or not, and prints what that took.

import { calibrate } from '../engine/calibration/calibrate.ts'
import { emptyLists } from '../engine/intake/emptyLists.ts'
import type { Day, Employee, Opportunity } from '../engine/intake/records.ts'

const [how, count = '0'] = process.argv.slice(2)
const sellers = 60
const segments = ['small', 'middle', 'large']
const origins = ['marketing', 'sdr', 'account_executive', 'referral'] as const
const employees = Array.from({ length: sellers }, (_, at) => seller(at))
const opportunities = Array.from({ length: Number(count) }, (_, at) => deal(at))
const records = { ...emptyLists(), employees, opportunities }
const started = process.cpuUsage()
if (how === 'calibrate') {
  const { evidence } = calibrate(records, { year: 2026, month: 10, day: 31 }, 1)
  const known = evidence.filter(({ basis }) => basis === 'data').length
  if (known < 15) throw new Error(`only ${known} numbers came out`)
}
const { user, system } = process.cpuUsage(started)
const time = (user + system) / 1000
const memory = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ time, memory }))

function seller(at: number): Employee {
  const role = `seller of ${segments[at % segments.length]}`
  const hired = { year: 2019 + (at % 7), month: 1 + (at % 12), day: 1 }
  return {
    source: { file: 'roster.csv', row: at },
    id: `S${at}`,
    title: role,
    role,
    kind: 'employee',
    hired,
    share: 1,
  }
}

/** Over three years; one in four is won, after up to a year, and a tenth is never closed. */
function deal(at: number): Opportunity {
  const created = dayAfter(2023, (at * 7) % 1090)
  const closes = dayAfter(2023, ((at * 7) % 1090) + 10 + ((at * 13) % 350))
  const outcome = at % 10 === 9 ? 'open' : at % 4 === 0 ? 'won' : 'lost'
  const by = at % sellers
  return {
    source: { file: 'deals.csv', row: at },
    id: `D${at}`,
    created,
    ...(outcome === 'open' ? {} : { closes }),
    outcome,
    stage: outcome,
    type: 'new',
    amount: 5000 + ((at * 37) % 20_000),
    amountMeans: 'arr',
    owner: `S${by}`,
    origin: origins[at % origins.length] as (typeof origins)[number],
    segment: segments[by % segments.length] as string,
  }
}

/** Months of thirty days are near enough to have all kinds of waits. */
function dayAfter(year: number, days: number): Day {
  return {
    year: year + Math.floor(days / 360),
    month: 1 + (Math.floor(days / 30) % 12),
    day: 1 + (days % 28),
  }
}
