import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe } from 'vitest'
import { listSnapshots } from '../../src/main/snapshots/listing'
import { dataPath, sequenceOf, snapshotsFolder } from '../../src/main/snapshots/names'
import { createLedger } from './ledger'
import { check, start } from './session'
import type { Session } from './session'
import { between, howMany, isLong, randomFor } from './settings'
import { faultCase } from './tally'
import type { Tally } from './tally'
import { newWorld, pause } from './world'
import type { World } from './world'
import { writeUntilGone } from './writing'

const records = 4000

/** Takes one of what has changed; gives how many changesets it holds, or null when the application is gone. */
async function takeSnapshot({ page }: Session): Promise<number | null> {
  return page
    .evaluate(async () => {
      const outcome = await window.faults()?.context?.snapshots.ensure('asked')
      const positions = outcome?.snapshot.manifest.positions
      return positions ? Object.values(positions).reduce((sum, n) => sum + n, 0) : null
    })
    .catch(() => null)
}

/** Every snapshot that has its manifest is whole, and one is there that holds what was acknowledged last. */
async function checkSnapshots(world: World, acknowledged: number, tally: Tally): Promise<void> {
  const folder = snapshotsFolder(world.catalogue)
  const { snapshots, unreadable } = await listSnapshots(folder, 'catalogue')
  for (const name of unreadable) tally.wrong.add(`the manifest of ${name}`)
  for (const { name, manifest } of snapshots) {
    const bytes = await readFile(dataPath(folder, name))
    const hash = createHash('sha256').update(bytes).digest('hex')
    if (hash !== manifest.sha256) tally.wrong.add(`${name} is not what its manifest says`)
  }
  const newest = Math.max(0, ...snapshots.map(({ manifest }) => sequenceOf(manifest.positions)))
  if (newest < acknowledged) tally.missing.add(`a snapshot of ${String(acknowledged)} changesets`)
}

describe.runIf(isLong)('snapshots', () => {
  faultCase('kill -9 while a snapshot is taken', async tally => {
    const random = randomFor('snapshots')
    const ledger = createLedger()
    const world = await newWorld(ledger, records)
    let session = await start(world)
    const begun = Date.now()
    let newest = (await takeSnapshot(session)) ?? 0
    const usual = Date.now() - begun
    let taken = 1
    for (let trial = 0; trial < howMany(1, 5); trial++) {
      await writeUntilGone(session, ledger, random, 20)
      const taking = takeSnapshot(session)
      await pause(between(random, 0, usual))
      session.kill()
      const acknowledged = await taking
      if (acknowledged !== null) {
        newest = acknowledged
        taken++
      }
      await session.close()
      tally.trials++
      for (let number = 1; number <= 3; number++) {
        session = await start(world)
        await check(session, ledger, tally)
        await checkSnapshots(world, newest, tally)
        if (number < 3) await session.close()
      }
    }
    await session.close()
    tally.acknowledged = ledger.acknowledged
    tally.notes.push(`${String(taken)} snapshots of ${String(records)} records acknowledged`)
  })
})
