// All exports that are recognised, in the order in which they are preferred.

import { billingShapes, ledgerShapes } from './finance.ts'
import { peopleShapes } from './people.ts'
import { salesShapes } from './sales.ts'
import type { Shape } from './shape.ts'
import { technologyShapes } from './technology.ts'

/** Every shape. */
export const shapes: readonly Shape[] = [
  ...ledgerShapes,
  ...billingShapes,
  ...salesShapes,
  ...peopleShapes,
  ...technologyShapes,
]
