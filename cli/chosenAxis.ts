// An axis of a table on a command line: `base_win_rate[enterprise] = 0.1,0.15,0.2`, `planned_hires[csm] @ 3..12 + 0..4`.

import type { Axis, CompiledPlan } from '../engine/index.ts'
import { chosenLever } from './chosenLever.ts'
import type { Terminal } from './terminal.ts'

const form = /^\s*([^=+*@]+?)\s*(?:@\s*([^=+*]+?)\s*)?([=+*])\s*(.+?)\s*$/
const runForm = /^(-?[\d.]+)\.\.(-?[\d.]+)(?:\s+by\s+([\d.]+))?$/

/** The inputs, what is done to them, and the numbers; undefined after telling what is not understood. */
export function chosenAxis(terminal: Terminal, compiled: CompiledPlan, text: string): Axis | undefined {
  const [, input, months, sign, list] = form.exec(text) ?? []
  const numbers = list === undefined ? undefined : numbersOf(list)
  if (input === undefined || numbers === undefined) {
    terminal.err(
      `${text} is no axis of a table. Write an input, = + or *, and numbers: "base_win_rate * 0.8,1,1.2", "planned_hires[csm] @ 3..12 + 0..4", "hosting_rate = 0.1..0.2 by 0.02".`,
    )
    return undefined
  }
  const lever = chosenLever(terminal, compiled, {
    change: [input],
    ...(months !== undefined && { months }),
    ...(sign === '+' && { add: true as const }),
    ...(sign === '*' && { multiply: true as const }),
  })
  return lever && { lever, numbers }
}

/** Numbers separated by commas, or a run: `0..4`, `0.1..0.2 by 0.02`. Undefined for anything else. */
function numbersOf(text: string): readonly number[] | undefined {
  const [, from, to, by = '1'] = runForm.exec(text) ?? []
  if (from === undefined) {
    const numbers = text.split(',').map(number => (number.trim() === '' ? Number.NaN : Number(number)))
    return numbers.every(Number.isFinite) ? numbers : undefined
  }
  const [first, last, step] = [Number(from), Number(to), Number(by)]
  const count = Math.floor((last - first) / step + 1e-9)
  if (!(count >= 0 && count < 10_000)) return undefined
  return Array.from({ length: count + 1 }, (_, index) => Number((first + index * step).toPrecision(12)))
}
