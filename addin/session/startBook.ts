// Starts the thread of workbooks and hands out its questions as promises.

import { type Remote, transfer, wrap } from 'comlink'
import type { BookApi } from './bookApi.ts'

/** The desk behind a thread: every answer is a promise. Bytes that are given are given away. */
export type Book = {
  readonly [name in keyof BookApi]: (
    ...question: Parameters<BookApi[name]>
  ) => Promise<ReturnType<BookApi[name]>>
}

/** Starts a thread of its own; its code is fetched the first time. */
export function startBook(): Book {
  const remote: Remote<BookApi> = wrap<BookApi>(
    new Worker(new URL('./bookWorker.ts', import.meta.url), { name: 'book' }),
  )
  return {
    make: (text, about) => remote.make(text, about),
    changes: scenarios => remote.changes(scenarios),
    standing: found => remote.standing(found),
    remake: (text, saved, about, chosen) => remote.remake(text, saved, about, chosen),
    copy: (saved, about) => remote.copy(saved, about),
    compare: (saved, about, rows) => remote.compare(saved, about, rows),
    written: () => remote.written(),
    cellOf: number => remote.cellOf(number),
    moved: found => remote.moved(found),
    typed: (scenarios, found) => remote.typed(scenarios, found),
    file: workbook => remote.file(transfer(workbook, [workbook.buffer])),
    plan: file => remote.plan(transfer(file, [file.buffer])),
    read: file => remote.read(transfer(file, [file.buffer])),
  }
}

/** Reads the plan of a file in a thread that lives as long as that takes. */
export const readWorkbookPlan = async (file: Uint8Array): Promise<ReturnType<BookApi['plan']>> => {
  const worker = new Worker(new URL('./bookWorker.ts', import.meta.url), { name: 'file' })
  try {
    return await wrap<BookApi>(worker).plan(transfer(file, [file.buffer]))
  } finally {
    worker.terminate()
  }
}
