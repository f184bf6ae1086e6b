// Writes the pages that are made from the project itself: `npm run docs`.

import { writeFileSync } from 'node:fs'
import { growthModel } from '../engine/growth/baseModel.ts'
import { modelReference } from '../engine/growth/modelReference.ts'

const page = new URL('model.md', import.meta.url)
writeFileSync(page, modelReference(growthModel))
console.log('docs/model.md written')
