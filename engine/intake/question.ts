// What an import has to ask before it uses a table: several readings fit, and none is taken by guess.

/** Where something stands in a table. */
export type TablePlace = { readonly file: string; readonly sheet?: string; readonly column?: string }

/** A question with its possible answers. */
export type Question = {
  readonly place: TablePlace
  /** What is not clear, as a sentence. */
  readonly message: string
  /** The answers, with what each would mean. */
  readonly answers: readonly { readonly answer: string; readonly means: string }[]
  /** Where the answer goes in the mapping. */
  readonly setting: string
}

/** `opps.csv, sheet Deals, column Amount`. */
export function printTablePlace({ file, sheet, column }: TablePlace): string {
  return [
    file,
    ...(sheet === undefined ? [] : [`sheet ${sheet}`]),
    ...(column === undefined ? [] : [column]),
  ].join(', ')
}
