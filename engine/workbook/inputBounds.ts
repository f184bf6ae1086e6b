// What may be typed for an input, and the message that says so.

import type { SheetInput } from './sheetModel.ts'
import type { SheetSource } from './sheetParts.ts'
import type { Area, Validation } from './workbook.ts'

/** What may be typed for an input: its own bounds, and no more months than the sheets reach. */
export function inputBounds(input: SheetInput, area: Area, { formulas }: SheetSource): readonly Validation[] {
  const limit = formulas.limits.get(input.name)
  const most = limit === undefined ? input.most : Math.min(limit, input.most ?? limit)
  const least = input.least ?? (limit === undefined ? undefined : 0)
  if (least === undefined && most === undefined && input.whole !== true) return []
  const kind = input.whole === true || limit !== undefined ? 'whole' : 'decimal'
  const number = kind === 'whole' ? 'a whole number' : 'a number'
  const range =
    least !== undefined && most !== undefined
      ? `${number} from ${least} to ${most}`
      : least !== undefined
        ? `${number} of at least ${least}`
        : most !== undefined
          ? `${number} of at most ${most}`
          : number
  return [
    {
      area,
      rule: { kind, ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) },
      title: input.label.slice(0, 32),
      message: `${input.label}: enter ${range}.`,
    },
  ]
}
