import { expect, test } from 'vitest'
import { itemProblem, newItem } from '../../addin/pane/plan/newItem.ts'
import { larkspurText, openedWith } from '../session/larkspur.ts'

const { plan } = openedWith(larkspurText)

test('a new system gets an id of its own from its name', () => {
  expect(newItem(plan, 'system', ' Vendor portal ', 'data_platform')).toEqual({
    dimension: 'system',
    id: 'vendor_portal',
    label: 'Vendor portal',
    like: 'data_platform',
  })
  expect(newItem(plan, 'tool', 'Data-Platform!', 'intent_data').id).toBe('data_platform_2')
  expect(newItem(plan, 'role', 'Ø 7', 'sdr').id).toBe('role')
})

test('a name that is missing, too long or taken is refused in words', () => {
  expect(itemProblem(plan, 'system', ' ')).toBe('A system needs a name.')
  expect(itemProblem(plan, 'tool', 'x'.repeat(61))).toBe('Use at most 60 letters.')
  expect(itemProblem(plan, 'role', 'csm')).toBe('There is a role called csm already.')
  expect(itemProblem(plan, 'system', 'CSM')).toBeUndefined()
})
