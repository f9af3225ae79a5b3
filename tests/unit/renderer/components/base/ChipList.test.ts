// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { beforeAll, expect, it } from 'vitest'
import ChipList from '../../../../../src/renderer/components/base/ChipList.vue'
import { mountBase } from './mountBase'

const options = [
  { value: 'DE', label: 'Германия' },
  { value: 'GR', label: 'Греция' }
]

beforeAll(() => {
  // happy-dom has no popovers; the list is in the document either way.
  HTMLElement.prototype.showPopover ??= () => undefined
  HTMLElement.prototype.hidePopover ??= () => undefined
})

function mounted(modelValue: readonly string[]) {
  const wrapper = mountBase(ChipList, {
    props: {
      label: 'Countries',
      options,
      modelValue,
      'onUpdate:modelValue': (values: readonly string[]) => wrapper.setProps({ modelValue: values })
    }
  })
  return {
    wrapper,
    field: wrapper.get<HTMLInputElement>('input'),
    chips: () => wrapper.findAll('.chip').map(chip => chip.text())
  }
}

it('adds the option taken, by its label, and is ready for the next', async () => {
  const { wrapper, field, chips } = mounted(['DE'])
  await field.setValue('гре')
  await field.trigger('keydown', { key: 'Enter' })
  await flushPromises()
  expect(chips()).toEqual(['Германия', 'Греция'])
  expect(field.element.value).toBe('')
  expect(wrapper.emitted('commit')).toEqual([[['DE', 'GR']]])
})

it('does not add a value twice', async () => {
  const { wrapper, field } = mounted(['DE'])
  await field.setValue('герм')
  await field.trigger('keydown', { key: 'Enter' })
  await flushPromises()
  expect(wrapper.emitted('commit')).toBeUndefined()
  expect(field.element.value).toBe('')
})

it('goes back into the chips with Backspace, and there removes', async () => {
  const { field, wrapper, chips } = mounted(['DE', 'GR'])
  field.element.focus()
  await field.trigger('keydown', { key: 'Backspace' })
  expect(document.activeElement?.textContent).toContain('Греция')
  expect(chips()).toHaveLength(2)
  await wrapper.findAll('.name').at(1)?.trigger('keydown', { key: 'Delete' })
  await flushPromises()
  expect(chips()).toEqual(['Германия'])
  expect(document.activeElement?.textContent).toContain('Германия')
})

it('does not remove a chip while text is being deleted', async () => {
  const { field, chips } = mounted(['DE'])
  field.element.focus()
  await field.setValue('г')
  field.element.setSelectionRange(1, 1)
  await field.trigger('keydown', { key: 'Backspace' })
  expect(chips()).toEqual(['Германия'])
  expect(document.activeElement).toBe(field.element)
})
