// What the spreadsheet tells and asks a person, inside its own frame: the browser's own boxes are not allowed there.

/** What o-spreadsheet tells, with what to do when it is closed. */
type Told = string | { readonly text: string; readonly sticky?: boolean }

/** Shows a message in a corner for some seconds, or until it is closed when it should stay. */
export function tellInCorner(told: Told, closed?: () => void): void {
  const { text, sticky = false } = typeof told === 'string' ? { text: told, sticky: true } : told
  const box = document.createElement('div')
  box.className = 'proceeds-message'
  box.setAttribute('role', 'status')
  const close = (): void => {
    box.remove()
    closed?.()
  }
  box.append(text, button('Close', close))
  document.body.append(box)
  if (!sticky) setTimeout(() => box.remove(), 6_000)
}

/** Asks whether to go on. */
export function askInDialog(text: string, confirmed: () => void, refused?: () => void): void {
  const dialog = document.createElement('dialog')
  dialog.className = 'proceeds-dialog'
  const question = document.createElement('p')
  question.append(text)
  const answer = (chosen: (() => void) | undefined) => () => {
    dialog.remove()
    chosen?.()
  }
  dialog.append(question, button('OK', answer(confirmed)), button('Cancel', answer(refused)))
  dialog.addEventListener('cancel', answer(refused))
  document.body.append(dialog)
  dialog.showModal()
}

function button(label: string, pressed: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.append(label)
  element.addEventListener('click', pressed)
  return element
}
