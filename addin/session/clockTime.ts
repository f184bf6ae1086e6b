// A time of day as people say it where they are.

/** "14:02" of an ISO time. */
export function clockTime(time: string): string {
  return new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}
