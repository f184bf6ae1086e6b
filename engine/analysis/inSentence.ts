// A label where it does not begin the sentence.

/** A label inside a sentence: its first letter small, unless it is an abbreviation. */
export function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label
}
