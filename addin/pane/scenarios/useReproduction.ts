// Asks the exact engine, when a frozen scenario is shown, whether it still comes to the same.

import { useEffect, useState } from 'react'
import { isStale } from '../../session/scenarioResult.ts'
import { type Session, scenarioOf } from '../../session/session.ts'
import { useActions, useNow } from '../paneContext.ts'
import { reproductionWords } from './reproductionWords.ts'

/** The answer in words, or that it is being worked out; undefined for a scenario that was never frozen. */
export function useReproduction(
  session: Session,
): { readonly text: string; readonly tone: 'good' | 'bad' | 'plain' } | undefined {
  const { reproduce } = useActions()
  const now = useNow()
  const scenario = scenarioOf(session.plan, session.current)
  const frozen = scenario?.frozen
  const chain = isStale(session, session.current) ? undefined : session.results.get(session.current)?.chain
  const [told, setTold] = useState<{
    readonly chain: typeof chain
    readonly text: string
    readonly tone: 'good' | 'bad'
  }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when what was computed changes, not at every draw
  useEffect(() => {
    if (frozen === undefined || scenario === undefined || chain === undefined) return
    let left = false
    void reproduce(scenario.id).then(answer => {
      if (left) return
      if (!answer.ok) setTold({ chain, text: answer.diagnostics[0]?.message ?? '', tone: 'bad' })
      else
        setTold({
          chain,
          text: reproductionWords(session, scenario, answer.value, now),
          tone: answer.value.reproduces ? 'good' : 'bad',
        })
    })
    return () => {
      left = true
    }
  }, [frozen, chain])
  if (frozen === undefined || scenario === undefined) return undefined
  if (told === undefined || told.chain !== chain)
    return { text: `Reopening ${scenario.name}…`, tone: 'plain' }
  return told
}
