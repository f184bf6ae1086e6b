// Things in a random order.

/** The items shuffled (Fisher and Yates) by as many uniforms on 0 to 1 as there are items. */
export function shuffled<Item>(items: readonly Item[], random: Float64Array): readonly Item[] {
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor((random[last] as number) * (last + 1))
    const moved = mixed[last] as Item
    mixed[last] = mixed[other] as Item
    mixed[other] = moved
  }
  return mixed
}
