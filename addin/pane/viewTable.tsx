// The views by name: their word and icons in the navigation, and what draws them. A view is one line here.

import {
  ArrowSwap20Filled,
  ArrowSwap20Regular,
  BranchFork20Filled,
  BranchFork20Regular,
  CalendarLtr20Filled,
  CalendarLtr20Regular,
  DataArea20Filled,
  DataArea20Regular,
  Database20Filled,
  Database20Regular,
  Home20Filled,
  Home20Regular,
  Lightbulb20Filled,
  Lightbulb20Regular,
  ShieldCheckmark20Filled,
  ShieldCheckmark20Regular,
} from '@fluentui/react-icons'
import { type ComponentType, lazy, type ReactElement } from 'react'
import { type ViewName, viewNames } from '../session/paneStore.ts'
import type { Session } from '../session/session.ts'
import { Coming } from './coming/Coming.tsx'
import { HomeView } from './home/HomeView.tsx'

/** What every view is given: `load(session) -> props -> component` is its own affair. */
export type ViewProps = { readonly session: Session }

/** A view as the frame knows it. */
export type ViewEntry = {
  readonly label: string
  readonly icon: ReactElement
  readonly openIcon: ReactElement
  readonly View: ComponentType<ViewProps>
}

const PlanView = lazy(async () => ({ default: (await import('./plan/PlanView.tsx')).PlanView }))
const ScenariosView = lazy(async () => ({
  default: (await import('./scenarios/ScenariosView.tsx')).ScenariosView,
}))
const ChecksView = lazy(async () => ({ default: (await import('./checks/ChecksView.tsx')).ChecksView }))
const CompareView = lazy(async () => ({ default: (await import('./compare/CompareView.tsx')).CompareView }))

/** All views. Home comes with the pane, the others are fetched when they are first opened. */
export const viewTable = {
  home: { label: 'Home', icon: <Home20Regular />, openIcon: <Home20Filled />, View: HomeView },
  plan: {
    label: 'Plan',
    icon: <CalendarLtr20Regular />,
    openIcon: <CalendarLtr20Filled />,
    View: PlanView,
  },
  scenarios: {
    label: 'Scenarios',
    icon: <BranchFork20Regular />,
    openIcon: <BranchFork20Filled />,
    View: ScenariosView,
  },
  compare: {
    label: 'Compare',
    icon: <ArrowSwap20Regular />,
    openIcon: <ArrowSwap20Filled />,
    View: CompareView,
  },
  risk: {
    label: 'Risk',
    icon: <DataArea20Regular />,
    openIcon: <DataArea20Filled />,
    View: coming('Risk', 'How likely cash is to fall below its floor, and what moves the low point.'),
  },
  decide: {
    label: 'Decide',
    icon: <Lightbulb20Regular />,
    openIcon: <Lightbulb20Filled />,
    View: coming(
      'Decide',
      'What each initiative returns per dollar, reaching a target, and the best use of the raise.',
    ),
  },
  data: {
    label: 'Data',
    icon: <Database20Regular />,
    openIcon: <Database20Filled />,
    View: coming(
      'Data',
      'Exports from finance, sales ops, HR and technology, and the inputs calibrated from them.',
    ),
  },
  checks: {
    label: 'Checks',
    icon: <ShieldCheckmark20Regular />,
    openIcon: <ShieldCheckmark20Filled />,
    View: ChecksView,
  },
} satisfies Record<ViewName, ViewEntry>

const hidden: readonly ViewName[] = ['data', 'checks']

/** The views that the navigation always shows. */
export const viewsInSight: readonly ViewName[] = viewNames.filter(name => !hidden.includes(name))

/** The views behind "More". */
export const viewsUnderMore: readonly ViewName[] = hidden

function coming(label: string, purpose: string): ComponentType<ViewProps> {
  return function ComingView() {
    return <Coming label={label} purpose={purpose} />
  }
}
