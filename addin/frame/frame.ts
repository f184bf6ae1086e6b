// The page inside the frame: draws the spreadsheet, and answers the page around it over the channel that it is given.

import { expose } from 'comlink'
import type { FrameStart } from '../host/sheetProgram.ts'
import { askInDialog, tellInCorner } from './frameMessages.ts'
import type { Model, SpreadsheetLibrary } from './spreadsheetLibrary.ts'
import { spreadsheetProgram } from './spreadsheetProgram.ts'

declare global {
  /** Put on the page by its scripts, which are the libraries' own files. */
  const o_spreadsheet: SpreadsheetLibrary & { readonly Spreadsheet: object }
  const owl: { readonly App: new (component: object, config: object) => OwlApp }
}

type OwlApp = {
  readonly mount: (target: Element) => Promise<DrawnSpreadsheet>
  readonly destroy: () => void
}

type DrawnSpreadsheet = { readonly focusGrid: () => void }

/** The grid takes every other key, also Tab: this one leads back to the page around it. */
window.addEventListener(
  'keydown',
  event => {
    if (event.key !== 'F6') return
    event.preventDefault()
    event.stopPropagation()
    window.parent.postMessage('proceeds-leave', '*')
  },
  { capture: true },
)

/** The grid takes the focus whenever it is drawn: only a person takes it away from the page around it. */
const { focus } = HTMLElement.prototype
HTMLElement.prototype.focus = function (options?: FocusOptions): void {
  if (document.hasFocus()) focus.call(this, options)
}

/** A click is a person's; the grid keeps the browser from giving the frame the focus, to take it itself. */
window.addEventListener('pointerdown', () => window.focus(), { capture: true })

window.addEventListener('message', function start({ data, source, ports }: MessageEvent<unknown>) {
  const [port] = ports
  if (source !== window.parent || port === undefined || !isStart(data)) return
  window.removeEventListener('message', start)
  const program = spreadsheetProgram(o_spreadsheet, painter(data.templates))
  void fonts().then(() => expose(program, port))
})

/** The grid is a picture, which a font that comes later would not change. One that is not on this computer is left out. */
async function fonts(): Promise<void> {
  const styles = ['10px Roboto', 'bold 10px Roboto', 'italic 10px Roboto']
  await Promise.allSettled(styles.map(style => document.fonts.load(style)))
}

function isStart(data: unknown): data is FrameStart {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'proceeds-start'
}

/** Draws one model after another: o-spreadsheet cannot exchange the model of what it has drawn. */
function painter(templates: string): (model: Model) => void {
  const views = new DOMParser().parseFromString(templates, 'text/xml')
  const dark = matchMedia('(prefers-color-scheme: dark)')
  let shown: OwlApp | undefined
  let current: Model | undefined
  let spreadsheet: DrawnSpreadsheet | undefined
  const draw = (): void => {
    shown?.destroy()
    const props = {
      model: current,
      colorScheme: dark.matches ? 'dark' : 'light',
      notifyUser: tellInCorner,
      raiseError: tellInCorner,
      askConfirmation: askInDialog,
    }
    shown = new owl.App(o_spreadsheet.Spreadsheet, { templates: views, props })
    void shown.mount(document.body).then(drawn => {
      spreadsheet = drawn
    })
  }
  window.addEventListener('focus', () => {
    if (document.activeElement === document.body) spreadsheet?.focusGrid()
  })
  dark.addEventListener('change', draw)
  return model => {
    current = model
    draw()
  }
}
