// The engine's own thread, so that computing never holds up typing.

import { expose, transfer } from 'comlink'
import { engineDesk } from './engineDesk.ts'

const desk = engineDesk()

expose({
  ...desk,
  run(...question: Parameters<typeof desk.run>) {
    const answer = desk.run(...question)
    return answer.ok ? transfer(answer, [answer.value.columns.buffer]) : answer
  },
} satisfies typeof desk)
