// Something to turn: one number that sets inputs of a plan, is added to them, or multiplies them.

import type { CellValues } from '../formula/cellValues.ts'
import type { Diagnostic } from '../formula/diagnostic.ts'
import { type Quantity, quantityToNumber } from '../formula/quantity.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { targetFaults } from '../plan/changeNames.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Change, Where } from '../plan/plan.ts'
import { cellName, monthsOf } from '../plan/planVocabulary.ts'
import { selectCells } from '../plan/selection.ts'
import { changedCell } from './changedCell.ts'
import { type ModelInput, modelInput } from './modelInput.ts'
import { numbersOf } from './numbersOf.ts'
import { questionFault } from './questionFault.ts'

/** What the number does to each input: it becomes it, is added to it, or multiplies it. */
export type LeverKind = 'value' | 'add' | 'multiply'

/** Inputs that one number moves together. */
export type Lever = {
  readonly kind: LeverKind
  readonly moves: readonly { readonly input: string; readonly where: Where }[]
  /** What it is called where its inputs are too many to name. */
  readonly name?: string
}

/** A lever on a scenario. */
export type PlacedLever = Lever & {
  readonly cells: readonly LeverCell[]
  /** Numbers beyond these would take an input beyond its own limits. */
  readonly least: number
  readonly most: number
  /** Only whole numbers make sense: months, flags, people who are hired. */
  readonly whole: boolean
  /** The number that leaves the scenario as it is; undefined where the inputs have several values. */
  readonly now: number | undefined
}

/** A cell of the program, and its places in the list of months that the lever moves; all of them if not said. */
type LeverCell = { readonly cell: number; readonly places?: readonly number[] }

/** The changes that a number of the lever stands for, as a scenario holds them. */
export function leverChanges({ kind, moves }: Lever, number: number): readonly Change[] {
  return moves.map(({ input, where }) => ({ input, where, [kind]: number }))
}

/**
 * The lever on the numbers of a scenario. Refused: names that there are not, months outside the plan, whole numbers that
 * would be multiplied.
 */
export function placeLever(compiled: CompiledPlan, values: CellValues, lever: Lever): Result<PlacedLever> {
  const faults = lever.moves.flatMap(move => moveFaults(compiled, lever.kind, move))
  if (faults.length > 0) return failure(faults)
  const parts = lever.moves.map(({ input, where }) => {
    const definition = modelInput(compiled, input)
    const cells = leverCells(compiled, definition, where)
    const numbers = cells.flatMap(({ cell, places }) => numbersAt(values[cell], places))
    return { definition, cells, numbers }
  })
  const limits = parts.map(({ definition, numbers }) => limitsOf(lever.kind, definition, numbers))
  const numbers = parts.flatMap(part => part.numbers)
  const alike = numbers.every(number => number === numbers[0]) ? numbers[0] : undefined
  return success({
    ...lever,
    cells: parts.flatMap(({ cells }) => cells),
    least: Math.max(...limits.map(({ least }) => least)),
    most: Math.min(...limits.map(({ most }) => most)),
    whole: lever.kind !== 'multiply' && parts.some(({ definition }) => isCounted(definition)),
    now: lever.kind === 'add' ? 0 : lever.kind === 'multiply' ? 1 : alike,
  })
}

/** The numbers of a scenario with the lever at a number; in double precision. */
export function turned(values: CellValues, { kind, cells }: PlacedLever, number: number): CellValues {
  const changed = [...values]
  const turn = (before: Quantity): number =>
    kind === 'value'
      ? number
      : kind === 'add'
        ? quantityToNumber(before) + number
        : quantityToNumber(before) * number
  for (const { cell, places } of cells) {
    const before = changed[cell]
    if (before === undefined) throw new Error(`turned: no cell ${cell}`)
    const chosen = places === undefined ? undefined : new Set(places)
    changed[cell] = changedCell(before, (quantity, place) =>
      chosen === undefined || chosen.has(place) ? turn(quantity) : quantity,
    )
  }
  return changed
}

function moveFaults(
  compiled: CompiledPlan,
  kind: LeverKind,
  { input, where }: Lever['moves'][number],
): readonly Diagnostic[] {
  const names = targetFaults(input, where, [], compiled.vocabulary)
  if (names.length > 0)
    return names.map(({ code, severity, message, remedy }) => ({
      ...questionFault(code, message, remedy),
      severity,
    }))
  const definition = modelInput(compiled, input)
  if (kind === 'multiply' && definition.whole === true)
    return [
      questionFault(
        'Q201',
        `${input} is counted in whole numbers and cannot be multiplied.`,
        'Add to it, or set it.',
      ),
    ]
  const months = monthsOf(definition, compiled.vocabulary)
  const { members } = selectCells(definition, where, compiled.vocabulary).selection
  if (members.length === 0)
    return [
      questionFault('Q202', `The plan has no item that ${input} is given for.`, 'Choose another input.'),
    ]
  return leverCells(compiled, definition, where).every(({ places }) => places?.length !== 0)
    ? []
    : [
        questionFault(
          'Q203',
          `${input} has months ${months?.first} to ${months?.last}, and none of them is chosen.`,
          'Choose months of the plan.',
        ),
      ]
}

function leverCells(
  { program, vocabulary }: CompiledPlan,
  input: ModelInput,
  where: Where,
): readonly LeverCell[] {
  const { members, from, to } = selectCells(input, where, vocabulary).selection
  const names = new Set(members.map(member => cellName(input.name, member)))
  const months = monthsOf(input, vocabulary)
  const places =
    months === undefined
      ? undefined
      : Array.from({ length: months.last - months.first + 1 }, (_, place) => place).filter(
          place => months.first + place >= (from ?? -Infinity) && months.first + place <= (to ?? Infinity),
        )
  return program.cells.flatMap(({ input: name, member }, cell) =>
    name === input.name && names.has(cellName(name, member)) ? [{ cell, ...(places && { places }) }] : [],
  )
}

function numbersAt(value: CellValues[number] | undefined, places?: readonly number[]): readonly number[] {
  if (value === undefined) throw new Error('placeLever: a cell without a value')
  const list = numbersOf(value)
  return places === undefined ? list : places.map(place => list[place] as number)
}

/** Where the lever takes an input to one of its limits. */
function limitsOf(
  kind: LeverKind,
  { least = -Infinity, most = Infinity }: ModelInput,
  numbers: readonly number[],
): { readonly least: number; readonly most: number } {
  switch (kind) {
    case 'value':
      return { least, most }
    case 'add':
      return {
        least: least - Math.min(...numbers),
        most: most - Math.max(...numbers),
      }
    case 'multiply': {
      const ends = numbers
        .filter(number => number !== 0)
        .map(number => [least / number, most / number].sort((a, b) => a - b))
      return {
        least: Math.max(-Infinity, ...ends.map(([low = -Infinity]) => low)),
        most: Math.min(Infinity, ...ends.map(([, high = Infinity]) => high)),
      }
    }
  }
}

/** People are hired whole, though a plan may hold parts of them. */
function isCounted({ whole, unit, decision }: ModelInput): boolean {
  return whole === true || (unit === 'people' && decision === true)
}
