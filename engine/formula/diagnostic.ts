// What went wrong, where, and what to do next: every mistake in a model or a plan is such a value.

/** Where a mistake stands. */
export type Place =
  | {
      /** In the text of a formula: `start` and `length` count characters from 0. */
      readonly kind: 'formula'
      readonly row: string
      readonly part: 'formula' | 'opening'
      readonly text: string
      readonly start: number
      readonly length: number
    }
  /** In the definition of a row, an input, a dimension or a mapping, outside its formula. */
  | { readonly kind: 'definition'; readonly name: string }
  /** In a plan file, as a path such as `scenarios.balanced.changes[3].value`, with line and column from 1 if known. */
  | { readonly kind: 'file'; readonly path: string; readonly line?: number; readonly column?: number }
  /** In the numbers: a row, its member (empty for a row without dimensions) and a month from 1. */
  | {
      readonly kind: 'number'
      readonly row: string
      readonly member: readonly string[]
      readonly month: number
    }
  | { readonly kind: 'plan' }

/** One mistake or warning. Codes are stable: `L` language, `U` units, `M` tailoring the model, `P` plan file, `C` checks of a plan, `N` numbers, `W` workbook, `X` .xlsx file, `I` import, `Q` questions. */
export type Diagnostic = {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly place: Place
  /** What is wrong, as a sentence with the facts in it. */
  readonly message: string
  /** What to do next, as a sentence. */
  readonly remedy: string
}

/** The diagnostic as a person reads it, with the formula and a caret under the place where it has one. */
export function printDiagnostic(diagnostic: Diagnostic): string {
  const { code, severity, place, message, remedy } = diagnostic
  return [`${severity} ${code}: ${message}`, ...placeLines(place), `  -> ${remedy}`].join('\n')
}

function placeLines(place: Place): readonly string[] {
  switch (place.kind) {
    case 'formula': {
      const { shown, caretAt } = excerpt(place.text, place.start)
      const carets = '^'.repeat(Math.max(1, Math.min(place.length, shown.length - caretAt)))
      const part = place.part === 'opening' ? ' (opening)' : ''
      return [
        `  in ${place.row}${part}, column ${place.start + 1}:`,
        `    ${shown}`,
        `    ${' '.repeat(caretAt)}${carets}`,
      ]
    }
    case 'definition':
      return [`  in the definition of ${place.name}`]
    case 'file':
      return place.line === undefined
        ? [`  at ${place.path}`]
        : [`  at ${place.path} (line ${place.line}, column ${place.column ?? 1})`]
    case 'number': {
      const member = place.member.length > 0 ? `[${place.member.join(', ')}]` : ''
      return [`  at ${place.row}${member}, month ${place.month}`]
    }
    case 'plan':
      return []
  }
}

/** At most 100 characters of a long formula around the place, on one line. */
function excerpt(text: string, start: number): { readonly shown: string; readonly caretAt: number } {
  const line = text.replace(/\s/g, ' ')
  if (line.length <= 100) return { shown: line, caretAt: start }
  const from = Math.max(0, Math.min(start - 50, line.length - 100))
  const head = from > 0 ? '…' : ''
  const tail = from + 100 < line.length ? '…' : ''
  return { shown: head + line.slice(from, from + 100) + tail, caretAt: start - from + head.length }
}
