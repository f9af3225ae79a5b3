import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { NewerDatabaseError, openDatabase } from '../../../../src/renderer/db/CatalogueDatabase'
import { schemaSteps } from '../../../../src/renderer/db/schema'
import { writeFirstVersion } from '../../../helpers/firstVersion'

const name = 'catalogue-test'

/** The last step that leaves it to replay to fill the tables. */
const emptiedAt = 3

function aRecord(id: string, refs: readonly string[] = []) {
  return { id, kind: 'section', values: {}, live: {}, createdAt: 1, updatedAt: 1, refs }
}

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
    await database.records.put(aRecord('r1', ['r2']))
    expect(await database.records.where('refs').equals('r2').primaryKeys()).toEqual(['r1'])
    await database.table('changes').put({ d: 'a', n: 1, records: ['r1'] })
    expect(await database.table('changes').where('records').equals('r1').count()).toBe(1)
    expect(await database.changes.get(['a', 1])).toMatchObject({ n: 1 })
    database.close()
  })

  it('step 2: a database of the first release keeps its rows; changes are found by clock and transaction', async () => {
    const rows = {
      records: [{ id: 'r1', kind: 'section', values: { seat: 'Berlin' }, live: {}, refs: ['r2'] }],
      changes: [
        { d: 'a', n: 1, t: '000000000002-0000-a', records: ['r1'], ops: [] },
        { d: 'a', n: 2, t: '000000000003-0000-a', tx: 'x', records: ['r1', 'r2'], ops: [] },
        { d: 'b', n: 1, t: '000000000001-0000-b', tx: 'x', records: ['r2'], ops: [] }
      ],
      meta: [{ key: 'replay', catalogueId: 'c', device: 'a', positions: { a: 2, b: 1 } }]
    }
    await writeFirstVersion({ name, ...rows })
    const database = await openDatabase(name, 2)
    expect(database.backendDB().version).toBe(20)
    expect(await database.records.toArray()).toEqual(rows.records)
    expect(await database.changes.toArray()).toEqual(rows.changes)
    expect(await database.meta.toArray()).toEqual(rows.meta)
    expect(await database.records.where('refs').equals('r2').count()).toBe(1)
    expect(await database.changes.where('records').equals('r2').count()).toBe(2)
    const byClock = await database.changes.orderBy('t').toArray()
    expect(byClock.map(({ d, n }) => [d, n])).toEqual([
      ['b', 1],
      ['a', 1],
      ['a', 2]
    ])
    expect(await database.changes.where('tx').equals('x').count()).toBe(2)
    database.close()
  })

  it('step 3: the tables are emptied, to be filled from the journal in their new form', async () => {
    const old = await openDatabase(name, 2)
    await old.records.put(aRecord('r1', ['r2']))
    await old.table('changes').put({ d: 'a', n: 1, t: '1', tx: 'x', records: ['r1'], ops: [] })
    await old
      .table('meta')
      .put({ key: 'replay', catalogueId: 'c', device: 'a', positions: { a: 1 } })
    old.close()
    const database = await openDatabase(name)
    expect(database.backendDB().version).toBe(30)
    for (const table of database.tables) expect(await table.count()).toBe(0)
    await database.changes.put({ d: 'a', n: 1, t: '1', tx: 'x', records: [], kinds: [], text: '' })
    expect(await database.changes.where('tx').equals('x').count()).toBe(1)
    expect(database.changes.schema.indexes.map(index => index.name)).toEqual(['t', 'tx'])
    database.close()
  })

  it('a migration does not wait for a window that has the old version open', async () => {
    const old = await openDatabase(name, 1)
    await old.records.put(aRecord('r1'))
    const now = await openDatabase(name, 2)
    expect(await now.records.count()).toBe(1)
    expect(old.isOpen()).toBe(false)
    now.close()
  })

  it('a database that was closed is not opened again by itself', async () => {
    const database = await openDatabase(name)
    database.close({ disableAutoOpen: false })
    await expect(database.records.count()).rejects.toMatchObject({ name: 'DatabaseClosedError' })
  })

  it('a database of any released version opens with the newest, ready to be used', async () => {
    for (const { version } of schemaSteps) {
      const old = await openDatabase(name, version)
      await old.records.put(aRecord('r1'))
      old.close()
      const now = await openDatabase(name)
      expect(await now.records.count()).toBe(version < emptiedAt ? 0 : 1)
      await now.records.put(aRecord('r2', ['r1']))
      expect(await now.records.where('refs').equals('r1').primaryKeys()).toEqual(['r2'])
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
