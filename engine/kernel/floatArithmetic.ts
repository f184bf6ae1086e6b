// Operations in double precision that JavaScript does not have as a spreadsheet has them. Where one has no value it is
// NaN.

/** x^y; NaN for 0^0, for 0 to a negative power and for a root of a negative number. */
export function power(x: number, y: number): number {
  if (y === 2 || Number.isNaN(x)) return x * x
  if (x === 0) return y > 0 ? 0 : Number.NaN
  return y === 0.5 ? Math.sqrt(x) : x ** y
}

/** The remainder of a / b with the sign of b, as Excel's MOD; NaN when b is 0. */
export function modulo(a: number, b: number): number {
  const remainder = a % b
  return remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder
}

/** 1 / (1 + e^-z): 0 to 1 for every z. */
export function logisticCurve(z: number): number {
  return 1 / (1 + Math.exp(-z))
}
