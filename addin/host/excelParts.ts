// Texts that an Excel file carries: custom XML parts, and settings of the document.

import type { ExcelAccess } from './excelHost.ts'
import { textsOf } from './excelReading.ts'
import type { DocumentParts, PointerStore } from './workbookPort.ts'

/** Custom XML parts. */
export function excelParts({ ask, answer }: ExcelAccess): DocumentParts {
  return {
    list: namespace =>
      answer(() =>
        ask(async context => {
          const parts = context.workbook.customXmlParts.getByNamespace(namespace).load('items/id')
          await context.sync()
          return textsOf(context, parts.items)
        }),
      ),
    add: xml =>
      answer(() =>
        ask(async context => {
          const part = context.workbook.customXmlParts.add(xml).load('id')
          await context.sync()
          return part.id
        }),
      ),
    remove: keys =>
      answer(() =>
        ask(async context => {
          for (const key of keys) context.workbook.customXmlParts.getItemOrNullObject(key).delete()
          await context.sync()
          return null
        }),
      ),
  }
}

/** Settings whose names begin with ours; other add-ins' are not looked at. */
export function excelPointers({ ask, answer }: ExcelAccess): PointerStore {
  const prefix = 'proceeds.'
  return {
    read: () =>
      answer(() =>
        ask(async context => {
          const settings = context.workbook.settings.load('items/key,items/value')
          await context.sync()
          const own = settings.items.filter(({ key }) => key.startsWith(prefix))
          return new Map(own.map(({ key, value }) => [key.slice(prefix.length), String(value)]))
        }),
      ),
    write: (name, text) =>
      answer(() =>
        ask(async context => {
          context.workbook.settings.add(prefix + name, text)
          await context.sync()
          return null
        }),
      ),
  }
}
