// How wide a text is about to be, and how to break one over two lines: labels must fit before they are drawn.

/** Pixels that a text takes at 12 pixels size, estimated by kinds of letters; never less than it really takes in Segoe UI. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + letterWidth(letter), 0)
}

function letterWidth(letter: string): number {
  if (/[iljtfrI.,:;'|!()[\] ]/.test(letter)) return 4
  if (/[mwMW@%—]/.test(letter)) return 10.5
  if (/[A-Z&$€£]/.test(letter)) return 8
  return 6.8
}

/** A label over at most two lines of a width: broken at a space, else by a hyphen between syllables, else cut with a dot. */
export function twoLines(label: string, width: number): readonly string[] {
  if (textWidth(label) <= width) return [label]
  const words = label.split(' ')
  const head = words[0] ?? ''
  const tail = words.slice(1).join(' ')
  if (tail !== '') return [fitted(head, width), fitted(tail, width)]
  const at = hyphenAt(head, width)
  return [`${head.slice(0, at)}-`, fitted(head.slice(at), width)]
}

/** The break nearest the middle that has a vowel on both sides and a consonant after it: Expan-sion, Balan-ced. */
function hyphenAt(word: string, width: number): number {
  const middle = word.length / 2
  const fitting = Array.from({ length: Math.max(0, word.length - 3) }, (_, index) => index + 2).filter(
    at => textWidth(`${word.slice(0, at)}-`) <= width,
  )
  const breaks = fitting.filter(
    at => isVowel(word[at + 1]) && !isVowel(word[at]) && /[aeiouy]/i.test(word.slice(0, at)),
  )
  return breaks.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? fitting.at(-1) ?? 1
}

function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && /[aeiouy]/i.test(letter)
}

/** A text that fits a width, cut where it must be: "Small bus.", and between words where little of one is left. */
export function fitted(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  const kept = [...text].findLastIndex((_, index) => textWidth(`${text.slice(0, index)}.`) <= width)
  // A word cut before a vowel reads better: "Small bus.", not "Small busi."
  const cut = text.slice(0, Math.max(1, kept)).replace(/[aeiou\s]+$/i, '')
  const words = cut.replace(/\s+(and|or|of|for|to|the)?\s*\S{0,2}$/i, '')
  return words === cut ? `${cut}.` : `${words}…`
}
