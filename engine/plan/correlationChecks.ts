// Correlations that name nothing, stand twice, or cannot all hold at once.

import type { CompiledPlan } from './compilePlan.ts'
import { distributionName } from './distributionName.ts'
import type { Finding } from './finding.ts'
import type { Correlation } from './plan.ts'
import { didYouMean } from './planFault.ts'

/** `C220`: what is wrong with the correlations of a plan. O(n³) in the number of distributions. */
export function correlationChecks({ plan, vocabulary }: CompiledPlan): readonly Finding[] {
  const { distributions, correlations } = plan.uncertainty
  const names = distributions.map(distribution => distributionName(distribution, vocabulary))
  const findings = correlations.flatMap((_, index) => pairFindings(correlations, index, names))
  return findings.length > 0 ? findings : contradictions(correlations, names)
}

function pairFindings(
  correlations: readonly Correlation[],
  index: number,
  names: readonly string[],
): readonly Finding[] {
  const [a = '', b = ''] = correlations[index]?.between ?? []
  const unknown = [a, b].filter(name => !names.includes(name))
  if (unknown.length > 0) {
    const otherwise = 'Add the distribution, or remove the correlation.'
    return unknown.map(name =>
      finding(index, `No distribution is called ${name}.`, didYouMean(name, names, otherwise)),
    )
  }
  if (a === b) return [finding(index, `${a} is correlated with itself.`, 'Name two different distributions.')]
  const first = correlations.findIndex(({ between }) => between.includes(a) && between.includes(b))
  return first === index
    ? []
    : [finding(index, `${a} and ${b} are correlated twice.`, 'Keep one of the two.')]
}

function contradictions(correlations: readonly Correlation[], names: readonly string[]): readonly Finding[] {
  const matrix = names.map((a, row) =>
    names.map((b, column) => {
      if (row === column) return 1
      return correlations.find(({ between }) => between.includes(a) && between.includes(b))?.value ?? 0
    }),
  )
  const name = names[firstContradiction(matrix) ?? -1]
  if (name === undefined) return []
  const index = correlations.findIndex(({ between }) => between.includes(name))
  const message = `The correlations of ${name} contradict those of the others: no numbers have all of them at once.`
  return [finding(index, message, 'Bring the correlations of its group closer to 0.')]
}

function finding(index: number, message: string, remedy: string): Finding {
  const place = { kind: 'file', path: `uncertainty.correlations[${index}]` } as const
  return { code: 'C220', severity: 'error', place, message, remedy }
}

/**
 * The first row at which a Cholesky factor does not exist: a matrix of correlations must be positive definite. Pivots
 * below 1e-12 count as none. O(n³).
 */
function firstContradiction(matrix: readonly (readonly number[])[]): number | undefined {
  const factor: number[][] = []
  for (const [row, entries] of matrix.entries()) {
    const line: number[] = []
    for (let column = 0; column < row; column += 1) {
      const known = dot(line, factor[column] ?? [], column)
      line.push(((entries[column] ?? 0) - known) / (factor[column]?.[column] ?? 1))
    }
    const pivot = 1 - dot(line, line, row)
    if (pivot < 1e-12) return row
    factor.push([...line, Math.sqrt(pivot)])
  }
  return undefined
}

function dot(a: readonly number[], b: readonly number[], length: number): number {
  return a.slice(0, length).reduce((total, value, index) => total + value * (b[index] ?? 0), 0)
}
