// What may stand in each element of a manifest of ours, in which order: our own words for the part of the format we use.

import type { XmlNode } from '../workbook/xmlTree.ts'

/** Children in their order; those with `?` may be missing, those with `+` may be several. */
type ElementRule = {
  readonly children?: readonly string[]
  readonly attributes?: readonly string[]
  /** The text must be this. */
  readonly text?: RegExp
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** The longest of a label, of a sentence, and of an identifier of a resource. */
const [short, long] = [/^.{1,125}$/s, /^.{1,250}$/s]
const identifier = /^.{1,32}$/s

const icons = ['Label', 'Icon'] as const
const reference: ElementRule = { attributes: ['resid'] }
const setting: ElementRule = { attributes: ['DefaultValue'] }
const resource: ElementRule = { attributes: ['id', 'DefaultValue'] }

/** By the element's name after its parent's, and by its name alone where the parent makes no difference. */
const rules: Readonly<Record<string, ElementRule>> = {
  OfficeApp: {
    attributes: ['xmlns', 'xmlns:xsi', 'xmlns:bt', 'xsi:type'],
    children: [
      'Id',
      'Version',
      'ProviderName',
      'DefaultLocale',
      'DisplayName',
      'Description',
      'IconUrl',
      'HighResolutionIconUrl',
      'SupportUrl',
      'AppDomains?',
      'Hosts',
      'Requirements',
      'DefaultSettings',
      'Permissions',
      'VersionOverrides',
    ],
  },
  Id: { text: guid },
  Version: { text: /^\d{1,5}(\.\d{1,5}){0,3}$/ },
  ProviderName: { text: short },
  DefaultLocale: { text: /^[a-z]{2,3}-[A-Z]{2}$/ },
  DisplayName: setting,
  'OfficeApp/Description': setting,
  IconUrl: setting,
  HighResolutionIconUrl: setting,
  SupportUrl: setting,
  AppDomains: { children: ['AppDomain+'] },
  AppDomain: { text: /^https:\/\/[^/]+$/ },
  Hosts: { children: ['Host'] },
  'Hosts/Host': { attributes: ['Name?', 'xsi:type?'], children: ['Runtimes?', 'DesktopFormFactor?'] },
  Requirements: { children: ['Sets'] },
  Sets: { attributes: ['DefaultMinVersion'], children: ['Set+'] },
  Set: { attributes: ['Name', 'MinVersion'] },
  DefaultSettings: { children: ['SourceLocation'] },
  'DefaultSettings/SourceLocation': setting,
  Permissions: { text: /^ReadWriteDocument$/ },
  VersionOverrides: { attributes: ['xmlns', 'xsi:type'], children: ['Hosts', 'Resources'] },
  Runtimes: { children: ['Runtime'] },
  Runtime: { attributes: ['resid', 'lifetime'] },
  DesktopFormFactor: { children: ['GetStarted', 'FunctionFile', 'ExtensionPoint+'] },
  GetStarted: { children: ['Title', 'Description', 'LearnMoreUrl'] },
  Title: reference,
  Description: reference,
  LearnMoreUrl: reference,
  FunctionFile: reference,
  ExtensionPoint: { attributes: ['xsi:type'], children: ['CustomTab'] },
  CustomTab: { attributes: ['id'], children: ['Group+', 'Label'] },
  Group: { attributes: ['id'], children: [...icons, 'Control+'] },
  Label: reference,
  Icon: { children: ['bt:Image+'] },
  'Icon/bt:Image': { attributes: ['size', 'resid'] },
  Control: { attributes: ['xsi:type', 'id'], children: ['Label', 'Supertip', 'Icon', 'Action'] },
  Supertip: { children: ['Title', 'Description'] },
  Action: { attributes: ['xsi:type'], children: ['TaskpaneId?', 'SourceLocation?', 'FunctionName?'] },
  TaskpaneId: { text: short },
  SourceLocation: reference,
  FunctionName: { text: /^[A-Za-z]\w{0,124}$/ },
  Resources: { children: ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings'] },
  'bt:Images': { children: ['bt:Image+'] },
  'bt:Urls': { children: ['bt:Url+'] },
  'bt:ShortStrings': { children: ['bt:String+'] },
  'bt:LongStrings': { children: ['bt:String+'] },
  'bt:Image': resource,
  'bt:Url': resource,
  'bt:String': resource,
}

/** What an attribute may hold, after its element's parent, or its element, or by itself. */
const attributeTexts: Readonly<Record<string, RegExp>> = {
  resid: identifier,
  'bt:Image/id': identifier,
  'bt:Url/id': identifier,
  'bt:String/id': identifier,
  id: short,
  'DisplayName/DefaultValue': short,
  'Description/DefaultValue': long,
  'bt:ShortStrings/bt:String/DefaultValue': short,
  'bt:LongStrings/bt:String/DefaultValue': long,
  'Set/MinVersion': /^\d+\.\d+$/,
  'Sets/DefaultMinVersion': /^\d+\.\d+$/,
  'Runtime/lifetime': /^(long|short)$/,
  'bt:Image/size': /^(16|20|24|32|40|48|64|80)$/,
  'OfficeApp/xsi:type': /^TaskPaneApp$/,
  'VersionOverrides/xsi:type': /^VersionOverridesV1_0$/,
  'ExtensionPoint/xsi:type': /^PrimaryCommandSurface$/,
  'Control/xsi:type': /^Button$/,
  'Action/xsi:type': /^(ShowTaskpane|ExecuteFunction)$/,
}

/** What in an element and below it is not as the format wants it, as sentences. */
export function elementFaults(node: XmlNode, parent = ''): readonly string[] {
  const rule = rules[`${parent}/${node.name}`] ?? rules[node.name]
  if (rule === undefined) return [`${node.name} is not an element of a task pane's manifest that we use`]
  return [
    ...orderFaults(node, rule.children ?? []),
    ...attributeFaults(node, parent, rule.attributes ?? []),
    ...(rule.text !== undefined && !rule.text.test(node.text)
      ? [`${node.name} cannot be "${node.text}"`]
      : []),
    ...node.children.flatMap(child => elementFaults(child, node.name)),
  ]
}

function orderFaults(node: XmlNode, wanted: readonly string[]): readonly string[] {
  const name = (rule: string): string => rule.replace(/[?+]$/, '')
  const pattern = wanted
    .map(rule => `(?:${name(rule)} )${rule.endsWith('?') ? '?' : rule.endsWith('+') ? '+' : ''}`)
    .join('')
  const found = node.children.map(child => `${child.name} `).join('')
  if (new RegExp(`^${pattern}$`).test(found)) return []
  return [
    `${node.name} holds ${found.trim() || 'nothing'}; in order it wants ${wanted.join(' ') || 'nothing'}`,
  ]
}

function attributeFaults(node: XmlNode, parent: string, wanted: readonly string[]): readonly string[] {
  const missing = wanted.filter(name => !name.endsWith('?') && !node.attributes.has(name))
  const known = new Set(wanted.map(name => name.replace('?', '')))
  return [
    ...missing.map(name => `${node.name} lacks ${name}`),
    ...[...node.attributes].flatMap(([name, value]) => {
      if (!known.has(name)) return [`${node.name} has no attribute ${name}`]
      const text =
        attributeTexts[`${parent}/${node.name}/${name}`] ??
        attributeTexts[`${node.name}/${name}`] ??
        attributeTexts[name]
      return text === undefined || text.test(value)
        ? []
        : [`${node.name} ${name} cannot be "${value}" (${value.length} characters)`]
    }),
  ]
}
