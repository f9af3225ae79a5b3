import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Positions } from '../../../../src/shared/changeLog/changeset'
import { create, newSubject } from '../../../../src/shared/changeLog/edit'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { afterTransactions } from '../../../../src/renderer/services/indexUpdates'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'

let catalogue: TestCatalogue
const updates: { readonly ids: readonly string[]; readonly positions: Positions }[] = []
beforeEach(async () => {
  catalogue = await newTestCatalogue()
  updates.length = 0
  catalogue.saving.onCommitted(
    afterTransactions((ids, positions) => updates.push({ ids, positions }))
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
