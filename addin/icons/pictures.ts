// The icons, drawn: layers of coloured shapes, the later over the earlier.

import { box, disc, type Shape, stroke, without } from './shape.ts'

/** Red, green and blue, each from 0 to 255. */
type Colour = readonly [number, number, number]

/** A shape with its colour. */
export type Layer = { readonly shape: Shape; readonly colour: Colour }

const blue: Colour = [15, 84, 140]
const teal: Colour = [64, 200, 190]
const white: Colour = [255, 255, 255]
const grey: Colour = [96, 94, 92]

/** Edges lie on whole units, so that they are sharp at 16 pixels already. */
export const pictures = {
  /** Money that grows: three columns on a tile, the last one the new money. */
  proceeds: [
    { shape: box(0, 0, 16, 16, 3), colour: blue },
    { shape: box(3, 9, 5, 13), colour: white },
    { shape: box(7, 6, 9, 13), colour: white },
    { shape: box(11, 3, 13, 13), colour: teal },
  ],
  /** A disk with its shutter and its label. */
  save: [
    { shape: box(1, 1, 15, 15, 2), colour: blue },
    { shape: without(box(4, 1, 12, 6), box(9, 2, 11, 5)), colour: white },
    { shape: box(4, 9, 12, 15), colour: white },
    { shape: box(6, 11, 10, 12), colour: teal },
  ],
  /** A lens over an equals sign: where a number comes from. */
  explain: [
    { shape: stroke(10.5, 10.5, 14, 14, 2.5), colour: grey },
    { shape: disc(7, 7, 6), colour: blue },
    { shape: disc(7, 7, 4.5), colour: white },
    { shape: box(4, 5, 10, 6), colour: blue },
    { shape: box(4, 8, 10, 9), colour: blue },
  ],
} satisfies Record<string, readonly Layer[]>

/** An icon. */
export type PictureName = keyof typeof pictures

/** The sizes of each in pixels: 16, 32 and 80 for the ribbon, 32 and 64 for the list of add-ins. */
export const pictureSizes = {
  proceeds: [16, 32, 64, 80],
  save: [16, 32, 80],
  explain: [16, 32, 80],
} as const satisfies Record<PictureName, readonly number[]>
