// Signs that several currencies share, and the companies' currencies that they fit.

/** The currencies of a sign, that which it most often stands for first. */
const owners: ReadonlyMap<string, readonly string[]> = new Map([
  ['$', ['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD', 'MXN', 'BRL']],
  ['¥', ['JPY', 'CNY']],
  ['KR', ['SEK', 'NOK', 'DKK', 'ISK']],
  ['KR.', ['SEK', 'NOK', 'DKK', 'ISK']],
])

/** A sign that several currencies share fits each of them. */
export function sameCurrency(written: string, company: string): boolean {
  return written === company || owners.get(written)?.includes(company) === true
}

/** The currency that a sign most often stands for; another of its owners can be written as well. */
export function usualOwner(sign: string): string {
  return owners.get(sign)?.[0] ?? sign
}
