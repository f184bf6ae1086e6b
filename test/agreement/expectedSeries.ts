// The form in which expected numbers are kept: a line for each member of each row, `row[member, member]` and its months
// after tabs; one number stands for a series that is the same in every month.

/** One member of one row with its expected numbers. */
export type ExpectedSeries = {
  readonly row: string
  readonly member: readonly string[]
  /** Months 1 to N. */
  readonly months: readonly number[]
  /** The largest of the months, whatever its sign. */
  readonly largest: number
}

/** Reads the text of a file of expected numbers. A line that is not of the form is a mistake of the test. */
export function expectedSeries(text: string, months: number): readonly ExpectedSeries[] {
  return text
    .trimEnd()
    .split('\n')
    .map(line => readSeries(line, months))
}

function readSeries(line: string, months: number): ExpectedSeries {
  const [head = '', ...texts] = line.split('\t')
  const { row, member } = /^(?<row>\w+)(?:\[(?<member>.*)\])?$/.exec(head)?.groups ?? {}
  const given = texts.map(Number)
  const numbers = given.length === 1 ? Array.from({ length: months }, () => given[0] ?? Number.NaN) : given
  if (row === undefined || numbers.length !== months || numbers.some(Number.isNaN)) {
    throw new Error(`not a series of ${months} months: ${line.slice(0, 80)}`)
  }
  return {
    row,
    member: member?.split(', ') ?? [],
    months: numbers,
    largest: Math.max(...numbers.map(Math.abs)),
  }
}
