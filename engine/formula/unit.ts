// Units of measure: what may be added to what. A month is the model's own period, so a month's flow of money is
// money; a yearly rate carries "/year" and becomes a monthly amount only through months_per_year (unit: per year).

/** Base units. `month` counts periods; it is checked only where a quantity is months and nothing else. */
const bases = ['money', 'person', 'customer', 'opportunity', 'person-month', 'year', 'month', 'day'] as const
type Base = (typeof bases)[number]

/** A product of powers of base units, or a unit that agrees with every other. */
export type Unit =
  | {
      readonly kind: 'powers'
      readonly powers: Readonly<Partial<Record<Base, number>>>
      readonly loose: boolean
    }
  | { readonly kind: 'any' }

/** Words a unit text may use. Loose words (`flag`, `count`, `index`) are plain numbers that may also count months. */
const words: Readonly<
  Record<string, { readonly base?: Base; readonly loose?: true; readonly power?: number }>
> = {
  money: { base: 'money' },
  people: { base: 'person' },
  person: { base: 'person' },
  customers: { base: 'customer' },
  customer: { base: 'customer' },
  opportunities: { base: 'opportunity' },
  opportunity: { base: 'opportunity' },
  'person-months': { base: 'person-month' },
  'person-month': { base: 'person-month' },
  years: { base: 'year' },
  year: { base: 'year' },
  months: { base: 'month' },
  month: { base: 'month' },
  days: { base: 'day' },
  day: { base: 'day' },
  ratio: {},
  multiple: {},
  '1': {},
  flag: { loose: true },
  count: { loose: true },
  index: { loose: true },
  points: { loose: true },
}

/** A number written in a formula: agrees with ratios and with months. */
export const plainNumber: Unit = { kind: 'powers', powers: {}, loose: true }
/** A share or a multiple. */
export const ratioUnit: Unit = { kind: 'powers', powers: {}, loose: false }
/** Agrees with everything: a literal 0, or an input whose unit is that of a row chosen in the plan. */
export const anyUnit: Unit = { kind: 'any' }

/** The unit a text such as `money/person/year` stands for, or undefined when a word in it is not known. */
export function parseUnit(text: string): Unit | undefined {
  if (text === 'any') return anyUnit
  const [first = '', ...rest] = text.split('/')
  const head = wordOf(first)
  if (head === undefined) return undefined
  let unit: Unit = {
    kind: 'powers',
    powers: head.base === undefined ? {} : { [head.base]: 1 },
    loose: head.loose === true,
  }
  for (const word of rest) {
    const entry = wordOf(word)
    if (entry?.base === undefined) return undefined
    unit = divideUnits(unit, { kind: 'powers', powers: { [entry.base]: 1 }, loose: false })
  }
  return unit
}

function wordOf(word: string): (typeof words)[string] | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined
}

/** All words that may stand in a unit text, for "did you mean". */
export const unitWords: readonly string[] = ['any', ...Object.keys(words)]

/** The unit of a product. */
export function multiplyUnits(a: Unit, b: Unit): Unit {
  return combine(a, b, 1)
}

/** The unit of a quotient. */
export function divideUnits(a: Unit, b: Unit): Unit {
  return combine(a, b, -1)
}

/** The unit of a power with a known exponent. */
export function powerUnit(a: Unit, exponent: number): Unit {
  if (a.kind === 'any') return a
  const powers = Object.fromEntries(Object.entries(a.powers).map(([base, power]) => [base, power * exponent]))
  return { kind: 'powers', powers, loose: a.loose }
}

/** Whether a unit has no dimension (months aside). */
export function isPlain(unit: Unit): boolean {
  return unit.kind === 'any' || significant(unit.powers).every(([base]) => base === 'month')
}

/** Whether a unit is a number of years (an exponent of compounding) or plain. */
export function isExponent(unit: Unit): boolean {
  if (unit.kind === 'any') return true
  return significant(unit.powers).every(
    ([base, power]) => base === 'month' || (base === 'year' && power === 1),
  )
}

/**
 * Whether quantities of the two units may be added, compared or assigned. Powers of everything but months must be
 * equal; pure months agree with pure months and with loose numbers, not with ratios.
 */
export function unitsAgree(a: Unit, b: Unit): boolean {
  if (a.kind === 'any' || b.kind === 'any') return true
  if (bases.some(base => base !== 'month' && (a.powers[base] ?? 0) !== (b.powers[base] ?? 0))) return false
  if (!isPlain(a) || a.loose || b.loose) return true
  return ((a.powers.month ?? 0) === 1) === ((b.powers.month ?? 0) === 1)
}

/** The more telling of two units that agree: what a sum of them is. */
export function joinUnits(a: Unit, b: Unit): Unit {
  if (a.kind === 'any') return b
  if (b.kind === 'any') return a
  return a.loose && !b.loose ? b : a
}

/** The unit as a person writes it, `money/person/year`. */
export function printUnit(unit: Unit): string {
  if (unit.kind === 'any') return 'any'
  const entries = significant(unit.powers)
  if (entries.length === 0) return unit.loose ? 'number' : 'ratio'
  const above = entries
    .filter(([, power]) => power > 0)
    .flatMap(([base, power]) => times(plural(base), power))
  const below = entries.filter(([, power]) => power < 0).flatMap(([base, power]) => times(base, -power))
  return [above.length === 0 ? '1' : above.join('·'), ...below].join('/')
}

function combine(a: Unit, b: Unit, sign: 1 | -1): Unit {
  if (a.kind === 'any' || b.kind === 'any') return anyUnit
  const powers: Partial<Record<Base, number>> = {}
  for (const base of bases) {
    const power = (a.powers[base] ?? 0) + sign * (b.powers[base] ?? 0)
    if (power !== 0) powers[base] = power
  }
  return { kind: 'powers', powers, loose: a.loose && b.loose }
}

function significant(powers: Readonly<Partial<Record<Base, number>>>): readonly (readonly [Base, number])[] {
  return bases.flatMap(base => {
    const power = powers[base] ?? 0
    return power === 0 ? [] : [[base, power] as const]
  })
}

function times(word: string, power: number): readonly string[] {
  return power === 1 ? [word] : Array.from({ length: Math.round(power) }, () => word)
}

const plurals: Partial<Record<Base, string>> = {
  person: 'people',
  customer: 'customers',
  opportunity: 'opportunities',
  'person-month': 'person-months',
  year: 'years',
  month: 'months',
  day: 'days',
}

function plural(base: Base): string {
  return plurals[base] ?? base
}
