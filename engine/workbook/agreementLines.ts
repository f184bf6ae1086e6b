// Every line of the model that the engine and the workbook both compute, chapter by chapter.

import { modelRow } from './layout.ts'
import type { PlanSource } from './planSource.ts'
import { membersIn, positionsAt } from './sheetBlocks.ts'
import { blockKey } from './sheetFormula.ts'
import { memberName } from './sheetParts.ts'

/** One member of one row. */
export type AgreementLine = {
  readonly row: string
  /** Items in the order of the row's dimensions. */
  readonly member: readonly string[]
  readonly label: string
  readonly unit: string
  /** Its row on Model. */
  readonly at: number
}

/** The lines of a chapter of the model. */
export type AgreementChapter = { readonly title: string; readonly lines: readonly AgreementLine[] }

/** All lines in the order of Model. */
export function agreementLines({ model, layout }: PlanSource): readonly AgreementChapter[] {
  return model.themes
    .map(({ title, rows }) => ({
      title,
      lines: rows.flatMap(({ name, dims, label, unit }) => {
        const block = layout.blocks.get(blockKey.row(name))?.block
        if (block === undefined) return []
        return Array.from({ length: membersIn(block) }, (_, index): AgreementLine => {
          const named = memberName(block, positionsAt(block, index), layout)
          const member = dims.map(dimension => named.ids[block.dims.indexOf(dimension)] ?? '')
          return {
            row: name,
            member,
            label: named.label === '' ? label : `${label}: ${named.label}`,
            unit,
            at: modelRow(layout, name, member, dims),
          }
        })
      }),
    }))
    .filter(({ lines }) => lines.length > 0)
}
