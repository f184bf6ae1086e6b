// What a figure is to become, and how near it is.

/** What a figure is to become. */
export type Goal = { readonly kind: 'at least' | 'at most' | 'equal'; readonly target: number }

/** A goal, and by how much a number may miss it and still count, as computers count. */
export type Aim = Goal & { readonly slack: number }

/** The goal, to nine digits of the size of the figures at hand; an exact number to eight. */
export function aimAt(goal: Goal, figures: readonly number[]): Aim {
  const size = figures.reduce((most, figure) => Math.max(most, Math.abs(figure)), Math.abs(goal.target))
  return { ...goal, slack: (goal.kind === 'equal' ? 1e-8 : 1e-9) * size }
}

/** 0 or more where the goal is met; the further from it, the lower. */
export function score(value: number, { kind, target, slack }: Aim): number {
  const over = value - target
  return slack + (kind === 'at least' ? over : kind === 'at most' ? -over : -Math.abs(over))
}

/** 0 where the goal is met; else on which side of the target the figure lies. */
export function side(value: number, aim: Aim): number {
  return score(value, aim) >= 0 ? 0 : Math.sign(value - aim.target)
}
