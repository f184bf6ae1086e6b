// Which input cells differ from path to path, and by what.

/** One cell and the column of sampled numbers (one per path) that stands for it or scales it. */
export type UncertainCell = {
  /** Index into the cells of the program. */
  readonly cell: number
  /** Index into the columns of samples. */
  readonly column: number
  /** `value`: the sample replaces the cell's number; `factor`: it multiplies it. In all its months, or those given. */
  readonly mode: 'value' | 'factor'
  /** First and last month of a monthly cell or a history that the sample is for; all months when left out. */
  readonly months?: { readonly from: number; readonly to: number }
}

/** The samples: columns of equal length, one number per path. All finite. */
export type Columns = readonly Float64Array[]
