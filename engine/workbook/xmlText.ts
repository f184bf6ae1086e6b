// XML written as text: elements with their attributes, everything escaped.

/** The values attributes take; flags are written 1 and 0, and what is undefined is left out. */
export type XmlValue = string | number | boolean | undefined

/** `<name a="1">…</name>`, or `<name a="1"/>` without children. Children are XML already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, XmlValue>> = {},
  ...children: readonly string[]
): string {
  const opening = Object.entries(attributes).reduce(
    (text, [key, value]) => (value === undefined ? text : `${text} ${key}="${attributeText(value)}"`),
    `<${name}`,
  )
  const inside = children.join('')
  return inside === '' ? `${opening}/>` : `${opening}>${inside}</${name}>`
}

/** A whole document around its root. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`
}

/** Text between tags. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function attributeText(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'number') return String(value)
  return escapeXml(value)
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
}
