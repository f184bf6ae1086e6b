// The public surface of the engine, grouped by heading. Nothing inside the engine imports it.

// Questions asked of a plan
export { attribute } from './analysis/attribute.ts'
export { attributeAnswer } from './analysis/attributeAnswer.ts'
export { breakEven } from './analysis/breakEven.ts'
export { breakEvenAnswer } from './analysis/breakEvenAnswer.ts'
export { bridge } from './analysis/bridge.ts'
export { bridgeAnswer } from './analysis/bridgeAnswer.ts'
export { type Comparison, compare } from './analysis/compare.ts'
export { type ComparisonView, compareAnswer } from './analysis/compareAnswer.ts'
export { engineNumbers } from './analysis/engineNumbers.ts'
export {
  freezeScenario,
  type MovedFigure,
  type Reproduction,
  reproduceScenario,
} from './analysis/freezeScenario.ts'
export type { Goal } from './analysis/goal.ts'
export { type GoalSeek, goalSeek } from './analysis/goalSeek.ts'
export { goalSeekAnswer } from './analysis/goalSeekAnswer.ts'
export { type HeldLine, heldAgainstFutures } from './analysis/heldAgainstFutures.ts'
export type { Lever } from './analysis/lever.ts'
export { leverAt } from './analysis/leverText.ts'
export { type DecisionRules, readDecisionRules } from './analysis/optimise/decisionRules.ts'
export type { Optimisation } from './analysis/optimise/optimisation.ts'
export { optimise } from './analysis/optimise/optimise.ts'
export { optimiseAnswer } from './analysis/optimise/optimiseAnswer.ts'
export type { OptimiseProgress, OptimiseRequest } from './analysis/optimise/optimiseRequest.ts'
export { plansToChooseFrom } from './analysis/plansToChooseFrom.ts'
export { type BackendName, runScenario, type ScenarioRun } from './analysis/runScenario.ts'
export type { SeriesName } from './analysis/runWorlds.ts'
export { sensitivity } from './analysis/sensitivity.ts'
export { sensitivityAnswer } from './analysis/sensitivityAnswer.ts'
export type { DifferenceRequest, Measure } from './analysis/sharesOfDifference.ts'
export { type PreparedSimulation, prepareSimulation, simulate } from './analysis/simulate.ts'
export { simulateAnswer } from './analysis/simulateAnswer.ts'
export type { Milestone } from './analysis/simulation.ts'
export type { Spot } from './analysis/spot.ts'
export { type Stress, stress } from './analysis/stress.ts'
export { stressAnswer } from './analysis/stressAnswer.ts'
export { type Axis, twoWayTable } from './analysis/twoWayTable.ts'
export { twoWayTableAnswer } from './analysis/twoWayTableAnswer.ts'
export { type VarianceByDriver, varianceByDriver } from './analysis/varianceByDriver.ts'
export { waiting } from './analysis/waiting.ts'
export { waitingAnswer } from './analysis/waitingAnswer.ts'
export { childScenario } from './analysis/whatIf.ts'
export { whereGiven } from './analysis/whereGiven.ts'
// Inputs from a company's own records
export { actualDrivers } from './calibration/actualDrivers.ts'
export { arrTies } from './calibration/arrTies.ts'
export { backtest } from './calibration/backtest.ts'
export { type Calibration, calibrate } from './calibration/calibrate.ts'
export { calibratedPlan, dayText } from './calibration/calibratedPlan.ts'
export { closedMonths, lastMonthEnd, monthsClosed } from './calibration/closedMonths.ts'
export { type ForecastLine, forecastAgainstActual } from './calibration/forecastAgainstActual.ts'
export { lastClosedDay } from './calibration/lastClosedDay.ts'
export type { PlanEnd } from './calibration/laterStart.ts'
export type { HireMatch, UnfilledHires } from './calibration/matchHires.ts'
export { openingPlan } from './calibration/openingPlan.ts'
export { openingPosition } from './calibration/openingPosition.ts'
export { plannedRoles } from './calibration/plannedRoles.ts'
export { type PlanOfThen, planOfThen } from './calibration/planOfThen.ts'
export { printBacktest } from './calibration/printBacktest.ts'
export { printCalibration } from './calibration/printCalibration.ts'
export { printCohorts } from './calibration/printCohorts.ts'
export { reconciledOpening } from './calibration/reconciledOpening.ts'
export { type RolledPlan, rollForward } from './calibration/rollForward.ts'
export { technologyPlan } from './calibration/technologyPlan.ts'
// The exact backend: the plan of record
export { type CellName, type Explanation, explain } from './exact/explain.ts'
export { printExplanation } from './exact/printExplanation.ts'
export { type ExactRun, runExact } from './exact/runExact.ts'
export type { CellValues } from './formula/cellValues.ts'
// The formula language
export type { CheckedModel } from './formula/checkedModel.ts'
export { type CompiledModel, compileModel } from './formula/compileModel.ts'
export type {
  DimensionDefinition,
  InputDefinition,
  Item,
  MappingDefinition,
  ModelDefinition,
  RowDefinition,
} from './formula/definition.ts'
export { type Diagnostic, type Place, printDiagnostic } from './formula/diagnostic.ts'
export { functions } from './formula/functions.ts'
export { nearest } from './formula/nearest.ts'
export type { InputCell, Program, Series, Shape } from './formula/program.ts'
export { type Quantity, quantityToNumber } from './formula/quantity.ts'
export type { Result } from './formula/result.ts'
export { membersOf } from './formula/rowSeries.ts'
export { unreachable } from './formula/unreachable.ts'
// The growth model
export { growthInputs, growthModel, growthRows } from './growth/baseModel.ts'
export type {
  GrowthInput,
  GrowthMapping,
  GrowthModel,
  GrowthRow,
  Source,
  Summary,
  Theme,
} from './growth/growthModel.ts'
export { modelReference } from './growth/modelReference.ts'
// Exports of other systems
export { type Import, importFiles } from './intake/importFiles.ts'
export { emptyMapping, type Mapping, writeMapping } from './intake/mapping.ts'
export { printImport } from './intake/printImport.ts'
export { readMapping } from './intake/readMapping.ts'
export type {
  ChannelSpend,
  Contract,
  CostNature,
  Day,
  Employee,
  Invoice,
  Issue,
  LedgerLine,
  MonthlyRevenue,
  Opportunity,
  Quota,
  ReceivableAge,
  RecordSource,
  Records,
  Requisition,
  RevenueChange,
  Sprint,
  StageChange,
  StatementLine,
  ToolContract,
} from './intake/records.ts'
// Plans and scenarios
export type { Answer, AnswerLine, AnswerTable } from './plan/answer.ts'
export {
  type CalendarMonth,
  dateOf,
  monthLabel,
  monthLabels,
  monthName,
  type Period,
  type PeriodLength,
  periods,
} from './plan/calendar.ts'
export { type CompiledPlan, compilePlan } from './plan/compilePlan.ts'
export { counted } from './plan/counted.ts'
export { printChange, printFigure } from './plan/figure.ts'
export type { Finding } from './plan/finding.ts'
export { idFromName } from './plan/idFromName.ts'
export { itemLabels } from './plan/itemLabel.ts'
export { type KeyFigure, keyFigures } from './plan/keyFigures.ts'
export { type Limit, monthlyLimits } from './plan/monthlyLimits.ts'
export { type OwnChange, ownChanges } from './plan/ownChanges.ts'
export type { Change, FrozenResults, Plan, Scenario, Where } from './plan/plan.ts'
export { planChecks, scenarioChecks } from './plan/planChecks.ts'
export { cellName } from './plan/planVocabulary.ts'
export { isReadOnly, readPlan } from './plan/readPlan.ts'
export { resultChecks } from './plan/resultChecks.ts'
export { type MonthlyNumbers, type RollUp, rollUp } from './plan/rollUp.ts'
export { scenarioChain } from './plan/scenarioChain.ts'
export { cellValues, resolveScenario, type ScenarioInputs } from './plan/scenarioInputs.ts'
export {
  type NewItem,
  type OpenDimension,
  sameButIdleItems,
  withItem,
  withoutItem,
} from './plan/withItem.ts'
export { writePlan } from './plan/writePlan.ts'
// The workbook as plain data, for the hosts that write and read it
export type { BlockWrite, CellFormat } from './workbook/blockWrite.ts'
export {
  areaAddress,
  cellAddress,
  columnLetters,
  fixedAddress,
  parseArea,
  parseCell,
  sheetInFormula,
  splitSheet,
} from './workbook/cellAddress.ts'
export { writesBetween } from './workbook/changeList.ts'
export { type CopiedContent, copiedSheet, sheetNameFrom } from './workbook/copiedSheet.ts'
export type { CopiedTable } from './workbook/copiedTable.ts'
export {
  type CellPlace,
  type FoundCell,
  type InputBook,
  type InputNumber,
  inputBook,
  type TypedCell,
} from './workbook/inputBook.ts'
export { cellFont, looks } from './workbook/looks.ts'
export { modelCellAt, modelCellMarks } from './workbook/modelCell.ts'
export { movableFormula } from './workbook/movableFormula.ts'
export { ownSheets } from './workbook/ownSheets.ts'
export { type KeptPlan, keptPlans, planNamespace } from './workbook/planPart.ts'
export { savedScenarios } from './workbook/planSheets.ts'
export { planWorkbook } from './workbook/planWorkbook.ts'
export { printReadBack } from './workbook/printReadBack.ts'
export { readAgreement, type WorkbookAgreement } from './workbook/readAgreement.ts'
export { type ReadableCopy, readScenariosSheet } from './workbook/readScenariosSheet.ts'
export { readWorkbook } from './workbook/readWorkbook.ts'
export { readXlsx, type XlsxContent } from './workbook/readXlsx.ts'
export { sheetGrid } from './workbook/sheetGrid.ts'
export type {
  Area,
  CellContent,
  Chart,
  DefinedName,
  FormatRule,
  Sheet,
  StyleName,
  Workbook,
} from './workbook/workbook.ts'
export { workbookFaults } from './workbook/workbookFaults.ts'
export type { XlsxCell, XlsxCells } from './workbook/xlsxCells.ts'
export { writeXlsx } from './workbook/xlsxFile.ts'
export { element, escapeXml } from './workbook/xmlText.ts'
