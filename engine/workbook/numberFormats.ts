// How numbers of a unit look in cells, and what stands in the column of units.

/** A number format in Excel's notation, and the unit as it is shown beside the numbers. */
export type UnitLook = { readonly numberFormat: string; readonly label: string }

const formats = {
  millions: '0.0,,;[Red](0.0,,);"–"',
  thousands: '#,##0,;[Red](#,##0,);"–"',
  money: '#,##0;[Red](#,##0);"–"',
  inputMoney: '#,##0',
  people: '0.0;[Red](0.0);"–"',
  percent: '0.0%;[Red](0.0%);"–"',
  inputPercent: '0.0##%',
  multiple: '0.00"×"',
  /** Money over ARR: below 0 either nothing was burnt or nothing was gained. */
  costOfGrowth: '0.00"×";"n/a"',
  index: '0.00',
  months: '0.0',
  points: '0.0;[Red](0.0)',
  whole: '0',
  asTyped: 'General',
} as const

/** The header of a month. */
export const monthFormat = 'mmm-yy'

/** A row of the model; its checks are differences that must be 0. */
export function modelLook(
  { name, unit }: { readonly name: string; readonly unit: string },
  currency: string,
): UnitLook {
  return name.startsWith('check_') ? checkLook(unit, currency) : computedLook(unit, currency)
}

/** A computed number: money per month or year in thousands, money per head in full. */
export function computedLook(unit: string, currency: string): UnitLook {
  const { head, below } = partsOf(unit)
  const label = unitLabel(unit, currency)
  if (head === 'money') {
    const whole = below.every(word => word === 'year' || word === 'month')
    return whole
      ? {
          numberFormat: formats.thousands,
          label: label.replace(symbolOf(currency), `${symbolOf(currency)}k`),
        }
      : { numberFormat: formats.money, label }
  }
  return { numberFormat: computedFormat(head, below), label }
}

/** A difference that must be 0: what rounding leaves is a dash, what is wrong is shown in full. */
function checkLook(unit: string, currency: string): UnitLook {
  return {
    numberFormat: proofFormats.money,
    label: unitLabel(unit, currency),
  }
}

/** A number that people type: as precise as they would write it. */
export function inputLook(unit: string, currency: string): UnitLook {
  const { head, below } = partsOf(unit)
  return { numberFormat: inputFormat(head, below), label: unitLabel(unit, currency) }
}

/** In what money is shown where it is summed up. */
export type MoneyScale = 'millions' | 'thousands'

/** Millions for a company that counts in tens of them, else thousands. */
export function moneyScale(largest: number): MoneyScale {
  return Math.abs(largest) >= 5e6 ? 'millions' : 'thousands'
}

/** A number of a summary: money in millions or thousands, money per head in thousands, the rest as it is computed. */
export function summaryLook(unit: string, currency: string, scale: MoneyScale): UnitLook {
  const { head, below } = partsOf(unit)
  if (head !== 'money') return computedLook(unit, currency)
  const whole = below.every(word => word === 'year' || word === 'month')
  return whole && scale === 'millions'
    ? { numberFormat: formats.millions, label: `${symbolOf(currency)}M` }
    : { numberFormat: formats.thousands, label: `${symbolOf(currency)}k` }
}

/** Amounts of money on the axis or the bars of a chart. */
export function chartFormat(scale: MoneyScale): string {
  return scale === 'millions' ? '0,,' : '#,##0,'
}

/** The format of a change, which a condition colours by what is better: no colour of its own, brackets below zero. */
export function changeFormat(numberFormat: string): string {
  if (numberFormat === formats.costOfGrowth) return changeFormat(formats.multiple)
  return numberFormat.includes(';')
    ? numberFormat.replace('[Red]', '')
    : `${numberFormat};(${numberFormat});"–"`
}

/** Formats of tables that prove something, and of numbers that count. */
export const proofFormats = {
  /** Cents; what rounding leaves of a difference is a dash, never a zero with a sign. */
  money: '[>=0.005]#,##0.00;[Red][<=-0.005](#,##0.00);"–"',
  largest: '0.0E+0',
  tolerance: '0.0######',
  count: '#,##0',
  number: '0',
  share: '0.0%;[Red](0.0%);"–"',
} as const

function computedFormat(head: string, below: readonly string[]): string {
  switch (head) {
    case 'ratio':
      return formats.percent
    case 'year':
      return below.length === 0 ? formats.costOfGrowth : formats.multiple
    case 'years':
    case '1':
      return formats.multiple
    case 'people':
    case 'person-months':
    case 'opportunities':
      return formats.people
    case 'customers':
      return below.length > 0 ? formats.percent : formats.people
    case 'months':
    case 'month':
    case 'days':
      return formats.months
    case 'points':
      return formats.points
    case 'flag':
    case 'count':
      return formats.whole
    default:
      return formats.index
  }
}

function inputFormat(head: string, below: readonly string[]): string {
  if (head === 'money') return formats.inputMoney
  if (head === 'ratio' || (head === 'customers' && below.length > 0)) return formats.inputPercent
  return formats.asTyped
}

function partsOf(unit: string): { readonly head: string; readonly below: readonly string[] } {
  const [head = '', ...below] = unit.split('/')
  return { head, below }
}

/** `$/year`, `%`, `people`, `×`: short, because the column is narrow. */
function unitLabel(unit: string, currency: string): string {
  const { head, below } = partsOf(unit)
  const per = below.map(word => `/${word}`).join('')
  if (head === 'money') return `${symbolOf(currency)}${per}`
  if (head === 'ratio') return `%${per}`
  if (head === 'customers' && below.length > 0) return '%'
  if ((head === 'year' || head === 'years') && below.length === 0) return '×'
  if (head === 'points') return 'pt'
  return unit === 'any' ? '' : unit
}

/** The sign of a currency, or its code where it has none of its own. */
function symbolOf(currency: string): string {
  const signs: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹' }
  return signs[currency] ?? `${currency} `
}
