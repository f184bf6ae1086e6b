// Waiting for a host that cannot answer now: three more tries when it is overloaded, and for a person to leave a cell.

import { HostFault } from './cellStore.ts'

/** How to wait, and who is told meanwhile. */
export type Patience = {
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>
  readonly onWaiting?: (reason: 'cellIsEdited' | 'tooBusy') => void
  readonly signal?: AbortSignal
}

/** Before the second, third and fourth try of a request that an overloaded host refused. */
const busyWaits = [1_000, 3_000, 9_000]

/** A cell may be edited for a minute; asked for the end of it more and more seldom. */
const editWaits = [250, 500, 1_000, 2_000, 4_000, 8_000, 12_000, 16_000, 16_000]

/**
 * Tries until the host does it. Only refusals are tried again, after which the host has done nothing; any other fault,
 * and the last refusal, is thrown.
 */
export async function patiently<T>(attempt: () => Promise<T>, patience: Patience): Promise<T> {
  const waits = { tooBusy: [...busyWaits], cellIsEdited: [...editWaits] }
  for (;;) {
    if (patience.signal?.aborted) throw new HostFault('canceled', 'stopped by the person')
    try {
      return await attempt()
    } catch (fault) {
      if (!(fault instanceof HostFault) || (fault.kind !== 'tooBusy' && fault.kind !== 'cellIsEdited'))
        throw fault
      const wait = waits[fault.kind].shift()
      if (wait === undefined) throw fault
      patience.onWaiting?.(fault.kind)
      await patience.wait(wait)
    }
  }
}
