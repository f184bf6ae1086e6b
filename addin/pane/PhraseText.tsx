// Draws a sentence with its important words in bold.

import type { Phrase } from './phrase.ts'

/** The phrase, inline. */
export function PhraseText({ phrase }: { readonly phrase: Phrase }) {
  return (
    <>
      {phrase.map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the sentence
        typeof part === 'string' ? part : <strong key={index}>{part.strong}</strong>,
      )}
    </>
  )
}
