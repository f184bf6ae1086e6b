// Saved scenarios as texts inside the document: one part per revision, with a hash that tells whether it is still whole.

import { readPart, writePart } from './documentPart.ts'
import { type HostProblem, hostProblem } from './hostProblem.ts'
import type {
  KeptRevision,
  Outcome,
  Revision,
  RevisionList,
  RevisionStore,
  WorkbookLook,
  WorkbookPort,
} from './workbookPort.ts'

/** The namespace of the parts that hold revisions. */
const revisionNamespace = 'urn:proceeds:scenario-revision:1'

/** Bytes of one part and of all parts together; beyond them a person is asked to export. */
const limits = { part: 512 * 1024, all: 5 * 1024 * 1024 }

/** The store on top of what a document keeps. */
export function revisionStore({ look, keep }: Pick<WorkbookPort, 'look' | 'keep'>): RevisionStore {
  const list: RevisionStore['list'] = async (...namespaces) => {
    const found = await look(revisionNamespace, ...namespaces)
    return found.ok ? { ...found, value: await listed(found.value) } : found
  }
  return {
    list,
    async add(revisions, { present: known, isHeld = () => false } = {}) {
      const xmls = await Promise.all(revisions.map(revisionXml))
      const present: Outcome<RevisionList> = known ? { ok: true, value: known, notices: [] } : await list()
      if (!present.ok) return present
      const full = overLimits(xmls, present.value.bytes)
      if (full !== undefined) return { ok: false, problem: full }
      const added = await keep({ adds: xmls })
      // Whatever the answer, or without one: what is kept is what the workbook gives back.
      const found = await list()
      if (!found.ok) return takenBack(added.ok ? added.value : [], found)
      const { kept } = found.value
      const isKept = (revision: Revision): boolean =>
        kept.some(one => isSame(one, revision)) || isHeld(revision, kept)
      if (revisions.every(isKept)) return found
      if (added.ok) return takenBack(added.value, { ok: false, problem: hostProblem('notKept') })
      const before = new Set(present.value.kept.map(({ key }) => key))
      const ours = kept.filter(one => !before.has(one.key) && revisions.some(wanted => isSame(one, wanted)))
      return takenBack(
        ours.map(({ key }) => key),
        added,
      )
    },
  }

  /** Removes what was added before something went wrong, and gives that. What others keep, be it the same, stays. */
  async function takenBack<T>(
    removes: readonly string[],
    failed: Outcome<T> & { readonly ok: false },
  ): Promise<Outcome<T> & { readonly ok: false }> {
    if (removes.length > 0) await keep({ removes })
    return failed
  }
}

async function listed({ texts, pointers }: WorkbookLook): Promise<RevisionList> {
  const own = texts.filter(({ namespace }) => namespace === revisionNamespace)
  const read = await Promise.all(own.map(({ key, xml }) => readRevision(key, xml)))
  const kept = read.filter(revision => revision !== undefined)
  return {
    kept,
    unreadable: read.length - kept.length,
    bytes: own.reduce((bytes, { xml }) => bytes + byteLength(xml), 0),
    texts: texts.filter(text => !own.includes(text)),
    pointers,
  }
}

/** Why these are not to be written; undefined when they fit beside what is there. */
function overLimits(xmls: readonly string[], present: number): HostProblem | undefined {
  const sizes = xmls.map(byteLength)
  const largest = Math.max(0, ...sizes)
  if (largest > limits.part) return hostProblem('partTooLarge', kilobytes(largest))
  const total = sizes.reduce((sum, size) => sum + size, present)
  return total > limits.all ? hostProblem('storageFull', kilobytes(total)) : undefined
}

function isSame({ intact, revision }: KeptRevision, wanted: Revision): boolean {
  return intact && JSON.stringify(ordered(revision)) === JSON.stringify(ordered(wanted))
}

async function revisionXml(revision: Revision): Promise<string> {
  const { id, revision: number, parent, author, time, schema, engine, json } = revision
  const sha256 = await sha256Of(revision)
  return writePart(
    'revision',
    revisionNamespace,
    { id, revision: number, parent: parent ?? '', author, time, schema, engine, sha256 },
    json,
  )
}

async function readRevision(key: string, xml: string): Promise<KeptRevision | undefined> {
  const part = readPart(xml)
  if (part === undefined) return undefined
  const fact = (name: string) => part.facts.get(name) ?? ''
  const revision: Revision = {
    id: fact('id'),
    revision: Number(fact('revision')),
    parent: fact('parent') === '' ? null : Number(fact('parent')),
    author: fact('author'),
    time: fact('time'),
    schema: Number(fact('schema')),
    engine: fact('engine'),
    json: part.text,
  }
  return { key, revision, intact: (await sha256Of(revision)) === fact('sha256') }
}

/** Over everything that was saved, so that a changed author or time shows as well. */
async function sha256Of(revision: Revision): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(ordered(revision)))
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

/** The fields in one order, whatever the order they came in. */
function ordered({ id, revision, parent, author, time, schema, engine, json }: Revision): Revision {
  return { id, revision, parent, author, time, schema, engine, json }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024).toLocaleString('en-US')} kB`
}
