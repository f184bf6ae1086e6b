// What the browser keeps for this address between visits, by key: drafts and working copies, never the only copy of
// anything that was saved. A browser may refuse to keep anything; that is told as a value, and work goes on.

import type { Refusal } from './editRefusal.ts'

/** What was asked for, or why the browser could not do it. */
export type Stored<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

/** A store of the browser. Values are whatever can be copied between threads: texts, bytes, plain data. */
export type BrowserStore = {
  /** What was put under the key last; undefined where nothing is. Whoever reads it checks what it is. */
  readonly get: (key: string) => Promise<Stored<unknown>>
  /** Resolves once it would outlast a crash of the page. */
  readonly put: (key: string, value: unknown) => Promise<Stored<null>>
  /** A key that is gone already is no problem. */
  readonly delete: (key: string) => Promise<Stored<null>>
}

/** The one table in the database; its version never has to change, because the readers check what they read. */
const table = 'kept'
const version = 1

/**
 * The store of this name. `factory` is the browser's `indexedDB`: asked for at the first use, because merely naming it
 * throws where a browser blocks it.
 */
export function browserStore(name: string, factory: () => IDBFactory = () => indexedDB): BrowserStore {
  let opened: Promise<IDBDatabase> | undefined
  const database = (): Promise<IDBDatabase> => {
    opened ??= openDatabase(factory(), name, () => {
      opened = undefined
    })
    return opened
  }
  const ask = async <T>(
    mode: IDBTransactionMode,
    question: (kept: IDBObjectStore) => IDBRequest<T>,
  ): Promise<Stored<T>> => {
    try {
      return { ok: true, value: await answered(await database(), mode, question) }
    } catch (fault) {
      opened = undefined
      return { ok: false, refusal: refusalOf(fault) }
    }
  }
  return {
    get: key => ask<unknown>('readonly', kept => kept.get(key)),
    put: async (key, value) => emptied(await ask('readwrite', kept => kept.put(value, key))),
    delete: async key => emptied(await ask('readwrite', kept => kept.delete(key))),
  }
}

function openDatabase(factory: IDBFactory, name: string, onGone: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, version)
    request.onupgradeneeded = () => request.result.createObjectStore(table)
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const database = request.result
      // A person who clears the site's data closes it under our hands: the next question opens it anew.
      database.onclose = onGone
      database.onversionchange = () => {
        database.close()
        onGone()
      }
      resolve(database)
    }
  })
}

/** The answer once the whole transaction is through: a request that succeeded may still be taken back with it. */
function answered<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  question: (kept: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(table, mode)
    const request = question(transaction.objectStore(table))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  })
}

function emptied(answer: Stored<unknown>): Stored<null> {
  return answer.ok ? { ok: true, value: null } : answer
}

/** A full store and one that is not allowed ask for different things; the rest is a matter of the browser's settings. */
function refusalOf(fault: unknown): Refusal {
  const name = fault instanceof DOMException ? fault.name : ''
  return name === 'QuotaExceededError' ? fullRefusal : blockedRefusal
}

const fullRefusal: Refusal = {
  message: 'This browser has no room left to keep your work between visits.',
  remedy:
    'Go on working, and save or download before you close the page. Clearing data of other sites makes room.',
}

const blockedRefusal: Refusal = {
  message: 'This browser keeps nothing for this page between visits.',
  remedy:
    'Go on working, and save or download before you close the page. Private windows and strict settings do this.',
}
