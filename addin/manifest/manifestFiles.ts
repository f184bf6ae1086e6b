// The files by which Excel knows the add-in: manifest, icons, and the page for help.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type PictureName, pictureSizes } from '../icons/pictures.ts'
import { manifestAt } from './manifestAt.ts'

/** A file of the built add-in: its path below the base, and what is in it. */
export type ManifestFile = { readonly to: string; readonly content: string | Buffer }

/** All of them, for an add-in that is served from this base. */
export function manifestFiles(root: string, base: string): readonly ManifestFile[] {
  const names = Object.keys(pictureSizes) as PictureName[]
  const icons = names.flatMap(name => pictureSizes[name].map(size => `${name}-${size}.png`))
  return [
    { to: 'manifest.xml', content: manifestAt(readFileSync(resolve(root, 'manifest.xml'), 'utf8'), base) },
    { to: 'help.html', content: readFileSync(resolve(root, 'addin/manifest/help.html'), 'utf8') },
    ...icons.map(icon => ({
      to: `icons/${icon}`,
      content: readFileSync(resolve(root, 'addin/icons', icon)),
    })),
  ]
}
