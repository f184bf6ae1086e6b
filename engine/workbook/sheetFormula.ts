// A formula before its cells have places: text with references to members of blocks in between.

/** Text of a formula, or a reference that becomes text once the sheets are laid out. */
export type Part = string | Reference

/**
 * What a formula refers to. `block` is the key of a block (see `blockKey`), `from` and `to` are positions in it, `back`
 * counts months before the one at hand; blocks that do not vary by month take no notice of it.
 */
export type Reference =
  /** One or several members in one month. `fixed` puts `$` before the rows. */
  | {
      readonly kind: 'cells'
      readonly block: string
      readonly from: number
      readonly to: number
      readonly back: number
      readonly fixed: boolean
    }
  /**
   * One member in a run of months that ends `to` months back. It begins `from` months back; or with the first column
   * of the sheet, `needs` being the earliest month that must have a value (none: what lies before counts as 0).
   */
  | {
      readonly kind: 'window'
      readonly block: string
      readonly index: number
      readonly from: number | { readonly needs: number | undefined }
      readonly to: number
    }
  /** The month number of a month back. */
  | { readonly kind: 'month'; readonly back: number }
  /** Month numbers from the first column of the sheet to a month back. */
  | { readonly kind: 'months'; readonly to: number }
  /** The position of a month among the columns of the sheet, from 1. */
  | { readonly kind: 'column'; readonly back: number }
  /** Item ids beside the members of a block. `key` says which of their dimensions, outermost first. */
  | {
      readonly kind: 'ids'
      readonly block: string
      readonly key: number
      readonly from: number
      readonly to: number
    }
  /** The item id beside the formula's own row. */
  | { readonly kind: 'own_id'; readonly key: number }
  /** A number that stood in a formula and now stands in a cell. */
  | { readonly kind: 'number'; readonly value: number }
  /** Weights of a convolution, oldest month first, across. */
  | { readonly kind: 'weights'; readonly block: string; readonly from: number; readonly count: number }

/** The blocks that formulas refer to, by what they hold. */
export const blockKey = {
  row: (name: string) => `row:${name}`,
  working: (number: number) => `working:${number}`,
  input: (name: string) => `input:${name}`,
  mapping: (name: string) => `mapping:${name}`,
  items: (dimension: string) => `items:${dimension}`,
} as const

/** Length that a formula will have at most: five-digit rows aside, no text that is rendered is longer. */
export function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((length, part) => length + (typeof part === 'string' ? part.length : longest(part)), 0)
}

function longest(reference: Reference): number {
  switch (reference.kind) {
    case 'cells': {
      const onInputs = reference.block.startsWith('input:') || reference.block.startsWith('mapping:')
      const single = onInputs ? 'Monthly!AD1234'.length : 'AD1234'.length + (reference.fixed ? 1 : 0)
      return reference.from === reference.to
        ? single
        : onInputs
          ? 'Inputs!$E$1234:$E$1234'.length
          : 2 * single + 1
    }
    case 'window':
      return reference.block.startsWith('input:') ? 'Monthly!$F1234:AD1234'.length : '$F1234:AD1234'.length
    case 'month':
    case 'column':
      return 'AD$4'.length
    case 'months':
      return '$F$4:AD$4'.length
    case 'ids':
      return 'Inputs!$B$1234:$B$1234'.length
    case 'own_id':
      return '$B1234'.length
    case 'number':
      return 'Inputs!$E$1234'.length
    case 'weights':
      return 'Inputs!$G$1234:$S$1234'.length
  }
}
