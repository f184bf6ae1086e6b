// What an .xlsx file says about cells beyond their content: looks that depend on it, and what may be typed.

import { areaAddress } from './cellAddress.ts'
import { keepSpreadsheetText } from './spreadsheetText.ts'
import type { Area, ConditionalRule, Validation } from './workbook.ts'
import type { XlsxStyles } from './xlsxStyles.ts'
import { element, escapeXml, type XmlValue } from './xmlText.ts'

/** The conditions of a sheet; earlier rules come first. */
export function conditionalFormats(rules: readonly ConditionalRule[], styles: XlsxStyles): readonly string[] {
  return rules.map(({ area, formula, style }, index) =>
    element(
      'conditionalFormatting',
      { sqref: areaAddress(area) },
      element(
        'cfRule',
        { type: 'expression', dxfId: styles.ofCondition(style), priority: index + 1 },
        element('formula', {}, escapeXml(keepSpreadsheetText(formula))),
      ),
    ),
  )
}

/** Areas with the same rule and message are written as one, as Excel does itself. */
export function dataValidations(validations: readonly Validation[]): string {
  if (validations.length === 0) return ''
  const alike = new Map<string, { readonly first: Validation; readonly areas: Area[] }>()
  for (const validation of validations) {
    const key = JSON.stringify([validation.rule, validation.title, validation.message])
    const known = alike.get(key)
    if (known === undefined) alike.set(key, { first: validation, areas: [validation.area] })
    else known.areas.push(validation.area)
  }
  const items = [...alike.values()].map(({ first, areas }) => dataValidation(first, areas))
  return element('dataValidations', { count: items.length }, ...items)
}

function dataValidation({ rule, title, message }: Validation, areas: readonly Area[]): string {
  const { attributes, formulas } = validationRule(rule)
  return element(
    'dataValidation',
    {
      ...attributes,
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: keepSpreadsheetText(title),
      error: keepSpreadsheetText(message),
      sqref: areas.map(areaAddress).join(' '),
    },
    ...formulas.map((formula, index) =>
      element(`formula${index + 1}`, {}, escapeXml(keepSpreadsheetText(formula))),
    ),
  )
}

/** Excel asks for a bound even where any number will do; this one is beyond what a cell holds in sense. */
const anyNumber = 1e15

function validationRule(rule: Validation['rule']): {
  readonly attributes: Readonly<Record<string, XmlValue>>
  readonly formulas: readonly string[]
} {
  if (rule.kind === 'list') return { attributes: { type: 'list' }, formulas: [rule.source] }
  const { kind: type, least, most } = rule
  if (most === undefined && least !== undefined)
    return { attributes: { type, operator: 'greaterThanOrEqual' }, formulas: [String(least)] }
  if (least === undefined && most !== undefined)
    return { attributes: { type, operator: 'lessThanOrEqual' }, formulas: [String(most)] }
  return {
    attributes: { type, operator: 'between' },
    formulas: [String(least ?? -anyNumber), String(most ?? anyNumber)],
  }
}
