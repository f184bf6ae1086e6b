import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { OfficeAddinManifest } from 'office-addin-manifest'
import { beforeAll, describe, expect, test } from 'vitest'
import { paint } from '../../addin/icons/paint.ts'
import { type PictureName, pictureSizes, pictures } from '../../addin/icons/pictures.ts'
import { pngFile } from '../../addin/icons/pngFile.ts'
import { developmentBase, manifestAt } from '../../addin/manifest/manifestAt.ts'
import { manifestFiles } from '../../addin/manifest/manifestFiles.ts'
import { answerCommands } from '../../addin/ribbon/commands.ts'
import { buildPane, builtFolder } from '../pane/builtPane.ts'
import { manifestFaults, type Surroundings } from './manifestFaults.ts'

const manifest = readFileSync('manifest.xml', 'utf8')

let surroundings: Surroundings

beforeAll(async () => {
  await buildPane()
  surroundings = {
    base: developmentBase,
    files: new Set(readdirSync(builtFolder, { recursive: true, encoding: 'utf8' })),
    pictureSize: file => pictureSize(`${builtFolder}/${file}`),
    associated: associated(),
    requirements: { ExcelApi: oldestExcelApi(), SharedRuntime: '1.1' },
  }
}, 180_000)

test('the manifest is one that Excel can take', () => {
  expect(manifestFaults(manifest, surroundings)).toEqual([])
})

test('Microsoft reads the same add-in from it', async () => {
  expect(await OfficeAddinManifest.readManifestFile('manifest.xml')).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    version: '1.0.0.0',
    displayName: 'Proceeds',
    hosts: ['Workbook'],
    permissions: 'ReadWriteDocument',
    defaultSettings: { sourceLocation: `${developmentBase}/taskpane.html` },
  })
})

describe('a manifest is refused', () => {
  test.each<[string, (xml: string) => string, string]>([
    [
      'with elements out of order',
      swapped('Version', 'ProviderName'),
      'OfficeApp holds Id ProviderName Version',
    ],
    ['with the runtime after the form factor', runtimesLast, 'Host holds DesktopFormFactor Runtimes'],
    ['with an identifier that is no GUID', changed(/<Id>[^<]*/, '<Id>proceeds'), 'Id cannot be "proceeds"'],
    ['with a version of words', changed(/<Version>[^<]*/, '<Version>one'), 'Version cannot be "one"'],
    ['without help', changed(/ *<SupportUrl.*\n/, ''), 'OfficeApp holds'],
    [
      'without the tooltip of a button',
      changed(/<Supertip>[\s\S]*?<\/Supertip>/, ''),
      'Control holds Label Icon Action',
    ],
    [
      'with an element of another kind of add-in',
      changed('<FunctionFile', '<Form/><FunctionFile'),
      'Form is not an element',
    ],
    [
      'with more rights than it needs',
      changed('ReadWriteDocument', 'ReadWriteMailbox'),
      'Permissions cannot be',
    ],
    [
      'with a long name',
      changed('DisplayName DefaultValue="', `$&${'x'.repeat(120)}`),
      'DisplayName DefaultValue cannot be',
    ],
    [
      'with a long description',
      changed('<Description DefaultValue="', `$&${'x'.repeat(200)}`),
      'Description DefaultValue cannot be',
    ],
    [
      'with a long label',
      changed('"Save scenario"', `"${'x'.repeat(126)}"`),
      'bt:String DefaultValue cannot be',
    ],
    ['with a long tooltip', changed('"Saves the', `"${'x'.repeat(240)}`), 'bt:String DefaultValue cannot be'],
    ['with a long identifier of a resource', replaced('Pane.Url', 'x'.repeat(33)), 'Runtime resid cannot be'],
    [
      'with an attribute of our invention',
      changed('<Runtime ', '<Runtime name="x" '),
      'Runtime has no attribute name',
    ],
    ['with a link that lacks its resource', changed(' lifetime="long"', ''), 'Runtime lacks lifetime'],
    ['for Word', changed('Name="Workbook"', 'Name="Document"'), 'the hosts are Document and Workbook'],
    [
      'for a later Excel than the code needs',
      changed('"1.12"', '"1.14"'),
      'ExcelApi 1.14 is asked for, the code needs',
    ],
    [
      'without a set that the code needs',
      changed(/ *<Set Name="SharedRuntime".*\n/, ''),
      'the code needs SharedRuntime',
    ],
    [
      'with a set nobody knows',
      changed('Name="ExcelApi"', 'Name="ExcellApi"'),
      'ExcellApi 1.12 is asked for, the code needs none',
    ],
    [
      'over http',
      changed('SupportUrl DefaultValue="https', 'SupportUrl DefaultValue="http'),
      'help.html is not https',
    ],
    ['with a page that is not built', replaced('help.html', 'support.html'), 'support.html is no file'],
    [
      'with a page elsewhere',
      changed('"https://localhost:3000/help', '"https://example.com/help'),
      'https://example.com/help.html is no file',
    ],
    [
      'with a resource nobody wrote',
      changed('resid="Plan.Label"', 'resid="Plan.Name"'),
      'Label takes Plan.Name, which is not in bt:ShortStrings',
    ],
    [
      'with a sentence where a label belongs',
      changed('resid="Plan.Label"', 'resid="OpenPane.Text"'),
      'Label takes OpenPane.Text',
    ],
    [
      'with two resources of one name',
      changed('bt:Image id="Save.32"', 'bt:Image id="Save.16"'),
      'the resource Save.16 stands twice',
    ],
    [
      'with two controls of one name',
      changed('id="Proceeds.SaveScenario"', 'id="Proceeds.OpenPane"'),
      'the control Proceeds.OpenPane stands twice',
    ],
    [
      'with a resource that nothing uses',
      changed('</bt:Urls>', `<bt:Url id="Old" DefaultValue="${developmentBase}/help.html"/></bt:Urls>`),
      'the resource Old is used nowhere',
    ],
    [
      'without the icon of 80 pixels',
      changed(/ *<bt:Image size="80".*\n/, ''),
      'an icon lacks its picture of 80 pixels',
    ],
    [
      'with a small picture for a large place',
      changed('size="80" resid="Save.80"', 'size="80" resid="Save.32"'),
      'save-32.png is 32 by 32 pixels, not 80 by 80',
    ],
    [
      'with a small picture in the list of add-ins',
      changed('proceeds-64.png', 'proceeds-32.png'),
      'proceeds-32.png is 32 by 32 pixels, not 64 by 64',
    ],
    ['with an icon that is no picture', changed('icons/proceeds-32.png', 'help.html'), 'help.html is no PNG'],
    [
      'with a runtime of its own for commands',
      changed('FunctionFile resid="Pane.Url"', 'FunctionFile resid="Help.Url"'),
      'FunctionFile is https://localhost:3000/help.html, the pane is',
    ],
    [
      'with a runtime that is not the pane',
      changed('Runtime resid="Pane.Url"', 'Runtime resid="Help.Url"'),
      'Runtime is https://localhost:3000/help.html',
    ],
    ['with a runtime that ends with the pane', changed('"long"', '"short"'), 'lifetime must be long'],
    [
      'with a button that does nothing',
      changed(/<FunctionName>.*<\/FunctionName>/, ''),
      'ExecuteFunction lacks its FunctionName',
    ],
    [
      'with a command that no code answers',
      changed('>saveScenario', '>storeScenario'),
      'no code answers for the command storeScenario',
    ],
    [
      'without a button for a command',
      changed('>saveScenario', '>explainSelectedCell'),
      'no button calls the command saveScenario',
    ],
  ])('%s', (_, change, fault) => {
    const other = change(manifest)
    expect(other).not.toBe(manifest)
    expect(manifestFaults(other, surroundings).join('\n')).toContain(fault)
  })
})

describe('the built add-in', () => {
  test('has the manifest for this computer, the page for help and the icons', () => {
    for (const { to, content } of manifestFiles('.', developmentBase))
      expect(readFileSync(`${builtFolder}/${to}`).equals(Buffer.from(content)), to).toBe(true)
  })

  test('can be made for another place, with every address in it', () => {
    const moved = manifestAt(manifest, 'https://addins.example.com/proceeds/')
    expect(moved).not.toContain('localhost')
    expect(manifestFaults(moved, { ...surroundings, base: 'https://addins.example.com/proceeds' })).toEqual(
      [],
    )
  })

  test.each(['http://example.com', 'example.com', '', 'https://example.com/?a=1', 'https://me@example.com'])(
    'is not made for "%s"',
    base => {
      expect(() => manifestAt(manifest, base)).toThrow(
        'PROCEEDS_BASE_URL must be the https address of a folder',
      )
    },
  )
})

describe('the icon', () => {
  const all = (Object.keys(pictures) as PictureName[]).flatMap(name =>
    pictureSizes[name].map(size => [name, size] as const),
  )

  test.each(all)('%s of %d pixels is what its shapes make it', (name, size) => {
    const pixels = paint(pictures[name], size)
    const file = `addin/icons/${name}-${size}.png`
    expect(existsSync(file)).toBe(true)
    expect(pictureSize(file)).toEqual([size, size])
    expect(pixelsIn(readFileSync(file))).toEqual(pixelsIn(pngFile(pixels, size)))
    const visible = pixels.filter((value, index) => index % 4 === 3 && value > 0).length
    expect(visible).toBeGreaterThan((size * size) / 3)
  })

  test('has no file that nobody draws', () => {
    const drawn = all.map(([name, size]) => `${name}-${size}.png`)
    expect(
      readdirSync('addin/icons')
        .filter(file => file.endsWith('.png'))
        .sort(),
    ).toEqual(drawn.sort())
  })
})

/** The functions for which the add-in answers, as it tells the ribbon. */
function associated(): readonly string[] {
  const names: string[] = []
  const unused = new Proxy(
    {},
    {
      get: (_, name) => () => {
        throw new Error(`${String(name)} was asked`)
      },
    },
  )
  answerCommands({
    ribbon: {
      ...(unused as Parameters<typeof answerCommands>[0]['ribbon']),
      associate: name => void names.push(name),
    },
    read: () => Promise.reject(new Error('cells were asked')),
    pane: unused as Parameters<typeof answerCommands>[0]['pane'],
  })
  return names
}

/** The version without which the port to Excel does not start. */
function oldestExcelApi(): string {
  const source = readFileSync('addin/host/excelHost.ts', 'utf8')
  return /const oldest = '([\d.]+)'/.exec(source)?.[1] ?? ''
}

function pictureSize(file: string): readonly [number, number] | undefined {
  const bytes = readFileSync(file)
  if (bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

/** The unpacked rows; how tightly they are packed depends on the zlib at hand. */
function pixelsIn(png: Buffer): Buffer {
  const at = png.indexOf('IDAT')
  return inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))
}

function changed(from: string | RegExp, to: string): (xml: string) => string {
  return xml => xml.replace(from, to)
}

function replaced(from: string, to: string): (xml: string) => string {
  return xml => xml.replaceAll(from, to)
}

function swapped(first: string, second: string): (xml: string) => string {
  return changed(new RegExp(`(<${first}>.*\\n)( *<${second}>.*\\n)`), '$2$1')
}

function runtimesLast(xml: string): string {
  const [runtimes = ''] = /<Runtimes>[\s\S]*?<\/Runtimes>/.exec(xml) ?? []
  return xml.replace(runtimes, '').replace('</DesktopFormFactor>', `$&${runtimes}`)
}
