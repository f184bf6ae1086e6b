// Bundles a page of the browser tests as the add-in itself is bundled, but for one entry and without making it small.

import webpack from 'webpack'

/** Writes `port.js` into the folder. */
export function bundlePage(entry: string, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const swc = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }
    webpack(
      {
        mode: 'development',
        devtool: false,
        entry,
        output: { path: folder, filename: 'port.js' },
        module: { rules: [{ test: /\.ts$/, loader: 'swc-loader', options: swc }] },
      },
      (error, stats) => {
        const problems = error ?? (stats?.hasErrors() ? new Error(stats.toString('errors-only')) : undefined)
        if (problems) reject(problems)
        else resolve()
      },
    )
  })
}
