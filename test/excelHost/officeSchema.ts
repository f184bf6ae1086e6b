// What classes, properties and methods the Excel API has, read from the installed library's own text when tests run.

import { readFileSync } from 'node:fs'

/** One class of the API. Names are those on the wire (`NumberFormat`), `children` and `methods` give the class they return. */
export type SchemaClass = {
  readonly isCollection: boolean
  /** true when the property can be set. */
  readonly properties: Readonly<Record<string, boolean>>
  readonly children: Readonly<Record<string, string>>
  /** The empty text for a method that returns no object. */
  readonly methods: Readonly<Record<string, string>>
  readonly item?: string
}

export type Schema = Readonly<Record<string, SchemaClass>>

/** Reads the schema out of `excel-web-16.00.debug.js`; takes about half a second. */
export function readOfficeSchema(debugFile: string): Schema {
  const source = readFileSync(debugFile, 'utf8')
  const start = source.indexOf('var WacSpecificRequestContext')
  const classes = /^ {4}var (\w+) = \(function \(_super\) \{$([\s\S]*?)^ {4}Excel\.\1 = \1;$/gm
  classes.lastIndex = Math.max(start, 0)
  const schema: Record<string, SchemaClass> = {}
  for (let match = classes.exec(source); match; match = classes.exec(source)) {
    const [, name = '', body = ''] = match
    schema[name] = schemaClass(body)
  }
  if (!('Range' in schema)) throw new Error(`${debugFile} is not written as expected: no class Range found`)
  return schema
}

function schemaClass(body: string): SchemaClass {
  const names = listIn(body, '_scalarPropertyOriginalNames')
  const updateable = listIn(body, '_scalarPropertyUpdateable')
  const children: Record<string, string> = {}
  for (const [, type = '', name = ''] of body.matchAll(/_createPropertyObject\(Excel\.(\w+), this, "(\w+)"/g))
    children[name] = type
  const methods: Record<string, string> = {}
  for (const [, name = ''] of body.matchAll(/_invokeMethod\(this, "(\w+)"/g)) methods[name] = ''
  for (const [, type = '', name = ''] of body.matchAll(/_createMethodObject\(Excel\.(\w+), this, "(\w+)"/g))
    methods[name] = type
  const item =
    /_createIndexerObject\(Excel\.(\w+)/.exec(body) ?? /_createChildItemObject\(Excel\.(\w+)/.exec(body)
  return {
    isCollection: body.includes('"_isCollection"'),
    properties: Object.fromEntries(names.map((name, index) => [String(name), updateable[index] === true])),
    children,
    methods,
    ...(item?.[1] === undefined ? {} : { item: item[1] }),
  }
}

function listIn(body: string, name: string): readonly (string | boolean)[] {
  const match = new RegExp(`"${name}", \\{\\s*get: function \\(\\) \\{\\s*return (\\[[^\\]]*\\]);`).exec(body)
  return match?.[1] === undefined ? [] : JSON.parse(match[1])
}
