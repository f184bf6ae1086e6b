// Whether the numbers can be believed: figures computed twice, findings with their fixes, and how far the engines agree.

import {
  type CellName,
  type Finding,
  monthLabel,
  printFigure,
  quantityToNumber,
} from '../../../engine/index.ts'
import type { Edit } from '../../session/edit.ts'
import { isStale, numbersOf } from '../../session/scenarioResult.ts'
import type { Session } from '../../session/session.ts'
import { amountShown } from '../amountText.ts'
import { currencySign } from '../currencySign.ts'
import { powerOfTen } from './powerOfTen.ts'
import type { AgreementTile } from './workbookTile.ts'

/** A figure that is computed in two ways, worst first. */
export type IntegrityLine = {
  readonly row: string
  readonly label: string
  readonly says: string
  readonly holds: boolean
  /** "under $0.01", or by how much and since when it fails. */
  readonly text: string
  /** Where to look: the month in which it is furthest off. */
  readonly cell: CellName
}

/** Something that a check has to say. */
export type FindingLine = {
  readonly key: string
  readonly urgent: boolean
  readonly message: string
  readonly remedy: string
  /** The edit that mends it, where there is one right answer. */
  readonly fix?: Edit
  readonly cell?: CellName
}

/** All that Checks shows above the walk. */
export type ChecksProps =
  | { readonly kind: 'busy' }
  | {
      readonly kind: 'ready'
      readonly stale: boolean
      readonly summary: string
      readonly integrity: readonly IntegrityLine[]
      readonly findings: readonly FindingLine[]
      /** Of the engines; what a workbook says is asked apart. */
      readonly agreement: readonly AgreementTile[]
    }

/** Half a cent of money, a millionth of anything else: the engine's own tolerances for its checks. */
const tolerances = { money: 0.005, other: 1e-6 }

/** Reads the checks of the shown scenario. O(checks × months). */
export function loadChecks(session: Session): ChecksProps {
  const { results, current, plan } = session
  const result = results.get(current)
  if (result?.numbers === undefined) return { kind: 'busy' }
  const integrity = integrityLines(session)
  const holding = integrity.filter(({ holds }) => holds).length
  const told = [...session.notices, ...(result.examination?.findings ?? []), ...result.numbers.findings]
  return {
    kind: 'ready',
    stale: isStale(session, current),
    summary: `${holding} of ${integrity.length} hold${holding < integrity.length ? '' : ` in all ${plan.months} months`}`,
    integrity,
    findings: told
      .filter(({ code }) => code !== 'C302')
      .map((finding, index) => findingLine(session, finding, index))
      .sort((a, b) => Number(b.urgent) - Number(a.urgent)),
    agreement: agreementTiles(session),
  }
}

function integrityLines(session: Session): readonly IntegrityLine[] {
  const { layout, results, current, plan } = session
  const numbers = results.get(current)?.numbers
  if (numbers === undefined) return []
  const of = numbersOf(layout, numbers)
  return [...layout.rows.values()]
    .filter(({ name, dims }) => name.startsWith('check_') && dims.length === 0)
    .map(({ name, label, says, unit }) => {
      const isMoney = unit.startsWith('money')
      const values = of(name).map(Math.abs)
      const worst = Math.max(...values)
      const tolerance = isMoney ? tolerances.money : tolerances.other
      const first = values.findIndex(value => value > tolerance) + 1
      const sign = currencySign(plan)
      const small = isMoney ? `under ${sign}0.01` : 'under 0.000001'
      const size = isMoney ? printFigure(worst, 'money', plan.currency) : worst.toPrecision(3)
      const month = Math.max(1, values.indexOf(worst) + 1)
      return {
        line: {
          row: name,
          label: capital(label.replace(/^Check: /, '')),
          says,
          holds: first === 0,
          text: first === 0 ? small : `${size} off from ${monthLabel(plan, first)}`,
          cell: { row: name, member: [], month },
        },
        excess: worst / tolerance,
      }
    })
    .sort((a, b) => (a.line.holds && b.line.holds ? 0 : b.excess - a.excess))
    .map(({ line }) => line)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function findingLine(session: Session, finding: Finding, index: number): FindingLine {
  const { code, severity, place, message, remedy, fix } = finding
  return {
    key: `${code} ${index}`,
    urgent: severity === 'error',
    message,
    remedy,
    ...(fix && { fix: fixEdit(session, fix) }),
    ...(place.kind === 'number' && {
      cell: { row: place.row, member: place.member, month: place.month },
    }),
  }
}

/** The fix as an edit of the shown scenario, so that it can be undone. */
function fixEdit(session: Session, { input, where, value }: NonNullable<Finding['fix']>): Edit {
  const known = session.layout.inputs.get(input)
  const label = known?.label ?? input
  const to =
    known === undefined
      ? String(value)
      : amountShown(quantityToNumber(value), known, currencySign(session.plan))
  const words = { label: `the fix of ${label}`, says: label, from: 'as it was', to }
  return { ...words, scenario: session.current, kind: 'set_inputs', changes: [{ input, where, value }] }
}

function agreementTiles({ layout, results, current }: Session): readonly AgreementTile[] {
  const examination = results.get(current)?.examination
  const where = examination && (layout.rows.get(examination.row)?.label ?? examination.row)
  return [
    { name: 'Engine', text: 'Reference', title: 'Exact arithmetic with 34 digits: the plan of record' },
    {
      name: 'Fast engine',
      text: examination === undefined ? 'checking…' : powerOfTen(examination.largest),
      title:
        examination === undefined
          ? 'Every number is being compared with the exact one'
          : `Largest difference of ${examination.compared.toLocaleString('en-US')} numbers, relative to their size${
              where === undefined || examination.largest === 0 ? '' : `, in ${where}`
            }`,
    },
  ]
}
