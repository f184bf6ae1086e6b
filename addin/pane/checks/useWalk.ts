// The walk that is shown: its path, and its steps as the exact engine explains them, again after every edit.

import { useEffect, useState } from 'react'
import type { CellName } from '../../../engine/index.ts'
import type { Session } from '../../session/session.ts'
import { useActions } from '../paneContext.ts'
import { type Walk, walkAlong } from './walkAlong.ts'
import type { Quoted } from './walkStep.ts'

/** The number that is explained, the walk from it, and how to go on and back. */
export type WalkState = {
  readonly cell: CellName
  readonly walk: Walk | undefined
  /** The steps belong to numbers before the last edit, or to another path. */
  readonly waiting: boolean
  readonly pick: (cell: CellName) => void
  readonly go: (from: number, to: Quoted) => void
  readonly back: (to: number) => void
}

/** Starts at the number that was asked for, else at the first one given. */
export function useWalk(session: Session, first: CellName): WalkState {
  const { explain } = useActions()
  const [path, setPath] = useState<readonly Quoted[]>(() => [quoted(first)])
  const [walked, setWalked] = useState<{
    readonly path: typeof path
    readonly of: unknown
    readonly walk: Walk
  }>()
  const numbers = session.results.get(session.current)?.numbers
  const scenario = session.current
  useEffect(() => setPath([quoted(first)]), [first])
  useEffect(() => {
    if (numbers === undefined) return
    let left = false
    void walkAlong((cell, depth) => explain(scenario, cell, depth), path).then(walk => {
      if (!left) setWalked({ path, of: numbers, walk })
    })
    return () => {
      left = true
    }
  }, [explain, path, numbers, scenario])
  const [start] = path
  const within = walked !== undefined && leadsTo(walked.path, path)
  return {
    cell: start?.kind === 'row' ? { row: start.name, member: start.member, month: start.month ?? 1 } : first,
    walk: within ? { ...walked.walk, steps: walked.walk.steps.slice(0, path.length) } : walked?.walk,
    waiting: !within || walked.of !== numbers,
    pick: cell => setPath([quoted(cell)]),
    go: (from, to) => setPath([...path.slice(0, from + 1), to]),
    back: to => setPath(path.slice(0, to + 1)),
  }
}

function quoted({ row, member, month }: CellName): Quoted {
  return { kind: 'row', name: row, member, month }
}

/** Whether a walk goes along a path: what is known of it can be shown while it is asked again. */
function leadsTo(walked: readonly Quoted[], path: readonly Quoted[]): boolean {
  return path.length <= walked.length && path.every((of, index) => of === walked[index])
}
