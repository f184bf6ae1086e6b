// Starts the engine's worker and hands out its questions as promises.

import { type Remote, wrap } from 'comlink'
import type { EngineApi } from './engineApi.ts'

/** The engine behind a thread: every answer is a promise. */
export type Engine = { readonly [name in keyof EngineApi]: Answering<EngineApi[name]> }

type Answering<Question> = Question extends (...args: infer Args) => infer Answer
  ? (...args: Args) => Promise<Answer>
  : never

/** Starts a thread of its own; its code is fetched the first time. */
export function startEngine(): Engine {
  const remote: Remote<EngineApi> = wrap<EngineApi>(
    new Worker(new URL('./engineWorker.ts', import.meta.url), { name: 'engine' }),
  )
  return {
    open: text => remote.open(text),
    run: (scenarios, id) => remote.run(scenarios, id),
    examine: (scenarios, id) => remote.examine(scenarios, id),
    explain: (scenarios, id, cell, depth) => remote.explain(scenarios, id, cell, depth),
    freeze: (scenarios, id, time) => remote.freeze(scenarios, id, time),
    reproduce: (scenarios, id) => remote.reproduce(scenarios, id),
    read: text => remote.read(text),
    write: scenarios => remote.write(scenarios),
  }
}
