// `proceeds model`: the growth model as a reference a finance reader can check line by line.

import { growthModel, modelReference } from '../engine/index.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** Prints the model by theme: every row with its formula, unit and sentence, every input with its source. */
export function modelCommand(terminal: Terminal): ExitCode {
  terminal.out(modelReference(growthModel))
  return exitCodes.done
}
