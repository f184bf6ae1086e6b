// As much of o-spreadsheet 19.3.7 as we use, in types: its own declarations cannot be read under Node's rules for modules
// (they import each other without extensions), so that everything in them would count as `any`.

import type { StyleName } from '../../engine/index.ts'

/** What o-spreadsheet's script puts on its page, and its package exports in Node. */
export type SpreadsheetLibrary = {
  readonly Model: new (data: object, config?: ModelConfig, messages?: object[]) => Model
  readonly UIPlugin: new (config: ModelConfig) => { handle(command: Command): void; finalize(): void }
  readonly registries: {
    readonly featurePluginRegistry: { readonly add: (name: string, plugin: PluginClass) => unknown }
  }
  readonly lockedSheetAllowedCommands: Set<string>
}

type PluginClass = new (config: ModelConfig) => InstanceType<SpreadsheetLibrary['UIPlugin']>

/** What a model is made with. */
export type ModelConfig = {
  /** Handed to every plugin. */
  readonly custom?: Readonly<Record<string, unknown>>
  /** Takes what other people would be sent, and gives what comes from them. */
  readonly transportService?: TransportService
}

/** The way to people who share the document. */
export type TransportService = {
  readonly sendMessage: (message: object) => Promise<void>
  readonly onNewMessage: (id: string, listener: (message: object) => void) => void
  readonly leave: (id: string) => void
}

/** An open document. */
export type Model = {
  readonly getters: Getters
  readonly dispatch: (type: string, payload?: object) => DispatchResult
  readonly selection: {
    readonly selectZone: (
      anchor: { readonly cell: { readonly col: number; readonly row: number }; readonly zone: Zone },
      options: { readonly scrollIntoView: boolean },
    ) => DispatchResult
  }
  readonly updateMode: (mode: 'normal' | 'readonly') => void
  /** The parts that compute and draw; one of them has the evaluator. */
  readonly uiHandlers: readonly object[]
  /** The way of its changes to people who share it. */
  readonly session: {
    /** Shortens a change before it is sent. */
    readonly commandSquisher: { squish: (commands: readonly object[]) => readonly object[] }
  }
  /** The document; squished documents are shorter and say formulas once for many cells. */
  readonly _exportData: (squished: boolean) => SpreadsheetDocument
}

/** What calculates the cells of a document. */
export type Evaluator = {
  /** The cells that depend on cells which change, directly or not, and those that wait already. */
  getCellsDependingOn: (changed: Iterable<SheetZone>) => ZonesOfSheets
  readonly formulaDependencies: () => {
    readonly getCellsDependingOn: (changed: readonly SheetZone[], waiting: ZonesOfSheets) => ZonesOfSheets
    /** By sheet and column: which formulas read cells of these rows. */
    readonly forest: Readonly<
      Record<
        string,
        Readonly<
          Record<number, { readonly query: (rows: Zone) => readonly { readonly dependents: SheetZone }[] }>
        >
      >
    >
  }
  /** What is to be calculated in the next round. */
  readonly nextRangesToUpdate: ZonesOfSheets
}

/** A rectangle of a sheet. */
export type SheetZone = { readonly sheetId: string; readonly zone: Zone }

/** Any cells of any sheets, as rectangles. */
type ZonesOfSheets = Iterable<SheetZone> & {
  readonly add: (range: SheetZone) => void
  readonly delete: (range: SheetZone) => void
}

/** Whether a command was carried out; `NoChanges` among the reasons means that there was nothing to do. */
type DispatchResult = { readonly isSuccessful: boolean; readonly reasons: readonly string[] }

/** The questions that we ask of a document. Rows and columns count from 0. */
type Getters = {
  readonly isReadonly: () => boolean
  readonly getSheetIds: () => readonly string[]
  readonly getActiveSheetId: () => string
  readonly getSheetIdByName: (name: string) => string | undefined
  readonly getSheetName: (sheetId: string) => string
  readonly tryGetSheetName: (sheetId: string) => string | undefined
  readonly isSheetVisible: (sheetId: string) => boolean
  readonly isSheetLocked: (sheetId: string) => boolean
  readonly getNumberRows: (sheetId: string) => number
  readonly getNumberCols: (sheetId: string) => number
  readonly getColSize: (sheetId: string, column: number) => number
  readonly getRowSize: (sheetId: string, row: number) => number
  readonly getCell: (position: Position) => Cell | undefined
  readonly getCells: (sheetId: string) => readonly Cell[]
  readonly getCellPosition: (cellId: number) => Position
  readonly getEvaluatedCell: (position: Position) => EvaluatedCell
  readonly getNamedRanges: () => readonly { readonly name: string; readonly range: Range }[]
  /** With the name of its sheet unless that is `forSheet`. */
  readonly getRangeString: (
    range: Range,
    forSheet: string,
    options?: { readonly useFixedReference?: boolean },
  ) => string
  readonly getRangeDataFromXc: (sheetId: string, address: string) => object
  readonly getConditionalFormats: (sheetId: string) => readonly { readonly id: string }[]
  readonly getDataValidationRules: (sheetId: string) => readonly { readonly id: string }[]
  readonly getHeaderGroups: (sheetId: string, dimension: 'ROW' | 'COL') => readonly HeaderGroup[]
  readonly canUndo: () => boolean
}

/** A rectangle, both ends included. */
export type Zone = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** One cell. */
export type Position = { readonly sheetId: string; readonly col: number; readonly row: number }

/** A place that moves with the sheet; made and read by o-spreadsheet only. */
export type Range = { readonly sheetId: string; readonly zone: Zone }

/** What a cell holds. */
type Cell = { readonly id: number } & (
  | {
      readonly isFormula: true
      readonly compiledFormula: { readonly toFormulaString: (getters: Getters) => string }
    }
  | {
      readonly isFormula: false
      readonly content: string
      readonly parsedValue: number | string | boolean | null
    }
)

/** What a cell shows; an error is its name, such as `#DIV/0!`. */
type EvaluatedCell = {
  readonly type: 'empty' | 'number' | 'text' | 'boolean' | 'error'
  readonly value: number | string | boolean | null
}

/** A command to be carried out. */
export type SheetCommand = readonly [type: string, payload: object]

/** The commands that tell us of edits; there are many others. */
export type Command =
  | ({ readonly type: 'UPDATE_CELL'; readonly content?: string } & Position)
  | ({ readonly type: 'CLEAR_CELL' } & Position)
  | {
      readonly type: 'CLEAR_CELLS' | 'DELETE_CONTENT'
      readonly sheetId: string
      readonly target: readonly Zone[]
    }
  | {
      readonly type: 'ADD_COLUMNS_ROWS' | 'REMOVE_COLUMNS_ROWS' | 'MOVE_RANGES'
      readonly sheetId: string
    }
  | {
      readonly type:
        | 'CREATE_SHEET'
        | 'DELETE_SHEET'
        | 'DUPLICATE_SHEET'
        | 'RENAME_SHEET'
        | 'LOCK_SHEET'
        | 'UNLOCK_SHEET'
    }
  | { readonly type: 'UNDO' | 'REDO'; readonly commands: readonly Command[] }

/** A whole document as o-spreadsheet keeps it. Numbers in the zones of a sheet point into the tables of the document. */
export type SpreadsheetDocument = {
  readonly version: string
  readonly sheets: readonly SpreadsheetSheet[]
  readonly styles: Readonly<Record<number, SpreadsheetStyle>>
  readonly formats: Readonly<Record<number, string>>
  readonly borders: Readonly<Record<number, SpreadsheetBorder>>
  readonly namedRanges: Readonly<Record<string, string>>
}

/** One sheet of a document. Cells, zones and ranges are A1 text; rows and columns count from 0. */
export type SpreadsheetSheet = {
  readonly id: string
  readonly name: string
  readonly color?: string
  readonly rowNumber: number
  readonly colNumber: number
  readonly cells: Readonly<Record<string, string>>
  readonly styles: Readonly<Record<string, number>>
  readonly formats: Readonly<Record<string, number>>
  readonly borders: Readonly<Record<string, number>>
  readonly figures: readonly SpreadsheetFigure[]
  readonly cols: Readonly<Record<number, HeaderSize>>
  readonly rows: Readonly<Record<number, HeaderSize>>
  readonly headerGroups?: { readonly ROW: readonly HeaderGroup[]; readonly COL: readonly HeaderGroup[] }
  readonly conditionalFormats: readonly SpreadsheetCondition[]
  readonly dataValidationRules: readonly SpreadsheetValidation[]
  readonly isVisible: boolean
  readonly isLocked?: boolean
  readonly areGridLinesVisible?: boolean
  readonly panes?: { readonly xSplit: number; readonly ySplit: number }
  readonly merges?: readonly string[]
  readonly tables?: readonly object[]
}

/** Pixels. */
type HeaderSize = { readonly size?: number; readonly isHidden?: boolean }

/** Rows or columns that fold. */
export type HeaderGroup = { readonly start: number; readonly end: number; readonly isFolded?: boolean }

/** Colours are `#RRGGBB`; what is left out is the document's own (Arial 10, black). */
export type SpreadsheetStyle = {
  readonly textColor?: string
  readonly fillColor?: string
  readonly fontSize?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly align?: 'left' | 'right' | 'center'
  /** Ours: which look of the design it is, and how far it is indented, which o-spreadsheet keeps and does not show. */
  readonly proceeds?: { readonly style: StyleName; readonly indent?: number }
}

/** Lines round a cell. */
export type SpreadsheetBorder = { readonly top?: { readonly style: 'thin'; readonly color: string } }

/** A look that depends on a formula. */
export type SpreadsheetCondition = {
  readonly id: string
  readonly ranges: readonly string[]
  readonly rule: {
    readonly type: string
    readonly operator?: string
    readonly values?: readonly string[]
    readonly style?: SpreadsheetStyle
  }
}

/** What may be typed. */
export type SpreadsheetValidation = {
  readonly id: string
  readonly ranges: readonly string[]
  readonly criterion: {
    readonly type: string
    readonly values: readonly string[]
    readonly displayStyle?: 'arrow'
  }
  readonly isBlocking?: boolean
}

/** Something that lies on the sheet: a chart. */
export type SpreadsheetFigure = {
  readonly id: string
  readonly tag: string
  readonly col: number
  readonly row: number
  readonly offset: { readonly x: number; readonly y: number }
  readonly width: number
  readonly height: number
  readonly data: ChartDefinition & { readonly chartId: string }
}

/** A chart. The identifiers of series are ours. */
export type ChartDefinition = {
  readonly type: string
  readonly stacked: boolean
  readonly horizontal?: boolean
  readonly fillArea?: boolean
  readonly hideDataMarkers?: boolean
  readonly title: { readonly text?: string; readonly bold?: boolean }
  readonly legendPosition: 'bottom' | 'none'
  readonly labelsAsText: boolean
  readonly aggregated: boolean
  readonly cumulative: boolean
  readonly humanize: boolean
  readonly axesDesign?: { readonly y: { readonly title: { readonly text: string } } }
  readonly dataSource: {
    readonly type: 'range'
    readonly dataSetsHaveTitle: boolean
    readonly labelRange?: string
    readonly dataSets: readonly { readonly dataSetId: string; readonly dataRange: string }[]
  }
  readonly dataSetStyles: Readonly<
    Record<string, { readonly label?: string; readonly backgroundColor?: string }>
  >
}
