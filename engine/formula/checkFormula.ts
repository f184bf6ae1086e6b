// One formula against the vocabulary: every name resolved, every dimension bound, every unit agreed.

import type { CheckedExpression } from './checkedModel.ts'
import type { DimensionDefinition } from './definition.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Expression, Span } from './expression.ts'
import type { FunctionName, OperatorName } from './functions.ts'
import { nearest } from './nearest.ts'
import {
  anyUnit,
  divideUnits,
  isExponent,
  isPlain,
  joinUnits,
  multiplyUnits,
  plainNumber,
  powerUnit,
  printUnit,
  ratioUnit,
  type Unit,
  unitsAgree,
} from './unit.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A checked formula and the unit of what it gives. */
export type CheckedFormula = { readonly expression: CheckedExpression; readonly unit: Unit }

type Part = CheckedFormula & {
  /** Dimensions whose current item the part depends on. */
  readonly varies: ReadonlySet<string>
  readonly span: Span
}

/** Where a formula stands. History inputs are read only by openings, monthly ones only by formulas. */
export type FormulaPlace = {
  readonly row: string
  readonly part: 'formula' | 'opening'
  readonly text: string
}

type Context = {
  /** Dimensions with a current item here. */
  readonly bound: ReadonlySet<string>
  /** Inside prev, lag, rolling or convolve, which read months before the one at hand. */
  readonly earlier: boolean
}

/** The formula, checked, or every mistake found in it. `dims` are the dimensions on its left. O(size × depth of binding). */
export function checkFormula(
  parsed: Expression,
  dims: readonly string[],
  place: FormulaPlace,
  vocabulary: Vocabulary,
): CheckedFormula | { readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const report = (code: string, span: Span, message: string, remedy: string): undefined => {
    diagnostics.push({
      code,
      severity: 'error',
      place: { kind: 'formula', ...place, start: span.start, length: span.length },
      message,
      remedy,
    })
    return undefined
  }
  const quote = (span: Span): string => place.text.slice(span.start, span.start + span.length)

  function check(node: Expression, context: Context): Part | undefined {
    switch (node.kind) {
      case 'number':
        return part(
          { kind: 'number', text: node.text },
          Number(node.text) === 0 ? anyUnit : plainNumber,
          [],
          node.span,
        )
      case 'name':
        return checkName(node.name, node.span, context)
      case 'operation':
        return checkOperator(node.operator, node.args, node.span, context)
      case 'call':
        return checkCall(node.function, node.args, node.span, context)
    }
  }

  function checkName(name: string, span: Span, context: Context): Part | undefined {
    if (name === 'month_index') return part({ kind: 'month_index' }, plainNumber, [], span)
    if (vocabulary.dimensions.has(name)) {
      return (
        requireBound([name], span, context, name) &&
        part({ kind: 'position', dimension: name }, plainNumber, [name], span)
      )
    }
    const row = vocabulary.rows.get(name)
    if (row !== undefined) {
      return (
        requireBound(row.dims, span, context, name) &&
        part({ kind: 'row', name }, unitOf(name), row.dims, span)
      )
    }
    const input = vocabulary.inputs.get(name)
    if (input === undefined) return unknownName(name, span)
    if (input.time === 'history' && place.part === 'formula') {
      return report(
        'L301',
        span,
        `${name} holds the months before the first and cannot be read in a formula.`,
        'Read it in the opening of a row, and the row here.',
      )
    }
    if (input.time === 'monthly' && place.part === 'opening') {
      return report(
        'L302',
        span,
        `${name} holds months 1 and later and cannot be read in an opening.`,
        'Use an input that holds the months before the first, or a constant one.',
      )
    }
    if (input.time === 'monthly' && context.earlier) {
      return report(
        'L303',
        span,
        `${name} has no value before month 1, which prev, lag, rolling and convolve would read.`,
        `Give it a row of its own with an opening, and read that row here.`,
      )
    }
    return (
      requireBound(input.dims, span, context, name) &&
      part({ kind: 'input', name }, unitOf(name), input.dims, span)
    )
  }

  function unitOf(name: string): Unit {
    return vocabulary.units.get(name) ?? anyUnit
  }

  function unknownName(name: string, span: Span): undefined {
    if (vocabulary.mappings.has(name)) {
      return report(
        'L304',
        span,
        `${name} is a mapping, which stands only in sum_by(x, mapping) and lookup(x, mapping).`,
        `Write sum_by(…, ${name}) or lookup(…, ${name}).`,
      )
    }
    const guess = nearest(name, [
      'month_index',
      ...vocabulary.rows.keys(),
      ...vocabulary.inputs.keys(),
      ...vocabulary.dimensions.keys(),
    ])
    return report(
      'L305',
      span,
      `There is no row or input called ${name}.`,
      guess === undefined ? 'Check its spelling in the model reference.' : `Did you mean ${guess}?`,
    )
  }

  function requireBound(
    needed: readonly string[],
    span: Span,
    context: Context,
    name: string,
  ): true | undefined {
    const free = needed.find(dimension => !context.bound.has(dimension))
    if (free === undefined) return true
    return report(
      'L306',
      span,
      `${name} varies by ${free}, and nothing here says which ${free} is meant.`,
      `Write sum(${name}, ${free}) or at(${name}, ${free}, …), or give ${place.row} the dimension ${free}.`,
    )
  }

  function checkAll(nodes: readonly Expression[], context: Context): readonly Part[] | undefined {
    const parts = nodes.map(node => check(node, context))
    return parts.every(found => found !== undefined) ? parts : undefined
  }

  function checkOperator(
    operator: OperatorName,
    nodes: readonly Expression[],
    span: Span,
    context: Context,
  ): Part | undefined {
    const parts = checkAll(nodes, context)
    const unit = parts && operatorUnit(operator, parts, span)
    if (parts === undefined || unit === undefined) return undefined
    return part(
      { kind: 'apply', operator, args: parts.map(found => found.expression) },
      unit,
      parts.flatMap(found => [...found.varies]),
      span,
    )
  }

  function operatorUnit(operator: OperatorName, parts: readonly Part[], span: Span): Unit | undefined {
    const [first, second, third] = parts
    if (first === undefined) throw new Error(`${operator} without arguments`)
    switch (operator) {
      case 'add':
      case 'subtract':
      case 'min':
      case 'max':
      case 'mod':
        return agree(parts, agreeWords[operator], span)
      case 'less':
      case 'less_or_equal':
      case 'greater':
      case 'greater_or_equal':
      case 'equal':
      case 'not_equal':
        return agree(parts, agreeWords[operator], span) && plainNumber
      case 'and':
      case 'or':
      case 'not':
        return parts.every(found => plain(found, `${operator} joins conditions`)) ? plainNumber : undefined
      case 'if':
        return (
          plain(first, 'a condition is 0 or 1') &&
          second &&
          third &&
          agree([second, third], 'gives either', span)
        )
      case 'negate':
      case 'abs':
      case 'floor':
        return first.unit
      case 'multiply':
        return parts.reduce((unit, found) => multiplyUnits(unit, found.unit), plainNumber)
      case 'divide':
      case 'ratio':
        return second && divideUnits(first.unit, second.unit)
      case 'power':
        return second && unitOfPower(first, second)
      case 'exp':
      case 'ln':
        return plain(first, `${operator} takes a plain number`) ? ratioUnit : undefined
      case 'logistic':
        return second &&
          third &&
          agree([first, second], 'takes the difference of', span) &&
          plain(
            { ...third, unit: multiplyUnits(first.unit, third.unit) },
            'x times the speed is a plain number',
          )
          ? ratioUnit
          : undefined
      case 'hill':
        return second &&
          third &&
          agree([first, second], 'compares', span) &&
          plain(third, 'the shape is a plain number')
          ? ratioUnit
          : undefined
    }
  }

  function unitOfPower(base: Part, exponent: Part): Unit | undefined {
    if (isPlain(base.unit)) {
      if (isExponent(exponent.unit)) return base.unit.kind === 'any' ? plainNumber : base.unit
      return report(
        'U305',
        exponent.span,
        `The exponent ${quote(exponent.span)} is ${printUnit(exponent.unit)}.`,
        'An exponent is a plain number, or a number of years when a rate compounds.',
      )
    }
    const known = exponent.expression.kind === 'number' ? Number(exponent.expression.text) : undefined
    if (known !== undefined) return powerUnit(base.unit, known)
    return report(
      'U306',
      base.span,
      `${quote(base.span)} is ${printUnit(base.unit)} and is raised to a power that is not a number.`,
      'Divide it by something of the same unit first, or write the exponent as a number.',
    )
  }

  function plain(found: Part, why: string): true | undefined {
    if (isPlain(found.unit)) return true
    return report(
      'U303',
      found.span,
      `${quote(found.span)} is ${printUnit(found.unit)}, but ${why}.`,
      'Divide it by something of the same unit.',
    )
  }

  /** The common unit of parts that are added, compared or chosen between. */
  function agree(parts: readonly Part[], verb: string, span: Span): Unit | undefined {
    const [first, ...others] = parts
    let unit = first?.unit ?? plainNumber
    for (const other of others) {
      if (!unitsAgree(unit, other.unit)) return disagree(first, unit, other, verb, span)
      unit = joinUnits(unit, other.unit)
    }
    return unit
  }

  function disagree(first: Part | undefined, unit: Unit, other: Part, verb: string, span: Span): undefined {
    const left = first === undefined ? '' : quote(first.span)
    const joint = verb === 'gives either' ? 'or' : 'and'
    return report(
      'U301',
      span,
      `${place.row} ${verb} ${printUnit(unit)} (${left}) ${joint} ${printUnit(other.unit)} (${quote(other.span)}).`,
      unitRemedy({ name: 'the first', unit }, { name: 'the second', unit: other.unit }, vocabulary),
    )
  }

  function checkCall(
    name: FunctionName,
    args: readonly Expression[],
    span: Span,
    context: Context,
  ): Part | undefined {
    const [first, second, third] = args
    if (first === undefined) throw new Error(`${name} without arguments`)
    switch (name) {
      case 'prev':
        return shifted(first, { kind: 'number', text: '1' }, span, context)
      case 'lag': {
        const by = second && offset(second, context)
        return by && shifted(first, by.expression, span, context)
      }
      case 'rolling': {
        const of = check(first, { ...context, earlier: true })
        const months = second && offset(second, context)
        return (
          of &&
          months &&
          part(
            { kind: 'rolling', of: of.expression, months: months.expression },
            of.unit,
            [...of.varies, ...months.varies],
            span,
          )
        )
      }
      case 'cumulative': {
        const of = check(first, context)
        return of && part({ kind: 'cumulative', of: of.expression }, of.unit, [...of.varies], span)
      }
      case 'convolve':
        return second && third && convolved(first, second, third, span, context)
      case 'sum':
      case 'product':
        return reduced(name, first, args.slice(1), span, context)
      case 'sum_by':
      case 'lookup':
        return second && mapped(name, first, second, span, context)
      case 'at':
        return second && third && atItem(first, second, third, span, context)
      case 'sum_above':
      case 'previous_member':
        return second && neighbour(name, first, second, span, context)
      case 'last': {
        const dimension = dimensionName(first)
        return dimension === undefined
          ? undefined
          : part({ kind: 'last_position', dimension }, plainNumber, [], span)
      }
      case 'if':
      case 'ratio':
      case 'min':
      case 'max':
      case 'abs':
      case 'floor':
      case 'mod':
      case 'exp':
      case 'ln':
      case 'logistic':
      case 'hill':
        return checkOperator(name, args, span, context)
    }
  }

  function shifted(node: Expression, by: CheckedExpression, span: Span, context: Context): Part | undefined {
    const sameMonth = by.kind === 'number' && Number(by.text) === 0
    const of = check(node, sameMonth ? context : { ...context, earlier: true })
    return of && part({ kind: 'shift', of: of.expression, by }, of.unit, [...of.varies], span)
  }

  /** A number of months: a whole number or constant inputs. */
  function offset(node: Expression, context: Context): Part | undefined {
    const found = check(node, context)
    if (found === undefined) return undefined
    const wrong = variable(found.expression)
    if (wrong !== undefined)
      return report(
        'L307',
        node.span,
        `A number of months cannot depend on ${wrong}, which changes from month to month.`,
        'Use a whole number or an input that is the same in every month.',
      )
    if (found.expression.kind === 'number' && !/^\d+$/.test(found.expression.text)) {
      return report(
        'L308',
        node.span,
        `${found.expression.text} is not a whole number of months.`,
        'Use 0, 1, 2 …',
      )
    }
    return plain(found, 'a number of months is a plain number') && found
  }

  function variable(expression: CheckedExpression): string | undefined {
    switch (expression.kind) {
      case 'number':
        return undefined
      case 'input':
        return vocabulary.inputs.get(expression.name)?.time === 'constant' ? undefined : expression.name
      case 'apply':
        return expression.args.map(variable).find(found => found !== undefined)
      case 'row':
        return expression.name
      default:
        return expression.kind.replace('_', ' ')
    }
  }

  function convolved(
    node: Expression,
    age: Expression,
    weightsNode: Expression,
    span: Span,
    context: Context,
  ): Part | undefined {
    const dimension = dimensionName(age)
    const of = check(node, { ...context, earlier: true })
    if (dimension === undefined) return undefined
    const weights = check(weightsNode, { ...context, bound: with_(context.bound, dimension) })
    if (of === undefined || weights === undefined) return undefined
    const varies = [...of.varies, ...without(weights.varies, dimension)]
    return part(
      { kind: 'convolve', of: of.expression, dimension, weights: weights.expression },
      multiplyUnits(of.unit, weights.unit),
      varies,
      span,
    )
  }

  function reduced(
    operator: 'sum' | 'product',
    node: Expression,
    over: readonly Expression[],
    span: Span,
    context: Context,
  ): Part | undefined {
    const dimensions = over.map(dimensionName)
    if (!dimensions.every(dimension => dimension !== undefined)) return undefined
    const of = check(node, { ...context, bound: new Set([...context.bound, ...dimensions]) })
    if (of === undefined) return undefined
    const constant = dimensions.find(dimension => !of.varies.has(dimension))
    if (constant !== undefined && of.varies.size + dimensions.length > 1) {
      return report(
        'L309',
        node.span,
        `${quote(node.span)} does not vary by ${constant}, so every ${constant} would count it again.`,
        `Remove ${constant} from the ${operator}, or use something that varies by ${constant}.`,
      )
    }
    if (operator === 'product' && plain(of, 'a product over items multiplies plain numbers') === undefined)
      return undefined
    const varies = [...of.varies].filter(dimension => !dimensions.includes(dimension))
    return part({ kind: 'reduce', operator, of: of.expression, dimensions }, of.unit, varies, span)
  }

  function mapped(
    name: 'sum_by' | 'lookup',
    node: Expression,
    mappingNode: Expression,
    span: Span,
    context: Context,
  ): Part | undefined {
    const mappingName = mappingNode.kind === 'name' ? mappingNode.name : quote(mappingNode.span)
    const mapping = vocabulary.mappings.get(mappingName)
    if (mapping === undefined) {
      const guess = nearest(mappingName, vocabulary.mappings.keys())
      return report(
        'L310',
        mappingNode.span,
        `There is no mapping called ${mappingName}.`,
        guess === undefined
          ? `The mappings are ${[...vocabulary.mappings.keys()].join(', ')}.`
          : `Did you mean ${guess}?`,
      )
    }
    const [inner, outer] = name === 'sum_by' ? [mapping.from, mapping.to] : [mapping.to, mapping.from]
    if (!context.bound.has(outer)) {
      return report(
        'L311',
        mappingNode.span,
        `${name} with ${mappingName} needs a current ${outer}, and there is none here.`,
        `Give ${place.row} the dimension ${outer}, or sum over it.`,
      )
    }
    const of = check(node, { ...context, bound: with_(context.bound, inner) })
    if (of === undefined) return undefined
    if (name === 'sum_by' && !of.varies.has(inner)) {
      return report(
        'L309',
        node.span,
        `${quote(node.span)} does not vary by ${inner}, so every ${inner} would count it again.`,
        `Use something that varies by ${inner}.`,
      )
    }
    const expression: CheckedExpression =
      name === 'sum_by'
        ? { kind: 'sum_by', of: of.expression, mapping: mappingName }
        : { kind: 'lookup', of: of.expression, mapping: mappingName }
    return part(expression, of.unit, [...without(of.varies, inner), outer], span)
  }

  function atItem(
    node: Expression,
    dimensionNode: Expression,
    itemNode: Expression,
    span: Span,
    context: Context,
  ): Part | undefined {
    const dimension = dimensionName(dimensionNode)
    if (dimension === undefined) return undefined
    const of = check(node, { ...context, bound: with_(context.bound, dimension) })
    const item = itemNode.kind === 'name' ? itemNode.name : undefined
    if (item === undefined)
      return report(
        'L312',
        itemNode.span,
        `${quote(itemNode.span)} is not the name of an item.`,
        `Write one of the items of ${dimension}.`,
      )
    if (of === undefined) return undefined
    const definition = vocabulary.dimensions.get(dimension)
    const items = itemsKnown(definition, vocabulary)
    if (items?.includes(item) !== true && vocabulary.dimensions.has(item)) {
      if (!sameItems(definition, vocabulary.dimensions.get(item)))
        return report(
          'L313',
          itemNode.span,
          `${item} and ${dimension} do not have the same items.`,
          `Write an item of ${dimension}, or a dimension declared with the same items.`,
        )
      if (!context.bound.has(item))
        return report(
          'L306',
          itemNode.span,
          `Nothing here says which ${item} is meant.`,
          `Give ${place.row} the dimension ${item}, or sum over it.`,
        )
      return part(
        { kind: 'at_current', of: of.expression, dimension, likeDimension: item },
        of.unit,
        [...without(of.varies, dimension), item],
        span,
      )
    }
    if (items !== undefined && !items.includes(item)) {
      const guess = nearest(item, items)
      return report(
        'L314',
        itemNode.span,
        `${dimension} has no item called ${item}.`,
        guess === undefined ? `Its items are ${items.join(', ')}.` : `Did you mean ${guess}?`,
      )
    }
    return part(
      { kind: 'at', of: of.expression, dimension, item },
      of.unit,
      without(of.varies, dimension),
      span,
    )
  }

  function neighbour(
    name: 'sum_above' | 'previous_member',
    node: Expression,
    dimensionNode: Expression,
    span: Span,
    context: Context,
  ): Part | undefined {
    const dimension = dimensionName(dimensionNode)
    if (dimension === undefined) return undefined
    if (!context.bound.has(dimension))
      return report(
        'L306',
        dimensionNode.span,
        `Nothing here says which ${dimension} is meant.`,
        `Give ${place.row} the dimension ${dimension}.`,
      )
    const of = check(node, context)
    return of && part({ kind: name, of: of.expression, dimension }, of.unit, [...of.varies, dimension], span)
  }

  function dimensionName(node: Expression): string | undefined {
    const name = node.kind === 'name' ? node.name : quote(node.span)
    if (vocabulary.dimensions.has(name)) return name
    const guess = nearest(name, vocabulary.dimensions.keys())
    return report(
      'L315',
      node.span,
      `There is no dimension called ${name}.`,
      guess === undefined
        ? `The dimensions are ${[...vocabulary.dimensions.keys()].join(', ')}.`
        : `Did you mean ${guess}?`,
    )
  }

  const checked = check(parsed, { bound: new Set(dims), earlier: false })
  if (checked === undefined || diagnostics.length > 0) return { diagnostics }
  return { expression: checked.expression, unit: checked.unit }
}

function part(expression: CheckedExpression, unit: Unit, varies: Iterable<string>, span: Span): Part {
  return { expression, unit, varies: new Set(varies), span }
}

const agreeWords = {
  add: 'adds',
  subtract: 'takes the difference of',
  min: 'takes the smaller of',
  max: 'takes the larger of',
  mod: 'takes the remainder of',
  less: 'compares',
  less_or_equal: 'compares',
  greater: 'compares',
  greater_or_equal: 'compares',
  equal: 'compares',
  not_equal: 'compares',
} as const

/** What to do about two units that do not agree. */
export function unitRemedy(a: NamedUnit, b: NamedUnit, vocabulary: Vocabulary): string {
  for (const [yearly, other] of [
    [a, b],
    [b, a],
  ] as const) {
    if (unitsAgree(yearly.unit, multiplyUnits(other.unit, perYear))) {
      return `Only ${yearly.name} is per year: divide it by months_per_year to get a month's, or multiply ${other.name} by it.`
    }
  }
  const missing = divideUnits(a.unit, b.unit)
  const known = [...vocabulary.units].filter(
    ([, unit]) => unit.kind === 'powers' && printUnit(unit) === printUnit(missing),
  )
  const examples =
    isPlain(missing) || known.length === 0
      ? ''
      : `, such as ${known
          .slice(0, 2)
          .map(([name]) => name)
          .join(' or ')}`
  return `Only like can be added, compared or assigned: multiply ${b.name} by something in ${printUnit(missing)}${examples}, or name another row.`
}

/** A unit and what a person calls the thing that has it, such as `the first`. */
export type NamedUnit = { readonly name: string; readonly unit: Unit }

const perYear: Unit = { kind: 'powers', powers: { year: -1 }, loose: false }

function itemsKnown(
  dimension: DimensionDefinition | undefined,
  vocabulary: Vocabulary,
): readonly string[] | undefined {
  const items =
    dimension?.items ??
    (dimension?.sameItemsAs === undefined
      ? undefined
      : vocabulary.dimensions.get(dimension.sameItemsAs)?.items)
  return items?.map(item => item.id)
}

function sameItems(a: DimensionDefinition | undefined, b: DimensionDefinition | undefined): boolean {
  if (a === undefined || b === undefined) return false
  return (a.sameItemsAs ?? a.name) === (b.sameItemsAs ?? b.name)
}

function with_(bound: ReadonlySet<string>, dimension: string): ReadonlySet<string> {
  return new Set([...bound, dimension])
}

function without(varies: ReadonlySet<string>, dimension: string): readonly string[] {
  return [...varies].filter(other => other !== dimension)
}
