// Opening balances against what they are the balance of. Where there is one right number, it is offered.

import { type CheckedNumbers, type Finding, type Fix, printExact } from './finding.ts'
import {
  add,
  compare,
  type Fraction,
  fractionOf,
  multiply,
  one,
  quantityOf,
  subtract,
  sum,
} from './fraction.ts'

/**
 * `C203` headcount and tenure, `C204` ARR and contracts, `C205` receivables and invoices, `C206` deferred revenue and
 * contracts, `C207` the opening balance sheet. Money is compared to half a cent, people to a millionth.
 */
export function openingChecks(numbers: CheckedNumbers): readonly Finding[] {
  return [
    ...headcount(numbers),
    ...contracts(numbers),
    ...receivables(numbers),
    ...deferredRevenue(numbers),
    ...balanceSheet(numbers),
  ]
}

const halfCent = fractionOf('1/200')
const millionth = fractionOf('1/1000000')

function headcount(numbers: CheckedNumbers): readonly Finding[] {
  const { items, amount } = numbers
  return items('role').flatMap(role => {
    const given = amount('opening_headcount', role)
    const counted = sum(items('tenure').map(tenure => amount('opening_headcount_by_tenure', role, tenure)))
    return differing(numbers, 'C203', 'error', given, counted, millionth, {
      fix: { input: 'opening_headcount', where: { role }, value: quantityOf(counted) },
      says: `opening_headcount of ${role}`,
      against: 'opening_headcount_by_tenure',
    })
  })
}

function contracts(numbers: CheckedNumbers): readonly Finding[] {
  const { items, amount } = numbers
  return items('segment').flatMap(segment => {
    const running = sum(contractsInForce(numbers, segment))
    const expected = add(running, amount('opening_monthly_plan_arr', segment))
    return differing(numbers, 'C204', 'error', amount('opening_arr', segment), expected, halfCent, {
      fix: { input: 'opening_arr', where: { segment }, value: quantityOf(expected) },
      says: `opening_arr of ${segment}`,
      against: 'the contracts of the last term and the monthly plans',
    })
  })
}

/** Contract value started in the months of one term up to the opening, the latest first. */
function contractsInForce({ amount, months }: CheckedNumbers, segment: string): readonly Fraction[] {
  return latestFirst(months('contract_value_starting_history', segment)).slice(
    0,
    whole(amount('contract_term_months')),
  )
}

/** By the curve of the plan itself: a scenario may change how customers pay from now on, not how they have paid. */
function receivables(numbers: CheckedNumbers): readonly Finding[] {
  const { items, amount, given, months } = numbers
  const billed = latestFirst(months('billings_history'))
  const lost = given('bad_debt_share')
  const curve = items('collection_age').map(age => given('collection_curve', age))
  const unpaid = curve.map((_, age) => subtract(subtract(one, lost), sum(curve.slice(0, age + 1))))
  const open = unpaid.map((share, age) => multiply(share, billed[age] ?? fractionOf(0)))
  const toBeLost = billed.slice(0, whole(given('write_off_months'))).map(invoiced => multiply(lost, invoiced))
  const expected = sum([...open, ...toBeLost])
  return differing(numbers, 'C205', 'warning', amount('opening_accounts_receivable'), expected, halfCent, {
    fix: { input: 'opening_accounts_receivable', where: {}, value: quantityOf(expected) },
    says: 'opening_accounts_receivable',
    against: 'billings_history and the collection curve',
  })
}

function deferredRevenue(numbers: CheckedNumbers): readonly Finding[] {
  const { amount } = numbers
  const expected = unexpiredUpfront(numbers)
  return differing(numbers, 'C206', 'error', amount('opening_deferred_revenue'), expected, halfCent, {
    fix: { input: 'opening_deferred_revenue', where: {}, value: quantityOf(expected) },
    says: 'opening_deferred_revenue',
    against: 'the unexpired part of the contracts billed upfront',
  })
}

function unexpiredUpfront({ items, amount, months }: CheckedNumbers): Fraction {
  const unexpired = items('contract_age').map(age => amount('unexpired_share', age))
  return sum(
    items('segment').map(segment => {
      const started = latestFirst(months('contract_value_starting_history', segment))
      const left = unexpired.map((share, age) => multiply(share, started[age] ?? fractionOf(0)))
      return multiply(sum(left), amount('opening_upfront_billing_share', segment))
    }),
  )
}

const assets = [
  'opening_cash',
  'opening_accounts_receivable',
  'opening_deferred_commissions',
  'opening_fixed_assets',
]
const claims = [
  'opening_accounts_payable',
  'opening_accrued_variable_pay',
  'opening_deferred_revenue',
  'opening_paid_in_capital',
]

function balanceSheet(numbers: CheckedNumbers): readonly Finding[] {
  const { amount } = numbers
  const total = (names: readonly string[]) => sum(names.map(name => amount(name)))
  const owned = add(total(assets), prepaidSoftware(numbers))
  const expected = subtract(owned, add(total(claims), runningLoan(numbers)))
  return differing(numbers, 'C207', 'error', amount('opening_retained_earnings'), expected, halfCent, {
    fix: { input: 'opening_retained_earnings', where: {}, value: quantityOf(expected) },
    says: 'opening_retained_earnings',
    against: 'the other opening balances',
  })
}

/** What is paid in advance for the tool contracts that run at the opening. */
function prepaidSoftware({ items, amount }: CheckedNumbers): Fraction {
  const term = whole(amount('tool_contract_months'))
  return sum(
    items('tool').map(tool => {
      const left = (((whole(amount('tool_start_month', tool)) - 1) % term) + term) % term
      return multiply(amount('opening_tool_committed_price', tool), fractionOf(left))
    }),
  )
}

/** What is owed of a loan that was drawn before the first month. */
function runningLoan({ amount }: CheckedNumbers): Fraction {
  const drawn = whole(amount('debt_draw_month'))
  if (drawn > 0) return fractionOf(0)
  const months = whole(amount('debt_repayment_months'))
  const left = Math.max(0, Math.min(months, drawn + whole(amount('debt_interest_only_months')) + months))
  return multiply(multiply(amount('debt_chosen'), amount('debt_amount')), fractionOf(`${left}/${months}`))
}

function differing(
  { place }: CheckedNumbers,
  code: string,
  severity: 'error' | 'warning',
  given: Fraction,
  expected: Fraction,
  tolerance: Fraction,
  { fix, says, against }: { readonly fix: Fix; readonly says: string; readonly against: string },
): readonly Finding[] {
  const off = subtract(given, expected)
  if (compare(off, tolerance) <= 0 && compare(subtract(fractionOf(0), off), tolerance) <= 0) return []
  const member = Object.values(fix.where).map(String)
  return [
    {
      code,
      severity,
      place: place(fix.input, member),
      message: `${says} is ${printExact(given)}; by ${against} it is ${printExact(expected)}.`,
      remedy: `Write ${printExact(expected)}, or mend the numbers it is compared with.`,
      fix,
    },
  ]
}

function latestFirst(history: readonly Fraction[]): readonly Fraction[] {
  return [...history].reverse()
}

function whole({ numerator, denominator }: Fraction): number {
  return Number(numerator / denominator)
}
