import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Positions } from '../../../../src/shared/changeLog/changeset'
import { create, newSubject } from '../../../../src/shared/changeLog/edit'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { indexUpdates } from '../../../../src/renderer/services/indexUpdates'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { eventually } from '../../../helpers/eventually'

let catalogue: TestCatalogue
const updates: { readonly ids: readonly string[]; readonly positions: Positions }[] = []
const onError = vi.fn<(error: unknown) => void>()
/** What the index does with what it was given. */
let work = async (): Promise<void> => Promise.resolve()
beforeEach(async () => {
  work = async () => Promise.resolve()
  catalogue = await newTestCatalogue()
  updates.length = 0
  catalogue.saving.onCommitted(
    indexUpdates(async (ids, positions) => {
      updates.push({ ids, positions })
      await work()
    }, onError)
  )
})
afterEach(async () => {
  await catalogue.remove()
})

/** Long enough for a page of the working copy of its own. */
const made = (id: string) => [
  create(newSubject(id, 'source')),
  { k: 'source', r: id, f: 'title', p: 'я'.repeat(600_000), o: [] }
]

it('the index is told of a long transaction at its end, of all that it changed', async () => {
  const ids = Array.from({ length: 4 }, newRecordId)
  await catalogue.saving.saveAll(ids.map(made))
  const n = catalogue.session.journal.issued()
  const { device } = catalogue.session.describe()
  expect(updates).toEqual([{ ids, positions: { [device]: n } }])
})

it('and of any other save at once', async () => {
  const id = newRecordId()
  await catalogue.saving.save([create(newSubject(id, 'source'))])
  expect(updates.map(update => update.ids)).toEqual([[id]])
})

it('what is saved while it takes up something is given together after it', async () => {
  let end = (): void => undefined
  const taken = new Promise<void>(resolve => (end = resolve))
  work = async () => taken
  const ids = Array.from({ length: 3 }, newRecordId)
  for (const id of ids) await catalogue.saving.save([create(newSubject(id, 'source'))])
  expect(updates).toHaveLength(1)
  end()
  await eventually(() => Promise.resolve(updates.length), 2)
  expect(updates.map(update => update.ids)).toEqual([[ids[0]], ids.slice(1)])
})

it('what it fails to take up is given once more with the next', async () => {
  work = async () => Promise.reject(new Error('of the test'))
  const failing = new Promise(resolve => onError.mockImplementationOnce(resolve))
  const ids = Array.from({ length: 2 }, newRecordId)
  await catalogue.saving.save([create(newSubject(ids[0] ?? '', 'source'))])
  await failing
  work = async () => Promise.resolve()
  await catalogue.saving.save([create(newSubject(ids[1] ?? '', 'source'))])
  expect(new Set(updates.at(-1)?.ids)).toEqual(new Set(ids))
})
