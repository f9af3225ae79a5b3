import { mount } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import type { Pinia } from 'pinia'
import { defineComponent, h } from 'vue'
import type { Component, PropType } from 'vue'
import { provideCatalogue } from '../../../../../src/renderer/composables/useCatalogue'
import { useRecord } from '../../../../../src/renderer/composables/useRecord'
import { i18n } from '../../../../../src/renderer/i18n'
import type { CatalogueContext } from '../../../../../src/renderer/services/catalogueContext'
import { createEditing } from '../../../../../src/renderer/services/editing'
import { newRecordId } from '../../../../../src/renderer/services/ids'
import { RecordIndex } from '../../../../../src/renderer/worker/catalogueIndex'
import { recordSource } from '../../../../../src/renderer/worker/index/recordSource'
import { operationsOfEntered } from '../../../../../src/shared/records/entered'
import type { EnteredRecord } from '../../../../../src/shared/records/entered'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { putAll } from '../../../../helpers/recordReader'

/** The context of an open catalogue, with the index in this thread instead of a worker. */
export function contextOf({ database, saving, journal, session }: TestCatalogue): CatalogueContext {
  const held = new RecordIndex('en')
  const source = recordSource(database)
  const listeners = new Set<() => void>()
  saving.onCommitted(({ records }) => {
    putAll(held, records, source)
      .then(() => {
        for (const listener of listeners) listener()
      })
      .catch((error: unknown) => {
        // A catalogue that was closed meanwhile is read no more.
        if (database.isOpen()) throw error
      })
  })
  const index = {
    labels: async (ids: readonly string[]) => Promise.resolve(held.labels(ids)),
    suggest: async (kinds: readonly string[], text: string, limit: number) =>
      Promise.resolve(held.suggest(kinds, text, limit)),
    valuesOf: async (field: string, part: string | null) =>
      Promise.resolve(held.valuesOf(field, part))
  }
  return {
    main: { journal },
    catalogue: session.describe(),
    database,
    saving,
    editing: createEditing(database, saving),
    index,
    onIndexed(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => undefined
  } as unknown as CatalogueContext
}

/** Writes records as they would be typed; returns them by their keys. */
export async function enter(
  { saving }: CatalogueContext,
  records: readonly EnteredRecord[]
): Promise<(key: string) => CatalogueRecord> {
  const ids: string[] = []
  const operations = operationsOfEntered(records, () => {
    const id = newRecordId()
    ids.push(id)
    return id
  })
  const saved = new Map((await saving.save(operations)).records.map(record => [record.id, record]))
  return key => {
    const found = saved.get(ids[records.findIndex(record => record.key === key)] ?? '')
    if (!found) throw new Error(`No record "${key}"`)
    return found
  }
}

/** A section of the record pane, given its record as it is after each change. */
export function mountSection(
  section: Component,
  context: CatalogueContext,
  record: CatalogueRecord,
  props: Record<string, unknown> = {}
): { wrapper: VueWrapper; pinia: Pinia } {
  const pinia = createPinia()
  const Inner = defineComponent({
    props: { id: { type: String as PropType<string>, required: true } },
    setup({ id }) {
      const current = useRecord(() => id)
      return () => (current.value ? h(section, { ...props, record: current.value }) : null)
    }
  })
  const Outer = defineComponent({
    setup() {
      provideCatalogue(context)
      return () => h(Inner, { id: record.id })
    }
  })
  const wrapper = mount(Outer, { attachTo: document.body, global: { plugins: [i18n, pinia] } })
  return { wrapper, pinia }
}
