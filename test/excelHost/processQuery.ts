// Carries out one request of `context.sync()`: finds the objects its paths name and does its actions in order.

import {
  type Argument,
  type Host,
  HostError,
  type HostObject,
  invalidArgument,
  isHostObject,
  notEmulated,
} from './hostObject.ts'
import {
  type ActionResult,
  type ArgumentInfo,
  actionTypes,
  type ObjectPath,
  pathTypes,
  type QueryInfo,
  type RequestAction,
  type RequestBody,
  type ResponseBody,
  type WireValue,
} from './wire.ts'
import { serviceObject } from './workbookObject.ts'

/** How a request may go wrong inside the host, for tests. */
export type Mishap = {
  /** Stops with an error before this action (counted from 0); what was done before stays done, as in Excel. */
  readonly failAt?: number
  /** Writes to cells are answered as done and left undone. */
  readonly dropWrites?: boolean
}

/** Answers one request; a fault of the host becomes the error of the answer, a fault of ours is thrown. */
export function processQuery(host: Host, body: RequestBody, mishap: Mishap = {}): ResponseBody {
  const objects = new Map<number, HostObject | null>()
  const results: ActionResult[] = []
  const traces: number[] = []
  const find = (id: number): HostObject | null => {
    const known = objects.get(id)
    if (known !== undefined) return known
    const path = body.ObjectPaths[id]
    if (path === undefined) throw new HostError('InvalidObjectPath', `the request has no path ${id}`)
    const object = objectAt(host, path, find)
    objects.set(id, object)
    return object
  }
  let index = 0
  try {
    for (const action of body.Actions) {
      if (index === mishap.failAt)
        throw new HostError(
          'GeneralException',
          'There was an internal error while processing the request.',
          500,
        )
      if (action.ActionType === actionTypes.trace) {
        traces.push(action.Id)
        results.push({ ActionId: action.Id, Value: null })
      } else if (!(mishap.dropWrites && writesCells(action))) {
        results.push({ ActionId: action.Id, Value: perform(action, find(action.ObjectPathId), find) })
      }
      index += 1
    }
    return { Results: results, TraceIds: traces }
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    const action = body.Actions[index]
    const object = action === undefined ? undefined : objects.get(action.ObjectPathId)
    return {
      Error: {
        Code: error.code,
        Message: error.message,
        HttpStatusCode: error.status,
        ActionIndex: index,
        Location: `${object?.type ?? ''}.${action?.Name || body.ObjectPaths[action?.ObjectPathId ?? 0]?.Name || 'getItem'}`,
      },
      ProcessedResults: { Results: results },
      TraceIds: traces,
    }
  }
}

type Find = (id: number) => HostObject | null

function objectAt(host: Host, path: ObjectPath, find: Find): HostObject | null {
  switch (path.ObjectPathType) {
    case pathTypes.root:
      return host.root()
    case pathTypes.newObject:
      return serviceObject(path.Name, host)
    case pathTypes.nullObject:
      return null
    case pathTypes.reference: {
      const object = host.references.get(path.Name)
      if (object === undefined) throw new HostError('InvalidReference', `${path.Name} has been released`)
      return object
    }
  }
  const parent = find(path.ParentObjectPathId ?? -1)
  // What is asked of a null object is a null object.
  if (parent === null) return null
  switch (path.ObjectPathType) {
    case pathTypes.method: {
      const returned = parent.call(path.Name, argumentsOf(path.ArgumentInfo, find))
      if (returned === null || isHostObject(returned)) return returned
      throw notEmulated(`object from ${parent.type}.${path.Name}`)
    }
    case pathTypes.property: {
      const child = parent.child(path.Name)
      if (child === undefined) throw new HostError('InvalidObjectPath', `${parent.type} has no ${path.Name}`)
      return child
    }
    case pathTypes.indexer:
      return parent.item(path.ArgumentInfo?.Arguments?.[0] ?? null)
    default:
      throw notEmulated(`path type ${path.ObjectPathType}`)
  }
}

function perform(action: RequestAction, object: HostObject | null, find: Find): WireValue {
  switch (action.ActionType) {
    case actionTypes.instantiate:
      return object === null ? null : object.identity()
    case actionTypes.query:
      return object === null ? null : answered(object, action.QueryInfo ?? {})
    case actionTypes.queryAsJson:
      return object === null ? null : camelCased(answered(object, action.QueryInfo ?? {}))
    case actionTypes.method: {
      if (object === null) return null
      const returned = object.call(action.Name, argumentsOf(action.ArgumentInfo, find))
      return isHostObject(returned) ? returned.identity() : returned
    }
    case actionTypes.setProperty: {
      const [value = null] = argumentsOf(action.ArgumentInfo, find)
      if (object === null || isHostObject(value)) throw new HostError('InvalidObjectPath', 'nothing to set')
      object.write(action.Name, value)
      return null
    }
    case actionTypes.update: {
      if (object === null) throw new HostError('InvalidObjectPath', 'nothing to update')
      for (const [name, value] of Object.entries(action.ObjectState ?? {}))
        object.write(wireName(name), value)
      return null
    }
    default:
      throw notEmulated(`action type ${action.ActionType}`)
  }
}

function writesCells(action: RequestAction): boolean {
  const writes =
    action.ActionType === actionTypes.setProperty && /^(Values|Formulas|FormulasR1C1)$/.test(action.Name)
  return writes || (action.ActionType === actionTypes.method && action.Name === 'CopyFrom')
}

/** Arguments with the objects they name in place; paths inside nested arrays and plain objects count too. */
function argumentsOf(info: ArgumentInfo | undefined, find: Find): readonly Argument[] {
  const references = info?.ReferencedObjectPathIds
  return (info?.Arguments ?? []).map((value, index) => {
    const reference = references?.[index]
    if (typeof reference === 'number' && reference !== 0) return find(reference)
    const path = pathInside(value)
    return path === undefined ? value : find(path)
  })
}

function pathInside(value: WireValue): number | undefined {
  if (typeof value !== 'object' || value === null || !('_ObjectPathId' in value)) return undefined
  return typeof value._ObjectPathId === 'number' ? value._ObjectPathId : undefined
}

/** The loaded properties of an object; a name that neither property nor child has is refused, as Excel refuses it. */
function answered(object: HostObject, query: QueryInfo): { readonly [name: string]: WireValue } {
  const selected = [...(query.Select ?? []), ...(query.Expand ?? []).map(name => `${name}/*`)].map(name =>
    name.trim(),
  )
  const items = object.items()
  if (items !== undefined) {
    const own = selected.filter(name => !/[/*.]/.test(name) && object.read(wireName(name)) !== undefined)
    const rest = selected.filter(name => !own.includes(name))
    const from = query.Skip ?? 0
    const shown = items.slice(from, query.Top === undefined ? undefined : from + query.Top)
    return {
      ...object.identity(),
      ...propertiesOf(object, own.map(wireName)),
      _Items: shown.map(item => answered(item, { Select: rest })),
    }
  }
  const isEverything = selected.length === 0 || selected.includes('*')
  const answer: Record<string, WireValue> = {
    ...object.identity(),
    ...(isEverything ? propertiesOf(object, object.usual()) : {}),
  }
  for (const [head, rest] of grouped(selected)) {
    const value = rest.length === 0 ? object.read(head) : undefined
    if (value !== undefined) answer[head] = value
    else answer[head] = childAnswer(object, head, rest)
  }
  return answer
}

function childAnswer(object: HostObject, name: string, rest: readonly string[]): WireValue {
  const child = object.child(name)
  if (child === undefined) throw invalidArgument(`${object.type} has no property ${name}`)
  return child === null ? null : answered(child, { Select: rest })
}

/** `format/fill/color` and `format/font/bold` become one group `Format` with what is asked of it. */
function grouped(selected: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const name of selected) {
    if (name === '' || name === '*' || name === '$none') continue
    const cut = name.search(/[/.]/)
    const head = wireName(cut < 0 ? name : name.slice(0, cut))
    const rest = groups.get(head) ?? []
    groups.set(head, cut < 0 ? rest : [...rest, name.slice(cut + 1)])
  }
  return groups
}

function propertiesOf(object: HostObject, names: readonly string[]): Record<string, WireValue> {
  return Object.fromEntries(names.map(name => [name, object.read(name) ?? null]))
}

function camelCased(value: WireValue): WireValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (name === '_Items' && Array.isArray(part)) return ['items', part.map(camelCased)]
      return [name.startsWith('_') ? name : name.charAt(0).toLowerCase() + name.slice(1), camelCased(part)]
    }),
  )
}

/** `numberFormat` is `NumberFormat` on the wire. */
function wireName(name: string): string {
  return name.startsWith('_') ? name : name.charAt(0).toUpperCase() + name.slice(1)
}
