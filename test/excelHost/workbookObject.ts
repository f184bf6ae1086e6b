// The root of the emulated object model: the workbook, its application and its worksheet functions.

import { hostObject } from './hostClass.ts'
import {
  type Host,
  type HostClass,
  type HostObject,
  invalidArgument,
  notEmulated,
  textArgument,
} from './hostObject.ts'
import { rangeObject } from './rangeObject.ts'
import { namesObject, settingsObject, xmlPartsObject } from './storageObjects.ts'
import { worksheetsObject } from './worksheetObject.ts'

/** `context.workbook`. */
export function workbookObject(host: Host): HostObject {
  return hostObject(workbookClass, host, host)
}

const workbookClass: HostClass<Host> = {
  type: 'Workbook',
  path: () => 'Workbook',
  usual: ['Name', 'ReadOnly'],
  read: {
    Name: () => 'Book1.xlsx',
    ReadOnly: host => host.workbook.isReadOnly,
    UsePrecisionAsDisplayed: host => host.workbook.precisionAsDisplayed,
  },
  child: {
    Worksheets: host => worksheetsObject(host),
    Names: host => namesObject(host),
    Settings: host => settingsObject(host),
    CustomXmlParts: host => xmlPartsObject(host),
    Application: host => hostObject(applicationClass, host, host),
    Functions: host => hostObject(functionsClass, host, host),
  },
  call: {
    _RemoveReference: (host, args) => {
      host.references.delete(textArgument(args, 0))
      return null
    },
    _GetRangeForEventByReferenceId: (host, args) => {
      const area = host.eventAreas.get(textArgument(args, 0))
      return area === undefined ? null : rangeObject(area, host)
    },
    GetSelectedRange: host => rangeObject(host.workbook.selection, host),
    GetActiveCell: host => rangeObject({ ...host.workbook.selection, rows: 1, columns: 1 }, host),
  },
}

const applicationClass: HostClass<Host> = {
  type: 'Application',
  path: () => 'Application',
  usual: ['CalculationMode'],
  read: {
    CalculationMode: host => host.workbook.calculationMode,
    CalculationState: () => 'Done',
  },
  write: {
    CalculationMode: (host, value) => {
      if (value !== 'Automatic' && value !== 'AutomaticExceptTables' && value !== 'Manual')
        throw invalidArgument()
      host.workbook.calculationMode = value
    },
  },
  child: { IterativeCalculation: host => hostObject(iterativeClass, host, host) },
  call: {
    Calculate: host => {
      host.workbook.calculator.calculate(host.workbook)
      return null
    },
  },
}

const iterativeClass: HostClass<Host> = {
  type: 'IterativeCalculation',
  path: () => 'Application.IterativeCalculation',
  usual: ['Enabled'],
  read: { Enabled: host => host.workbook.iterates },
  write: {
    Enabled: (host, value) => {
      host.workbook.iterates = value === true
    },
  },
}

/** `workbook.functions`: only what the add-in asks for. */
const functionsClass: HostClass<Host> = {
  type: 'Functions',
  path: () => 'Functions',
  call: {
    Date: (host, args) => {
      const [year, month, day] = args
      if (typeof year !== 'number' || typeof month !== 'number' || typeof day !== 'number')
        throw invalidArgument()
      const days = Date.UTC(year, month - 1, day) / 86_400_000
      // Day 1 is 1 January 1900 with a 29 February 1900 that never was, or day 0 is 1 January 1904.
      return functionResult(host, days + (host.workbook.uses1904 ? 24_107 : 25_569))
    },
  },
}

function functionResult(host: Host, value: number): HostObject {
  const kind: HostClass<number> = {
    type: 'FunctionResult',
    path: () => 'FunctionResult',
    usual: ['Value', 'Error'],
    read: { Value: result => result, Error: () => null },
  }
  return hostObject(kind, value, host)
}

/** The library's own services, which it tells that it is ready and which have nothing to say to it. */
export function serviceObject(name: string, host: Host): HostObject {
  const nothing = () => null
  const calls = serviceCalls[name]
  if (calls === undefined) throw notEmulated(`service ${name}`)
  const kind: HostClass<string> = {
    type: name,
    path: () => name,
    call: Object.fromEntries(calls.map(method => [method, nothing])),
  }
  return hostObject(kind, name, host)
}

const serviceCalls: Readonly<Record<string, readonly string[]>> = {
  'Microsoft.InternalService.AddinInternalService': ['NotifyActionHandlerReady'],
  'Microsoft.ExcelServices.CustomFunctions': ['_SetOsfControlContainerReadyForCustomFunctions'],
}
