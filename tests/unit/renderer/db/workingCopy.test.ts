import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  databaseName,
  existingVersion,
  newestVersion
} from '../../../../src/renderer/db/CatalogueDatabase'
import type { CatalogueDatabase } from '../../../../src/renderer/db/CatalogueDatabase'
import { openWorkingCopy } from '../../../../src/renderer/db/workingCopy'
import type { OpeningSteps } from '../../../../src/renderer/db/workingCopy'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { create, newSubject, setField } from '../../../../src/shared/changeLog/edit'
import { draftText } from '../../../../src/shared/changeLog/journalAccess'
import type { OpenCatalogue } from '../../../../src/shared/ipc'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import type { Rebuild } from '../../../../src/shared/workingCopy'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { writeFirstVersion } from '../../../helpers/firstVersion'

let catalogue: TestCatalogue
let name: string
let before: readonly CatalogueRecord[]
let opened: CatalogueDatabase | null = null
let rebuilds: Rebuild[] = []

beforeEach(async () => {
  rebuilds = []
  catalogue = await newTestCatalogue()
  for (let count = 0; count < 5; count++) {
    const subject = newSubject(newRecordId(), 'section')
    const seat = setField(subject, 'seat', `seat ${String(count)}`)
    await catalogue.saving.save([create(subject), seat])
  }
  await catalogue.journal.verified(catalogue.session.journal.positions())
  name = databaseName(catalogue.session.describe().device)
  before = await catalogue.database.records.toArray()
})
afterEach(async () => {
  opened?.close()
  await catalogue.remove()
})

async function open(changes: Partial<OpenCatalogue> = {}, steps: OpeningSteps = {}) {
  const described = { ...catalogue.session.describe(), isNew: false, ...changes }
  opened = await openWorkingCopy(catalogue.journal, described, {
    onRebuilt: rebuild => rebuilds.push(rebuild),
    ...steps
  })
  return opened
}

/** As the release before the last migration would have left it. */
async function turnIntoFirstVersion(): Promise<void> {
  const { database } = catalogue
  const [records, changes, meta] = await Promise.all([
    database.records.toArray(),
    database.changes.toArray(),
    database.meta.toArray()
  ])
  database.close()
  await writeFirstVersion({ name, records, changes, meta })
}

describe('a working copy of an earlier version', () => {
  it('is shown as it was before its tables are changed, and holds the same records after', async () => {
    await turnIntoFirstVersion()
    const seen: unknown[] = []
    const database = await open(
      {},
      {
        async beforeMigration(old) {
          seen.push(old.backendDB().version, await old.records.toArray())
        }
      }
    )
    expect(seen).toEqual([10, before])
    expect(await existingVersion(name)).toBe(newestVersion())
    expect(await database.records.toArray()).toEqual(before)
    expect(await database.changes.orderBy('t').count()).toBe(5)
    expect(rebuilds).toEqual([])
  })

  it('is not shown when it is already of this version', async () => {
    catalogue.database.close()
    let isShown = false
    await open({}, { beforeMigration: async () => void (isShown = true) })
    expect(isShown).toBe(false)
  })

  it('stays as it was when what comes before the migration fails', async () => {
    await turnIntoFirstVersion()
    const failing = open({}, { beforeMigration: () => Promise.reject(new Error('not now')) })
    await expect(failing).rejects.toThrow('not now')
    expect(await existingVersion(name)).toBe(1)
    expect(await (await open()).records.toArray()).toEqual(before)
  })
})

describe('a working copy that cannot be relied on', () => {
  it.each<[string, () => Promise<Partial<OpenCatalogue>>]>([
    [
      'missing',
      async () => {
        await catalogue.database.delete()
        return {}
      }
    ],
    [
      'behind',
      async () => {
        const state = await catalogue.database.meta.get('replay')
        await catalogue.database.meta.put({ ...state, positions: {} } as never)
        await catalogue.database.records.clear()
        return {}
      }
    ],
    [
      'foreign',
      async () => {
        const state = await catalogue.database.meta.get('replay')
        await catalogue.database.meta.put({ ...state, catalogueId: 'another' } as never)
        return {}
      }
    ],
    [
      'failed',
      async () => {
        await catalogue.database.records.clear()
        return { mustRebuild: true }
      }
    ],
    [
      'unreadable',
      async () => {
        catalogue.database.close()
        await Dexie.delete(name)
        const other = new Dexie(name)
        other.version(2).stores({ records: '++wrong' })
        await other.open()
        other.close()
        return {}
      }
    ]
  ])('%s: is rebuilt, and it is said why', async (reason, damage) => {
    const changes = await damage()
    catalogue.database.close()
    const database = await open(changes)
    expect(await database.records.toArray()).toEqual(before)
    expect(rebuilds).toMatchObject([{ reason, changesets: 5 }])
  })

  it('is put together without a word where there was none before', async () => {
    await catalogue.database.delete()
    const database = await open({ verified: {} })
    expect(await database.records.toArray()).toEqual(before)
    expect(rebuilds).toEqual([])
  })

  it('is brought up to the journal when it only lacks the newest changes', async () => {
    const subject = before[0]
    if (!subject) throw new Error('there is no record')
    const ops = [setField(subject, 'seat', 'Paris')]
    await catalogue.journal.append([draftText({ ops, by: '' })])
    catalogue.database.close()
    const database = await open()
    expect((await database.records.get(subject.id))?.values['seat']).toBe('Paris')
    expect(rebuilds).toEqual([])
  })
})
