// Numbers as people read them: $43.3M, (7.9M) when negative, 103.0%, 0.65×, 23.8 months. The unit decides.

/** A figure for people, from its value, its unit text (`money/year`, `ratio`, …) and the plan's currency code. */
export function printFigure(value: number, unit: string, currency: string): string {
  if (!Number.isFinite(value)) return 'n/a'
  switch (figureKind(unit)) {
    case 'money':
      return value < 0 && printedMoney(-value, currency) !== printedMoney(0, currency)
        ? `(${printedMoney(-value, currency)})`
        : printedMoney(Math.abs(value), currency)
    case 'percent':
      return `${signed(value * 100, 1)}%`
    case 'multiple':
      return `${signed(value, 2)}×`
    case 'cost of growth':
      return value < 0 ? 'n/a' : `${signed(value, 2)}×`
    case 'months':
      return `${signed(value, 1)} months`
    case 'people':
      return signed(value, 1)
    case 'whole':
      return signed(value, 0)
    case 'points':
      return `${signed(value, 1)} pt`
    case 'index':
      return signed(value, 2)
  }
}

/** A number of an input as it was typed, to six digits unless fewer will do: $123,460, 14.21%, 1.25. */
export function printInput(value: number, unit: string, currency: string, digits = 6): string {
  if (!Number.isFinite(value)) return 'n/a'
  const plain = (number: number): string =>
    `${number < 0 ? '−' : ''}${Math.abs(number).toLocaleString('en-US', { maximumSignificantDigits: digits })}`
  const kind = figureKind(unit)
  if (kind === 'money')
    return plain(value).replace(/[\d.,]+/, amount => `${currencySymbol(currency)}${amount}`)
  if (kind === 'percent') return `${plain(value * 100)}%`
  return kind === 'months' ? `${plain(value)} ${value === 1 ? 'month' : 'months'}` : plain(value)
}

/** A change from one figure to another, in the row's own unit, with its sign: `+$14.3M`, `−$6.8M`, `+2.1 pt`. */
export function printChange(from: number, to: number, unit: string, currency: string): string {
  const change = to - from
  if (!Number.isFinite(change)) return 'n/a'
  const kind = figureKind(unit)
  const size = Math.abs(change)
  const text =
    kind === 'percent'
      ? `${(size * 100).toFixed(1)} pt`
      : kind === 'money'
        ? printedMoney(size, currency, Math.max(Math.abs(from), Math.abs(to), size))
        : printFigure(size, unit, currency)
  if (!/[1-9]/.test(text)) return text
  return `${change < 0 ? '−' : '+'}${text}`
}

type FigureKind =
  | 'money'
  | 'percent'
  | 'multiple'
  | 'cost of growth'
  | 'months'
  | 'people'
  | 'whole'
  | 'points'
  | 'index'

/**
 * How a unit is shown: money per anything is money; so many things per something else may be far below 1; per-year figures of
 * metrics are multiples. Money over ARR is a year: what growth costs, which below 0 would say as much of a company that earns
 * and grows as of one that burns and shrinks.
 */
function figureKind(unit: string): FigureKind {
  const [head = '', ...below] = unit.split('/')
  if (head === 'money') return 'money'
  if (head === 'ratio') return 'percent'
  if (head === 'year' && below.length === 0) return 'cost of growth'
  if (head === 'multiple' || head === 'year' || head === 'years') return 'multiple'
  if (head === '1') return 'multiple'
  if (head === 'months' || head === 'month') return 'months'
  if (head === 'customers' && below[0] === 'opportunity') return 'percent'
  if (['people', 'customers', 'opportunities', 'person-months', 'days'].includes(head))
    return below.length === 0 ? 'people' : 'index'
  if (head === 'flag' || head === 'count') return 'whole'
  if (head === 'points') return 'points'
  return 'index'
}

/** Money of at least 0 in millions, thousands or units, whichever suits `beside`: the figure it stands next to. */
function printedMoney(size: number, currency: string, beside = size): string {
  const symbol = currencySymbol(currency)
  const [scaled, suffix, digits] =
    beside >= 999_500 ? [size / 1e6, 'M', 1] : beside >= 999.5 ? [size / 1e3, 'k', 0] : [size, '', 0]
  return `${symbol}${scaled.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}${suffix}`
}

/** `$`, `€` or the code followed by a space where a currency has no sign of its own. */
function currencySymbol(currency: string): string {
  try {
    const parts = new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    }).formatToParts(0)
    const symbol = parts.find(part => part.type === 'currency')?.value ?? currency
    return /^[A-Z]{3}$/.test(symbol) ? `${symbol} ` : symbol
  } catch {
    // Intl refuses codes that are not three letters; the plan check says so, the figure shows what was written.
    return `${currency} `
  }
}

/** Fixed decimals with thousands separators and a true minus sign; never "−0.0". */
function signed(value: number, digits: number): string {
  const text = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}
