// What Excel makes of text that is entered in a cell, through the API as by hand.
// Source: "a string value is parsed as if typed" (Excel.Range values, Microsoft Learn); the kinds of text listed
// are those of https://support.microsoft.com/office/convert-text-to-numbers-format-cells and stay a selection.

/** A constant or a formula with its equals sign; `format` is what the parse itself sets. */
export type Entered = {
  readonly constant?: number | string | boolean
  readonly formula?: string
  readonly format?: string
}

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const dayAndMonth = new RegExp(
  `^(?:\\d{1,4}[-/]\\d{1,2}(?:[-/]\\d{1,4})?|(?:${months})[a-z]*[ -]?\\d{1,4}|\\d{1,2}[ -](?:${months})[a-z]*(?:[ -]\\d{2,4})?)$`,
  'i',
)

/** Parses what was entered into a cell whose number format is `format`. */
export function enteredText(text: string, format: string): Entered {
  if (text === '') return {}
  if (format === '@') return { constant: text }
  if (text.startsWith("'")) return { constant: text.slice(1) }
  if (text.startsWith('=') && text.length > 1) return { formula: text }
  if (/^[+@-]\s*[A-Za-z(]/.test(text)) return { formula: `=${text}` }
  const number = /^\s*[-+]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?(e[-+]?\d+)?\s*$/i.test(text)
    ? Number(text.replaceAll(',', ''))
    : Number.NaN
  if (text.trim() !== '' && Number.isFinite(number)) return { constant: number }
  const percent = /^\s*([-+]?\d+(?:\.\d+)?)\s*%\s*$/.exec(text)
  if (percent) return { constant: Number(percent[1]) / 100, format: '0%' }
  const accounting = /^\(\s*(\d+(?:\.\d+)?)\s*\)$/.exec(text)
  if (accounting) return { constant: -Number(accounting[1]) }
  if (/^(true|false)$/i.test(text)) return { constant: text.toLowerCase() === 'true' }
  if (dayAndMonth.test(text)) return { constant: serialOf(text), format: 'd-mmm-yy' }
  return { constant: text }
}

/** A day number, right enough to show that the text is lost: the emulation reads dates as JavaScript does. */
function serialOf(text: string): number {
  const time = Date.parse(`${text} UTC`)
  return Number.isNaN(time) ? 45_000 : Math.floor(time / 86_400_000) + 25_569
}
