// The host's side of the channel: answers the messages that office.js sends to the frame around it, as Excel on the web does.

import type { Host } from './hostObject.ts'
import { type Mishap, processQuery } from './processQuery.ts'
import {
  type Answer,
  actionTypes,
  type Call,
  dispatchIds,
  hostErrors,
  pathTypes,
  type RequestBody,
  type ResponseBody,
} from './wire.ts'

/** What a request meets instead of a plain answer. */
export type Fault =
  /** Nothing is done; the library turns the number into an error. */
  | { readonly kind: 'refused'; readonly error: number }
  /** Everything is done, yet the add-in is told it failed. */
  | { readonly kind: 'answerLost'; readonly error: number }
  /** Half of the actions are done. */
  | { readonly kind: 'halfway' }
  | { readonly kind: 'writesDropped' }

/** One `context.sync()` as it was served. Sizes are of the request's and the response's text in bytes. */
export type ServedSync = {
  readonly requestBytes: number
  readonly responseBytes: number
  readonly actions: number
  readonly fault: Fault['kind'] | 'cellEdit' | undefined
}

/** How a counted request was served: an error of the host, an answer, or (when the answer is lost) both. */
type Served = {
  readonly fault?: ServedSync['fault']
  readonly error?: number
  readonly response?: ResponseBody
}

/** Settings of a test, read at every request. */
type Behaviour = {
  /** Asked before each request that does something else than release references; `number` counts them from 1. */
  fault: (number: number) => Fault | undefined
  /** While a person is typing in a cell, requests are refused, or wait when they asked to. */
  isCellEdited: boolean
}

export type XdmHost = {
  readonly behaviour: Behaviour
  readonly syncs: ServedSync[]
  /** Calls the host could not serve; a test that ends with any has found something not emulated. */
  readonly unhandled: string[]
  readonly onMessage: (text: string) => void
  /** The name of the frame, by which Excel on the web tells office.js where it is. */
  readonly frameName: string
  /** Clicks a ribbon button; resolves when the add-in says that the command is completed. */
  readonly clickCommand: (functionName: string) => Promise<number>
  /** Requests that waited for the end of a cell edit are served. */
  readonly leaveCell: () => void
  /** A new document for the same add-in. */
  readonly use: (host: Host) => void
}

/** Excel's limit for requests and answers on the web: 5 MB (resource limits of Office Add-ins, Microsoft Learn). */
const payloadLimit = 5_000_000

const identifiers = { conversation: 'conversation-1', app: 'app-1' }

/** Opens the host's end of the channel. `post` carries a message to the add-in's frame. */
export function newXdmHost(options: {
  readonly host: Host
  readonly origin: string
  readonly requirements: Readonly<Record<string, string>>
  readonly post: (text: string) => void
}): XdmHost {
  const { origin, post } = options
  let host = options.host
  const events = new Set<string>()
  const waiting: (() => void)[] = []
  const commands = new Map<string, (status: number) => void>()
  let documentSettings: readonly (readonly [string, unknown])[] = []
  const send = (
    message: Pick<Answer, '_responseType' | '_actionName' | '_correlationId' | '_errorCode' | '_data'>,
  ) =>
    post(
      JSON.stringify({
        _messageType: 1,
        _conversationId: identifiers.conversation,
        _origin: origin,
        _serializerVersion: 1,
        ...message,
      } satisfies Answer),
    )
  const reply = (call: Call, data: unknown) =>
    send({
      _responseType: 0,
      _actionName: call._actionName,
      _correlationId: call._correlationId,
      _errorCode: 0,
      _data: data,
    })
  const tell = (name: string, data: unknown) =>
    send({ _responseType: 1, _actionName: name, _correlationId: -1, _errorCode: 0, _data: data })
  const use = (next: Host) => {
    host = next
    host.events.fire = (type, target, args) => {
      if (!events.has('richApiMessage') || !host.events.listeners.has(`${type}|${target}`)) return
      tell('richApiMessage', { ArrayData: [[65536, type, target, JSON.stringify(args), 0, false]] })
    }
  }
  const xdm: XdmHost = {
    behaviour: { fault: () => undefined, isCellEdited: false },
    syncs: [],
    unhandled: [],
    frameName: JSON.stringify({
      baseFrameName: `xdm_${identifiers.app}`,
      // 19: shared runtime, custom functions, public add-in.
      hostInfo: 'Excel$Web$16.01$en-US$telemetry$$disableLogging$19',
      xdmInfo: [identifiers.conversation, identifiers.app, origin].join('|'),
      serializerVersion: '1',
      flights: '[]',
    }),
    use,
    onMessage: text => {
      const call = parseCall(text)
      if (call === undefined) return
      if (call._actionType === 0) answer(call)
      else {
        if (call._actionType === 1) events.add(call._actionName)
        else events.delete(call._actionName)
        reply(call, { Error: 0 })
      }
    },
    clickCommand: functionName =>
      new Promise(resolve => {
        const id = `command-${commands.size + 1}`
        commands.set(id, resolve)
        tell('appCommandInvoked', {
          0: id,
          1: functionName,
          2: JSON.stringify({ source: { id: functionName } }),
        })
      }),
    leaveCell: () => {
      xdm.behaviour.isCellEdited = false
      for (const serve of waiting.splice(0)) serve()
    },
  }

  function answer(call: Call): void {
    switch (call._actionName) {
      case 'ContextActivationManager_getAppContextAsync':
        reply(call, appContext(origin, options.requirements, documentSettings))
        break
      case 'ContextActivationManager_notifyHost':
        break
      case 'executeMethod':
        execute(call)
        break
      default:
        xdm.unhandled.push(call._actionName)
        reply(call, { Error: hostErrors.internal })
    }
  }

  function execute(call: Call): void {
    const data = isRecord(call._data) ? call._data : {}
    const method = isRecord(data.DdaMethod) ? data.DdaMethod.DispatchId : undefined
    const done = (more: object = {}) => reply(call, { Version: 1, Error: 0, ...more })
    switch (method) {
      case dispatchIds.richApi:
        sync(call, data.ArrayData)
        break
      case dispatchIds.saveSettings:
        documentSettings = settingsIn(data)
        done()
        break
      case dispatchIds.loadSettings:
        done({ Properties: { Settings: documentSettings.map(([Name, Value]) => ({ Name, Value })) } })
        break
      case dispatchIds.commandDone:
        commands.get(String(data['0']))?.(Number(data['1']))
        done()
        break
      default:
        xdm.unhandled.push(`dispatch id ${String(method)}`)
        reply(call, { Version: 1, Error: hostErrors.internal })
    }
  }

  function sync(call: Call, array: unknown): void {
    const [, , , , text, , flags] = Array.isArray(array) ? array : []
    // 64 asks to delay the request until the person has left the cell.
    if (xdm.behaviour.isCellEdited && (Number(flags) & 64) !== 0) {
      waiting.push(() => sync(call, array))
      return
    }
    const body: RequestBody = JSON.parse(String(text))
    const { error, ...served } = isHousekeeping(body)
      ? { error: undefined, answer: JSON.stringify(processQuery(host, body)) }
      : counted(body, Buffer.byteLength(String(text)))
    if (error === undefined) reply(call, { Version: 1, Error: 0, Data: [200, [], served.answer] })
    else reply(call, { Version: 1, Error: error })
  }

  function counted(
    body: RequestBody,
    requestBytes: number,
  ): { readonly error: number | undefined; readonly answer: string } {
    const { fault, error, response } = served(body, requestBytes)
    const answer = response === undefined ? '' : JSON.stringify(response)
    const responseBytes = Buffer.byteLength(answer)
    xdm.syncs.push({ requestBytes, responseBytes, actions: body.Actions.length, fault })
    const isTooLarge = responseBytes > payloadLimit
    return { error: error ?? (isTooLarge ? hostErrors.responseTooLarge : undefined), answer }
  }

  function served(body: RequestBody, requestBytes: number): Served {
    if (xdm.behaviour.isCellEdited) return { fault: 'cellEdit', error: hostErrors.invalidCallInContext }
    if (requestBytes > payloadLimit) return { error: hostErrors.requestTooLarge }
    const fault = xdm.behaviour.fault(xdm.syncs.length + 1)
    if (fault === undefined) return { response: processQuery(host, body) }
    if (fault.kind === 'refused') return { fault: fault.kind, error: fault.error }
    const response = processQuery(host, body, mishapOf(fault, body))
    return { fault: fault.kind, response, ...(fault.kind === 'answerLost' ? { error: fault.error } : {}) }
  }

  use(host)
  return xdm
}

/** Bytes and number of the requests served so far. */
export function traffic(syncs: readonly ServedSync[]): {
  readonly syncs: number
  readonly requestBytes: number
  readonly responseBytes: number
  readonly largestRequest: number
} {
  return {
    syncs: syncs.length,
    requestBytes: syncs.reduce((sum, sync) => sum + sync.requestBytes, 0),
    responseBytes: syncs.reduce((sum, sync) => sum + sync.responseBytes, 0),
    largestRequest: Math.max(0, ...syncs.map(sync => sync.requestBytes)),
  }
}

/** Releasing references and talking to the library's own services is not the add-in's traffic. */
function isHousekeeping(body: RequestBody): boolean {
  const isOfService = Object.values(body.ObjectPaths).some(
    path => path.ObjectPathType === pathTypes.newObject,
  )
  const releases = body.Actions.filter(({ Name }) => Name === '_RemoveReference')
  const others = body.Actions.filter(({ Name }) => Name !== '_RemoveReference')
  const isRelease =
    releases.length > 0 && others.every(({ ActionType }) => ActionType === actionTypes.instantiate)
  return isOfService || isRelease
}

function mishapOf(fault: Fault | undefined, body: RequestBody): Mishap {
  if (fault?.kind === 'halfway') return { failAt: Math.floor(body.Actions.length / 2) }
  return fault?.kind === 'writesDropped' ? { dropWrites: true } : {}
}

function parseCall(text: string): Call | undefined {
  const message: unknown = JSON.parse(text)
  if (!isRecord(message) || message._messageType !== 0) return undefined
  return message._conversationId === identifiers.conversation ? (message as Call) : undefined
}

/** The facts about document and application that office.js reads while it boots. */
function appContext(
  origin: string,
  requirements: Readonly<Record<string, string>>,
  settings: readonly (readonly [string, unknown])[],
): object {
  return {
    _id: identifiers.app,
    _appName: 16,
    _appVersion: '16.01',
    _appUILocale: 'en-US',
    _dataLocale: 'en-US',
    _docUrl: `${origin}/Book1.xlsx`,
    _clientMode: 1,
    _settings: settings,
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: 'test',
    _appInstanceId: identifiers.app,
    _appMinorVersion: 1,
    _requirementMatrix: JSON.stringify(requirements),
    _hostFullVersion: '16.0.20000.10000',
    _hostCustomMessage: '',
    _appDomains: [],
    _initialDisplayMode: 2,
  }
}

function settingsIn(data: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  const method = isRecord(data.DdaSettingsMethod) ? data.DdaSettingsMethod : data
  const properties = Array.isArray(method.Properties) ? method.Properties : []
  return properties.map((pair: readonly unknown[]) => [String(pair[0]), pair[1]])
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
