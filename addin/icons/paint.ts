// Paints layers of shapes as pixels; each pixel is the mean of a grid of points inside it.

import type { Layer } from './pictures.ts'

/** Points along each side of a pixel. */
const fineness = 8

/** Red, green, blue and opacity of each pixel, row by row; `size` pixels along each side. */
export function paint(layers: readonly Layer[], size: number): Uint8Array {
  const pixels = new Uint8Array(size * size * 4)
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      pixels.set(pixelAt(layers, size, row, column), (row * size + column) * 4)
  return pixels
}

function pixelAt(layers: readonly Layer[], size: number, row: number, column: number): readonly number[] {
  const sums = [0, 0, 0]
  let covered = 0
  for (let point = 0; point < fineness * fineness; point++) {
    const x = ((column + ((point % fineness) + 0.5) / fineness) * 16) / size
    const y = ((row + (Math.floor(point / fineness) + 0.5) / fineness) * 16) / size
    const colour = layers.findLast(({ shape }) => shape(x, y))?.colour
    if (colour === undefined) continue
    covered++
    for (const [index, part] of colour.entries()) sums[index] = (sums[index] ?? 0) + part
  }
  if (covered === 0) return [0, 0, 0, 0]
  return [...sums.map(sum => Math.round(sum / covered)), Math.round((255 * covered) / fineness ** 2)]
}
