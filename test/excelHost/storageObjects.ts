// What a workbook carries besides its cells: custom XML parts, document settings and defined names.

import {
  type EmulatedName,
  type EmulatedXmlPart,
  fullAddress,
  parseArea,
  takeId,
} from './emulatedWorkbook.ts'
import { hostObject } from './hostClass.ts'
import {
  type Argument,
  accessDenied,
  type Host,
  type HostClass,
  HostError,
  type HostObject,
  invalidArgument,
  isHostObject,
  itemExists,
  itemNotFound,
  textArgument,
} from './hostObject.ts'
import { rangeObject } from './rangeObject.ts'
import type { WireValue } from './wire.ts'
import { worksheetObject } from './worksheetObject.ts'

/** `workbook.customXmlParts`. */
export function xmlPartsObject(host: Host): HostObject {
  return hostObject(xmlPartsClass, host, host)
}

/** `workbook.settings`. */
export function settingsObject(host: Host): HostObject {
  return hostObject(settingsClass, host, host)
}

/** `workbook.names`. */
export function namesObject(host: Host): HostObject {
  return hostObject(namesClass, host, host)
}

type XmlPartsOfNamespace = { readonly host: Host; readonly namespace: string }

const xmlPartsClass: HostClass<Host> = {
  type: 'CustomXmlPartCollection',
  path: () => 'CustomXmlParts',
  items: host => host.workbook.xmlParts.map(part => xmlPartObject(part, host)),
  item: (host, key) => xmlPartObject(partById(host.workbook.xmlParts, key), host),
  call: {
    Add: (host, args) => {
      if (host.workbook.isReadOnly) throw accessDenied()
      const part = newPart(takeId(host.workbook), textArgument(args, 0))
      host.workbook.xmlParts.push(part)
      return xmlPartObject(part, host)
    },
    GetByNamespace: (host, args) => {
      const target = { host, namespace: textArgument(args, 0) }
      return hostObject(scopedXmlPartsClass, target, host)
    },
    GetCount: host => host.workbook.xmlParts.length,
    GetItemOrNullObject: (host, args) => partOrNull(host, host.workbook.xmlParts, args),
  },
}

const scopedXmlPartsClass: HostClass<XmlPartsOfNamespace> = {
  type: 'CustomXmlPartScopedCollection',
  path: ({ namespace }) => `CustomXmlParts[${namespace}]`,
  items: target => partsIn(target).map(part => xmlPartObject(part, target.host)),
  item: (target, key) => xmlPartObject(partById(partsIn(target), key), target.host),
  call: {
    GetCount: target => partsIn(target).length,
    GetItemOrNullObject: (target, args) => partOrNull(target.host, partsIn(target), args),
  },
}

const xmlPartClass: HostClass<EmulatedXmlPart> = {
  type: 'CustomXmlPart',
  path: part => `CustomXmlPart[${part.id}]`,
  identity: part => ({ Id: part.id }),
  usual: ['Id', 'NamespaceUri'],
  read: { Id: part => part.id, NamespaceUri: part => part.namespace },
  call: {
    GetXml: part => part.xml,
    Delete: (part, _, host) => {
      const { xmlParts } = host.workbook
      if (host.workbook.isReadOnly) throw accessDenied()
      const index = xmlParts.indexOf(part)
      if (index < 0) throw itemNotFound()
      xmlParts.splice(index, 1)
      return null
    },
  },
}

const settingsClass: HostClass<Host> = {
  type: 'SettingCollection',
  path: () => 'Settings',
  items: host => [...host.workbook.settings.keys()].map(key => settingObject(key, host)),
  item: (host, key) => {
    if (typeof key !== 'string' || !host.workbook.settings.has(key)) throw itemNotFound()
    return settingObject(key, host)
  },
  call: {
    Add: (host, args) => {
      const [, value = null] = args
      if (isHostObject(value)) throw invalidArgument()
      host.workbook.settings.set(textArgument(args, 0), value)
      return settingObject(textArgument(args, 0), host)
    },
    GetCount: host => host.workbook.settings.size,
    GetItemOrNullObject: (host, args) =>
      host.workbook.settings.has(textArgument(args, 0)) ? settingObject(textArgument(args, 0), host) : null,
  },
}

const settingClass: HostClass<string> = {
  type: 'Setting',
  path: key => `Setting[${key}]`,
  identity: key => ({ _Id: key }),
  usual: ['Key', 'Value'],
  read: { Key: key => key, Value: (key, host) => host.workbook.settings.get(key) ?? null },
  write: {
    Value: (key, value, host) => {
      host.workbook.settings.set(key, value)
    },
  },
  call: {
    Delete: (key, _, host) => {
      host.workbook.settings.delete(key)
      return null
    },
  },
}

const namesClass: HostClass<Host> = {
  type: 'NamedItemCollection',
  path: () => 'Names',
  items: host => host.workbook.names.map(name => nameObject(name, host)),
  item: (host, key) => {
    const name = nameOf(host, key)
    if (name === undefined) throw itemNotFound()
    return nameObject(name, host)
  },
  call: {
    Add: (host, args) => {
      const name = textArgument(args, 0)
      // https://support.microsoft.com/office/names-in-formulas: no spaces, not like a cell, not R or C.
      const looksLikeCell = /^([A-Za-z]{1,3}\d+|[RrCc]|[Rr]\d*[Cc]\d*)$/.test(name)
      if (!/^[A-Za-z_\\][\w.\\?]*$/.test(name) || looksLikeCell) throw invalidArgument()
      if (nameOf(host, name) !== undefined) throw itemExists()
      const item = { name, formula: formulaArgument(args) }
      host.workbook.names.push(item)
      host.workbook.calculator.forget()
      return nameObject(item, host)
    },
    GetCount: host => host.workbook.names.length,
    GetItemOrNullObject: (host, args) => {
      const name = nameOf(host, textArgument(args, 0))
      return name === undefined ? null : nameObject(name, host)
    },
  },
}

const nameClass: HostClass<EmulatedName> = {
  type: 'NamedItem',
  path: ({ name }) => `Name[${name}]`,
  identity: ({ name }) => ({ _Id: name }),
  usual: ['Name', 'Formula', 'Scope', 'Visible'],
  read: {
    Name: ({ name }) => name,
    Formula: ({ formula }) => formula,
    Scope: () => 'Workbook',
    Visible: () => true,
  },
  write: {
    Formula: (item, value, host) => {
      if (typeof value !== 'string') throw invalidArgument()
      item.formula = value
      host.workbook.calculator.forget()
    },
  },
  child: { Worksheet: (_, host) => worksheetObject(host.workbook.active, host) },
  call: {
    GetRange: (item, _, host) => {
      const area = parseArea(host.workbook, item.formula, host.workbook.active)
      if (area === undefined)
        throw new HostError('InvalidReference', 'This reference is not valid for the current operation.')
      return rangeObject(area, host)
    },
    GetRangeOrNullObject: (item, _, host) => {
      const area = parseArea(host.workbook, item.formula, host.workbook.active)
      return area === undefined ? null : rangeObject(area, host)
    },
    Delete: (item, _, host) => {
      host.workbook.names.splice(host.workbook.names.indexOf(item), 1)
      host.workbook.calculator.forget()
      return null
    },
  },
}

function xmlPartObject(part: EmulatedXmlPart, host: Host): HostObject {
  return hostObject(xmlPartClass, part, host)
}

function settingObject(key: string, host: Host): HostObject {
  return hostObject(settingClass, key, host)
}

function nameObject(item: EmulatedName, host: Host): HostObject {
  return hostObject(nameClass, item, host)
}

function partsIn({ host, namespace }: XmlPartsOfNamespace): readonly EmulatedXmlPart[] {
  return host.workbook.xmlParts.filter(part => part.namespace === namespace)
}

function partById(parts: readonly EmulatedXmlPart[], id: WireValue): EmulatedXmlPart {
  const part = parts.find(candidate => candidate.id === id)
  if (part === undefined) throw itemNotFound()
  return part
}

function partOrNull(
  host: Host,
  parts: readonly EmulatedXmlPart[],
  args: readonly Argument[],
): HostObject | null {
  const part = parts.find(({ id }) => id === args[0])
  return part === undefined ? null : xmlPartObject(part, host)
}

/** A part has one root element; its namespace is the root's own. */
function newPart(id: string, xml: string): EmulatedXmlPart {
  const root = /^\s*(?:<\?xml[^>]*\?>)?\s*<([A-Za-z_][\w.:-]*)((?:\s+[^<>]*)?)>/.exec(xml)
  const isClosed = root !== null && new RegExp(`(</${root[1]}\\s*>|/>)\\s*$`).test(xml)
  if (!isClosed) throw invalidArgument()
  const namespace = /xmlns="([^"]*)"/.exec(root[2] ?? '')?.[1] ?? ''
  return { id, namespace, xml }
}

function nameOf(host: Host, key: WireValue): EmulatedName | undefined {
  if (typeof key !== 'string') return undefined
  return host.workbook.names.find(({ name }) => name.toLowerCase() === key.toLowerCase())
}

function formulaArgument(args: readonly Argument[]): string {
  const [, refersTo] = args
  if (isHostObject(refersTo) && refersTo.area !== undefined) return `=${fullAddress(refersTo.area, true)}`
  if (typeof refersTo !== 'string') throw invalidArgument()
  return refersTo.startsWith('=') ? refersTo : `=${refersTo}`
}
