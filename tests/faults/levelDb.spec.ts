import { afterAll, beforeAll, describe, expect } from 'vitest'
import { electronPath } from '../helpers/launch'
import { checksumsIn } from '../helpers/scanFiles'
import { createLedger } from './ledger'
import { levelDbDamages, levelDbFolder } from './levelDbDamage'
import { check, start } from './session'
import { isLong, randomFor } from './settings'
import { faultCase } from './tally'
import { newWorldIn, putBack, removeWorld, setAside, temporaryFolder } from './world'
import type { World } from './world'
import { writeUntilGone } from './writing'

/** Enough that LevelDB has tables, not its log only. */
const records = 3000
/** A torn log, a bit in it, a table without its end, no manifest, old records that reappear. */
const shortForm = [0, 1, 8, 15, 19]

describe.skipIf(electronPath === undefined)('LevelDB damage', () => {
  const ledger = createLedger()
  let world: World

  beforeAll(async () => {
    world = await newWorldIn(await temporaryFolder(), ledger, records)
    const random = randomFor('LevelDB')
    for (let round = 0; round < (isLong ? 2 : 1); round++) {
      const session = await start(world)
      await writeUntilGone(session, ledger, random, 150)
      await session.close()
    }
    await setAside(world)
  })
  afterAll(() => removeWorld(world.folder))

  const chosen = isLong ? levelDbDamages : shortForm.map(index => levelDbDamages[index])
  for (const damage of chosen) {
    if (!damage) continue
    faultCase(`LevelDB, closed: ${damage.name}`, async tally => {
      await putBack(world)
      const folder = levelDbFolder(world.userData)
      const before = await checksumsIn(folder)
      await damage.apply(folder)
      expect(await checksumsIn(folder).catch(() => [])).not.toEqual(before)
      for (let number = 1; number <= 2; number++) {
        const session = await start(world)
        await check(session, ledger, tally)
        const { notices } = await session.told()
        const isRebuilt = (await session.page.getByText('rebuilt from the journal').count()) > 0
        const said = [...notices, ...(isRebuilt ? ['rebuilt from the journal'] : [])]
        tally.notes.push(`start ${String(number)}: ${said.join(', ') || 'nothing said'}`)
        await session.close()
      }
      tally.trials = 1
      tally.acknowledged = ledger.acknowledged
    })
  }
})
