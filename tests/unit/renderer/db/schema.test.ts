import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { NewerDatabaseError, openDatabase } from '../../../../src/renderer/db/CatalogueDatabase'
import { schemaSteps } from '../../../../src/renderer/db/schema'

const name = 'catalogue-test'

afterEach(async () => {
  await Dexie.delete(name)
})

describe('the schema', () => {
  it('has steps 1, 2, 3 … without a gap', () => {
    expect(schemaSteps.map(({ version }) => version)).toEqual(
      schemaSteps.map((_, index) => index + 1)
    )
  })

  it('step 1: records are found by id and by what they refer to, changes by device and by record', async () => {
    const database = await openDatabase(name, 1)
    const record = {
      id: 'r1',
      kind: 'section',
      values: {},
      live: {},
      createdAt: 1,
      updatedAt: 1,
      refs: ['r2']
    }
    await database.records.put(record)
    expect(await database.records.where('refs').equals('r2').primaryKeys()).toEqual(['r1'])
    await database.table('changes').put({ d: 'a', n: 1, records: ['r1'] })
    expect(await database.changes.where('records').equals('r1').count()).toBe(1)
    expect(await database.changes.get(['a', 1])).toMatchObject({ n: 1 })
    database.close()
  })

  it('a database of any released version opens with the newest, rows kept', async () => {
    for (const { version } of schemaSteps) {
      const old = await openDatabase(name, version)
      await old.table('meta').put({ key: 'replay', catalogueId: 'c', device: 'd', positions: {} })
      old.close()
      const now = await openDatabase(name)
      expect(await now.meta.get('replay')).toMatchObject({ catalogueId: 'c' })
      now.close()
      await Dexie.delete(name)
    }
  })

  it('a database of a newer version is refused and left as it is', async () => {
    const newer = new Dexie(name)
    newer.version(99).stores({ records: 'id' })
    await newer.open()
    await newer.table('records').put({ id: 'r1' })
    newer.close()
    await expect(openDatabase(name)).rejects.toBeInstanceOf(NewerDatabaseError)
    const [untouched] = await indexedDB.databases()
    expect(untouched?.version).toBe(990)
    await newer.open()
    expect(await newer.table('records').count()).toBe(1)
    newer.close()
  })
})
