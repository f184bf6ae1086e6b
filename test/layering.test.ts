import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { layeringViolations } from './layering.ts'
import { type Import, moduleImports, type SourceModule } from './moduleImports.ts'

test('imports of the project go down only', () => {
  const modules = ['engine', 'cli', 'addin'].flatMap(sourcesBelow).map(readModule)
  expect(modules.length).toBeGreaterThan(0)
  expect(layeringViolations(modules)).toEqual([])
})

describe('the map refuses', () => {
  test.each<[string, SourceModule[], string]>([
    [
      'an import upwards',
      [module('engine/formula/unit.ts', 'engine/plan/calendar.ts')],
      'engine/formula/unit.ts imports engine/plan/calendar.ts: engine/formula may import nothing',
    ],
    [
      'one backend importing another',
      [module('engine/kernel/run.ts', 'engine/exact/sum.ts')],
      'engine/kernel/run.ts imports engine/exact/sum.ts: engine/kernel may import engine/formula, engine/plan, engine/numeric',
    ],
    [
      'the engine importing its own public surface',
      [module('engine/growth/cash.ts', 'engine/index.ts')],
      'engine/growth/cash.ts imports engine/index.ts: engine/growth may import engine/formula',
    ],
    [
      'a way around the public surface',
      [module('cli/proceeds.ts', 'engine/plan/calendar.ts')],
      'cli/proceeds.ts imports engine/plan/calendar.ts: cli may import engine/index.ts',
    ],
    [
      'node in the engine',
      [module('engine/plan/readFile.ts', 'node:')],
      'engine/plan/readFile.ts imports node:: only cli/ and addin/server/ and addin/icons/ and addin/manifest/ may',
    ],
    [
      'a library away from its door',
      [module('engine/growth/cash.ts', 'decimal.js')],
      'engine/growth/cash.ts imports decimal.js: only engine/exact/ may',
    ],
    [
      'a second door to a library',
      [module('engine/formula/a.ts', 'mathjs'), module('engine/formula/b.ts', 'mathjs')],
      'mathjs is imported in engine/formula/a.ts, engine/formula/b.ts: one file may be its door',
    ],
    [
      'a library nobody gave a door',
      [module('engine/plan/days.ts', 'dayjs')],
      'engine/plan/days.ts imports dayjs, which has no door in the table',
    ],
    [
      'a folder that is not on it',
      [module('engine/misc/thing.ts')],
      'engine/misc/thing.ts stands nowhere on the map: give its folder a line in the table',
    ],
    [
      'code of the session where only types of the host may come in',
      [module('addin/session/state.ts', 'addin/host/port.ts')],
      'addin/session/state.ts imports addin/host/port.ts: addin/session may import engine/index.ts',
    ],
    [
      'Excel named outside its host',
      [{ path: 'addin/pane/view.ts', imports: [], names: ['Excel'] }],
      'addin/pane/view.ts names Excel: only addin/host/excelHost.ts and addin/host/ribbonHost.ts may',
    ],
    [
      'a circle of imports',
      [
        module('engine/plan/a.ts', 'engine/plan/b.ts'),
        module('engine/plan/b.ts', 'engine/plan/c.ts'),
        module('engine/plan/c.ts', 'engine/plan/b.ts'),
      ],
      'a circle of imports: engine/plan/b.ts -> engine/plan/c.ts -> engine/plan/b.ts',
    ],
  ])('%s', (_, modules, violation) => {
    expect(layeringViolations(modules)).toEqual([violation])
  })
})

describe('the map allows', () => {
  test('the ways down, the doors, and the types of a port', () => {
    expect(
      layeringViolations([
        module('engine/formula/parseFormula.ts', 'mathjs', 'engine/formula/unit.ts'),
        module('engine/plan/calendar.ts', 'engine/formula/unit.ts', 'engine/growth/cash.ts'),
        module('engine/index.ts', 'engine/plan/calendar.ts', 'engine/workbook/plan.ts'),
        module('cli/proceeds.ts', 'commander', 'node:', 'engine/index.ts'),
        { path: 'addin/host/excelHost.ts', imports: [], names: ['Excel', 'Office'] },
        { path: 'addin/session/state.ts', imports: [types('addin/host/port.ts')], names: [] },
      ]),
    ).toEqual([])
  })

  test('two files that know only the types of each other', () => {
    const a = { path: 'engine/plan/a.ts', imports: [types('engine/plan/b.ts')], names: [] }
    expect(layeringViolations([a, module('engine/plan/b.ts', 'engine/plan/a.ts')])).toEqual([])
  })
})

describe('the reading of a file', () => {
  test.each<[string, Import]>([
    ["import { a } from './b.ts'", { from: 'engine/plan/b.ts', when: 'run' }],
    ["import '../formula/unit.ts'", { from: 'engine/formula/unit.ts', when: 'run' }],
    ["import type { A } from './b.ts'", { from: 'engine/plan/b.ts', when: 'types' }],
    ["import { type A } from './b.ts'", { from: 'engine/plan/b.ts', when: 'run' }],
    ["export { a } from './b.ts'", { from: 'engine/plan/b.ts', when: 'run' }],
    ["export type { A } from './b.ts'", { from: 'engine/plan/b.ts', when: 'types' }],
    ["type A = import('./b.ts').A", { from: 'engine/plan/b.ts', when: 'types' }],
    ["const a = await import('./b.ts')", { from: 'engine/plan/b.ts', when: 'run' }],
    ["import { read } from 'hucre/xlsx'", { from: 'hucre', when: 'run' }],
    ["import { x } from '@odoo/owl/hooks'", { from: '@odoo/owl', when: 'run' }],
    ["import { join } from 'node:path'", { from: 'node:', when: 'run' }],
  ])('finds the import in: %s', (text, found) => {
    expect(moduleImports('engine/plan/a.ts', text).imports).toEqual([found])
  })

  test('tells a global from a member of the same name', () => {
    expect(moduleImports('a.ts', 'await Excel.run(work)').names).toContain('Excel')
    expect(moduleImports('a.ts', 'const f = { Excel: 1 }; f.Excel').names).not.toContain('Excel')
  })
})

function module(path: string, ...runtime: string[]): SourceModule {
  return { path, imports: runtime.map(from => ({ from, when: 'run' })), names: [] }
}

function types(from: string): Import {
  return { from, when: 'types' }
}

function sourcesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter(path => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
}

function readModule(path: string): SourceModule {
  return moduleImports(path, readFileSync(path, 'utf8'))
}
