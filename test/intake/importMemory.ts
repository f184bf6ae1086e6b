// Imports 30,000 deals in a process of its own, and prints how many MB that took at most beyond what Node needs.

import { importFiles } from '../../engine/intake/importFiles.ts'
import { emptyMapping } from '../../engine/intake/mapping.ts'

const rows = Array.from(
  { length: 30_000 },
  (_, id) => `${id},"Customer, ${id % 900}",Closed Won,"${1 + (id % 90)},500.00",2024-03-31,2024-01-05\n`,
)
const header = 'Opportunity ID,Account Name,Stage,Amount,Close Date,Created Date\n'
const bytes = new TextEncoder().encode(header + rows.join(''))
const before = process.memoryUsage().rss
const found = await importFiles([{ name: 'deals.csv', bytes }], emptyMapping, async () => true)
if (found?.records.opportunities.length !== 30_000) throw new Error('not all deals came through')
// The first is in kilobytes of 1,024, the second in bytes.
process.stdout.write(String((process.resourceUsage().maxRSS * 1_024 - before) / 1_000_000))
