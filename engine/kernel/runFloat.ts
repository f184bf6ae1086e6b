// One scenario in double precision, without anything uncertain: every series of every month at once.

import type { CellValues } from '../formula/cellValues.ts'
import type { Diagnostic } from '../formula/diagnostic.ts'
import { numberDiagnostic } from '../formula/numberFaults.ts'
import type { Program } from '../formula/program.ts'
import { inputReading } from './inputReading.ts'
import { pathGraph } from './pathGraph.ts'
import { pathOperations } from './pathOperations.ts'
import { unfold } from './unfold.ts'

/** A program computed on one scenario's numbers, within 1e-9 of the exact backend relative to what is summed. */
export type FloatRun = {
  /** Per series months 1 to N. Holds NaN only where `faults` is not empty: show those first. */
  readonly numbers: readonly Float64Array[]
  /** What could not be computed: where the fault arose, not where it was read. */
  readonly faults: readonly Diagnostic[]
}

/** Runs the program. O(months × size). */
export function runFloat(program: Program, values: CellValues): FloatRun {
  const make = pathOperations(pathGraph())
  const { valueAt, faults } = unfold(program, [...program.series.keys()], {
    make,
    input: inputReading(program, values, [], [], make),
    distinct: () => [],
  })
  return {
    numbers: program.series.map((_, series) =>
      Float64Array.from({ length: program.months }, (_, month) => (valueAt(series, month + 1) as number) + 0),
    ),
    faults: faults.map(({ fault, series, month }) =>
      numberDiagnostic(fault, program.series[series] ?? { row: '', member: [] }, month),
    ),
  }
}
