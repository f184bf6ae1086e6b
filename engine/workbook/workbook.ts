// The workbook as plain data. Office.js, the embedded spreadsheet and the .xlsx writer are thin consumers of this value.

/** Rows and columns counted from 1, both ends included. */
export type Area = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** What stands in a cell. A formula is A1 text without the equals sign; `value` is its cached result, once calculated. */
export type CellContent = null | number | string | { readonly formula: string; readonly value?: CellValue }

/** What a formula gives; an error is its name, such as `#DIV/0!`. */
export type CellValue = number | string | boolean | { readonly error: string }

/** A rectangle of cells that belong together and are written together. Row-major; every row has the same length. */
export type Block = {
  /** Stable through relayouts: `model/new_arr`, `inputs/base_win_rate`, `home/key_figures`. */
  readonly id: string
  readonly top: number
  readonly left: number
  readonly cells: readonly (readonly CellContent[])[]
}

/** The looks of the design, by name; a consumer turns each into fonts and fills once. */
export type StyleName =
  | 'title'
  | 'subtitle'
  | 'header'
  | 'header_right'
  | 'section'
  | 'label'
  | 'unit'
  | 'note'
  | 'note_right'
  | 'input'
  | 'input_text'
  | 'computed'
  | 'link'
  | 'opening'
  | 'result'
  | 'selector'
  | 'check_holds'
  | 'check_warns'
  | 'check_fails'
  | 'strong'
  | 'shown'
  | 'better'
  | 'worse'
  | 'limit_sellers'
  | 'limit_waiting'
  | 'limit_pipeline'
  | 'plain'

/** A style, and a number format in Excel's notation, over an area; later rules win. */
export type FormatRule = {
  readonly area: Area
  readonly style: StyleName
  readonly numberFormat?: string
  readonly indent?: number
}

/** A look that depends on the cell's value. */
export type ConditionalRule = { readonly area: Area; readonly formula: string; readonly style: StyleName }

/** What may be typed into an area, with the message shown when it is not. */
export type Validation = {
  readonly area: Area
  readonly rule:
    | { readonly kind: 'list'; readonly source: string }
    | { readonly kind: 'decimal' | 'whole'; readonly least?: number; readonly most?: number }
  readonly title: string
  readonly message: string
}

/** A line, column or bar chart drawn by the spreadsheet itself. */
export type Chart = {
  readonly id: string
  readonly kind: 'line' | 'column' | 'stacked_column' | 'bar' | 'area'
  readonly title: string
  /** Top left and bottom right cell. */
  readonly area: Area
  /** Ranges are A1 with sheet, such as `Model!$AD$10:$BM$10`. */
  readonly categories: string
  readonly series: readonly {
    readonly name: string
    readonly values: string
    readonly color: string
    readonly dashed?: true
    readonly invisible?: true
  }[]
  readonly numberFormat: string
}

/** How a sheet prints. */
export type PrintSetup = {
  readonly landscape: boolean
  readonly fitToWidth: boolean
  /** How many pages stand side by side when fitted to the width; one when left out. */
  readonly pagesWide?: number
  readonly repeatRows?: readonly [number, number]
  readonly repeatColumns?: readonly [number, number]
  readonly area?: Area
}

/** One sheet. */
export type Sheet = {
  readonly name: string
  readonly tabColor: string
  readonly blocks: readonly Block[]
  readonly formats: readonly FormatRule[]
  readonly conditionals: readonly ConditionalRule[]
  readonly validations: readonly Validation[]
  readonly charts: readonly Chart[]
  /** Widths in pixels at 100%: Excel's width is (pixels - 5) / 7. */
  readonly columnWidths: readonly { readonly from: number; readonly to: number; readonly pixels: number }[]
  /** Heights in points; rows not named are 15. */
  readonly rowHeights: readonly { readonly row: number; readonly points: number }[]
  /** Outline groups; hidden ones are collapsed. */
  readonly rowGroups: readonly {
    readonly from: number
    readonly to: number
    readonly level: number
    readonly hidden: boolean
  }[]
  readonly columnGroups: readonly {
    readonly from: number
    readonly to: number
    readonly level: number
    readonly hidden: boolean
  }[]
  /** Rows and columns that stay when scrolling. */
  readonly frozen?: { readonly rows: number; readonly columns: number }
  readonly print: PrintSetup
}

/** A name for one cell or range, `Scenario` = `Home!$C$4`. Few. */
export type DefinedName = { readonly name: string; readonly refersTo: string }

/** A whole workbook. `parts` are texts carried inside the file, such as the plan itself, by part name. */
export type Workbook = {
  readonly title: string
  readonly sheets: readonly Sheet[]
  readonly names: readonly DefinedName[]
  readonly parts: readonly { readonly name: string; readonly xml: string }[]
}
