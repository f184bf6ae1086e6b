// An input's number as a chip to change: read with the input's own unit and bounds, written as an edit.

import type { GrowthInput } from '../../../engine/index.ts'
import { type InputPlace, numberNow } from '../../session/inputCells.ts'
import { inputEdit } from '../../session/inputEdit.ts'
import type { Session } from '../../session/session.ts'
import { amountShown, amountText, readAmount } from '../amountText.ts'
import { currencySign } from '../currencySign.ts'
import { useActions } from '../paneContext.ts'
import { AmountChip } from './AmountChip.tsx'

/** `name` is how the number is called in the edit: "First tranche", "Win rate, enterprise". */
export function InputChip({
  session,
  place,
  name,
  locked,
  shown,
}: {
  readonly session: Session
  readonly place: InputPlace
  readonly name: string
  readonly locked: boolean
  readonly shown?: string
}) {
  const { edit } = useActions()
  const input: GrowthInput | undefined = session.layout.inputs.get(place.input)
  const value = numberNow(session, session.current, place)
  if (input === undefined || value === undefined) return null
  const words = (amount: number): string => amountShown(amount, input, currencySign(session.plan))
  return (
    <AmountChip
      label={name}
      shown={shown ?? words(value)}
      text={amountText(value, input.unit)}
      read={typed => readAmount(typed, input)}
      disabled={locked || input.constant === true}
      take={to =>
        to !== value &&
        edit(
          inputEdit(session, [{ ...place, value: to }], {
            label: name,
            says: name,
            from: words(value),
            to: words(to),
          }),
        )
      }
    />
  )
}
