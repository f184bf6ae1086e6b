// The part of papaparse that we use. Its published types bring in those of node, which the engine must not see.

declare module 'papaparse' {
  type QuoteProblem = { readonly code: string; readonly row?: number; readonly index?: number }

  type Parsed = {
    readonly data: readonly (readonly string[])[]
    readonly errors: readonly QuoteProblem[]
    readonly meta: { readonly cursor: number }
  }

  const papaparse: {
    /** One pass over a text; with `ignoreLastRow` it stops before a row whose end has not been seen, at `meta.cursor`. */
    readonly Parser: new (settings: {
      readonly delimiter: string
      readonly newline: '\n' | '\r'
    }) => { parse(text: string, baseIndex: number, ignoreLastRow: boolean): Parsed }
  }
  export = papaparse
}
