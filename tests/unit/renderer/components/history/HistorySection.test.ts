// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import HistorySection from '../../../../../src/renderer/components/history/HistorySection.vue'
import { changesOf } from '../../../../../src/renderer/db/repositories/changesets'
import type { CatalogueContext } from '../../../../../src/renderer/services/catalogueContext'
import { setElements, setField } from '../../../../../src/shared/changeLog/edit'
import type { Json } from '../../../../../src/shared/changeLog/changeset'
import { kindNamed } from '../../../../../src/shared/records/kinds'
import { valueOf, valuesOf } from '../../../../../src/shared/records/record'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { contextOf, enter, mountSection } from '../figures/mountInCatalogue'

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

async function section(): Promise<CatalogueRecord> {
  const records = [
    { key: 'mopr', kind: 'organisation', values: { names: [{ text: 'International Red Aid' }] } },
    {
      key: 'germany',
      kind: 'section',
      values: { names: [{ text: 'Section in Germany' }], parent: '@mopr', seat: 'Berlin' }
    }
  ]
  return (await enter(context, records))('germany')
}

async function put(record: CatalogueRecord, field: string, value: Json, why?: string) {
  await context.editing.edit(
    record.id,
    record.kind,
    subject => [setField(subject, field, value)],
    why === undefined ? {} : { why }
  )
}

async function stored(record: CatalogueRecord): Promise<CatalogueRecord> {
  return (await catalogue.database.records.get(record.id)) ?? record
}

function shown(record: CatalogueRecord) {
  const { wrapper } = mountSection(HistorySection, context, record, { kind: kindNamed('section') })
  unmount = () => {
    wrapper.unmount()
  }
  const text = (): string => wrapper.text().replace(/\s+/g, ' ')
  async function open(): Promise<void> {
    await vi.waitFor(async () => wrapper.get('button[aria-expanded]').trigger('click'))
    await flushPromises()
  }
  return { wrapper, text, open }
}

describe('the history of a record', () => {
  it('is one line until it is opened, and is kept up to date', async () => {
    const record = await section()
    const { text } = shown(record)
    await vi.waitFor(() => {
      expect(text()).toMatch(/History ?1 change, last \d+ \w+ \d{4}, \d\d:\d\d by A\. Petrova$/)
    })
    await put(record, 'seat', 'Paris')
    await vi.waitFor(() => {
      expect(text()).toMatch(/2 changes, last/)
    })
  })

  it('names field, former and new value, who, and why, newest first', async () => {
    const record = await section()
    await put(record, 'seat', 'Paris', 'moved in 1933')
    await put(record, 'country', 'FR')
    await put(record, 'seat', null)
    const { wrapper, text, open } = shown(record)
    await open()
    await vi.waitFor(() => {
      expect(text()).toMatch(/Parent body ?International Red Aid/)
    })
    const entries = wrapper.findAll('.entry').map(entry => entry.text().replace(/\s+/g, ' '))
    expect(entries).toHaveLength(4)
    expect(entries[0]).toMatch(/A\. Petrova ?Seat ?Paris ?→ ?emptied/)
    expect(entries[1]).toMatch(/Country ?France/)
    expect(entries[2]).toMatch(/moved in 1933 ?Restore record ?Seat ?Berlin ?→ ?Paris/)
    expect(entries[3]).toMatch(/created/)
  })

  it('writes a former value again as an ordinary edit', async () => {
    const record = await section()
    await put(record, 'seat', 'Paris')
    const { wrapper, open } = shown(record)
    await open()
    await wrapper.get('[aria-label="Restore: Seat"]').trigger('click')
    await vi.waitFor(async () => {
      expect(valueOf(await stored(record), 'seat')).toBe('Berlin')
    })
    const [last] = await changesOf(catalogue.database, record.id)
    expect(last).toMatchObject({ why: 'restored', by: 'A. Petrova' })
    await vi.waitFor(() => {
      expect(wrapper.get('.entry').text()).toContain('former value restored')
    })
  })

  it('brings back an element that was removed, in its place', async () => {
    const record = await section()
    const write = async (notes: readonly string[]) =>
      context.editing.edit(record.id, record.kind, subject =>
        setElements(
          subject,
          'publicNotes',
          notes.map(note => ({ key: note, value: note }))
        )
      )
    await write(['one', 'two', 'three'])
    await write(['one', 'three'])
    const { wrapper, open } = shown(await stored(record))
    await open()
    await vi.waitFor(() => {
      expect(wrapper.get('.entry').text()).toContain('two')
    })
    await wrapper.get('.entry .restore').trigger('click')
    await vi.waitFor(async () => {
      expect(valuesOf(await stored(record), 'publicNotes')).toEqual(['one', 'two', 'three'])
    })
  })

  it('offers no value that stands already', async () => {
    const record = await section()
    await put(record, 'seat', 'Paris')
    await put(record, 'seat', 'Berlin')
    const { wrapper, open } = shown(record)
    await open()
    await vi.waitFor(() => {
      expect(wrapper.findAll('.entry')).toHaveLength(3)
    })
    const entries = wrapper.findAll('.entry')
    expect(entries[0]?.find('.restore').exists()).toBe(true)
    expect(entries[1]?.find('.restore').exists()).toBe(false)
  })

  it('shows fifty changes at a time', async () => {
    const record = await section()
    for (let step = 0; step < 60; step++) await put(record, 'seat', `seat ${String(step)}`)
    const { wrapper, text, open } = shown(record)
    await open()
    await vi.waitFor(() => {
      expect(wrapper.findAll('.entry')).toHaveLength(50)
    })
    expect(text()).toContain('Show earlier changes (11)')
    await wrapper.findAll('button').at(-1)?.trigger('click')
    expect(wrapper.findAll('.entry')).toHaveLength(61)
  })

  it('makes the record again what it was after an entry, by one save, and shows before what changes', async () => {
    const record = await section()
    await put(record, 'seat', 'Paris')
    await put(record, 'country', 'FR')
    const { wrapper, open } = shown(await stored(record))
    await open()
    await vi.waitFor(() => {
      expect(wrapper.findAll('.entry')).toHaveLength(3)
    })
    expect(wrapper.findAll('.entry')[0]?.find('.whole').exists()).toBe(false)
    await wrapper.findAll('.entry')[2]?.get('.whole').trigger('click')
    await vi.waitFor(() => {
      const text = document.querySelector('.dialog')?.textContent ?? ''
      expect(text).toMatch(/Seat ?Paris → Berlin/)
      expect(text).toMatch(/Country ?France → emptied/)
    })
    document.querySelector<HTMLElement>('.dialog .foot button:last-child')?.click()
    await vi.waitFor(async () => {
      expect((await stored(record)).values).toEqual(record.values)
    })
    const [last] = await changesOf(catalogue.database, record.id)
    expect(last).toMatchObject({ why: 'restored record' })
    expect(last?.ops).toHaveLength(2)
  })
})
