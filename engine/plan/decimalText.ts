// Whether a double holds a decimal number as it was written.

/** True when printing the double gives the decimal number that was written. The text is a JSON number. */
export function isKeptExactly(written: string): boolean {
  const kept = decimalOf(String(Number(written)))
  const meant = decimalOf(written)
  return kept.digits === meant.digits && kept.exponent === meant.exponent
}

/** Significant digits without zeros at either end, and the power of ten of the last one; the sign is left out. */
function decimalOf(text: string): { readonly digits: string; readonly exponent: number } {
  const [mantissa = '', exponent = '0'] = text.replace(/^-/, '').split(/e/i)
  const [whole = '', fraction = ''] = mantissa.split('.')
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return { digits: '', exponent: 0 }
  return {
    digits: significant,
    exponent: Number(exponent) - fraction.length + digits.length - significant.length,
  }
}
