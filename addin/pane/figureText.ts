// Figures as the pane writes them where the engine's short form is not the one wanted.

import { printFigure } from '../../engine/index.ts'

/** Good or bad news, or neither; always said by a sign or a word as well. */
export type Tone = 'good' | 'bad' | 'plain'

/** Whether a change as it is printed is good news; one too small to be seen is neither. */
export function changeTone(printed: string, better: 'higher' | 'lower'): Tone {
  if (!/^[+−]/.test(printed)) return 'plain'
  return printed.startsWith('+') === (better === 'higher') ? 'good' : 'bad'
}

/** The whole value, for hovering: `$43,306,626.81`, `0.6483`, `103.02%`. */
export function fullFigure(value: number, unit: string, currency: string): string {
  const [head] = unit.split('/')
  if (head === 'money')
    return value.toLocaleString('en-US', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  if (head === 'ratio') return `${(value * 100).toFixed(2)}%`
  return value.toLocaleString('en-US', { maximumFractionDigits: 4 })
}

/** Money to the cent: what a dollar brings, `$1.78`. */
export function centFigure(value: number, currency: string): string {
  return value.toLocaleString('en-US', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
}

/** A figure, or "n/a" where there is none. */
export function figureOrNone(value: number | null, unit: string, currency: string): string {
  return value === null ? 'n/a' : printFigure(value, unit, currency)
}
