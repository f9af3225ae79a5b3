// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { changesOf } from '../../../../../src/renderer/db/repositories/changesets'
import sample from '../../../../../resources/sample/international-red-aid.json'
import FigureSection from '../../../../../src/renderer/components/figures/FigureSection.vue'
import { useNavigationStore } from '../../../../../src/renderer/stores/navigation'
import type { CatalogueContext } from '../../../../../src/renderer/services/catalogueContext'
import type { EnteredRecord } from '../../../../../src/shared/records/entered'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { contextOf, enter, mountSection } from './mountInCatalogue'

let catalogue: TestCatalogue
let context: CatalogueContext
let unmount: () => void = () => undefined

beforeAll(() => {
  // happy-dom has no popovers.
  HTMLElement.prototype.showPopover ??= () => undefined
  HTMLElement.prototype.hidePopover ??= () => undefined
})
beforeEach(async () => {
  catalogue = await newTestCatalogue()
  context = contextOf(catalogue)
})
afterEach(async () => {
  unmount()
  await catalogue.remove()
})

async function shown(records: readonly EnteredRecord[], key: string) {
  const find = await enter(context, records)
  const { wrapper, pinia } = mountSection(FigureSection, context, find(key))
  unmount = () => {
    wrapper.unmount()
  }
  const text = (): string => wrapper.text().replace(/\s+/g, ' ')
  await vi.waitFor(() => {
    expect(text()).toContain('Add figure')
  })
  return { wrapper, pinia, find, text }
}

const figures = async (): Promise<CatalogueRecord[]> =>
  catalogue.database.records.filter(({ kind }) => kind === 'figure').toArray()

describe('the ledger of the sample', () => {
  it('shows figures by measure, with what follows from them', async () => {
    const { text } = await shown(sample, 'mopr')
    await vi.waitFor(() => {
      expect(text()).toContain('8,305,454')
      expect(text()).toContain('International Red Aid, Stasova’s figures for 1 January 1931')
    })
    expect(text()).toContain('0–4 of the 44 claimed are catalogued')
    expect(text()).toContain('0–4 of the 58 claimed are catalogued')
    expect(text()).toContain('0 of the 56 claimed are catalogued')
    expect(text()).toContain('−594,546 (−6.68 %) since 1 January 1928')
    expect(text()).toContain('Stasova, Elena')
    expect(text()).not.toContain('Conflict')
  })

  it('opens a figure from its row', async () => {
    const { wrapper, pinia, find } = await shown(sample, 'mopr')
    await vi.waitFor(() => {
      expect(wrapper.findAll('button.row')).toHaveLength(6)
    })
    await wrapper.get('button.row').trigger('click')
    const navigation = useNavigationStore(pinia)
    expect(navigation.recordId).toBe(find('members1928').id)
    expect(navigation.list).toEqual({ list: 'kind', kind: 'figure' })
  })
})

describe('figures that contradict', () => {
  const records = [
    { key: 'body', kind: 'section', values: { names: [{ text: 'Section in Germany' }] } },
    figure('one', '8.9 million', { rank: 'preferred' }),
    figure('two', '9,000,000'),
    figure('three', '12', { rank: 'deprecated' })
  ]

  function figure(key: string, value: string, more = {}): EnteredRecord {
    const values = { subject: '@body', measure: 'members', value, asOf: '1928', ...more }
    return { key, kind: 'figure', values }
  }

  it('stand in one marked group, the preferred first, the deprecated struck through', async () => {
    const { wrapper, text } = await shown(records, 'body')
    await vi.waitFor(() => {
      expect(wrapper.findAll('.conflict button.row')).toHaveLength(3)
    })
    expect(text()).toContain('Conflict: the sources differ')
    const rows = wrapper.findAll('button.row').map(row => row.text())
    expect(rows[0]).toMatch(/8\.9 million.*8,900,000.*1928.*Preferred/s)
    expect(rows[2]).toMatch(/12.*Deprecated/s)
    expect(wrapper.findAll('button.row')[2]?.classes()).toContain('deprecated')
  })
})

describe('the row for a new figure', () => {
  const records: EnteredRecord[] = [
    { key: 'body', kind: 'section', values: { names: [{ text: 'Section in Germany' }] } },
    { key: 'book', kind: 'source', values: { title: 'Ten years' } },
    { key: 'page', kind: 'citation', values: { source: '@book', locator: 'p. 12' } }
  ]

  async function entering() {
    const section = await shown(records, 'body')
    await section.wrapper.get('[data-add]').trigger('click')
    await flushPromises()
    const input = (name: string) =>
      section.wrapper.get<HTMLInputElement>(`[data-entry="${name}"] input`)
    const inFocus = () =>
      document.activeElement?.closest<HTMLElement>('[data-entry]')?.dataset['entry']
    async function type(name: string, text: string): Promise<void> {
      input(name).element.focus()
      await input(name).setValue(text)
      await flushPromises()
    }
    async function press(name: string, key: string): Promise<void> {
      await input(name).trigger('keydown', { key })
      await flushPromises()
    }
    async function typeAll(value: string): Promise<void> {
      await type('measure', 'Members')
      await press('measure', 'Enter')
      await vi.waitFor(() => {
        expect(inFocus()).toBe('value')
      })
      await type('value', value)
      await press('value', 'Enter')
      await type('asOf', '1 January 1931')
      await press('asOf', 'Enter')
      await vi.waitFor(() => {
        expect(inFocus()).toBe('accordingTo')
      })
      await type('citation', 'Ten years')
      await vi.waitFor(() => {
        expect(section.wrapper.find('[data-entry="citation"] [role="option"]').exists()).toBe(true)
      })
    }
    return { ...section, input, inFocus, type, press, typeAll }
  }

  it('saves one record with one change, and carries over what figures of a table share', async () => {
    const { find, input, inFocus, press, type, typeAll } = await entering()
    expect(inFocus()).toBe('measure')
    await typeAll('8,305,454')
    await press('citation', 'Tab')
    await vi.waitFor(async () => {
      expect(await figures()).toHaveLength(1)
      expect(inFocus()).toBe('value')
    })
    const [first] = await figures()
    expect(first?.values).toMatchObject({
      subject: find('body').id,
      measure: 'members',
      value: { written: '8,305,454', exact: '8305454' },
      asOf: { edtf: '1931-01-01' },
      citations: [{ value: { citation: find('page').id } }]
    })
    expect(await changesOf(catalogue.database, first?.id ?? '')).toHaveLength(1)

    expect(input('value').element.value).toBe('')
    expect(input('asOf').element.value).toBe('1 January 1931')
    await type('value', '44')
    await press('value', 'Enter')
    await vi.waitFor(async () => {
      expect(await figures()).toHaveLength(2)
    })
    expect((await figures())[1]?.values).toMatchObject({
      measure: 'members',
      value: { exact: '44' },
      citations: [{ value: { citation: find('page').id } }]
    })
  })

  it('saves nothing without a value', async () => {
    const { inFocus, press, type } = await entering()
    await type('measure', 'Members')
    await press('measure', 'Enter')
    await vi.waitFor(() => {
      expect(inFocus()).toBe('value')
    })
    await press('citation', 'Enter')
    await vi.waitFor(() => {
      expect(inFocus()).toBe('value')
    })
    expect(await figures()).toHaveLength(0)
  })

  it('asks once how a source writes its numbers', async () => {
    const { wrapper, inFocus, type, press, typeAll } = await entering()
    await typeAll('44')
    await press('citation', 'Tab')
    await vi.waitFor(() => {
      expect(inFocus()).toBe('value')
    })
    await type('value', '12.000')
    await press('value', 'Enter')
    await vi.waitFor(() => {
      expect(document.activeElement?.textContent).toContain('12,000')
    })
    await wrapper.get('.choice').trigger('click')
    await vi.waitFor(async () => {
      expect((await figures())[1]?.values).toMatchObject({ value: { exact: '12000' } })
      expect(inFocus()).toBe('value')
    })
    await type('value', '13.500')
    await press('value', 'Enter')
    await vi.waitFor(async () => {
      expect((await figures())[2]?.values).toMatchObject({ value: { exact: '13500' } })
    })
  })

  it('asks before it makes a second figure of the same number', async () => {
    const { wrapper, text, inFocus, type, press, typeAll } = await entering()
    await typeAll('44')
    await press('citation', 'Tab')
    await vi.waitFor(() => {
      expect(inFocus()).toBe('value')
      expect(wrapper.findAll('button.row')).toHaveLength(1)
    })
    await type('value', '44')
    await press('value', 'Enter')
    await vi.waitFor(() => {
      expect(text()).toContain('The same figure stands in the ledger already.')
      expect(document.activeElement?.textContent).toContain('Save as a further figure')
    })
    expect(await figures()).toHaveLength(1)
  })

  it('is left by Esc and keeps what was typed', async () => {
    const { wrapper, input, type, press } = await entering()
    await type('value', '44')
    await input('value').trigger('blur')
    await press('measure', 'Escape')
    expect(document.activeElement?.textContent).toContain('Add figure')
    await wrapper.get('[data-add]').trigger('click')
    expect(input('value').element.value).toBe('44')
    expect(await figures()).toHaveLength(0)
  })
})
