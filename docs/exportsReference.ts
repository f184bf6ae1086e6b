// The page on exports: which are recognised, by which headers, and what a mapping file can say. Made from the shapes.

import { dayStyles } from '../engine/intake/readDay.ts'
import { numberStyles } from '../engine/intake/readNumber.ts'
import { recordFields } from '../engine/intake/recordFields.ts'
import type { Shape } from '../engine/intake/shapes/shape.ts'
import { shapes } from '../engine/intake/shapes/shapes.ts'
import { costNatures, statementLines } from '../engine/intake/statementLines.ts'

/** The text of docs/exports.md. */
export function exportsReference(): string {
  return `# Exports, and the mapping that reads them

\`proceeds import FILES…\` reads .csv, .tsv, .txt and .xlsx files together, recognises each table by its header, and
accounts for every row and amount: rows in = used + rejected + ignored, sum in = sum used + sum rejected. What can be
read in two ways is asked, and nothing of such a table is used before it is answered. Names of people are replaced by
made-up ones unless the mapping keeps them; an owner whose name is on a roster becomes the number of that employee.

The same row twice, in one export or in two, counts once. Of rows with one id that say different things the one that was changed
later counts (deals have a column for it), or that of the later export where both files have a day in their name
(\`deals 2026-10-31.csv\`); where nothing says it none of them counts, and it is asked. Jira writes a column "Sprint" for every
sprint an issue was in; the last that is filled is the one it was finished in.

\`--save-map mapping.json\` writes everything as it was taken. Change it, and give it to the next import with
\`--map mapping.json\`: it fits every file with the same headers.

Limits: two million rows of two million characters each in a text file; 500,000 cells and 50 MB unpacked in a workbook.

## The mapping file

\`\`\`json
{
  "format": "proceeds-mapping",
  "version": 1,
  "currency": "USD",
  "fiscalYearStart": 1,
  "keepNames": false,
  "tables": [
    {
      "shape": "salesforce_report",
      "columns": { "id": "Opportunity ID", "stage": "Stage", "created": "Created Date", "closes": "Close Date", "amount": "column H" },
      "days": { "created": "month/day/year", "closes": "month/day/year" },
      "numbers": { "amount": "1,234.56" },
      "amountMeans": "arr"
    }
  ],
  "accounts": [{ "account": "6100 Sales Salaries", "line": "sales", "nature": "wages" }],
  "titles": [{ "title": "Account Executive, SMB", "role": "ae_smb" }],
  "owners": [{ "owner": "A. Silva", "employee": "001001" }],
  "stages": [{ "stage": "Signed", "outcome": "won" }],
  "sources": [
    { "source": "Sequences", "origin": "sdr" },
    { "source": "Dreamforce 2026", "origin": "marketing", "channel": "Events" }
  ],
  "segments": [
    { "by": "field", "is": "Strategic", "segment": "enterprise" },
    { "by": "amount", "below": 25000, "segment": "smb" },
    { "by": "rest", "segment": "mid_market" }
  ]
}
\`\`\`

- **tables**: one entry for each kind of table. \`columns\` gives fields their column, by its header or as \`column H\`;
  \`file\` limits the entry to files with that text in their name. \`days\` are ${code(dayStyles)}, \`numbers\` ${code(numberStyles)}.
  \`encoding\` and \`separator\` overrule what was found. A trial balance may need \`asOf\` (\`2024-03\`) and \`flows\` (\`month\` or
  \`year_to_date\`), a ledger with one amount \`signs\` (\`debit\`: debits above 0; \`usual\`: every account above 0 on its usual side),
  a roster without a period \`payIs\` (\`year\`, \`month\`, \`week\`, \`hour\`), opportunities \`amountMeans\` (\`arr\` or \`contract_value\`), amounts
  in cents \`unit\` (\`cents\`). \`repeats\` (\`first\` or \`last\`) says which of several rows with one id and different content
  counts where no date says which is later, \`periods\` (\`calendar\` or \`fiscal\`) of which year "Q1 2024" is.
- **fiscalYearStart**, **fiscalYearName**: periods such as "Q1 FY24", "FY2024 P03" or "FY2024" are read once it is said in which
  month the fiscal year begins, and whether it has the number of the calendar year of its \`first\` or its \`last\` month.
- **accounts**: by name, by number, or with the headings above joined by colons. \`line\` is one of ${code([...statementLines, 'leave_out'])}; \`nature\`, for costs, one of ${code(costNatures)}.
- **sources**: who found the deals with this lead source or campaign (the campaign comes first): \`marketing\`, \`sdr\`,
  \`account_executive\` (found by the seller), \`referral\` (sent by a customer) or \`other\`; \`channel\` is a channel of marketing's
  spending. Plain words ("SDR Outbound", "Referral", "Web") are taken without it and shown; any other word is listed with its
  deals and their amounts, which count for nobody until it is here.
- **segments**: the first rule that fits decides.

## Exports that are recognised

Case, spaces and signs of headers do not matter. **Bold** fields have to be there; of a field's headers the first that is
found counts. A table that is none of these is read by a mapping that names the shape nearest to it.

${shapes.map(shapeSection).join('\n\n')}
`
}

function shapeSection(shape: Shape): string {
  const { label } = recordFields[shape.record]
  const across = {
    rows: '',
    months: '; an amount for each month across',
    brackets: '; an amount for each bracket of days across',
  }
  const rows = Object.entries(shape.columns).map(([field, names]) => {
    const shown = shape.marks.includes(field) ? `**${field}**` : field
    return `| ${shown} | ${names.map(name => (name === '' ? '(none, in the first column)' : name)).join(' · ')} |`
  })
  return [
    `### ${shape.label}`,
    '',
    `\`${shape.id}\`, becomes ${label}${across[shape.layout]}.`,
    '',
    '| field | headers |',
    '|---|---|',
    ...rows,
  ].join('\n')
}

function code(names: readonly string[]): string {
  return names.map(name => `\`${name}\``).join(', ')
}
