import { describe, expect } from 'vitest'
import { newestVersion } from '../../src/renderer/db/CatalogueDatabase'
import { createLedger } from './ledger'
import { check, start } from './session'
import type { Session } from './session'
import { between, howMany, isLong, randomFor } from './settings'
import { faultCase } from './tally'
import { killGroup, newWorld, pause, putBack, setAside, spawnOpis } from './world'
import { writeUntilGone } from './writing'

const records = 3000

/** In the page: puts the working copy back into the first version of its tables, with all its rows. */
async function returnToFirstVersion({ page }: Session): Promise<void> {
  await page.evaluate(async () => {
    const database = window.faults()?.context?.database
    if (!database) throw new Error('No catalogue is open')
    const { name } = database
    const tables = ['records', 'changes', 'meta'] as const
    const rows = await Promise.all(tables.map(table => database.table(table).toArray()))
    database.close()
    const done = async (request: IDBRequest | IDBTransaction, event: string): Promise<void> =>
      new Promise((resolve, reject) => {
        request.addEventListener(event, () => {
          resolve()
        })
        request.addEventListener('error', () => {
          reject(new Error('The old version was not made'))
        })
      })
    await done(indexedDB.deleteDatabase(name), 'success')
    // Dexie multiplies its versions by ten.
    const opening = indexedDB.open(name, 10)
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('records', { keyPath: 'id' }).createIndex('refs', 'refs', {
        multiEntry: true
      })
      opening.result
        .createObjectStore('changes', { keyPath: ['d', 'n'] })
        .createIndex('records', 'records', { multiEntry: true })
      opening.result.createObjectStore('meta', { keyPath: 'key' })
    }
    await done(opening, 'success')
    const transaction = opening.result.transaction(tables, 'readwrite', { durability: 'strict' })
    for (const [index, table] of tables.entries()) {
      for (const row of rows[index] ?? []) transaction.objectStore(table).put(row)
    }
    await done(transaction, 'complete')
    opening.result.close()
  })
}

async function versionOf({ page }: Session): Promise<number | undefined> {
  return page.evaluate(async () => {
    const name = window.faults()?.context?.database.name
    const databases = await indexedDB.databases()
    return databases.find(database => database.name === name)?.version
  })
}

describe.runIf(isLong && newestVersion() > 1)('migration', () => {
  faultCase('kill -9 while the tables are migrated', async tally => {
    const random = randomFor('migration')
    const ledger = createLedger()
    const world = await newWorld(ledger, records)
    const session = await start(world)
    await writeUntilGone(session, ledger, random, 30)
    await returnToFirstVersion(session)
    session.kill()
    await session.close()
    await setAside(world)
    const begun = Date.now()
    const first = await start(world)
    const usual = Date.now() - begun
    await check(first, ledger, tally)
    expect(await versionOf(first)).toBe(newestVersion() * 10)
    await first.close()
    for (let trial = 0; trial < howMany(1, 5); trial++) {
      await putBack(world)
      const child = spawnOpis(world)
      const ended = new Promise(done => child.once('exit', done))
      await pause(between(random, usual / 5, usual))
      killGroup(child)
      await ended
      tally.trials++
      for (let number = 1; number <= 3; number++) {
        const next = await start(world)
        await check(next, ledger, tally)
        const version = await versionOf(next)
        if (version !== newestVersion() * 10) tally.wrong.add(`version ${String(version)}`)
        await next.close()
      }
    }
    tally.acknowledged = ledger.acknowledged
    tally.notes.push(`from version 1 to ${String(newestVersion())}`)
  })
})
