import { describe, expect } from 'vitest'
import { newestVersion } from '../../src/renderer/db/CatalogueDatabase'
import { writeFirstVersion } from '../helpers/firstVersion'
import { rowsOfWorkingCopy } from '../helpers/workingCopy'
import { createLedger } from './ledger'
import { check, start } from './session'
import type { Session } from './session'
import { between, howMany, isLong, randomFor } from './settings'
import { faultCase } from './tally'
import { killGroup, newWorld, pause, putBack, setAside, spawnOpis } from './world'
import { writeUntilGone } from './writing'

const records = 3000

/** Puts the working copy back into the first version of its tables, with all its rows, while nobody has it open. */
async function returnToFirstVersion({ application, page }: Session): Promise<void> {
  await application.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('closeCatalogue')?.click()
  })
  await page.getByRole('button', { name: 'New empty catalogue' }).waitFor()
  await page.evaluate(writeFirstVersion, await rowsOfWorkingCopy({ page }))
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
