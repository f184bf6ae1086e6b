// A strict reader of whole XML texts for tests, written apart from the engine's own.

/** An element with its prefix, its attributes and the text directly inside it. */
export type XmlNode = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
  readonly text: string
}

type OpenNode = { name: string; attributes: Map<string, string>; children: XmlNode[]; text: string }

const token = /<\?[^?]*\?>\s*|<\/([^\s<>/]+)>|<([^\s<>/!?]+)((?:\s+[^\s=<>"]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y

/** The root of a document. Throws at anything that is not plain, well-formed XML. */
export function xmlTree(xml: string): XmlNode {
  const top: OpenNode = { name: '', attributes: new Map(), children: [], text: '' }
  const open: OpenNode[] = [top]
  token.lastIndex = 0
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const match = token.exec(xml)
    if (match === null) throw new Error(`no XML at character ${at}: ${xml.slice(at, at + 60)}`)
    const [, closing, opening, attributes = '', selfClosing, text] = match
    const parent = open.at(-1) ?? top
    if (closing !== undefined && open.pop()?.name !== closing) throw new Error(`${closing} closes nothing`)
    if (text !== undefined) parent.text += plainText(text)
    if (opening === undefined) continue
    const node = { name: opening, attributes: attributesOf(attributes), children: [], text: '' }
    parent.children.push(node)
    if (selfClosing === '') open.push(node)
  }
  const [root, ...others] = top.children
  if (open.length !== 1 || root === undefined || others.length > 0 || top.text.trim() !== '')
    throw new Error('not one closed root element')
  return root
}

/** All elements of a name below a node, in the order of the document. */
export function descendants(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.flatMap(child => [
    ...(child.name === name ? [child] : []),
    ...(child.children.length > 0 ? descendants(child, name) : []),
  ])
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', value = ''] of text.matchAll(/([^\s=]+)="([^"]*)"/g)) {
    if (attributes.has(name)) throw new Error(`the attribute ${name} stands twice`)
    attributes.set(name, plainText(value))
  }
  return attributes
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function plainText(text: string): string {
  return text.replace(/&([^;]*)(;?)/g, (all, name: string, end: string) => {
    const sign = name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : signs[name]
    if (sign === undefined || end === '') throw new Error(`${all} is no entity of XML`)
    return sign
  })
}
