// Texts as .xlsx keeps them: signs that XML cannot hold are written `_x0007_`, and a text that looks so is kept apart.

/** The text as it is kept; `&`, `<` and `>` still need the escapes of XML. */
export function keepSpreadsheetText(text: string): string {
  return text.replace(kept, sign => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
}

/** The text that was kept. */
export function readSpreadsheetText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** Control signs but tab and line feed, half a surrogate pair, the two non-characters, and `_` before what looks kept. */
const kept = /(?![\t\n])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/gu
