// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import ComboInput from '../../../../../src/renderer/components/base/ComboInput.vue'
import { mountBase } from './mountBase'

const options = [
  { value: 'DE', label: 'Германия' },
  { value: 'GR', label: 'Греция' },
  { value: 'CS', label: 'Чехословакия', note: '1918–1992' }
]

beforeAll(() => {
  // happy-dom has no popovers; the list is in the document either way.
  HTMLElement.prototype.showPopover ??= () => undefined
  HTMLElement.prototype.hidePopover ??= () => undefined
})

function mounted(props: Record<string, unknown>) {
  const wrapper = mountBase(ComboInput, { props: { modelValue: 'DE', label: 'Country', ...props } })
  return {
    wrapper,
    field: wrapper.get<HTMLInputElement>('input'),
    rows: () => wrapper.findAll('[role="option"]').map(row => row.text())
  }
}

describe('ComboInput with a closed list', () => {
  it('shows the label of its value', () => {
    expect(mounted({ options }).field.element.value).toBe('Германия')
  })

  it('offers what matches and takes the highlighted one with Enter', async () => {
    const { wrapper, field, rows } = mounted({ options })
    await field.setValue('гре')
    expect(rows()).toEqual(['Греция'])
    await field.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('commit')).toEqual([['GR', options[1]]])
    expect(field.element.value).toBe('Греция')
  })

  it('takes the highlighted one with Tab and lets the focus move on', async () => {
    const { wrapper, field } = mounted({ options })
    await field.setValue('чех')
    const tab = new KeyboardEvent('keydown', { key: 'Tab', cancelable: true })
    field.element.dispatchEvent(tab)
    expect(tab.defaultPrevented).toBe(false)
    expect(wrapper.emitted('commit')).toEqual([['CS', options[2]]])
  })

  it('does not take back an option that its owner has not named yet', async () => {
    const search = async (): Promise<typeof options> => Promise.resolve(options.slice(2))
    const { wrapper, field } = mounted({ search, display: '' })
    await field.setValue('чех')
    await flushPromises()
    await field.trigger('keydown', { key: 'Tab' })
    await field.trigger('blur')
    await flushPromises()
    expect(wrapper.emitted('unmatched')).toBeUndefined()
    expect(wrapper.emitted('commit')).toHaveLength(1)
  })

  it('keeps its value when it is merely opened and left by Tab', async () => {
    const { wrapper, field, rows } = mounted({ options, modelValue: 'GR' })
    await field.trigger('click')
    expect(rows()).toHaveLength(3)
    await field.trigger('keydown', { key: 'Tab' })
    await field.trigger('blur')
    expect(wrapper.emitted('commit')).toBeUndefined()
  })

  it('names the highlighted row to assistive technology and moves round with the arrows', async () => {
    const { wrapper, field } = mounted({ options, modelValue: '' })
    await field.trigger('keydown', { key: 'ArrowDown' })
    await flushPromises()
    await field.trigger('keydown', { key: 'ArrowUp' })
    const row = wrapper.get('[aria-selected="true"]')
    expect(row.text()).toContain('Чехословакия')
    expect(field.attributes('aria-activedescendant')).toBe(row.attributes('id'))
  })

  it('goes back to its value, and says so, when the text left is no option', async () => {
    const { wrapper, field } = mounted({ options })
    await field.setValue('Атлантида')
    await field.trigger('blur')
    await flushPromises()
    expect(wrapper.emitted('unmatched')).toEqual([['Атлантида']])
    expect(wrapper.emitted('commit')).toBeUndefined()
    expect(field.element.value).toBe('Германия')
  })

  it('is emptied by deleting its text', async () => {
    const { wrapper, field } = mounted({ options })
    await field.setValue('')
    await field.trigger('blur')
    expect(wrapper.emitted('commit')).toEqual([['', undefined]])
  })

  it('closes on the first Esc and restores its text on the second', async () => {
    const { field } = mounted({ options })
    await field.setValue('гре')
    await field.trigger('keydown', { key: 'Escape' })
    expect(field.attributes('aria-expanded')).toBe('false')
    expect(field.element.value).toBe('гре')
    await field.trigger('keydown', { key: 'Escape' })
    expect(field.element.value).toBe('Германия')
  })

  it('leaves Alt with an arrow to the view', async () => {
    const { field } = mounted({ options })
    await field.trigger('keydown', { key: 'ArrowDown', altKey: true })
    expect(field.attributes('aria-expanded')).toBe('false')
  })
})

describe('ComboInput with an open list', () => {
  it('keeps free text on Tab although a suggestion begins with it', async () => {
    const { wrapper, field } = mounted({ options, allowFree: true, modelValue: '' })
    await field.setValue('Гр')
    await field.trigger('keydown', { key: 'Tab' })
    await field.trigger('blur')
    expect(wrapper.emitted('commit')).toEqual([['Гр', undefined]])
  })

  it('takes the option for free text that is its label', async () => {
    const { wrapper, field } = mounted({ options, allowFree: true, modelValue: '' })
    await field.setValue('греция')
    await field.trigger('blur')
    expect(wrapper.emitted('commit')).toEqual([['GR', options[1]]])
  })
})

describe('ComboInput that can create', () => {
  it('offers to create what was typed, as the last row', async () => {
    const createLabel = (text: string) => `Create «${text}»`
    const { wrapper, field, rows } = mounted({ options, createLabel, modelValue: '' })
    await field.setValue('Греция Малая')
    expect(rows()).toEqual(['Create «Греция Малая»'])
    await field.trigger('keydown', { key: 'ArrowDown' })
    await field.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('create')).toEqual([['Греция Малая']])
  })
})

describe('ComboInput that searches', () => {
  it('drops an answer that a later question has overtaken', async () => {
    const answers = new Map<string, (labels: readonly string[]) => void>()
    const search = (text: string) =>
      new Promise<readonly { value: string; label: string }[]>(resolve => {
        answers.set(text, labels => {
          resolve(labels.map(label => ({ value: label, label })))
        })
      })
    const { field, rows } = mounted({ search, modelValue: '' })
    await field.setValue('ст')
    await field.setValue('стасова')
    answers.get('стасова')?.(['Стасова, Елена'])
    await flushPromises()
    answers.get('ст')?.(['Стучка, Пётр'])
    await flushPromises()
    expect(rows()).toEqual(['Стасова, Елена'])
  })

  it('waits for the answer when the field is left before it', async () => {
    const found = [{ value: 'p1', label: 'Стасова' }]
    const { wrapper, field } = mounted({ search: () => Promise.resolve(found), modelValue: '' })
    await field.setValue('Стасова')
    await field.trigger('blur')
    await flushPromises()
    expect(wrapper.emitted('commit')).toEqual([['p1', found[0]]])
  })
})
