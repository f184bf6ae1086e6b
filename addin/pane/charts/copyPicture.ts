// Puts a chart on the clipboard as a picture, sharp enough for a slide.

import { type Picture, pictureSvg } from './pictureSvg.ts'

/** Pixels of the picture for each of the page. */
const sharpness = 3

/** Copies what an element shows, under a title. Rejects where the browser keeps the clipboard closed to this page. */
export async function copyPicture(element: HTMLElement, title: string): Promise<void> {
  // Without waiting for the picture: a browser may ask for the person's click to be a moment ago.
  const png = pngOf(pictureSvg(element, title))
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
}

async function pngOf({ svg, width, height }: Picture): Promise<Blob> {
  const image = new Image(width, height)
  // Inside the page, as its policy lets pictures come from nowhere else.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * sharpness
  canvas.height = height * sharpness
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('copyPicture: this browser draws on no canvas')
  context.scale(sharpness, sharpness)
  context.drawImage(image, 0, 0, width, height)
  return new Promise((done, fail) =>
    canvas.toBlob(blob => (blob === null ? fail(new Error('copyPicture: no picture')) : done(blob))),
  )
}
