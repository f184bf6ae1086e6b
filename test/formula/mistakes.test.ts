// Each folder of test/mistakes holds one wrong model (model.txt) and what a person is told about it (message.txt).

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileModel } from '../../engine/formula/compileModel.ts'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import { smallModel, smallShape } from './smallModel.ts'

const folder = join(import.meta.dirname, '..', 'mistakes')
const names = readdirSync(folder).sort()

describe('a wrong model is told to the person who can mend it', () => {
  it('in at least forty kinds of mistake', () => expect(names.length).toBeGreaterThanOrEqual(40))

  it.each(names)('%s', name => {
    const text = readFileSync(join(folder, name, 'model.txt'), 'utf8')
    const compiled = compileModel(smallModel(text), smallShape)
    if (compiled.ok) throw new Error(`${name} compiles`)
    const printed = `${compiled.diagnostics.map(printDiagnostic).join('\n\n')}\n`
    const file = join(folder, name, 'message.txt')
    if (process.env['UPDATE_MESSAGES'] === '1' || !existsSync(file)) {
      if (process.env['CI'] === 'true') throw new Error(`${name} has no message.txt`)
      writeFileSync(file, printed)
    }
    expect(printed).toBe(readFileSync(file, 'utf8'))
  })
})
