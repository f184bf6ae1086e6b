// What each page of the add-in may load: nothing but its own files, and in Excel Microsoft's office.js.

/**
 * The pages that are built. `taskpane` runs inside Excel; `studio` needs no Excel and never loads office.js; `frame` holds
 * the spreadsheet beside the pane of `studio`.
 */
export type PageName = 'taskpane' | 'studio' | 'frame'

/** The content security policy of each page, sent as a header and written into the page itself. */
export const pagePolicies = {
  taskpane: policy({ scripts: ["'self'", 'https://appsforoffice.microsoft.com', "'wasm-unsafe-eval'"] }),
  studio: policy({ scripts: ["'self'", "'wasm-unsafe-eval'"], frames: ["'self'"] }),
  // The spreadsheet compiles its formulas and views from text. It may reach nothing else: no page, no store, no network.
  frame: [
    "default-src 'none'",
    "script-src 'self' 'unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    'img-src data:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; '),
} satisfies Record<PageName, string>

/** What only a header can say of the frame: it has no origin, also where a page would forget to say so. */
export const frameHeader = `sandbox allow-scripts; ${pagePolicies.frame}`

/** Workers and every other file answer to the strictest of the pages. */
export const filePolicy = pagePolicies.studio

/** Styles are written by Fluent at run time, hence `unsafe-inline` for them; code from text is never allowed. */
function policy(allowed: {
  readonly scripts: readonly string[]
  readonly frames?: readonly string[]
}): string {
  return [
    "default-src 'none'",
    `script-src ${allowed.scripts.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    ...(allowed.frames === undefined ? [] : [`frame-src ${allowed.frames.join(' ')}`]),
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ')
}
