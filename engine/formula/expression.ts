// The first stage: a formula as a tree, every node with its place in the text. Names are not yet resolved.

import type { FunctionName, OperatorName } from './functions.ts'

/** Characters of a formula, counted from 0. */
export type Span = { readonly start: number; readonly length: number }

/** A formula as it was written. */
export type Expression =
  | { readonly kind: 'number'; readonly text: string; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  | {
      readonly kind: 'operation'
      readonly operator: OperatorName
      readonly args: readonly Expression[]
      readonly span: Span
    }
  | {
      readonly kind: 'call'
      readonly function: FunctionName
      readonly args: readonly Expression[]
      readonly span: Span
    }

/** Why a text is not a formula. */
export type SyntaxFault = {
  readonly code: string
  readonly span: Span
  readonly message: string
  readonly remedy: string
}
