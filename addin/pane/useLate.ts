// Waiting is shown only when it lasts: what is done within 300 ms never flickers.

import { useEffect, useState } from 'react'

/** True once the condition has held for a while. */
export function useLate(condition: boolean, milliseconds = 300): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!condition) {
      setLate(false)
      return
    }
    const timer = setTimeout(() => setLate(true), milliseconds)
    return () => clearTimeout(timer)
  }, [condition, milliseconds])
  return late
}
