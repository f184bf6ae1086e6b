// Names of roles, teams and systems where there is little room: the usual short forms, never a new word.

const shortForms: readonly (readonly [RegExp, string])[] = [
  [/\baccount executive\b/i, 'AE'],
  [/\bgeneral and administrative\b/i, 'G&A'],
  [/\bproduct manager and designer\b/i, 'Product, design'],
  [/\bcustomer success platform\b/i, 'CS platform'],
  [/\bcustomer success\b/i, 'CS'],
  [/\bcustomer onboarding\b/i, 'Onboarding'],
  [/\bcost optimi[sz]ation\b/i, 'savings'],
  [/\binfrastructure\b/i, 'Infra.'],
]

/** A label in its short form; the full one belongs in the title. */
export function shortLabel(label: string): string {
  return shortForms.reduce((text, [long, short]) => text.replace(long, short), label)
}
