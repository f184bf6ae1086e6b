// Makes host objects from their class's table; what no table names is recorded, as far as the installed library has it.

import { rectangleAddress } from './a1.ts'
import { takeId } from './emulatedWorkbook.ts'
import {
  type Argument,
  type Host,
  type HostClass,
  type HostObject,
  invalidArgument,
  isHostObject,
  itemNotFound,
  notEmulated,
} from './hostObject.ts'
import type { SchemaClass } from './officeSchema.ts'
import type { WireValue } from './wire.ts'

/** One object of a class. */
export function hostObject<Target>(kind: HostClass<Target>, target: Target, host: Host): HostObject {
  const path = kind.path(target)
  const schema = host.schema[kind.type]
  let reference: string | undefined
  const object: HostObject = {
    type: kind.type,
    ...(kind.area === undefined ? {} : { area: kind.area(target) }),
    identity: () => ({
      ...kind.identity?.(target),
      ...(reference === undefined ? {} : { _ReferenceId: reference }),
    }),
    usual: () => kind.usual ?? [],
    read: property => {
      const read = kind.read?.[property]
      if (read) return read(target, host)
      if (schema?.properties[property] === undefined) return undefined
      return host.recorded.get(`${path}.${property}`) ?? null
    },
    write: (property, value) => {
      const write = kind.write?.[property]
      if (write) write(target, value, host)
      else recordProperty(host, schema, `${path}.${property}`, property, value)
    },
    child: name => {
      const child = kind.child?.[name]
      if (child) return child(target, host)
      const type = schema?.children[name]
      return type === undefined ? undefined : recordedObject(host, type, `${path}.${name}`)
    },
    call: (method, args) => {
      if (method === '_KeepReference') {
        reference ??= keep(host, object)
        return null
      }
      if (isRegistration(host, method, kind.eventTarget?.(target))) return null
      const call = kind.call?.[method]
      if (call) return call(target, args, host)
      return recordedCall(host, schema, kind.type, path, method, args)
    },
    item: key => {
      if (!kind.item) throw notEmulated(`item of ${kind.type}`)
      return kind.item(target, key, host)
    },
    items: () => kind.items?.(target, host),
  }
  return object
}

/** An object of which the emulation knows only what the schema says: it keeps what is set and notes what is called. */
export function recordedObject(
  host: Host,
  type: string,
  path: string,
  identity: Readonly<Record<string, WireValue>> = {},
): HostObject {
  const schema = host.schema[type]
  const list = (): HostObject[] => {
    const known = host.recordedLists.get(path)
    if (known) return known
    const made: HostObject[] = []
    host.recordedLists.set(path, made)
    return made
  }
  const member = (name: WireValue, type: string): HostObject => {
    const fields = host.schema[type]?.properties ?? {}
    const own: Record<string, WireValue> = {}
    if ('Id' in fields) own.Id = takeId(host.workbook)
    if ('Name' in fields && typeof name === 'string') own.Name = name
    const made = recordedObject(host, type, `${path}[${list().length + 1}]`, own)
    list().push(made)
    return made
  }
  const find = (key: WireValue): HostObject | undefined =>
    list().find(item => Object.values(item.identity()).includes(key))
  const kind: HostClass<string> = {
    type,
    path: () => path,
    identity: () => identity,
    ...(schema?.isCollection
      ? {
          items: list,
          // Borders and the like have members by name without ever having been added.
          item: (_, key) => find(key) ?? member(key, schema.item ?? type),
          call: collectionCalls(schema, list, find, member, path),
        }
      : {}),
  }
  return hostObject(kind, path, host)
}

function collectionCalls(
  schema: SchemaClass,
  list: () => HostObject[],
  find: (key: WireValue) => HostObject | undefined,
  member: (name: WireValue, type: string) => HostObject,
  path: string,
): NonNullable<HostClass<string>['call']> {
  const add = (_: string, args: readonly Argument[], host: Host): HostObject | WireValue => {
    const [first = null] = args
    const name = isHostObject(first) ? null : first
    host.record.push({ path: `${path}.Add`, value: args.map(plain) })
    const made = member(name, schema.methods.Add || schema.item || '')
    return schema.methods.Add === '' ? null : made
  }
  const at = (_: string, [index]: readonly Argument[]): HostObject => {
    const found = typeof index === 'number' ? list()[index] : undefined
    if (!found) throw itemNotFound()
    return found
  }
  const clear = (): null => {
    list().length = 0
    return null
  }
  const orNull = (_: string, [key = null]: readonly Argument[]) =>
    isHostObject(key) ? null : (find(key) ?? null)
  const all = {
    Add: add,
    GetCount: () => list().length,
    GetItemAt: at,
    GetItemOrNullObject: orNull,
    Clear: clear,
    ClearAll: clear,
  }
  return Object.fromEntries(Object.entries(all).filter(([method]) => method in schema.methods))
}

function recordProperty(
  host: Host,
  schema: SchemaClass | undefined,
  path: string,
  property: string,
  value: WireValue,
): void {
  const canSet = schema?.properties[property]
  if (canSet === undefined) throw invalidArgument(`${path} is no property of the installed library`)
  if (!canSet) throw invalidArgument(`${path} is read-only`)
  host.recorded.set(path, value)
  host.record.push({ path, value })
}

function recordedCall(
  host: Host,
  schema: SchemaClass | undefined,
  type: string,
  path: string,
  method: string,
  args: readonly Argument[],
): HostObject | WireValue {
  const returned = schema?.methods[method]
  if (returned === undefined) throw notEmulated(`method ${type}.${method}`)
  if (mustBeReal.has(returned)) throw notEmulated(`method ${type}.${method} (it gives a ${returned})`)
  host.record.push({ path: `${path}.${method}`, value: args.map(plain) })
  return returned === ''
    ? null
    : recordedObject(host, returned, `${path}.${method}(${args.map(plain).join()})`)
}

/** Objects whose reading or writing means cells: a recorded stand-in would be a lie. */
const mustBeReal = new Set(['Range', 'RangeAreas', 'Worksheet', 'Table', 'NamedItem'])

function keep(host: Host, object: HostObject): string {
  const reference = `ref-${takeId(host.workbook)}`
  host.references.set(reference, object)
  return reference
}

/** `_RegisterDataChangedEvent` and its like; the numbers are those of the library's event table. */
function isRegistration(host: Host, method: string, target: string | undefined): boolean {
  const match = /^_(Un)?[Rr]egister(\w+?)(?:Event)?$/.exec(method)
  if (!match || target === undefined) return false
  const type = eventTypes[match[2] ?? '']
  if (type === undefined) throw notEmulated(`event ${method}`)
  const key = `${type}|${target}`
  if (match[1]) host.events.listeners.delete(key)
  else host.events.listeners.add(key)
  return true
}

/** Numbers of the events the emulation fires. */
export const eventTypes: Readonly<Record<string, number>> = {
  DataChanged: 10,
  Activated: 11,
  Deactivated: 12,
  Added: 13,
  SelectionChanged: 14,
  Deleted: 15,
  Calculated: 16,
  EventNameChanged: 25,
}

/** An argument as it is noted: objects by their type and area. */
function plain(argument: Argument): WireValue {
  if (!isHostObject(argument)) return argument
  const { area } = argument
  return area === undefined ? argument.type : `${area.sheet.name}!${rectangleAddress(area)}`
}
