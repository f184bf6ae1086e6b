// What the numbers of a simulation are called, and how they are printed.

import { monthLabel } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { printChange, printFigure } from '../plan/figure.ts'
import type { Estimate } from './estimate.ts'
import { labelOf, memberLabel } from './memberLabel.ts'
import { modelRow } from './modelRow.ts'
import type { SeriesName } from './runWorlds.ts'
import { scenarioName } from './scenarioName.ts'
import type { Milestone } from './simulation.ts'

/** Names and figures in the words of a plan. */
export type SimulationWords = ReturnType<typeof simulationWords>

/** The words of a plan. */
export function simulationWords(compiled: CompiledPlan) {
  const { plan } = compiled

  /** "ARR", "New ARR of Mid-market". */
  function series({ row, member = [] }: SeriesName): string {
    return labelOf(compiled, modelRow(compiled, row), member)
  }

  function unit({ row }: SeriesName): string {
    return modelRow(compiled, row).unit
  }

  /** The first month in which a row says something. */
  function validFrom({ row }: SeriesName): number {
    return modelRow(compiled, row).validFrom
  }

  function figure(value: number, of: SeriesName): string {
    return printFigure(value, unit(of), plan.currency)
  }

  /** Half the width of an estimate's interval as people read it; `n/a` where there is none. */
  function margin({ low, high }: Estimate, of: SeriesName): string {
    if (low === null || high === null) return 'n/a'
    return printChange(0, (high - low) / 2, unit(of), plan.currency).replace(/^\+/, '')
  }

  function month(number: number): string {
    return monthLabel(plan, number)
  }

  /** "ARR in Dec 2028", "Lowest cash". */
  function spot({ month: number, ...name }: SeriesName & { readonly month: number }): string {
    return name.row === 'cash_low_point' ? 'Lowest cash' : `${series(name)} in ${month(number)}`
  }

  /** "ARR of at least $20.0M by Dec 2027". */
  function milestone({ is, target, by, ...name }: Milestone): string {
    const least = is === 'at_least' ? 'at least' : 'at most'
    return `${series(name)} of ${least} ${figure(target, name)} by ${month(by)}`
  }

  function scenario(id: string): string {
    return scenarioName(compiled, id)
  }

  function tranche(id: string): string {
    return memberLabel(compiled, ['tranche'], [id])
  }

  return { series, unit, validFrom, figure, margin, month, spot, milestone, scenario, tranche }
}

/** A probability as people say it: "12.3%"; never "0.0%" or "100.0%" where it is neither. */
export function percent(share: number): string {
  const text = (100 * share).toFixed(1)
  if (share > 0 && text === '0.0') return 'under 0.1%'
  if (share < 1 && text === '100.0') return 'over 99.9%'
  return `${text}%`
}

/** How many of all futures: "12.3% of futures", "none of the futures", "all futures". */
export function ofFutures(share: number): string {
  if (share === 0) return 'none of the futures'
  return share === 1 ? 'all futures' : `${percent(share)} of futures`
}
