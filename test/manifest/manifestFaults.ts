// Holds a manifest to its format and to everything the format does not say: what it names must exist and fit together.

import { descendants, type XmlNode, xmlTree } from '../workbook/xmlTree.ts'
import { elementFaults } from './elementRules.ts'

/** What is true outside of the manifest. */
export type Surroundings = {
  /** The address the add-in is served from, without a slash at its end. */
  readonly base: string
  /** The files that are served there. */
  readonly files: ReadonlySet<string>
  /** Width and height of a picture in pixels; undefined for what is no PNG. */
  readonly pictureSize: (file: string) => readonly [number, number] | undefined
  /** The functions for which the add-in answers. */
  readonly associated: readonly string[]
  /** The requirement sets that the code needs, with the version it asks for. */
  readonly requirements: Readonly<Record<string, string>>
}

/** Everything that is wrong with a manifest, as sentences; none when Excel can take it. */
export function manifestFaults(xml: string, surroundings: Surroundings): readonly string[] {
  const root = xmlTree(xml)
  return [
    ...elementFaults(root),
    ...hostFaults(root),
    ...requirementFaults(root, surroundings),
    ...addressFaults(root, surroundings),
    ...identifierFaults(root),
    ...iconFaults(root, surroundings),
    ...runtimeFaults(root),
    ...commandFaults(root, surroundings),
  ]
}

function hostFaults(root: XmlNode): readonly string[] {
  const hosts = descendants(root, 'Host').map(
    host => host.attributes.get('Name') ?? host.attributes.get('xsi:type'),
  )
  return hosts.join() === 'Workbook,Workbook' ? [] : [`the hosts are ${hosts.join(' and ')}: only Workbook`]
}

function requirementFaults(root: XmlNode, { requirements }: Surroundings): readonly string[] {
  const sets = new Map(
    descendants(root, 'Set').map(set => [set.attributes.get('Name') ?? '', set.attributes.get('MinVersion')]),
  )
  return [
    ...[...sets]
      .filter(([name, version]) => requirements[name] !== version)
      .map(
        ([name, version]) =>
          `${name} ${version} is asked for, the code needs ${requirements[name] ?? 'none'}`,
      ),
    ...Object.keys(requirements)
      .filter(name => !sets.has(name))
      .map(name => `the code needs ${name}, which is not asked for`),
  ]
}

const addressed = ['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'SourceLocation', 'bt:Image', 'bt:Url']

function addressFaults(root: XmlNode, { base, files }: Surroundings): readonly string[] {
  const addresses = addressed
    .flatMap(name => descendants(root, name))
    .flatMap(node => node.attributes.get('DefaultValue') ?? [])
  const domains = descendants(root, 'AppDomain').map(({ text }) => text)
  return [
    ...[...addresses, ...domains]
      .filter(address => !address.startsWith('https://'))
      .map(address => `${address} is not https`),
    ...addresses
      .filter(address => !address.startsWith(`${base}/`) || !files.has(address.slice(base.length + 1)))
      .map(address => `${address} is no file of the built add-in`),
  ]
}

/** Which list of resources an element takes its own from. */
const resourceLists: Readonly<Record<string, string>> = {
  'bt:Image': 'bt:Images',
  Runtime: 'bt:Urls',
  FunctionFile: 'bt:Urls',
  LearnMoreUrl: 'bt:Urls',
  SourceLocation: 'bt:Urls',
  Label: 'bt:ShortStrings',
  Title: 'bt:ShortStrings',
  Description: 'bt:LongStrings',
}

function identifierFaults(root: XmlNode): readonly string[] {
  const nodes = everyNode(root)
  const identifiersIn = (list: string): readonly string[] =>
    descendants(root, list).flatMap(({ children }) =>
      children.flatMap(child => child.attributes.get('id') ?? []),
    )
  const resources = [...new Set(Object.values(resourceLists))].flatMap(identifiersIn)
  const controls = ['CustomTab', 'Group', 'Control'].flatMap(name =>
    descendants(root, name).flatMap(node => node.attributes.get('id') ?? []),
  )
  const used = nodes.flatMap(node => {
    const resid = node.attributes.get('resid')
    return resid === undefined ? [] : [{ name: node.name, resid }]
  })
  return [
    ...twice(resources).map(id => `the resource ${id} stands twice`),
    ...twice(controls).map(id => `the control ${id} stands twice`),
    ...used
      .filter(({ name, resid }) => !identifiersIn(resourceLists[name] ?? '').includes(resid))
      .map(({ name, resid }) => `${name} takes ${resid}, which is not in ${resourceLists[name]}`),
    ...resources
      .filter(id => !used.some(({ resid }) => resid === id))
      .map(id => `the resource ${id} is used nowhere`),
  ]
}

function iconFaults(root: XmlNode, surroundings: Surroundings): readonly string[] {
  const images = new Map(
    descendants(root, 'bt:Images').flatMap(({ children }) =>
      children.map(
        image => [image.attributes.get('id'), image.attributes.get('DefaultValue') ?? ''] as const,
      ),
    ),
  )
  const inLists = descendants(root, 'Icon').flatMap(icon => {
    const shown = icon.children.map(image => Number(image.attributes.get('size')))
    const missing = [16, 32, 80].filter(size => !shown.includes(size))
    return [
      ...missing.map(size => `an icon lacks its picture of ${size} pixels`),
      ...icon.children.flatMap(image => {
        const address = images.get(image.attributes.get('resid'))
        return address === undefined
          ? []
          : pictureFaults(address, Number(image.attributes.get('size')), surroundings)
      }),
    ]
  })
  const [icon, large] = ['IconUrl', 'HighResolutionIconUrl'].map(name =>
    descendants(root, name)[0]?.attributes.get('DefaultValue'),
  )
  return [
    ...inLists,
    ...pictureFaults(icon ?? '', 32, surroundings),
    ...pictureFaults(large ?? '', 64, surroundings),
  ]
}

function pictureFaults(
  address: string,
  size: number,
  { base, pictureSize }: Surroundings,
): readonly string[] {
  const found = pictureSize(address.slice(base.length + 1))
  if (found === undefined) return [`${address} is no PNG`]
  return found.join() === `${size},${size}`
    ? []
    : [`${address} is ${found.join(' by ')} pixels, not ${size} by ${size}`]
}

/** Pane, commands and runtime are one page, which stays loaded. */
function runtimeFaults(root: XmlNode): readonly string[] {
  const urls = new Map(
    descendants(root, 'bt:Url').map(url => [url.attributes.get('id'), url.attributes.get('DefaultValue')]),
  )
  const [settings] = descendants(root, 'DefaultSettings')
  const pane = settings?.children[0]?.attributes.get('DefaultValue')
  const pages = ['Runtime', 'FunctionFile', 'Action'].flatMap(name =>
    descendants(root, name).flatMap(node => {
      const page = name === 'Action' ? descendants(node, 'SourceLocation')[0] : node
      return page === undefined ? [] : [{ name, url: urls.get(page.attributes.get('resid')) }]
    }),
  )
  const lifetimes = descendants(root, 'Runtime').map(node => node.attributes.get('lifetime'))
  return [
    ...pages
      .filter(({ url }) => url !== pane)
      .map(({ name, url }) => `${name} is ${url}, the pane is ${pane}`),
    ...(lifetimes.join() === 'long' ? [] : ['the runtime does not stay loaded: lifetime must be long']),
  ]
}

function commandFaults(root: XmlNode, { associated }: Surroundings): readonly string[] {
  const named = descendants(root, 'FunctionName').map(({ text }) => text)
  const kinds = descendants(root, 'Action').flatMap(action => {
    const kind = action.attributes.get('xsi:type')
    const wanted = kind === 'ExecuteFunction' ? 'FunctionName' : 'SourceLocation'
    return action.children.some(({ name }) => name === wanted) ? [] : [`${kind} lacks its ${wanted}`]
  })
  return [
    ...kinds,
    ...named
      .filter(name => !associated.includes(name))
      .map(name => `no code answers for the command ${name}`),
    ...associated.filter(name => !named.includes(name)).map(name => `no button calls the command ${name}`),
  ]
}

function everyNode(node: XmlNode): readonly XmlNode[] {
  return [node, ...node.children.flatMap(everyNode)]
}

function twice(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) < index)
}
