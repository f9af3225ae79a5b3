import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { observe } from '../../../../src/renderer/db/live'
import { changesOf } from '../../../../src/renderer/db/repositories/changesets'
import {
  recordById,
  recordsById,
  recordsReferringTo
} from '../../../../src/renderer/db/repositories/records'
import type { CatalogueDatabase } from '../../../../src/renderer/db/CatalogueDatabase'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { create, newSubject, setField } from '../../../../src/shared/changeLog/edit'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'

let catalogue: TestCatalogue
const [shown, referring, unrelated] = [newRecordId(), newRecordId(), newRecordId()]

/** Every query that the window keeps running (`useLiveQuery`). */
const queries: Readonly<Record<string, (database: CatalogueDatabase) => Promise<unknown>>> = {
  'a record': async database => recordById(database, shown),
  'several records': async database => recordsById(database, [shown, referring]),
  'the records that refer to one': async database => recordsReferringTo(database, shown),
  'the changes of a record': async database => changesOf(database, shown)
}

beforeEach(async () => {
  catalogue = await newTestCatalogue()
  await catalogue.saving.save([
    ...[shown, referring, unrelated].map(id => create(newSubject(id, 'section'))),
    setField(newSubject(referring, 'section'), 'parent', shown)
  ])
})
afterEach(async () => {
  await catalogue.remove()
})

async function put(id: string, field: string, value: string): Promise<void> {
  const record = await recordById(catalogue.database, id)
  if (!record) throw new Error('the record is gone')
  await catalogue.saving.save([setField(record, field, value)])
}

/** Saves to other records, and then one to the record that is shown, which every query has to notice. */
describe.each(Object.entries(queries))('the query for %s', (_name, query) => {
  it('runs again for a write that concerns it, and for no other', async () => {
    let runs = 0
    let answers = 0
    const stop = observe(
      async () => {
        runs++
        return query(catalogue.database)
      },
      () => answers++,
      error => {
        throw error
      }
    )
    await vi.waitFor(() => {
      expect(answers).toBe(1)
    })
    const first = runs
    for (let save = 0; save < 5; save++) await put(unrelated, 'seat', `Place ${String(save)}`)
    await catalogue.saving.save([create(newSubject(newRecordId(), 'person'))])
    expect(runs).toBe(first)
    await put(shown, 'seat', 'Berlin')
    await put(referring, 'seat', 'Hamburg')
    await vi.waitFor(() => {
      expect(runs).toBeGreaterThan(first)
    })
    stop()
  })
})
