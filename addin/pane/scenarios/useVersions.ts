// Asks for the kept versions of the shown scenario, again after each save.

import { useEffect, useState } from 'react'
import type { Version } from '../../session/keptVersions.ts'
import type { Session } from '../../session/session.ts'
import { useActions } from '../paneContext.ts'

/** The versions, newest first; those of before while they are read again. */
export function useVersions({ current, saved }: Session): readonly Version[] {
  const { versions } = useActions()
  const [found, setFound] = useState<{ readonly of: string; readonly versions: readonly Version[] }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept changes when the plan is saved
  useEffect(() => {
    let left = false
    void versions(current).then(answer => {
      if (!left) setFound({ of: current, versions: answer })
    })
    return () => {
      left = true
    }
  }, [current, saved])
  return found?.of === current ? found.versions : []
}
