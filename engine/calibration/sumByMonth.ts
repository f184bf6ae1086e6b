// Sums of whatever has a month, for a run of months.

/** From month `first` on, `months` of them; 0 where there is nothing. What has no month, or another, is left out. */
export function sumByMonth<Item>(
  items: readonly Item[],
  monthOf: (item: Item) => number | undefined,
  worth: (item: Item) => number,
  first: number,
  months: number,
): readonly number[] {
  const sums = new Array<number>(months).fill(0)
  for (const item of items) {
    const at = (monthOf(item) ?? Number.NaN) - first
    if (at in sums) sums[at] = (sums[at] as number) + worth(item)
  }
  return sums
}
