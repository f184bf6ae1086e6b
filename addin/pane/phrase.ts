// A sentence with the words that matter marked.

/** Plain text and, as objects, words in bold. */
export type Phrase = readonly (string | { readonly strong: string })[]

/** The words in bold. */
export function strong(text: string): { readonly strong: string } {
  return { strong: text }
}

/** The phrase as plain text, for a screen reader or a label. */
export function plainText(phrase: Phrase): string {
  return phrase.map(part => (typeof part === 'string' ? part : part.strong)).join('')
}
