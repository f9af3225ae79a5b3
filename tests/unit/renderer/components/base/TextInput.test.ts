// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import TextArea from '../../../../../src/renderer/components/base/TextArea.vue'
import TextInput from '../../../../../src/renderer/components/base/TextInput.vue'
import { mountBase } from './mountBase'

describe.each([
  ['TextInput', TextInput, 'input'],
  ['TextArea', TextArea, 'textarea']
] as const)('%s', (_, component, tag) => {
  function mounted() {
    const wrapper = mountBase(component, { props: { modelValue: 'до 1930', label: 'Date' } })
    return { wrapper, field: wrapper.get<HTMLInputElement>(tag) }
  }

  it('commits once, on leaving, what was changed', async () => {
    const { wrapper, field } = mounted()
    await field.trigger('focus')
    await field.setValue('ок. 1930')
    expect(wrapper.emitted('update:modelValue')).toEqual([['ок. 1930']])
    expect(wrapper.emitted('commit')).toBeUndefined()
    await field.trigger('blur')
    await field.trigger('blur')
    expect(wrapper.emitted('commit')).toEqual([['ок. 1930']])
  })

  it('commits nothing when nothing was changed', async () => {
    const { wrapper, field } = mounted()
    await field.trigger('focus')
    await field.trigger('blur')
    expect(wrapper.emitted('commit')).toBeUndefined()
  })

  it('brings back the text at focus on Esc and keeps that Esc to itself', async () => {
    const { wrapper, field } = mounted()
    const heard: string[] = []
    document.body.addEventListener('keydown', event => heard.push(event.key), { once: true })
    await field.trigger('focus')
    await field.setValue('x')
    await field.trigger('keydown', { key: 'Escape' })
    expect(wrapper.emitted('revert')).toHaveLength(1)
    expect(field.element.value).toBe('до 1930')
    expect(heard).toEqual([])
    await field.trigger('keydown', { key: 'Escape' })
    expect(heard).toEqual(['Escape'])
  })

  it('leaves the keys of an input method alone', async () => {
    const { wrapper, field } = mounted()
    await field.trigger('focus')
    await field.setValue('紅')
    await field.trigger('keydown', { key: 'Enter', ctrlKey: true, isComposing: true })
    expect(wrapper.emitted('commit')).toBeUndefined()
    await field.trigger('keydown', { key: 'Enter', ctrlKey: true })
    expect(wrapper.emitted('commit')).toEqual([['紅']])
  })
})
