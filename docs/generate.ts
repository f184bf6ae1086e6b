// Writes the pages that are made from the project itself: `npm run docs`.

import { writeFileSync } from 'node:fs'
import { growthModel } from '../engine/growth/baseModel.ts'
import { modelReference } from '../engine/growth/modelReference.ts'
import { exportsReference } from './exportsReference.ts'
import { planSchemaFile } from './planSchemaFile.ts'

write('model.md', modelReference(growthModel))
write('plan.schema.json', planSchemaFile(growthModel))
write('exports.md', exportsReference())

function write(name: string, text: string): void {
  writeFileSync(new URL(name, import.meta.url), text)
  console.log(`docs/${name} written`)
}
