// A document opened in o-spreadsheet, so that several commands can be one step of Undo.

import { quickDependents } from './quickDependents.ts'
import type {
  Command,
  Model,
  ModelConfig,
  SpreadsheetLibrary,
  TransportService,
} from './spreadsheetLibrary.ts'

/** Told of every command, and then that all that belong together are done. */
export type CommandWatcher = {
  readonly command: (command: Command, model: Model) => void
  readonly done: () => void
}

/** An open document. */
export type DocumentModel = {
  readonly model: Model
  /** Carries out the commands of `work` as one step of Undo, or undoes them again when it gives a refusal. */
  readonly asOne: (work: () => string | undefined) => string | undefined
  /** Forgets what could be undone; only when nothing is different from the document as it was opened. */
  readonly forget: () => void
  /** Everything that was done since the document was opened, as plain data. */
  readonly steps: () => DocumentSteps
}

/** Steps, and the name of the state from which they lead on. */
export type DocumentSteps = { readonly from: string; readonly messages: readonly object[] }

/** Opens a document, and does again what was done to it. */
export function openDocument(
  library: SpreadsheetLibrary,
  data: object,
  watcher: CommandWatcher,
  steps: DocumentSteps = { from: 'START_REVISION', messages: [] },
): DocumentModel {
  install(library)
  const history = documentHistory(steps)
  const hook: Hook = { watcher }
  const model = new library.Model(
    { ...data, revisionId: steps.from },
    { custom: { [hookName]: hook }, transportService: history.transport },
    [...steps.messages],
  )
  hook.model = model
  // Nothing is sent anywhere, and o-spreadsheet 19.3.7 stumbles over `SUM(A1)` and `SUM(A1:A2)` one below the other in
  // one change: it compares the second corners of both, and one has none.
  model.session.commandSquisher.squish = commands => [...commands]
  quickDependents(model)
  return {
    model,
    forget: history.forget,
    steps: history.steps,
    asOne: work => {
      const before = history.revision()
      let refusal: string | undefined = 'o-spreadsheet is not ready'
      hook.work = () => {
        refusal = work()
      }
      model.dispatch(groupCommand)
      delete hook.work
      if (refusal !== undefined && history.revision() !== before) model.dispatch('REQUEST_UNDO')
      return refusal
    },
  }
}

/** What a plugin is told about the document it serves. */
type Hook = { readonly watcher: CommandWatcher; model?: Model; work?: () => void }

const hookName = 'proceeds'
const groupCommand = 'PROCEEDS_GROUP'
const installed = new WeakSet<SpreadsheetLibrary>()

/** Adds our plugin to the library, once: plugins are made for every model that is opened after it. */
function install(library: SpreadsheetLibrary): void {
  if (installed.has(library)) return
  installed.add(library)
  // Which sheet is shown when the command comes does not matter to it, so a locked one must not refuse it.
  library.lockedSheetAllowedCommands.add(groupCommand)
  class DocumentPlugin extends library.UIPlugin {
    private readonly hook: Hook | undefined

    constructor(config: ModelConfig) {
      super(config)
      const found: unknown = config.custom?.[hookName]
      this.hook = isHook(found) ? found : undefined
    }

    override handle(command: Command): void {
      const name: string = command.type
      if (name === groupCommand) this.hook?.work?.()
      else if (this.hook?.model !== undefined) this.hook.watcher.command(command, this.hook.model)
    }

    override finalize(): void {
      if (this.hook?.model !== undefined) this.hook.watcher.done()
    }
  }
  library.registries.featurePluginRegistry.add(hookName, DocumentPlugin)
}

function isHook(value: unknown): value is Hook {
  return typeof value === 'object' && value !== null && 'watcher' in value
}

/**
 * What o-spreadsheet would send to people who share the document comes back at once, as from its own service for one
 * person, and is kept. With the news that the document was saved whole, o-spreadsheet forgets the steps before.
 */
function documentHistory(steps: DocumentSteps): {
  readonly transport: TransportService
  /** Changes with every step. */
  readonly revision: () => string
  readonly forget: () => void
  readonly steps: () => DocumentSteps
} {
  const listeners = new Map<string, (message: object) => void>()
  let from = steps.from
  let messages: Message[] = [...steps.messages]
  const revision = () => messages.at(-1)?.nextRevisionId ?? from
  const tell = (message: Message): void => {
    for (const listener of listeners.values()) listener(message)
  }
  return {
    revision,
    steps: () => ({ from, messages }),
    transport: {
      sendMessage: async (message: Message) => {
        if (message.nextRevisionId !== undefined) messages.push(message)
        tell(message)
      },
      onNewMessage: (id, listener) => void listeners.set(id, listener),
      leave: id => void listeners.delete(id),
    },
    forget() {
      const serverRevisionId = revision()
      from = `${serverRevisionId} forgotten`
      messages = []
      tell({ type: 'SNAPSHOT_CREATED', version: 1, serverRevisionId, nextRevisionId: from })
    },
  }
}

/** A step names the state that it leads to; news of who looks where does not. */
type Message = {
  readonly type?: string
  readonly version?: number
  readonly serverRevisionId?: string
  readonly nextRevisionId?: string
}
