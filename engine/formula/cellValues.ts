// The numbers of one scenario, aligned with the input cells of a program: what every backend is given to run.

import type { Quantity } from './quantity.ts'

/**
 * One entry per `Program.cells`: a quantity for a constant input; N quantities (months 1 to N) for a monthly one;
 * H quantities (months -(H-1) to 0, oldest first) for a history.
 */
export type CellValues = readonly (Quantity | readonly Quantity[])[]
