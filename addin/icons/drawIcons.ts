// Draws the icons of the ribbon and of the list of add-ins into this folder: `npm run icons`, after a change of pictures.ts.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { paint } from './paint.ts'
import { type PictureName, pictureSizes, pictures } from './pictures.ts'
import { pngFile } from './pngFile.ts'

for (const name of Object.keys(pictures) as PictureName[])
  for (const size of pictureSizes[name])
    writeFileSync(
      join(import.meta.dirname, `${name}-${size}.png`),
      pngFile(paint(pictures[name], size), size),
    )
