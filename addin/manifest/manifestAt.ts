// The manifest for the place the add-in is served from: the one in the repository names this computer.

/** Where the add-in is served while it is being developed, as manifest.xml says. */
export const developmentBase = 'https://localhost:3000'

/** The manifest with every address moved to another base. Throws when Excel could not load an add-in from there. */
export function manifestAt(manifest: string, base: string): string {
  return manifest.replaceAll(`"${developmentBase}/`, () => `"${checkedBase(base)}/`)
}

function checkedBase(base: string): string {
  const url = URL.canParse(base) ? new URL(base) : undefined
  const isPlain = url?.protocol === 'https:' && url.username === '' && !/[?#"&<>\s]/.test(base)
  if (!isPlain)
    throw new Error(
      `The add-in cannot be served from "${base}": PROCEEDS_BASE_URL must be the https address of a folder, such as https://addins.example.com/proceeds`,
    )
  return base.replace(/\/+$/, '')
}
