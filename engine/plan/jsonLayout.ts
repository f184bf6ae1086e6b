// JSON text that reads well and differs little when little changes: one record a line, numbers by the dozen.

import type { JsonValue } from './jsonDocument.ts'

/** Which lists hold records that always stand on a line of their own, and which fields always open their object. */
export type Layout = { readonly records: ReadonlySet<string>; readonly opened: ReadonlySet<string> }

/** Columns within which an object or a list is kept on one line. */
const width = 110

/** The text of a value, ending in a line end. The order of fields is that of the value. */
export function layoutJson(value: JsonValue, layout: Layout): string {
  return `${open(value, '', layout)}\n`
}

/** The value at an indentation; `name` is the field it, or the list it is in, belongs to. */
function laidOut(value: JsonValue, indent: string, layout: Layout, name: string, used: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const line = oneLine(value)
  if (isList(value) && value.every(isNumber))
    return used + line.length <= width ? line : byTheDozen(value, indent)
  if (layout.records.has(name) && !isList(value)) return line
  const mustOpen = isList(value)
    ? value.some(isObject)
    : Object.keys(value).some(key => layout.opened.has(key))
  return mustOpen || used + line.length > width ? open(value, indent, layout, name) : line
}

function open(value: JsonValue, indent: string, layout: Layout, name = ''): string {
  const inner = `${indent}  `
  if (isList(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map(item => inner + laidOut(item, inner, layout, name, inner.length)).join(',\n')}\n${indent}]`
  }
  if (!isObject(value)) return JSON.stringify(value)
  const fields = Object.entries(value).map(([key, field]) => {
    const head = `${inner}${JSON.stringify(key)}: `
    return head + laidOut(field, inner, layout, key, head.length)
  })
  return fields.length === 0 ? '{}' : `{\n${fields.join(',\n')}\n${indent}}`
}

function byTheDozen(numbers: readonly JsonValue[], indent: string): string {
  const lines = Array.from({ length: Math.ceil(numbers.length / 12) }, (_, line) =>
    numbers
      .slice(line * 12, line * 12 + 12)
      .map(oneLine)
      .join(', '),
  )
  return `[\n${lines.map(line => `${indent}  ${line}`).join(',\n')}\n${indent}]`
}

function oneLine(value: JsonValue): string {
  if (isList(value)) return `[${value.map(oneLine).join(', ')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const fields = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}: ${oneLine(field)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !isList(value)
}

/** A number, or a fraction written as text. */
function isNumber(value: JsonValue): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d+\/\d+$/.test(value))
}
