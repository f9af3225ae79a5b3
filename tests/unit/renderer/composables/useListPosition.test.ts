// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defineComponent, shallowRef } from 'vue'
import type { Ref } from 'vue'
import { useListPosition } from '../../../../src/renderer/composables/useListPosition'
import type { RecordList } from '../../../../src/renderer/composables/useRecordList'
import { useNavigationStore } from '../../../../src/renderer/stores/navigation'
import { useSelectionStore } from '../../../../src/renderer/stores/selection'
import type { View } from '../../../../src/renderer/worker/indexTypes'
import { rangeOf } from '../../../../src/shared/search/rowRanges'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { contextOf, mountInCatalogue } from '../../../helpers/mountInCatalogue'
import type { MountedInCatalogue } from '../../../helpers/mountInCatalogue'

/** What the index is asked about positions, answered when the test says so. */
let unanswered: (() => void)[] = []
const view = shallowRef<View>({ view: 1, count: 11 })
const list: RecordList = {
  view,
  rowAt: () => undefined,
  fetchRows: () => undefined,
  idAt: async position => Promise.resolve(`record ${String(position)}`),
  recordAt: async () => Promise.resolve(undefined),
  positionOf: async id =>
    new Promise(resolve => {
      unanswered.push(() => {
        resolve(Number(id.split(' ')[1]))
      })
    })
}

let catalogue: TestCatalogue
let mounted: MountedInCatalogue
let chosen: Ref<number>
let selection: ReturnType<typeof useSelectionStore>
let navigation: ReturnType<typeof useNavigationStore>

beforeEach(async () => {
  catalogue = await newTestCatalogue()
  unanswered = []
  view.value = { view: 1, count: 11 }
  const Host = defineComponent({
    setup() {
      chosen = useListPosition(list, () => 'all')
      selection = useSelectionStore()
      navigation = useNavigationStore()
      return () => null
    }
  })
  mounted = mountInCatalogue(Host, contextOf(catalogue, {}), {})
})
afterEach(async () => {
  mounted.wrapper.unmount()
  await catalogue.remove()
})

async function answer(): Promise<void> {
  for (const reply of unanswered.splice(0)) reply()
  await flushPromises()
}

async function choose(row: number, from = row): Promise<void> {
  selection.ranges = rangeOf(from, row)
  chosen.value = row
  await flushPromises()
}

it('rows selected faster than the index answers stay selected', async () => {
  for (const row of [1, 2, 3, 4]) await choose(row, 0)
  selection.ranges = rangeOf(0, 5)
  chosen.value = 5
  await answer()
  expect([chosen.value, selection.count]).toEqual([5, 6])
})

it('a record that is shown from elsewhere is found in the list', async () => {
  await choose(3)
  await answer()
  navigation.showRecord('record 8')
  await flushPromises()
  await answer()
  expect([chosen.value, selection.count]).toEqual([8, 1])
})

it('a list in another order does not take back who went on meanwhile', async () => {
  await choose(2)
  await answer()
  view.value = { view: 2, count: 11 }
  await flushPromises()
  await choose(7)
  unanswered.shift()?.()
  await flushPromises()
  expect(chosen.value).toBe(7)
})
