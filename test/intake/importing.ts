// Imports for tests: texts instead of files, and what a person would read.

import { type Import, importFiles } from '../../engine/intake/importFiles.ts'
import { emptyMapping, type Mapping } from '../../engine/intake/mapping.ts'
import { printImport } from '../../engine/intake/printImport.ts'

/** Files by name; texts are UTF-8. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** Imports files with some choices made. */
export async function importing(files: Files, choices: Partial<Mapping> = {}): Promise<Import> {
  const found = await importFiles(
    Object.entries(files).map(([name, content]) => ({
      name,
      bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    })),
    { ...emptyMapping, ...choices },
    async () => true,
  )
  if (found === undefined) throw new Error('an import that nobody stopped gave nothing')
  return found
}

/** The import as it is printed, all of it. */
export async function printed(files: Files, choices: Partial<Mapping> = {}): Promise<string> {
  return `\n${printImport(await importing(files, choices), { most: 20 })}\n`
}

/** The lines of a table, without indent. */
export function table(text: string): string {
  return text
    .split('\n')
    .map(line => line.replace(/^ {2,}/, ''))
    .filter(line => line !== '')
    .join('\n')
}
