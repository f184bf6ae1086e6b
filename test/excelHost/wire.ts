// The messages that office.js and Excel on the web exchange, as types. Read off the installed library.

/** What travels inside a request or an answer: JSON. */
export type WireValue =
  | null
  | boolean
  | number
  | string
  | readonly WireValue[]
  | { readonly [name: string]: WireValue }

/** Add-in to host. `_actionType` 0 asks and expects an answer, 1 and 2 begin and end the delivery of an event. */
export type Call = {
  readonly _messageType: 0
  readonly _actionType: 0 | 1 | 2
  readonly _actionName: string
  readonly _conversationId: string
  readonly _correlationId: number
  readonly _data: unknown
}

/** Host to add-in. `_responseType` 0 answers the call of the same `_correlationId`, 1 is an event. */
export type Answer = {
  readonly _messageType: 1
  readonly _responseType: 0 | 1
  readonly _actionName: string
  readonly _conversationId: string
  readonly _correlationId: number
  readonly _errorCode: number
  readonly _origin: string
  readonly _data: unknown
  readonly _serializerVersion: 1
}

/** Numbers under which `executeMethod` asks for a service of the document. */
export const dispatchIds = { loadSettings: 75, saveSettings: 76, richApi: 93, commandDone: 94 } as const

/** Errors of the host by number; the library turns them into the error codes an add-in sees. */
export const hostErrors = {
  invalidCallInContext: 5004,
  activityLimitReached: 5102,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
  internal: 5001,
} as const

/** The body of one `context.sync()`. */
export type RequestBody = {
  readonly Actions: readonly RequestAction[]
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>
}

export type RequestAction = {
  readonly Id: number
  readonly ActionType: number
  readonly Name: string
  readonly ObjectPathId: number
  readonly ArgumentInfo?: ArgumentInfo
  readonly QueryInfo?: QueryInfo
  readonly ObjectState?: Readonly<Record<string, WireValue>>
}

export type QueryInfo = {
  readonly Select?: readonly string[]
  readonly Expand?: readonly string[]
  readonly Top?: number
  readonly Skip?: number
}

export type ObjectPath = {
  readonly Id: number
  readonly ObjectPathType: number
  readonly Name: string
  readonly ParentObjectPathId?: number
  readonly ArgumentInfo?: ArgumentInfo
}

/** Arguments; where an argument is an object of the host, its path id stands in both arrays at the same place. */
export type ArgumentInfo = {
  readonly Arguments?: readonly WireValue[]
  readonly ReferencedObjectPathIds?: readonly (number | readonly number[] | null)[]
}

/** What a path of the request is: how the host finds the object. */
export const pathTypes = {
  root: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const

/** What an action of the request asks to be done with the object. */
export const actionTypes = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  queryAsJson: 7,
  update: 9,
} as const

export type ActionResult = { readonly ActionId: number; readonly Value: WireValue }

export type ResponseBody =
  | { readonly Results: readonly ActionResult[]; readonly TraceIds: readonly number[] }
  | {
      readonly Error: {
        readonly Code: string
        readonly Message: string
        readonly HttpStatusCode: number
        readonly ActionIndex: number
        readonly Location: string
      }
      readonly ProcessedResults: { readonly Results: readonly ActionResult[] }
      readonly TraceIds: readonly number[]
    }
