// Looks that depend on values, and what may be typed into cells, as rules of o-spreadsheet.

import {
  type Area,
  areaAddress,
  cellAddress,
  movableFormula,
  parseArea,
  type Sheet,
} from '../../engine/index.ts'
import type { SpreadsheetCondition, SpreadsheetValidation } from './spreadsheetLibrary.ts'
import { spreadsheetStyle } from './spreadsheetLooks.ts'

type Conditional = Sheet['conditionals'][number]
type Validation = Sheet['validations'][number]

/** A conditional look; its identifier says which look of the design it is. */
export function spreadsheetCondition(conditional: Conditional): SpreadsheetCondition {
  const { area, formula, style } = conditional
  const rule = {
    type: 'CellIsRule',
    operator: 'customFormula',
    values: [`=${formula}`],
    style: spreadsheetStyle({ style }),
  }
  return { id: ruleId(area, conditional), ranges: [areaAddress(area)], rule }
}

/** A check of what is typed; its identifier says what o-spreadsheet has no place for, the message above all. */
export function spreadsheetValidation(validation: Validation): SpreadsheetValidation {
  const { area, rule } = validation
  const criterion = criterionOf(rule, cellAddress(area.top, area.left))
  return { id: ruleId(area, validation), ranges: [areaAddress(area)], criterion, isBlocking: true }
}

/** What the identifier of the check made for this area begins with. */
export function placeOfValidation(area: Area): string {
  return `${rulePrefix}${areaAddress(area)} `
}

/** Whether we made the rule of this identifier. */
export function isMadeRule(id: string): boolean {
  return id.startsWith(rulePrefix)
}

/** The conditional looks where they are now; those of other hands are left out. */
export function conditionalsNow(conditions: readonly SpreadsheetCondition[]): Sheet['conditionals'] {
  return conditions.flatMap(({ id, ranges, rule }) => {
    const made = madeRule<Conditional>(id)
    const [formula] = rule.values ?? []
    const areas = ranges.flatMap(range => parseArea(range) ?? [])
    const [first] = areas
    if (made === undefined || formula === undefined || first === undefined) return []
    const moved = movableFormula(formula.slice(1))
    const formulaAt = (area: Area) => moved(area.top - first.top, area.left - first.left)
    return areas.map(area => ({ area, style: made.style, formula: formulaAt(area) }))
  })
}

/** The checks where they are now; those of other hands are left out. */
export function validationsNow(rules: readonly SpreadsheetValidation[]): Sheet['validations'] {
  return rules.flatMap(({ id, ranges, criterion }) => {
    const made = madeRule<Validation>(id)
    if (made === undefined) return []
    const [source = ''] = criterion.values
    const rule = made.rule.kind === 'list' ? { kind: 'list' as const, source } : made.rule
    return ranges.flatMap(range => {
      const area = parseArea(range)
      return area === undefined ? [] : [{ ...made, rule, area }]
    })
  })
}

const rulePrefix = 'proceeds '

/** The area and the rule itself: identifiers are for us alone, and stay with the rule when it moves or is copied. */
function ruleId(area: Area, rule: Conditional | Validation): string {
  return `${rulePrefix}${areaAddress(area)} ${JSON.stringify(rule)}`
}

function madeRule<Rule>(id: string): Rule | undefined {
  return isMadeRule(id) ? JSON.parse(id.slice(id.indexOf('{'))) : undefined
}

function criterionOf(rule: Validation['rule'], cell: string): SpreadsheetValidation['criterion'] {
  if (rule.kind === 'list')
    return { type: 'isValueInRange', values: [rule.source.replace(/^=/, '')], displayStyle: 'arrow' }
  const { kind, least, most } = rule
  const conditions = [
    `ISNUMBER(${cell})`,
    ...(kind === 'whole' ? [`INT(${cell})=${cell}`] : []),
    ...(least === undefined ? [] : [`${cell}>=${least}`]),
    ...(most === undefined ? [] : [`${cell}<=${most}`]),
  ]
  return { type: 'customFormula', values: [`=AND(${conditions.join(',')})`] }
}
