// Boots Microsoft's own, unmodified office.js in Node against the emulated host. The library is read from the installed
// package when tests run; nothing of it is copied, patched or shipped.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'
import { newDocument } from './excelDocument.ts'
import { fakeWindow } from './fakeWindow.ts'
import type { Host } from './hostObject.ts'
import { readOfficeSchema, type Schema } from './officeSchema.ts'
import { newXdmHost, type XdmHost } from './xdmHost.ts'

/** The installed library's folder. */
export const officeFolder = join(import.meta.dirname, '../../node_modules/@microsoft/office-js/dist')

/** The sets the manifest asks for, and what the library needs to boot. */
export const manifestRequirements: Readonly<Record<string, string>> = {
  ExcelApi: '1.14',
  RichApiRuntime: '1.2',
  DialogApi: '1.2',
  SharedRuntime: '1.2',
}

/** A booted library with its host. */
export type OfficeInNode = {
  readonly Office: typeof Office
  readonly Excel: typeof Excel
  readonly schema: Schema
  readonly xdm: XdmHost
  /** Opens a new document with these sheets and counts from 0 again. */
  readonly open: (sheetNames?: readonly string[]) => Host
}

const addinOrigin = 'https://localhost:3000'
const hostOrigin = 'https://localhost:3443'

/** Boots the library (about 0.3 s), with its check of requirement sets switched on. */
export async function bootOffice(requirements = manifestRequirements): Promise<OfficeInNode> {
  const schema = readOfficeSchema(join(officeFolder, 'excel-web-16.00.debug.js'))
  const listeners: ((event: object) => void)[] = []
  const parent = {
    postMessage: (text: string, target: string) => {
      if (target !== hostOrigin) throw new Error(`office.js posts to ${target}, which is not the host`)
      setImmediate(() => xdm.onMessage(text))
    },
  }
  const xdm = newXdmHost({
    host: newDocument(schema),
    origin: hostOrigin,
    requirements,
    post: data => {
      setImmediate(() => {
        for (const listener of listeners) listener({ data, origin: hostOrigin, source: parent })
      })
    },
  })
  const window = fakeWindow({
    name: xdm.frameName,
    origin: addinOrigin,
    parent,
    onMessageListener: listener => listeners.push(listener),
    script: libraryScript,
  })
  libraryScript('office.js').runInContext(window)
  await window.Office.onReady()
  window.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true
  return {
    Office: window.Office,
    Excel: window.Excel,
    schema,
    xdm,
    open: sheetNames => {
      const host = newDocument(schema, sheetNames)
      xdm.use(host)
      xdm.syncs.length = 0
      xdm.behaviour.fault = () => undefined
      return host
    },
  }
}

const scripts = new Map<string, vm.Script>()

function libraryScript(path: string): vm.Script {
  const known = scripts.get(path)
  if (known !== undefined) return known
  const script = new vm.Script(readFileSync(join(officeFolder, path), 'utf8'), { filename: path })
  scripts.set(path, script)
  return script
}
