// Chooses a scenario from the tree. The list opens in place, so that it stays part of its region for a reader.

import { Dropdown, type DropdownProps, Option } from '@fluentui/react-components'
import type { Plan } from '../../engine/index.ts'
import { scenarioTree } from './scenarioTree.ts'

/** `label` names the choice; `look` are Fluent's own properties. */
export type ScenarioPickerProps = {
  readonly label: string
  readonly plan: Plan
  readonly value: string
  readonly pick: (id: string) => void
  readonly look?: Pick<DropdownProps, 'appearance' | 'className' | 'button' | 'listbox'>
}

/** Draws the picker. */
export function ScenarioPicker({ label, plan, value, pick, look }: ScenarioPickerProps) {
  const scenarios = scenarioTree(plan)
  return (
    <Dropdown
      size="small"
      inlinePopup
      aria-label={label}
      value={scenarios.find(({ id }) => id === value)?.name ?? 'No scenario'}
      selectedOptions={[value]}
      onOptionSelect={(_, { optionValue }) => optionValue !== undefined && pick(optionValue)}
      {...look}
    >
      {scenarios.map(({ id, name, depth }) => (
        <Option key={id} value={id} text={name}>
          <span style={{ paddingLeft: depth * 14 }}>{name}</span>
        </Option>
      ))}
    </Dropdown>
  )
}
