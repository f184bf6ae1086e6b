// How the add-in is built: three pages, the views of the pane in chunks of their own, and two workers.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import webpack, { type Compilation, type Compiler, type Configuration } from 'webpack'
import { frameFiles, frameNotice } from './addin/frame/frameFiles.ts'
import { developmentBase } from './addin/manifest/manifestAt.ts'
import { manifestFiles } from './addin/manifest/manifestFiles.ts'
import { type PageName, pagePolicies } from './addin/server/pagePolicy.ts'

const root = import.meta.dirname

/** A page: what runs in it, its text, its title, and whether Microsoft's office.js is loaded first. */
type Page = {
  readonly entry: string
  readonly template: string
  readonly title: string
  readonly office: boolean
}

const pages: Readonly<Record<PageName, Page>> = {
  taskpane: {
    entry: './addin/taskpane.ts',
    template: 'addin/page.html',
    title: 'Proceeds',
    office: true,
  },
  studio: {
    entry: './addin/studio.ts',
    template: 'addin/page.html',
    title: 'Proceeds',
    office: false,
  },
  frame: {
    entry: './addin/frame/frame.ts',
    template: 'addin/frame/frame.html',
    title: 'Spreadsheet',
    office: false,
  },
}

const pageNames = Object.keys(pages) as PageName[]

/** Threads of their own, which nothing imports anything from. */
const workers = ['engineWorker', 'bookWorker'].map(name => resolve(root, `addin/session/${name}.ts`))

const config: Configuration = {
  mode: 'production',
  target: ['web', 'es2022'],
  context: root,
  entry: Object.fromEntries(pageNames.map(name => [name, pages[name].entry])),
  output: {
    path: resolve(root, 'dist/pane'),
    filename: '[name].[contenthash:8].js',
    chunkFilename: '[name].[contenthash:8].js',
    assetModuleFilename: '[name].[contenthash:8][ext]',
    clean: true,
  },
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        loader: 'swc-loader',
        options: {
          jsc: {
            target: 'es2022',
            parser: { syntax: 'typescript', tsx: true },
            transform: { react: { runtime: 'automatic' } },
          },
        },
      },
      // Modules of ours only export: what a page does not use of the engine stays out of it.
      { include: [resolve(root, 'engine'), resolve(root, 'addin/session')], sideEffects: false },
      { include: workers, sideEffects: true },
    ],
  },
  optimization: { splitChunks: { chunks: 'all' }, chunkIds: 'named', moduleIds: 'deterministic' },
  devtool: 'source-map',
  performance: false,
  stats: 'errors-warnings',
  plugins: [{ apply: tellStart }, { apply: writePages }, { apply: copyFrameFiles }, { apply: copyManifest }],
}

/** With `--env sizes`, what a visitor downloads is printed at the end. */
export default ({ sizes = false }: { readonly sizes?: boolean } = {}): Configuration =>
  sizes ? { ...config, plugins: [...(config.plugins ?? []), { apply: printSizes }] } : config

/** Half a minute in which a person would see nothing else. */
function tellStart(compiler: Compiler): void {
  compiler.hooks.beforeRun.tap('start', () => {
    process.stdout.write('Building the pages…\n')
  })
}

/** Writes a page per entry with its policy in it. Everything it loads is named in it, so it can be served as it is. */
function writePages(compiler: Compiler): void {
  compiler.hooks.thisCompilation.tap('pages', compilation => {
    compilation.hooks.processAssets.tap(
      { name: 'pages', stage: webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE },
      () => {
        for (const name of pageNames)
          compilation.emitAsset(`${name}.html`, new webpack.sources.RawSource(pageText(name, compilation)))
      },
    )
  })
}

function pageText(name: PageName, compilation: Compilation): string {
  const { template, title, office } = pages[name]
  const scripts = [
    ...(office ? ['https://appsforoffice.microsoft.com/lib/1/hosted/office.js'] : []),
    ...firstFiles(name, compilation),
  ]
  return readFileSync(resolve(root, template), 'utf8')
    .replace('{policy}', pagePolicies[name])
    .replace('{title}', title)
    .replace('{scripts}', scripts.map(src => `<script defer src="${src}"></script>`).join('\n    '))
}

function firstFiles(name: PageName, compilation: Compilation): readonly string[] {
  const files = compilation.entrypoints.get(name)?.getFiles() ?? []
  return files.filter(file => file.endsWith('.js'))
}

/** Copies the files of the embedded spreadsheet as they are published, with their licences and a notice. */
function copyFrameFiles(compiler: Compiler): void {
  const modules = resolve(root, 'node_modules')
  const versionOf = (name: string): string =>
    JSON.parse(readFileSync(resolve(modules, name, 'package.json'), 'utf8')).version
  compiler.hooks.thisCompilation.tap('frame files', compilation => {
    compilation.hooks.processAssets.tap(
      { name: 'frame files', stage: webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
      () => {
        const { RawSource } = webpack.sources
        // The stage that shortens scripts leaves out what is marked as short already.
        for (const { from, to } of frameFiles)
          compilation.emitAsset(`frame/${to}`, new RawSource(readFileSync(resolve(modules, from))), {
            minimized: true,
          })
        compilation.emitAsset('frame/NOTICE.txt', new RawSource(frameNotice(versionOf)))
      },
    )
  })
}

/** Adds what Excel asks for by its own address. `PROCEEDS_BASE_URL` is where the folder will be served from. */
function copyManifest(compiler: Compiler): void {
  const base = process.env.PROCEEDS_BASE_URL ?? developmentBase
  compiler.hooks.thisCompilation.tap('manifest', compilation => {
    compilation.hooks.processAssets.tap(
      { name: 'manifest', stage: webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
      () => {
        for (const { to, content } of manifestFiles(root, base))
          compilation.emitAsset(to, new webpack.sources.RawSource(content), { minimized: true })
      },
    )
  })
}

/** Prints what a visitor downloads, gzipped as servers send it: first for each page, then every other chunk. */
function printSizes(compiler: Compiler): void {
  compiler.hooks.afterEmit.tap('sizes', compilation => {
    const size = (file: string): number =>
      gzipSync(readFileSync(resolve(compilation.outputOptions.path ?? '', file)), { level: 9 }).length
    const first = pageNames.map(name => ({ name, files: firstFiles(name, compilation) }))
    const shown = new Set(first.flatMap(({ files }) => files))
    const lines = first.map(({ name, files }) => ({
      label: `${name}, first view`,
      bytes: files.reduce((sum, file) => sum + size(file), 0),
    }))
    const rest = Object.keys(compilation.assets)
      .filter(file => !shown.has(file) && /\.(js|json)$/.test(file))
      .map(file => ({ label: file, bytes: size(file) }))
    for (const { label, bytes } of [...lines, ...rest])
      process.stdout.write(`${(bytes / 1000).toFixed(1).padStart(8)} kB gz  ${label}\n`)
  })
}
