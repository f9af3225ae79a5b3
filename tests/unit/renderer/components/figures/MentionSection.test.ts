// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import sample from '../../../../../resources/sample/international-red-aid.json'
import MentionSection from '../../../../../src/renderer/components/records/MentionSection.vue'
import type { CatalogueContext } from '../../../../../src/renderer/services/catalogueContext'
import { useNavigationStore } from '../../../../../src/renderer/stores/navigation'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { contextOf, enter, mountSection } from './mountInCatalogue'

let catalogue: TestCatalogue
let context: CatalogueContext
let unmount: () => void = () => undefined

beforeEach(async () => {
  catalogue = await newTestCatalogue()
  context = contextOf(catalogue)
})
afterEach(async () => {
  unmount()
  await catalogue.remove()
})

async function shown(records: typeof sample | Parameters<typeof enter>[1], key: string) {
  const find = await enter(context, records)
  const { wrapper, pinia } = mountSection(MentionSection, context, find(key))
  unmount = () => {
    wrapper.unmount()
  }
  return { wrapper, pinia, find }
}

describe('the records that mention one', () => {
  it('stand by kind with their number, title and the field in which they do', async () => {
    const { wrapper, pinia, find } = await shown(sample, 'mopr')
    await vi.waitFor(() => {
      expect(wrapper.text()).toContain('Section in Germany')
    })
    const groups = wrapper.findAll('h4').map(group => group.text().replace(/\s+/g, ' '))
    expect(groups).toEqual(['Sections 4', 'Governing bodies 1', 'Persons 1', 'Events 1'])
    expect(wrapper.text()).toContain('Parent body')
    await wrapper.findAll('button.mention')[1]?.trigger('click')
    const navigation = useNavigationStore(pinia)
    expect(navigation.recordId).toBe(find('germany').id)
    expect(navigation.list).toEqual({ list: 'kind', kind: 'section' })
  })

  it('include figures that are not about it', async () => {
    const { wrapper } = await shown(sample, 'stasova')
    await vi.waitFor(() => {
      expect(wrapper.get('h4').text().replace(/\s+/g, ' ')).toBe('Figures 6')
    })
  })

  it('are folded above twenty', async () => {
    const body = { key: 'body', kind: 'organisation', values: { names: [{ text: 'Body' }] } }
    const sections = Array.from({ length: 25 }, (_, index) => ({
      key: `s${String(index)}`,
      kind: 'section',
      values: { referenceCode: `N-${String(index + 1)}`, parent: '@body' }
    }))
    const { wrapper } = await shown([body, ...sections], 'body')
    await vi.waitFor(() => {
      expect(wrapper.findAll('button.mention')).toHaveLength(20)
    })
    const codes = wrapper.findAll('.code').map(code => code.text())
    expect(codes.slice(0, 3)).toEqual(['N-1', 'N-2', 'N-3'])
    await wrapper.get('.more').trigger('click')
    expect(wrapper.findAll('button.mention')).toHaveLength(25)
  })

  it('leave nothing on the page where there are none', async () => {
    const { wrapper } = await shown(
      [{ key: 'body', kind: 'organisation', values: { seat: 'Moscow' } }],
      'body'
    )
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(wrapper.find('.section').exists()).toBe(false)
  })
})
