// The comparison as cells for a sheet: tabs between columns, one line per row, never anything a sheet could run.

import type { CompareReady } from './loadCompare.ts'

/** The figures, the bridge and the costs as tab-separated text. Numbers of the bridge and the costs are whole values. */
export function comparisonText({ before, after, figures, bridge, costs, horizon }: CompareReady): string {
  const rows: readonly (readonly (string | number)[])[] = [
    ['Figure', before, after, 'Change'],
    ...figures.map(figure => [figure.label, figure.before, figure.after, figure.change]),
    [],
    [`ARR, ${horizon}`, 'Change'],
    [before, bridge.from],
    ...bridge.steps.map(({ label, change }) => [label, change]),
    [after, bridge.to],
    [],
    ['Cost over the plan', before, after, 'Change'],
    ...costs.map(cost => [cost.label, cost.before, cost.after, cost.change]),
  ]
  return rows.map(row => row.map(cell).join('\t')).join('\n')
}

/** Text that a sheet would read as a formula is led by an apostrophe; tabs and line ends inside become spaces. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = value.replace(/\s+/g, ' ')
  return /^[=@＝]|^[+-](?![\d.$€£])/.test(text) ? `'${text}` : text
}
