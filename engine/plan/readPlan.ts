// From the text of a plan file to a plan: nothing in it is trusted, and everything wrong is told with line and column.

import type { Diagnostic, Place } from '../formula/diagnostic.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { growthModel } from '../growth/baseModel.ts'
import { formDiagnostic } from './formDiagnostic.ts'
import { type JsonDocument, readJson } from './jsonDocument.ts'
import { migratePlan } from './migrations.ts'
import { type Plan, planVersion } from './plan.ts'
import { didYouMean, faultDiagnostic, pathPlaces } from './planFault.ts'
import { planNames } from './planNames.ts'
import { readForm } from './planSchema.ts'
import type { ValuePath } from './valuePath.ts'

/**
 * Reads a plan file: text -> JSON -> today's form -> names that stand for something. Formulas are checked later, by
 * `compilePlan`. A file of a newer version is read as far as it is understood, with a warning; it is read-only
 * (`isReadOnly`). Fields that are not known are kept, with a warning each.
 */
export function readPlan(text: string): Result<Plan> {
  const json = readJson(text)
  if (!json.ok) return json
  const version = versionOf(json.value)
  if (typeof version !== 'number') return failure([version])
  const document = migratePlan(json.value.value, version)
  if (document === undefined) return failure([noWayFrom(version, json.value)])
  const placeOf = document === json.value.value ? json.value.place : pathPlaces(document)
  const notices = version > planVersion ? [newerVersion(version, placeOf)] : []
  const { plan, faults } = readForm(document)
  const formFaults = faults.map(fault => formDiagnostic(fault, document, placeOf))
  if (plan === undefined) return failure(atMost(100, [...notices, ...formFaults]))
  const nameFaults = planNames(plan, growthModel).map(fault => faultDiagnostic(fault, placeOf))
  const diagnostics = [...json.warnings, ...notices, ...formFaults, ...nameFaults]
  const wrong = nameFaults.some(({ severity }) => severity === 'error')
  return wrong ? failure(atMost(100, diagnostics)) : success(plan, diagnostics)
}

/** Whether a plan was written by a newer version than this: it may be looked at, and must not be saved over. */
export function isReadOnly(plan: Plan): boolean {
  return plan.schema_version > planVersion
}

/** The version of a document that says it is a plan, or why it is none. */
function versionOf({ value, place }: JsonDocument): number | Diagnostic {
  const { format, schema_version: version } =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { format: undefined, schema_version: undefined, ...value }
      : { format: undefined, schema_version: undefined }
  if (format !== 'proceeds-plan') {
    return headerFault(
      'P201',
      place(['format']),
      'This is not a plan file: its format is not "proceeds-plan".',
      format === undefined
        ? 'Choose a plan file; one begins with "format": "proceeds-plan".'
        : didYouMean(String(format), ['proceeds-plan'], 'Choose a plan file.'),
    )
  }
  if (typeof version === 'number' && Number.isInteger(version) && version >= 1) return version
  return headerFault(
    'P201',
    place(['schema_version']),
    'The plan does not say which version of the form it has.',
    `Add "schema_version": ${planVersion}.`,
  )
}

function noWayFrom(version: number, { place }: JsonDocument): Diagnostic {
  return headerFault(
    'P206',
    place(['schema_version']),
    `Plans of version ${version} can no longer be read.`,
    `Open the plan with an earlier release and save it; this one reads versions up to ${planVersion}.`,
  )
}

function newerVersion(version: number, placeOf: (path: ValuePath) => Place): Diagnostic {
  return {
    code: 'P205',
    severity: 'warning',
    place: placeOf(['schema_version']),
    message: `The plan was saved by a newer release (version ${version} of the form; this release writes ${planVersion}), so it opens read-only.`,
    remedy: 'Update Proceeds to change it, or save a copy under another name.',
  }
}

function headerFault(code: string, place: Place, message: string, remedy: string): Diagnostic {
  return { code, severity: 'error', place, message, remedy }
}

/** The first diagnostics, and how many more there are. */
function atMost(limit: number, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const more = diagnostics.length - limit
  if (more <= 0) return diagnostics
  const errorsFirst = [
    ...diagnostics.filter(({ severity }) => severity === 'error'),
    ...diagnostics.filter(({ severity }) => severity === 'warning'),
  ]
  return [
    ...errorsFirst.slice(0, limit),
    {
      code: 'P299',
      severity: 'error',
      place: { kind: 'plan' },
      message: `${more} more faults are not shown.`,
      remedy: 'Mend the ones shown and read the plan again.',
    },
  ]
}
