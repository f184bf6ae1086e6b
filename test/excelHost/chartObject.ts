// Charts of a worksheet: they exist, have names and can be removed; what is set on them is recorded.

import { rectangleAddress } from './a1.ts'
import { type EmulatedChart, type EmulatedSheet, takeId } from './emulatedWorkbook.ts'
import { hostObject, recordedObject } from './hostClass.ts'
import {
  accessDenied,
  type Host,
  type HostClass,
  type HostObject,
  invalidArgument,
  isHostObject,
  itemNotFound,
  numberArgument,
  textArgument,
} from './hostObject.ts'

/** A chart and the sheet it stands on. */
type PlacedChart = { readonly sheet: EmulatedSheet; readonly chart: EmulatedChart }

/** `worksheet.charts`. */
export function chartsObject(sheet: EmulatedSheet, host: Host): HostObject {
  return hostObject(chartsClass, sheet, host)
}

const chartsClass: HostClass<EmulatedSheet> = {
  type: 'ChartCollection',
  path: sheet => `Worksheet[${sheet.id}].Charts`,
  read: { Count: sheet => sheet.charts.length },
  items: (sheet, host) => sheet.charts.map(chart => chartObject({ sheet, chart }, host)),
  item: (sheet, key, host) => {
    const chart = sheet.charts.find(({ id, name }) => id === key || name === key)
    if (chart === undefined) throw itemNotFound()
    return chartObject({ sheet, chart }, host)
  },
  call: {
    Add: (sheet, args, host) => {
      if (sheet.isProtected) throw accessDenied()
      const source = args[1]
      if (!isHostObject(source) || source.area === undefined) throw invalidArgument()
      const id = takeId(host.workbook)
      const data = `${source.area.sheet.name}!${rectangleAddress(source.area)}`
      const chart = { id, name: `Chart ${sheet.charts.length + 1}`, type: textArgument(args, 0), data }
      sheet.charts.push(chart)
      // A chart of one range is born with the series of that range.
      host.recordedLists.set(`Chart[${id}].Series`, [
        recordedObject(host, 'ChartSeries', `Chart[${id}].Series[1]`),
      ])
      return chartObject({ sheet, chart }, host)
    },
    GetCount: sheet => sheet.charts.length,
    GetItem: (sheet, args, host) => chartObject({ sheet, chart: named(sheet, textArgument(args, 0)) }, host),
    GetItemOrNullObject: (sheet, args, host) => {
      const chart = sheet.charts.find(({ name }) => name === args[0])
      return chart === undefined ? null : chartObject({ sheet, chart }, host)
    },
    GetItemAt: (sheet, args, host) => {
      const chart = sheet.charts[numberArgument(args, 0)]
      if (chart === undefined) throw invalidArgument()
      return chartObject({ sheet, chart }, host)
    },
  },
}

const chartClass: HostClass<PlacedChart> = {
  type: 'Chart',
  path: ({ chart }) => `Chart[${chart.id}]`,
  identity: ({ chart }) => ({ Id: chart.id }),
  usual: ['Id', 'Name', 'ChartType'],
  read: {
    Id: ({ chart }) => chart.id,
    Name: ({ chart }) => chart.name,
    ChartType: ({ chart }) => chart.type,
  },
  write: {
    Name: ({ chart }, value) => {
      if (typeof value !== 'string') throw invalidArgument()
      chart.name = value
    },
  },
  call: {
    Delete: ({ sheet, chart }) => {
      sheet.charts.splice(sheet.charts.indexOf(chart), 1)
      return null
    },
  },
}

function chartObject(target: PlacedChart, host: Host): HostObject {
  return hostObject(chartClass, target, host)
}

function named(sheet: EmulatedSheet, name: string): EmulatedChart {
  const chart = sheet.charts.find(item => item.name === name)
  if (chart === undefined) throw itemNotFound()
  return chart
}
