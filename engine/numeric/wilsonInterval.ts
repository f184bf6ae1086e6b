// How sure a share is that was counted.

/**
 * The interval of Wilson's score test (Journal of the American Statistical Association 22, 1927) for the probability
 * behind `hits` of `count` independent tries, at z standard errors either way. Stays within 0 and 1, and says something
 * also where nothing or everything was hit.
 */
export function wilsonInterval(hits: number, count: number, z: number): readonly [low: number, high: number] {
  const square = z * z
  const middle = hits + square / 2
  const reach = z * Math.sqrt((hits * (count - hits)) / count + square / 4)
  const whole = count + square
  return [hits === 0 ? 0 : (middle - reach) / whole, hits === count ? 1 : (middle + reach) / whole]
}
