// The thread in which workbooks are made, compared, written to files and read from them.

import { expose, transfer } from 'comlink'
import { bookDesk } from './bookDesk.ts'

const desk = bookDesk()

expose({
  ...desk,
  make(...question: Parameters<typeof desk.make>) {
    const answer = desk.make(...question)
    return answer.ok ? transfer(answer, [answer.value.workbook.buffer]) : answer
  },
  file(...question: Parameters<typeof desk.file>) {
    const answer = desk.file(...question)
    return 'file' in answer ? transfer(answer, [answer.file.buffer]) : answer
  },
  read(...question: Parameters<typeof desk.read>) {
    const answer = desk.read(...question)
    return answer.ok ? transfer(answer, [answer.value.workbook.buffer]) : answer
  },
} satisfies typeof desk)
