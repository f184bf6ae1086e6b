// What Stirling's formula leaves out of the logarithm of the gamma function: densities written with it keep their
// digits for large shapes, where the logarithms themselves are huge and cancel.

/**
 * ln Γ(a) - [(a - 1/2) ln a - a + ln(2π)/2] for a > 0, to about 1e-14 (C. Loader, "Fast and accurate computation of
 * binomial probabilities", 2000, whose table for small arguments is replaced by the recurrence Γ(a + 1) = a Γ(a)).
 */
export function stirlingError(a: number): number {
  if (a >= 10) return series(a)
  let product = 1
  let shifted = a
  while (shifted < 10) {
    product *= shifted
    shifted += 1
  }
  return series(shifted) + leading(shifted) - leading(a) - Math.log(product)
}

function leading(a: number): number {
  return (a - 0.5) * Math.log(a) - a
}

/** The asymptotic series with the Bernoulli numbers; from 10 on the first term left out is below 1e-16. */
function series(a: number): number {
  const s = 1 / (a * a)
  return (
    (1 / 12 -
      (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360360 - (1 / 156) * s) * s) * s) * s) * s) * s) /
    a
  )
}
