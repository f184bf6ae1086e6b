// A chart as it stands on the page, written out as one SVG: colours and fonts are in it, so that it is the same anywhere.

/** An SVG text and its size in pixels. */
export type Picture = { readonly svg: string; readonly width: number; readonly height: number }

/** Space around the chart, and the line of its title. */
const [margin, titleLine] = [12, 26]

/** Everything drawn and written inside an element, under a title, on the colour of the pane. */
export function pictureSvg(element: HTMLElement, title: string): Picture {
  const frame = element.getBoundingClientRect()
  const look = getComputedStyle(element)
  const [width, height] = [Math.ceil(frame.width) + 2 * margin, Math.ceil(frame.height) + titleLine + margin]
  const picture = document.createElementNS(svgNamespace, 'svg')
  put(picture, { width, height, viewBox: `0 0 ${width} ${height}` })
  const ground = document.createElementNS(svgNamespace, 'rect')
  put(ground, { width, height, fill: backgroundOf(element) })
  const at = { x: frame.left - margin, y: frame.top - titleLine }
  picture.append(
    ground,
    textAt(title, margin, titleLine - 9, look, { 'font-weight': '600' }),
    ...[...element.querySelectorAll('svg')].map(chart => placedChart(chart, at)),
    ...[...element.querySelectorAll('p, span')].flatMap(text => placedText(text, at)),
  )
  return { svg: new XMLSerializer().serializeToString(picture), width, height }
}

const svgNamespace = 'http://www.w3.org/2000/svg'

/** What decides how a shape or a text of a chart looks. */
const properties = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const

type Corner = { readonly x: number; readonly y: number }

/** A copy of a chart at its place, each part with its look written into it. */
function placedChart(chart: SVGSVGElement, { x, y }: Corner): SVGElement {
  const copy = chart.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) throw new Error('placedChart: a chart is no SVG')
  const parts = [...chart.querySelectorAll('*')]
  for (const [index, part] of [...copy.querySelectorAll('*')].entries()) {
    const look = getComputedStyle(parts[index] ?? part)
    for (const property of properties) part.setAttribute(property, look.getPropertyValue(property))
    part.removeAttribute('class')
  }
  const { left, top, width, height } = chart.getBoundingClientRect()
  copy.removeAttribute('class')
  put(copy, { x: left - x, y: top - y, width, height, overflow: 'visible' })
  return copy
}

/** The words of an element that holds nothing but words. */
function placedText(element: Element, { x, y }: Corner): readonly SVGElement[] {
  const text = element.textContent?.trim() ?? ''
  if (element.childElementCount > 0 || text === '') return []
  const { left, top, height } = element.getBoundingClientRect()
  return [textAt(text, left - x, top - y + height / 2 + 4, getComputedStyle(element))]
}

function textAt(
  text: string,
  x: number,
  y: number,
  look: CSSStyleDeclaration,
  own: Readonly<Record<string, string>> = {},
): SVGElement {
  const element = document.createElementNS(svgNamespace, 'text')
  const font = { 'font-family': look.fontFamily, 'font-size': look.fontSize, 'font-weight': look.fontWeight }
  put(element, { x, y, fill: look.color, ...font, ...own })
  element.textContent = text
  return element
}

/** The colour that is seen behind an element: its own, or that of the nearest element around it that has one. */
function backgroundOf(element: Element): string {
  const color = getComputedStyle(element).backgroundColor
  if (color !== 'rgba(0, 0, 0, 0)' && color !== 'transparent') return color
  return element.parentElement === null ? 'white' : backgroundOf(element.parentElement)
}

function put(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
}
