// The frame of every Office file (Open Packaging Conventions): parts, what they refer to, and the list of their types.

import { element, xmlDocument } from './xmlText.ts'

/** One part and the parts it leads to. In its XML it names them `rId1`, `rId2` and so on, in this order. */
export type Part = {
  readonly path: string
  readonly xml: string
  /** The kind of content, for parts that programs look for. */
  readonly content?: string
  /** The kind of relationship by which the part is reached, as a whole address. */
  readonly relationship: string
  readonly leadsTo: readonly Part[]
}

/** The files of the package by path: the list of types first, then the relationships and parts from the top down. */
export function packageFiles(top: readonly Part[]): ReadonlyMap<string, string> {
  const parts = top.flatMap(withThoseBelow)
  const typed = parts.filter(({ content }) => content !== undefined)
  return new Map([
    ['[Content_Types].xml', contentTypes(typed)],
    ['_rels/.rels', relationshipsXml('', top)],
    ...parts.flatMap(part => filesOf(part)),
  ])
}

function withThoseBelow(part: Part): readonly Part[] {
  return [part, ...part.leadsTo.flatMap(withThoseBelow)]
}

function filesOf({ path, xml, leadsTo }: Part): readonly (readonly [string, string])[] {
  const nameAt = path.lastIndexOf('/') + 1
  const folder = path.slice(0, nameAt)
  const file: readonly [string, string] = [path, xml]
  if (leadsTo.length === 0) return [file]
  return [file, [`${folder}_rels/${path.slice(nameAt)}.rels`, relationshipsXml(folder, leadsTo)]]
}

function relationshipsXml(folder: string, parts: readonly Part[]): string {
  const items = parts.map(({ path, relationship }, index) =>
    element('Relationship', { Id: `rId${index + 1}`, Type: relationship, Target: pathFrom(folder, path) }),
  )
  const xmlns = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return xmlDocument(element('Relationships', { xmlns }, ...items))
}

/** `../drawings/drawing1.xml`, as seen from `xl/worksheets/`. */
function pathFrom(folder: string, path: string): string {
  const here = folder.split('/').slice(0, -1)
  const there = path.split('/')
  let shared = 0
  while (shared < here.length && here[shared] === there[shared]) shared++
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/')
}

function contentTypes(parts: readonly Part[]): string {
  const xmlns = 'http://schemas.openxmlformats.org/package/2006/content-types'
  return xmlDocument(
    element(
      'Types',
      { xmlns },
      element('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      ...parts.map(({ path, content }) =>
        element('Override', { PartName: `/${path}`, ContentType: content }),
      ),
    ),
  )
}
