// Whether a frozen scenario still comes to the same, in a sentence.

import { printChange, type Reproduction, type Scenario } from '../../../engine/index.ts'
import { chainOf } from '../../session/scenarioResult.ts'
import { type Session, unsavedCount } from '../../session/session.ts'
import { savedWords } from './savedWords.ts'

/** "Reproduces: …", or "Differs by $0.2M in ARR: Annual attrition changed, Raise only saved 9 Feb." */
export function reproductionWords(
  session: Session,
  scenario: Scenario,
  told: Reproduction,
  now: Date,
): string {
  const since = savedWords(scenario.frozen?.time, now)
  if (told.reproduces)
    return `Reproduces: all ${told.numbers.toLocaleString('en-US')} numbers are what they were ${since}.`
  return `Differs ${byHowMuch(session, told)}: ${becauseOf(session, scenario, told, now)}.`
}

type Differs = Extract<Reproduction, { reproduces: false }>

/** The change of ARR at the horizon, else of the low point of cash, else of the first figure that moved. */
function byHowMuch({ plan, layout }: Session, { figures }: Differs): string {
  const moved =
    figures.findLast(({ row }) => row === 'total_arr') ??
    figures.find(({ row }) => row === 'cash_low_point') ??
    figures[0]
  if (moved === undefined) return 'in numbers between the key figures'
  const { row, label, from, to } = moved
  const name = row === 'total_arr' ? 'ARR' : label
  const unit = layout.rows.get(row)?.unit ?? 'index'
  if (from === null || to === null) return `in ${name}`
  const size = printChange(from, to, unit, plan.currency)
  return /[1-9]/.test(size) ? `by ${size} in ${name}` : `a little in ${name}`
}

function becauseOf(session: Session, scenario: Scenario, { inputs, formulas }: Differs, now: Date): string {
  const labels = inputs.map(name => session.layout.inputs.get(name)?.label ?? name)
  const more = labels.length > 2 ? ` and ${labels.length - 2} more` : ''
  const changed = [
    ...(labels.length > 0 ? [`${labels.slice(0, 2).join(', ')}${more}`] : []),
    ...(formulas ? ['formulas of the model'] : []),
  ]
  if (changed.length === 0) return 'the engine computes it otherwise'
  return `${changed.join(' and ')} changed${byWhom(session, scenario, now)}`
}

/** The scenario of the chain that was saved, or edited, after the numbers were frozen. */
function byWhom(session: Session, scenario: Scenario, now: Date): string {
  const chain = chainOf(session, scenario.id).toReversed()
  const edited = chain.find(({ id }) => unsavedCount(session, id) > 0)
  if (edited !== undefined) return ` in ${edited.name}, not saved yet`
  const saved = chain.find(
    ({ id, time }) => id !== scenario.id && (time ?? '') > (scenario.frozen?.time ?? ''),
  )
  if (saved !== undefined) return `, ${saved.name} saved ${savedWords(saved.time, now)}`
  return (scenario.time ?? '') > (scenario.frozen?.time ?? '')
    ? `, saved ${savedWords(scenario.time, now)}`
    : ''
}
