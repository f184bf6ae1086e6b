// An explanation as indented text for a terminal.

import type { Explanation } from './explain.ts'
import { type Piece, type Quoted, withMember } from './formulaPieces.ts'

/** How a number of a row, an input or a part is written, for example with the unit of its row. */
export type NumberFormat = (value: number, of: Quoted) => string

/** The tree as text, two spaces deeper per level: what it is, its formula with names and values, what it read. */
export function printExplanation(node: Explanation, format: NumberFormat): string {
  return lines(node, format, '').join('\n')
}

function lines(node: Explanation, format: NumberFormat, indent: string): readonly string[] {
  const inner = `${indent}  `
  const own = [`${indent}${title(node.of)}: ${shown(node.value, node.of, format)}${origin(node)}`]
  if (node.formula !== undefined) own.push(`${inner}= ${node.formula.replace(/\s+/g, ' ')}`)
  if (node.pieces !== undefined && node.from !== 'none')
    own.push(`${inner}= ${substituted(node.pieces, format)}`)
  if (node.fault !== undefined)
    own.push(`${inner}${node.fault.code}: ${node.fault.message} ${node.fault.remedy}`)
  const below = (node.precedents ?? []).flatMap(precedent => lines(precedent, format, inner))
  return [...own, ...below, ...leftOut(node, inner)]
}

function title(of: Quoted): string {
  switch (of.kind) {
    case 'part':
      return of.text
    case 'month_index':
      return 'month_index'
    case 'row':
    case 'input':
      return of.month === undefined
        ? withMember(of.name, of.member)
        : `${withMember(of.name, of.member)}, month ${of.month}`
  }
}

function origin({ from, of }: Explanation): string {
  switch (from) {
    case 'opening':
      return ' (opening)'
    case 'none':
      return ' (before month 1, no opening)'
    case 'input':
      return of.kind === 'input' && of.month !== undefined && of.month <= 0 ? ' (history)' : ' (input)'
    case 'formula':
    case 'calendar':
    case 'term':
      return ''
  }
}

function substituted(pieces: readonly Piece[], format: NumberFormat): string {
  return pieces
    .map(piece => {
      if (typeof piece === 'string') return piece
      const text = shown(piece.value, piece.of, format)
      return piece.guarded && text.startsWith('-') ? `(${text})` : text
    })
    .join('')
}

function shown(value: number | null, of: Quoted, format: NumberFormat): string {
  return value === null ? 'cannot be computed' : format(value, of)
}

function leftOut(
  { leftOut: { terms, factors }, precedents }: Explanation,
  indent: string,
): readonly string[] {
  if (precedents === undefined) return []
  return [
    ...(terms === 0 ? [] : [`${indent}and ${terms} ${terms === 1 ? 'term that is 0' : 'terms that are 0'}`]),
    ...(factors === 0
      ? []
      : [`${indent}and ${factors} ${factors === 1 ? 'factor that is 1' : 'factors that are 1'}`]),
  ]
}
