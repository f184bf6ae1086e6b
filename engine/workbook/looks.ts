// How each style of a workbook looks. Blue is yours to change, black is computed, green comes from another sheet.

import type { StyleName } from './workbook.ts'

/** Fonts, fills and borders of one style; colours are RRGGBB, sizes in points. What is left out is the sheet's own. */
export type Look = {
  readonly color: string
  readonly fill?: string
  readonly size?: number
  readonly bold?: true
  readonly italic?: true
  readonly alignment?: 'left' | 'right' | 'center'
  /** A thin line above the cell. */
  readonly lineAbove?: string
  /** May be typed into when a sheet is protected. */
  readonly unlocked?: true
}

/** Every cell of ours, unless its look says otherwise. */
export const cellFont = { name: 'Calibri', size: 10 } as const

const navy = '1F3247'
const ink = '1F1F1F'
const quiet = '6B7580'
const cream = 'FFF9E5'
const blue = '0000FF'

/** The looks by name. */
export const looks: Readonly<Record<StyleName, Look>> = {
  title: { color: navy, size: 16, bold: true },
  subtitle: { color: '5C6670' },
  header: { color: 'FFFFFF', fill: navy, bold: true },
  header_right: { color: 'FFFFFF', fill: navy, bold: true, alignment: 'right' },
  section: { color: navy, fill: 'E3EAF1', bold: true },
  label: { color: ink },
  unit: { color: quiet },
  note: { color: '5C6670', italic: true },
  note_right: { color: '5C6670', italic: true, alignment: 'right' },
  input: { color: blue, fill: cream, unlocked: true },
  input_text: { color: blue, fill: cream, alignment: 'left', unlocked: true },
  computed: { color: ink },
  link: { color: '00703C' },
  opening: { color: ink, fill: 'F3F4F6' },
  result: { color: ink, bold: true, lineAbove: navy },
  selector: { color: blue, fill: cream, bold: true, unlocked: true },
  check_holds: { color: '0B5C2E', fill: 'E6F4EA' },
  check_warns: { color: '7A4B00', fill: 'FFF4CE' },
  check_fails: { color: 'B3261E', fill: 'FDE7E9' },
  strong: { color: ink, bold: true },
  shown: { color: ink, fill: 'F3F4F6', bold: true },
  better: { color: '0B5C2E', bold: true },
  worse: { color: 'B3261E', bold: true },
  limit_sellers: { color: ink, fill: 'E0A100', bold: true, alignment: 'center' },
  limit_waiting: { color: 'FFFFFF', fill: '8A5A00', bold: true, alignment: 'center' },
  limit_pipeline: { color: 'FFFFFF', fill: '3F8F8A', bold: true, alignment: 'center' },
  plain: { color: ink },
}
