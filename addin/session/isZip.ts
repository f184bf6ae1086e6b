// Tells a workbook from the file of a plan.

/** A workbook is a zip file, which begins with these letters; a plan file begins with a brace. */
export function isZip([first, second]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b
}
