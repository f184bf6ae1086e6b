// Definition to checked model: every formula parsed and checked, every mistake gathered.

import type { CheckedModel, CheckedRow } from './checkedModel.ts'
import { checkFormula, type FormulaPlace } from './checkFormula.ts'
import type { ModelDefinition, RowDefinition } from './definition.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { CheckedFormula } from './formulaScope.ts'
import { parseFormula } from './parseFormula.ts'
import { failure, type Result, success } from './result.ts'
import { anyUnit, printUnit, unitsAgree } from './unit.ts'
import { unitRemedy } from './unitRemedy.ts'
import { readVocabulary, type Vocabulary } from './vocabulary.ts'

/** The checked model, or every mistake in it. O(total length of the formulas). */
export function checkModel(definition: ModelDefinition): Result<CheckedModel> {
  const { vocabulary, diagnostics } = readVocabulary(definition)
  if (diagnostics.length > 0) return failure(diagnostics)
  const wrong: Diagnostic[] = []
  const rows = new Map<string, CheckedRow>()
  for (const row of definition.rows) {
    const formula = checkText(row, 'formula', row.formula, vocabulary)
    const opening = row.opening === undefined ? undefined : checkText(row, 'opening', row.opening, vocabulary)
    for (const checked of [formula, opening]) {
      if (checked !== undefined && 'diagnostics' in checked) wrong.push(...checked.diagnostics)
    }
    if ('diagnostics' in formula || (opening !== undefined && 'diagnostics' in opening)) continue
    rows.set(row.name, {
      definition: row,
      unit: vocabulary.units.get(row.name) ?? anyUnit,
      formula: formula.expression,
      ...(opening === undefined ? {} : { opening: opening.expression }),
    })
  }
  if (wrong.length > 0) return failure(wrong)
  return success({
    dimensions: vocabulary.dimensions,
    mappings: vocabulary.mappings,
    inputs: vocabulary.inputs,
    rows,
  })
}

type Checked = CheckedFormula | { readonly diagnostics: readonly Diagnostic[] }

function checkText(
  row: RowDefinition,
  part: 'formula' | 'opening',
  text: string,
  vocabulary: Vocabulary,
): Checked {
  const place: FormulaPlace = { row: row.name, part, text }
  const parsed = parseFormula(text)
  if ('fault' in parsed) {
    const { code, span, message, remedy } = parsed.fault
    return {
      diagnostics: [
        { code, severity: 'error', place: { kind: 'formula', ...place, ...span }, message, remedy },
      ],
    }
  }
  const checked = checkFormula(parsed.expression, row.dims, place, vocabulary)
  return 'diagnostics' in checked ? checked : assigned(row, checked, place, vocabulary)
}

/** The formula gives what the row says it is. */
function assigned(
  row: RowDefinition,
  checked: CheckedFormula,
  place: FormulaPlace,
  vocabulary: Vocabulary,
): Checked {
  const declared = vocabulary.units.get(row.name) ?? anyUnit
  if (unitsAgree(checked.unit, declared)) return checked
  return {
    diagnostics: [
      {
        code: 'U302',
        severity: 'error',
        place: { kind: 'formula', ...place, start: 0, length: place.text.length },
        message: `${row.name} is declared as ${printUnit(declared)}, but its ${place.part} gives ${printUnit(checked.unit)}.`,
        remedy: unitRemedy(
          { name: 'the formula', unit: checked.unit },
          { name: 'the row', unit: declared },
          vocabulary,
        ),
      },
    ],
  }
}
