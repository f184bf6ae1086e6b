// Figures in the least unit in which shares of them are told, so that the shares can add up to the last of it.

/** A cent of money; a millionth of anything else, such as a share, people or months. */
export function leastUnit(unit: string): number {
  return unit.startsWith('money') ? 0.01 : 1e-6
}

/** The number in whole least units, a half away from 0. */
export function inUnits(number: number, least: number): number {
  const perUnit = Math.round(1 / least)
  return (Math.sign(number) * Math.round(Math.abs(number) * perUnit)) / perUnit + 0
}
