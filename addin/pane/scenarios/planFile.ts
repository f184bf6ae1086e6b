// The plan as a file on the reader's own disk. Nothing is sent anywhere.

/** Offers a text as a file to keep. */
export function offerFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

/** "larkspur.plan.json" from the name of a company. */
export function planFileName(company: string): string {
  const words = company
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return words === '' ? 'plan.json' : `${words}.plan.json`
}
