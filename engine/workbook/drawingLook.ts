// The looks of drawings as Office keeps them (DrawingML): fills, lines and texts.

import { cellFont } from './looks.ts'
import { element } from './xmlText.ts'

/** Nothing inside a shape, and no line around it. */
export const noFill = element('a:noFill')
export const noLine = element('a:ln', {}, noFill)

/** One colour inside. */
export function fill(color: string): string {
  return element('a:solidFill', {}, element('a:srgbClr', { val: color }))
}

/** A line in points; DrawingML counts 12,700 to the point. */
export function line(color: string, points: number, dash?: string): string {
  const dashes = dash === undefined ? '' : element('a:prstDash', { val: dash })
  return element(
    'a:ln',
    { w: Math.round(points * 12_700), cap: 'rnd' },
    fill(color),
    dashes,
    element('a:round'),
  )
}

/** How a part of a chart is filled and outlined. */
export function shape(...children: readonly string[]): string {
  return element('c:spPr', {}, ...children)
}

/** How the texts of a part of a chart look. */
export function textLook(
  points: number,
  color: string,
  { bold = false, unturned = false }: { readonly bold?: boolean; readonly unturned?: boolean } = {},
): string {
  const paragraph = element(
    'a:p',
    {},
    element('a:pPr', {}, runLook('a:defRPr', points, color, bold)),
    endOfText,
  )
  // Names too long for their place go on below instead of being turned.
  const body = unturned ? element('a:bodyPr', { rot: 0, vert: 'horz' }) : element('a:bodyPr')
  return element('c:txPr', {}, body, element('a:lstStyle'), paragraph)
}

const endOfText = element('a:endParaRPr', { lang: 'en-US' })

/** How a run of text looks, or the runs of a paragraph: `name` says which. */
export function runLook(name: string, points: number, color: string, bold: boolean): string {
  return element(
    name,
    { sz: points * 100, b: bold },
    fill(color),
    element('a:latin', { typeface: cellFont.name }),
  )
}

/** The many elements of a chart that hold one value. */
export function valued(name: string, val: string | number): string {
  return element(name, { val })
}
