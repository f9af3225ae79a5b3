// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import RecordForm from '../../../../../src/renderer/components/records/RecordForm.vue'
import { newRecordId } from '../../../../../src/renderer/services/ids'
import { event } from '../../../../../src/shared/records/event'
import { valueOf } from '../../../../../src/shared/records/record'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { eventually } from '../../../../helpers/eventually'
import { contextOf, mountInCatalogue } from '../../../../helpers/mountInCatalogue'

let catalogue: TestCatalogue

beforeEach(async () => {
  catalogue = await newTestCatalogue()
})
afterEach(async () => {
  document.body.replaceChildren()
  await catalogue.remove()
})

async function titleIn(id: string): Promise<unknown> {
  const record = await catalogue.database.records.get(id)
  return record && valueOf(record, 'title')
}

class DiskFull extends Error {
  readonly code = 'diskFull'
}

describe('the form of a new event', () => {
  it('begins the record with its first value', async () => {
    const edited = { id: newRecordId(), kind: 'event' }
    const context = contextOf(catalogue, {})
    const { wrapper } = mountInCatalogue(RecordForm, context, {
      edited,
      kind: event,
      record: undefined
    })
    const title = wrapper.get<HTMLInputElement>('[data-field="title"] input')
    await title.trigger('focus')
    await title.setValue('Первый пленум')
    await title.trigger('blur')
    await eventually(async () => titleIn(edited.id), 'Первый пленум')
  })

  it('keeps the text of a refused save, says why beside the field, and saves it when it can', async () => {
    const edited = { id: newRecordId(), kind: 'event' }
    let isFull = true
    const context = contextOf(catalogue, {})
    const editing: typeof context.editing = {
      ...context.editing,
      edit: async (...given) => {
        if (isFull) throw new DiskFull('There is no space left')
        return context.editing.edit(...given)
      }
    }
    const { wrapper } = mountInCatalogue(
      RecordForm,
      { ...context, editing },
      { edited, kind: event, record: undefined }
    )
    const title = wrapper.get<HTMLInputElement>('[data-field="title"] input')
    await title.trigger('focus')
    await title.setValue('Первый пленум')
    await title.trigger('blur')
    await flushPromises()
    expect(title.element.value).toBe('Первый пленум')
    expect(wrapper.get('[data-field="title"] [role="alert"]').text()).toContain('no space left')
    expect(await catalogue.database.records.count()).toBe(0)
    isFull = false
    await title.trigger('focusout')
    await eventually(async () => titleIn(edited.id), 'Первый пленум')
    await flushPromises()
    expect(wrapper.find('[data-field="title"] [role="alert"]').exists()).toBe(false)
  })
})
