// Saved scenarios as texts inside the document: one part per revision, with a hash that tells whether it is still whole.

import { readPart, writePart } from './documentPart.ts'
import { type HostProblem, hostProblem } from './hostProblem.ts'
import type { DocumentParts, KeptRevision, Outcome, Revision, RevisionStore } from './workbookPort.ts'

/** The namespace of the parts that hold revisions. */
const revisionNamespace = 'urn:proceeds:scenario-revision:1'

/** Bytes of one part and of all parts together; beyond them a person is asked to export. */
const limits = { part: 512 * 1024, all: 5 * 1024 * 1024 }

/** The store on top of a host's parts. */
export function revisionStore(parts: DocumentParts): RevisionStore {
  const list: RevisionStore['list'] = async () => {
    const found = await parts.list(revisionNamespace)
    if (!found.ok) return found
    const read = await Promise.all(found.value.map(({ key, xml }) => readRevision(key, xml)))
    const kept = read.filter(revision => revision !== undefined)
    return { ok: true, value: { kept, unreadable: read.length - kept.length }, notices: found.notices }
  }
  return {
    list,
    add: async (...revisions) => {
      const xmls = await Promise.all(revisions.map(revisionXml))
      const present = await parts.list(revisionNamespace)
      if (!present.ok) return present
      const full = overLimits(
        xmls,
        present.value.map(({ xml }) => xml),
      )
      if (full !== undefined) return { ok: false, problem: full }
      const keys: string[] = []
      for (const xml of xmls) {
        const added = await parts.add(xml)
        if (!added.ok) return takenBack(parts, keys, added)
        keys.push(added.value)
      }
      const found = await list()
      if (!found.ok) return takenBack(parts, keys, found)
      // Another pane may have kept the very same and let go of this copy.
      const kept = revisions.flatMap(revision => found.value.kept.find(one => isSame(one, revision)) ?? [])
      if (kept.length === revisions.length) return { ok: true, value: kept, notices: found.notices }
      return takenBack(parts, keys, { ok: false, problem: hostProblem('notKept') })
    },
    remove: parts.remove,
  }
}

/** Why these are not to be written; undefined when they fit beside what is there. */
function overLimits(xmls: readonly string[], present: readonly string[]): HostProblem | undefined {
  const sizes = xmls.map(byteLength)
  const largest = Math.max(0, ...sizes)
  if (largest > limits.part) return hostProblem('partTooLarge', kilobytes(largest))
  const total = [...sizes, ...present.map(byteLength)].reduce((sum, size) => sum + size, 0)
  return total > limits.all ? hostProblem('storageFull', kilobytes(total)) : undefined
}

/** Removes what was added before something went wrong, and gives that. What others keep, be it the same, stays. */
async function takenBack<T>(
  parts: DocumentParts,
  keys: readonly string[],
  failed: Outcome<T> & { readonly ok: false },
): Promise<Outcome<T> & { readonly ok: false }> {
  await parts.remove(keys)
  return failed
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
