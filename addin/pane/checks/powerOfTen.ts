// Small numbers as powers of ten.

/** "2 × 10⁻¹²"; "none" where there is no difference at all. */
export function powerOfTen(value: number): string {
  if (value === 0) return 'none'
  const [digits = '1', exponent = '0'] = value.toExponential(0).split('e')
  const raised = [...exponent.replace('+', '')].map(letter => superscripts[letter] ?? letter).join('')
  return `${digits} × 10${raised}`
}

const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
}
