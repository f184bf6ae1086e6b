// What tools and systems can improve, as the model knows it.

import { growthModel } from '../growth/baseModel.ts'

/** The drivers by id and label: fixed, the same in every plan. */
export const drivers: readonly { readonly id: string; readonly label: string }[] =
  growthModel.dimensions.find(({ name }) => name === 'driver')?.items ?? []
