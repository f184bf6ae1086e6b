// Dates as spreadsheets count them.

/** Days since 30 December 1899, which a spreadsheet counts from 1 March 1900 on. Months beyond 12 are of later years. */
export function dateSerial(year: number, month: number, day: number): number {
  return (Date.UTC(year, month - 1, day) - dayZero) / dayLength
}

/** Midnight UTC of a day so counted. */
export function dateOfSerial(serial: number): Date {
  return new Date(dayZero + Math.floor(serial) * dayLength)
}

const dayZero = Date.UTC(1899, 11, 30)
const dayLength = 86_400_000
