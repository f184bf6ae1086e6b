// The map of the project: who may import whom. Imports go down only; each library has its doors.

import type { SourceModule } from './moduleImports.ts'

/** What a place (a folder, or a single file) may import besides itself. */
type Place = { readonly mayImport: readonly string[]; readonly mayImportTypesOf?: readonly string[] }

/** Where a library may be imported: below one of some folders, and in how many files. */
type Door = { readonly below: readonly string[]; readonly files: number }

const engineFolders = ['numeric', 'formula', 'growth', 'plan', 'exact', 'kernel', 'workbook'] as const
const engineQuestions = ['intake', 'calibration', 'analysis'] as const

/** A page puts the parts of the add-in together. */
const pageParts = ['addin/host', 'addin/session', 'addin/pane', 'addin/ribbon']

const places: Readonly<Record<string, Place>> = {
  'engine/numeric': { mayImport: [] },
  'engine/formula': { mayImport: [] },
  'engine/growth': { mayImport: ['engine/formula'] },
  'engine/plan': { mayImport: ['engine/formula', 'engine/growth'] },
  'engine/exact': { mayImport: ['engine/formula', 'engine/plan'] },
  'engine/kernel': { mayImport: ['engine/formula', 'engine/plan', 'engine/numeric'] },
  // How a workbook file is read, for exports that come as one too.
  'engine/workbook/readXlsx.ts': { mayImport: ['engine/formula', 'engine/workbook'] },
  'engine/workbook': {
    mayImport: ['engine/formula', 'engine/plan'],
    mayImportTypesOf: ['engine/workbook/readXlsx.ts'],
  },
  'engine/intake': { mayImport: ['engine/formula', 'engine/plan', 'engine/workbook/readXlsx.ts'] },
  'engine/calibration': {
    mayImport: ['engine/formula', 'engine/growth', 'engine/plan', 'engine/numeric'],
    mayImportTypesOf: ['engine/intake'],
  },
  'engine/analysis': {
    mayImport: ['engine/formula', 'engine/plan', 'engine/exact', 'engine/kernel', 'engine/numeric'],
  },
  'engine/index.ts': {
    mayImport: [
      ...[...engineFolders, ...engineQuestions].map(folder => `engine/${folder}`),
      'engine/workbook/readXlsx.ts',
    ],
  },
  cli: { mayImport: ['engine/index.ts'] },
  'addin/host': { mayImport: ['engine/index.ts'] },
  'addin/frame': { mayImport: ['addin/host', 'engine/index.ts'] },
  'addin/session': { mayImport: ['engine/index.ts'], mayImportTypesOf: ['addin/host'] },
  'addin/pane': { mayImport: ['addin/session', 'engine/index.ts'] },
  'addin/ribbon': { mayImport: ['addin/session', 'engine/index.ts'], mayImportTypesOf: ['addin/host'] },
  'addin/icons': { mayImport: [] },
  'addin/manifest': { mayImport: ['addin/icons'] },
  'addin/server': { mayImport: [] },
  // The version of this release, as a page writes it beside what it saves.
  'package.json': { mayImport: [] },
  'addin/openPane.ts': { mayImport: pageParts },
  'addin/taskpane.ts': { mayImport: ['addin/openPane.ts', 'package.json', ...pageParts] },
  'addin/studio.ts': { mayImport: ['addin/openPane.ts', 'package.json', ...pageParts] },
}

const anyNumber = Number.POSITIVE_INFINITY

const doors: Readonly<Record<string, Door>> = {
  mathjs: { below: ['engine/formula/'], files: 1 },
  'decimal.js': { below: ['engine/exact/'], files: 1 },
  valibot: { below: ['engine/plan/', 'engine/intake/'], files: 2 },
  'jsonc-parser': { below: ['engine/plan/'], files: 1 },
  fflate: { below: ['engine/workbook/', 'engine/intake/'], files: 2 },
  papaparse: { below: ['engine/intake/'], files: 1 },
  commander: { below: ['cli/'], files: anyNumber },
  'node:': { below: ['cli/', 'addin/server/', 'addin/icons/', 'addin/manifest/'], files: anyNumber },
  'office-addin-dev-certs': { below: ['addin/server/'], files: 1 },
  react: { below: ['addin/pane/'], files: anyNumber },
  'react-dom': { below: ['addin/pane/'], files: 1 },
  '@fluentui/react-components': { below: ['addin/pane/'], files: anyNumber },
  '@fluentui/react-icons': { below: ['addin/pane/'], files: anyNumber },
  'd3-scale': { below: ['addin/pane/charts/'], files: anyNumber },
  'd3-shape': { below: ['addin/pane/charts/'], files: anyNumber },
  zustand: { below: ['addin/session/', 'addin/pane/'], files: anyNumber },
  comlink: { below: ['addin/session/', 'addin/host/', 'addin/frame/'], files: 6 },
}

/** Cells and files of Excel are one matter, its ribbon another. */
const officeFiles = ['addin/host/excelHost.ts', 'addin/host/ribbonHost.ts']
const officeGlobals = ['Excel', 'Office', 'OfficeExtension']

/** Every way in which the modules leave the map, as sentences; none when the map is kept. */
export function layeringViolations(modules: readonly SourceModule[]): readonly string[] {
  return [
    ...modules.flatMap(strayImports),
    ...crowdedDoors(modules),
    ...modules.flatMap(officeNames),
    ...cycles(modules),
  ]
}

function strayImports(module: SourceModule): readonly string[] {
  const home = placeOf(module.path)
  if (home === undefined)
    return [`${module.path} stands nowhere on the map: give its folder a line in the table`]
  return module.imports.flatMap(({ from, when }) => {
    const target = placeOf(from)
    if (target === undefined) return strayPackage(module.path, from)
    const allowed = [home, ...allowedFrom(home, when)]
    if (allowed.includes(target)) return []
    return [`${module.path} imports ${from}: ${home} may import ${listOf(allowedFrom(home, when))}`]
  })
}

function allowedFrom(home: string, when: 'run' | 'types'): readonly string[] {
  const place = places[home]
  return [...(place?.mayImport ?? []), ...(when === 'types' ? (place?.mayImportTypesOf ?? []) : [])]
}

function strayPackage(path: string, from: string): readonly string[] {
  const door = doors[from]
  if (door === undefined) return [`${path} imports ${from}, which has no door in the table`]
  return door.below.some(folder => path.startsWith(folder))
    ? []
    : [`${path} imports ${from}: only ${door.below.join(' and ')} may`]
}

function crowdedDoors(modules: readonly SourceModule[]): readonly string[] {
  return Object.entries(doors).flatMap(([library, door]) => {
    const importers = modules.filter(module => module.imports.some(({ from }) => from === library))
    if (importers.length <= door.files) return []
    return [
      `${library} is imported in ${listOf(importers.map(module => module.path))}: ${door.files === 1 ? 'one file may be its door' : `${door.files} files may be its doors`}`,
    ]
  })
}

function officeNames(module: SourceModule): readonly string[] {
  if (officeFiles.includes(module.path)) return []
  return officeGlobals
    .filter(name => module.names.includes(name))
    .map(name => `${module.path} names ${name}: only ${officeFiles.join(' and ')} may`)
}

/** Circles of imports that exist at run time, each reported once, from its first module in the order of paths. */
function cycles(modules: readonly SourceModule[]): readonly string[] {
  const runtime = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports.filter(({ when }) => when === 'run').map(({ from }) => from),
    ]),
  )
  const finished = new Set<string>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) found.push(`a circle of imports: ${[...trail.slice(start), path].join(' -> ')}`)
    if (start >= 0 || finished.has(path)) return
    for (const next of runtime.get(path) ?? []) visit(next, [...trail, path])
    finished.add(path)
  }
  for (const path of [...runtime.keys()].sort()) visit(path, [])
  return found
}

function placeOf(path: string): string | undefined {
  return Object.keys(places).find(place => path === place || path.startsWith(`${place}/`))
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.join(', ')
}
