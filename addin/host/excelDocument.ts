// What is true of an Excel workbook besides its cells, looked at in one request: its sheets, its settings, and the texts
// that it carries (custom XML parts).

import { namespaceOf } from './documentPart.ts'
import type { ExcelAccess, ExcelContext } from './excelHost.ts'
import { answerUnlessTooLarge, roleKey } from './excelReading.ts'
import { type HostNotice, hostNotice } from './hostProblem.ts'
import { textBatches } from './requestBatches.ts'
import type { DocumentChange, FoundText, WorkbookLook, WorkbookPort } from './workbookPort.ts'

/** Looks, and keeps texts. */
export function excelDocument(access: ExcelAccess): Pick<WorkbookPort, 'look' | 'keep'> {
  const seen = new Map<string, SeenText>()
  return {
    look: (...namespaces) => access.answer(() => look(access, namespaces, seen)),
    keep: change => access.answer(() => keep(access, change, seen)),
  }
}

/** A text that was here last time is asked for along with everything else, instead of after its key was found. */
type SeenText = { readonly namespace: string; readonly length: number }

/** How often another pane may change texts between two requests of one look. */
const mostLooks = 4

/**
 * One request, and another one where there are texts that were not seen before. Texts that go in between belong to
 * another moment than those that stay: then it looks again.
 */
async function look(
  access: ExcelAccess,
  namespaces: readonly string[],
  seen: Map<string, SeenText>,
): Promise<WorkbookLook> {
  for (let looks = 1; ; looks += 1) {
    const { keys, texts, ...found } = await access.ask(context => lookOnce(access, context, namespaces, seen))
    const unknown = keys.flatMap(({ key }) => (texts.has(key) ? [] : [key]))
    const later = await readTexts(access, unknown)
    const all = new Map([...texts, ...unknown.map((key, index) => [key, later[index]] as const)])
    const here = keys.flatMap(({ key, namespace }): readonly FoundText[] => {
      const xml = all.get(key)
      return xml === undefined ? [] : [{ key, namespace, xml }]
    })
    remember(seen, namespaces, here)
    if (here.length === keys.length || looks === mostLooks) return { ...found, texts: here }
  }
}

async function lookOnce(
  { supports }: Pick<ExcelAccess, 'supports'>,
  context: ExcelContext,
  namespaces: readonly string[],
  seen: ReadonlyMap<string, SeenText>,
): Promise<
  Omit<WorkbookLook, 'texts'> & {
    readonly keys: readonly Omit<FoundText, 'xml'>[]
    /** Those that were seen before, by their keys. */
    readonly texts: ReadonlyMap<string, string>
  }
> {
  const { application, workbook } = context
  const { customXmlParts } = workbook
  const sheets = workbook.worksheets.load(
    'items/name,items/customProperties/items/key,items/customProperties/items/value',
  )
  const settings = workbook.settings.load('items/key,items/value')
  application.load('calculationMode')
  application.iterativeCalculation.load('enabled')
  workbook.load('usePrecisionAsDisplayed')
  // Day 1 of the 1904 date system is the second of January (unverified: asked by function as no property tells it).
  const secondOfJanuary = workbook.functions.date(1904, 1, 2).load('value')
  const parts = namespaces.map(namespace => ({
    namespace,
    found: customXmlParts.getByNamespace(namespace).load('items/id'),
  }))
  const asked = expected(seen, namespaces).map(key => ({
    key,
    xml: customXmlParts.getItemOrNullObject(key).getXml(),
  }))
  await context.sync()
  const notices: readonly HostNotice[] = [
    ...(application.calculationMode === 'Manual' ? [hostNotice('manualCalculation')] : []),
    ...(application.iterativeCalculation.enabled ? [hostNotice('iterativeCalculation')] : []),
    ...(workbook.usePrecisionAsDisplayed ? [hostNotice('precisionAsDisplayed')] : []),
    ...(secondOfJanuary.value === 1 ? [hostNotice('dates1904')] : []),
    ...(supports('1.20') ? [] : [hostNotice('undoInSteps')]),
  ]
  return {
    notices,
    sheets: sheets.items.map(({ name, customProperties }) => ({
      name,
      role: customProperties.items.find(({ key }) => key === roleKey)?.value,
    })),
    pointers: new Map(
      settings.items.flatMap(({ key, value }) =>
        key.startsWith(prefix) ? [[key.slice(prefix.length), String(value)] as const] : [],
      ),
    ),
    keys: parts.flatMap(({ namespace, found }) => found.items.map(({ id }) => ({ key: id, namespace }))),
    texts: new Map(
      asked.flatMap(({ key, xml: { value } }) => (isThere(value) ? [[key, value] as const] : [])),
    ),
  }
}

/** Settings whose names begin so are ours; other add-ins' are not looked at. */
const prefix = 'proceeds.'

/** Letters of texts that are asked for at once; an answer of Excel may have 5 MB. */
const lettersAtOnce = 3_500_000

/** Those of the texts seen last time that an answer has room for. */
function expected(seen: ReadonlyMap<string, SeenText>, namespaces: readonly string[]): readonly string[] {
  let letters = 0
  return [...seen].flatMap(([key, { namespace, length }]) => {
    if (!namespaces.includes(namespace) || letters + length > lettersAtOnce) return []
    letters += length
    return [key]
  })
}

function remember(
  seen: Map<string, SeenText>,
  namespaces: readonly string[],
  texts: readonly FoundText[],
): void {
  for (const [key, { namespace }] of seen) if (namespaces.includes(namespace)) seen.delete(key)
  for (const { key, namespace, xml } of texts) seen.set(key, { namespace, length: xml.length })
}

/** The texts by their keys, undefined for those that are gone; in halves where an answer would be too large. */
async function readTexts(
  access: ExcelAccess,
  keys: readonly string[],
): Promise<readonly (string | undefined)[]> {
  if (keys.length === 0) return []
  const ask = (): Promise<readonly (string | undefined)[]> =>
    access.ask(async context => {
      const { customXmlParts } = context.workbook
      const asked = keys.map(key => customXmlParts.getItemOrNullObject(key).getXml())
      await context.sync()
      return asked.map(({ value }) => (isThere(value) ? value : undefined))
    })
  const read = keys.length === 1 ? await ask() : await answerUnlessTooLarge(ask)
  if (read !== undefined) return read
  const half = Math.ceil(keys.length / 2)
  const first = await readTexts(access, keys.slice(0, half))
  return [...first, ...(await readTexts(access, keys.slice(half)))]
}

/** What is asked of a part that is gone is asked of a null object, which answers nothing. */
function isThere(xml: string | null | undefined): xml is string {
  return typeof xml === 'string'
}

/** One request, or a few where there is more to add than fits into one. */
async function keep(
  access: ExcelAccess,
  { adds = [], pointers = [], removes = [] }: DocumentChange,
  seen: Map<string, SeenText>,
): Promise<readonly string[]> {
  const keys: string[] = []
  const batches = textBatches(adds)
  for (const [index, batch] of batches.entries()) {
    const isLast = index === batches.length - 1
    const added = await access.ask(async context => {
      const { customXmlParts, settings } = context.workbook
      const parts = batch.map(xml => customXmlParts.add(xml).load('id'))
      if (isLast) {
        for (const [name, text] of pointers) settings.add(prefix + name, text)
        for (const key of removes) customXmlParts.getItemOrNullObject(key).delete()
      }
      await context.sync()
      return parts.map(({ id }) => id)
    })
    for (const [at, key] of added.entries()) {
      const xml = batch[at] ?? ''
      seen.set(key, { namespace: namespaceOf(xml), length: xml.length })
    }
    keys.push(...added)
  }
  return keys
}
