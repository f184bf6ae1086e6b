// The sign of the plan's currency: "$", or its code and a space.

import { type Plan, printFigure } from '../../engine/index.ts'

/** What stands before a sum of money. */
export function currencySign({ currency }: Pick<Plan, 'currency'>): string {
  return printFigure(0, 'money', currency).replace('0', '')
}
