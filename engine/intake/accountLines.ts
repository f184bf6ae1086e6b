// Which line of the statements an account belongs to: as the mapping says, else as its words suggest, shown to be checked.

import { nearest } from '../formula/nearest.ts'
import type { AccountChoice, Mapping } from './mapping.ts'
import type { CostNature, StatementLine } from './records.ts'

/** What an account is, and whether a person said so. */
export type AccountLine = { readonly choice: Omit<AccountChoice, 'account'>; readonly proposed: boolean }

/** Finds the line of an account by its name (with the headings above it, joined by colons) or its number. */
export function accountLines(
  mapping: Mapping,
): (account: string, code?: string, type?: string) => AccountLine | undefined {
  const chosen = new Map(mapping.accounts.map(({ account, ...choice }) => [plain(account), choice]))
  return (account, code, type) => {
    const last = account.split(':').at(-1) ?? ''
    const names = [account, last, code ?? '', /^\d{3,}/.exec(last)?.[0] ?? '']
    for (const name of names) {
      const choice = name === '' ? undefined : chosen.get(plain(name))
      if (choice !== undefined) return { choice, proposed: false }
    }
    const proposal = proposedLine(account, type ?? '')
    return proposal === undefined ? undefined : { choice: proposal, proposed: true }
  }
}

/** The account of the mapping that a name without a line may be meant to be. */
export function nearestAccount(account: string, mapping: Mapping): string | undefined {
  const last = account.split(':').at(-1) ?? account
  return nearest(
    plain(last),
    mapping.accounts.map(choice => plain(choice.account)),
  )
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, ' ')
}

/** A balance by its words, a revenue or a cost by function and nature. Costs that name no function are not proposed. */
function proposedLine(account: string, type: string): Omit<AccountChoice, 'account'> | undefined {
  const balance = first(balanceWords, account)
  if (balance !== undefined) return { line: balance }
  const typed = first(typeWords, type)
  if (typed !== undefined) return { line: typed }
  const revenue = first(revenueWords, account)
  if (revenue !== undefined) return { line: revenue }
  const line =
    first(functionWords, account) ?? (/^direct costs?$/i.test(type.trim()) ? 'cost_of_revenue' : undefined)
  const nature = first(natureWords, account)
  if (line === undefined) return undefined
  return nature === undefined ? { line } : { line, nature }
}

function first<Meaning>(words: readonly (readonly [RegExp, Meaning])[], text: string): Meaning | undefined {
  return words.find(([pattern]) => pattern.test(text))?.[1]
}

const balanceWords: readonly (readonly [RegExp, StatementLine])[] = [
  [/deferred (revenue|income)|unearned|contract liabilit/i, 'deferred_revenue'],
  [/deferred commission|capitali[sz]ed commission|contract acquisition/i, 'deferred_commissions'],
  [/accounts? receivable|trade (debtors|receivable)|\bA\/R\b/i, 'accounts_receivable'],
  [/accounts? payable|trade (creditors|payable)|\bA\/P\b/i, 'accounts_payable'],
  [/^(\d+ )?prepaid|prepayment/i, 'prepaid_expenses'],
  [/^(\d+ )?accrued|accruals\b/i, 'accrued_expenses'],
  [/accumulated (depreciation|amorti)|fixed assets?|computer equipment|furniture|leasehold/i, 'fixed_assets'],
  [/retained earnings|accumulated deficit/i, 'retained_earnings'],
  [/common stock|preferred stock|paid[- ]in capital|share capital|share premium/i, 'paid_in_capital'],
  [/term loan|venture debt|loan payable|notes? payable|line of credit|convertible note/i, 'debt'],
  [/checking|savings account|money market|^(\d+ )?(cash|bank)\b/i, 'cash'],
]

/** Types of Xero and QuickBooks that leave no choice. */
const typeWords: readonly (readonly [RegExp, StatementLine])[] = [
  [/^bank$/i, 'cash'],
  [/^accounts receivable/i, 'accounts_receivable'],
  [/^accounts payable/i, 'accounts_payable'],
  [/^fixed assets?$/i, 'fixed_assets'],
  [/^depreciation$/i, 'depreciation'],
]

const revenueWords: readonly (readonly [RegExp, StatementLine])[] = [
  [/interest (income|expense|paid|earned)|^(\d+ )?interest$/i, 'interest'],
  [/income tax|corporation tax|corporate tax/i, 'income_tax'],
  [/depreciation|amorti[sz]ation/i, 'depreciation'],
  [/subscription|recurring|saas (revenue|fees)|licen[cs]e revenue/i, 'revenue_subscription'],
  [
    /(services?|implementation|onboarding|training|consulting) (revenue|income|fees)|professional services revenue/i,
    'revenue_services',
  ],
  [/other income|grant income|gain on/i, 'other_income'],
]

const functionWords: readonly (readonly [RegExp, StatementLine])[] = [
  [
    /cost of (goods|sales|revenue|services)|cogs|hosting|cloud infrastructure|payment processing|merchant fees|customer support|third[- ]party software/i,
    'cost_of_revenue',
  ],
  [/marketing|advertis|trade ?shows?|events? (&|and) conferences|public relations/i, 'marketing'],
  [/customer success/i, 'customer_success'],
  [
    /research|r ?& ?d\b|engineering|product (development|management)|development salaries/i,
    'research_and_development',
  ],
  [/\bsales\b|commission/i, 'sales'],
  [
    /general (&|and) admin|g ?& ?a\b|\bgna\b|legal|accounting|audit|insurance|office|rent\b|bank (fees|charges)|professional fees|utilities/i,
    'general_and_administrative',
  ],
]

const natureWords: readonly (readonly [RegExp, CostNature])[] = [
  [/payroll tax|employer tax|social security|national insurance|fica/i, 'payroll_tax'],
  [/benefit|health insurance|401\(?k|pension/i, 'benefits'],
  [/commission/i, 'commissions'],
  [/bonus/i, 'bonuses'],
  [/wages|salar|payroll|compensation/i, 'wages'],
  [/recruit|hiring|agency fee/i, 'recruiting'],
  [/equipment|laptops?/i, 'equipment'],
  [/software|saas\b|tools|licen[cs]es/i, 'software'],
  [/advertis|programmes?|programs?|campaign|trade ?show|events?|marketing/i, 'programmes'],
  [/hosting|cloud|infrastructure|aws\b|azure/i, 'hosting'],
  [/payment processing|merchant|stripe fee/i, 'payment_fees'],
  [/support/i, 'support'],
]
