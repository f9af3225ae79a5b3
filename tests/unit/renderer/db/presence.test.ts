import { expect, it } from 'vitest'
import { create, newSubject } from '../../../../src/shared/changeLog/edit'
import type { Operation } from '../../../../src/shared/changeLog/changeset'
import { importIds } from '../../../../src/shared/import/hash'
import { createPresence, narrowWithin } from '../../../../src/renderer/db/presence'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { newTestCatalogue } from '../../../helpers/catalogue'

const made = (id: string): Operation => create(newSubject(id, 'source'))

it('never says of an id that it was not added when it was, and seldom the opposite', () => {
  const presence = createPresence()
  const added = Array.from({ length: 20_000 }, newRecordId)
  const others = Array.from({ length: 20_000 }, newRecordId)
  for (const id of added) presence.add(id)
  expect(added.every(id => presence.mayHave(id))).toBe(true)
  expect(others.filter(id => presence.mayHave(id)).length).toBeLessThan(20)
})

it('leaves every record that is there to be read, in a long transaction too', async () => {
  const catalogue = await newTestCatalogue()
  const { database, saving } = catalogue
  const newId = importIds(1_700_000_000_000, 1)
  const ofImport = Array.from({ length: 300 }, (_, at) => newId(String(at)))
  const others = Array.from({ length: 300 }, newRecordId)
  await saving.saveAll([others, ofImport.slice(0, 10)].map(ids => ids.map(made)))
  const narrow = narrowWithin(database)
  const asked = [ofImport, others, others.map(newRecordId), ofImport]
  for (const ids of asked) {
    await database.transaction('rw', database.records, async () => {
      const there = (await database.records.bulkGet(ids)).flatMap(record => record?.id ?? [])
      expect(await narrow(ids)).toEqual(expect.arrayContaining(there))
    })
    await saving.saveAll([ids.map(made)])
  }
  await catalogue.remove()
})
