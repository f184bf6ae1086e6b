// Whether records and a plan mean the same item.

/** A name of the records is the id of the plan's item, or its label in any case. */
export function isCalled(
  name: string | undefined,
  { id, label }: { readonly id: string; readonly label: string },
): boolean {
  return name === id || name?.toLowerCase() === label.toLowerCase()
}
