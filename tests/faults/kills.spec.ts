import { createLedger } from './ledger'
import { start, startsAfter } from './session'
import { between, howMany, randomFor } from './settings'
import { faultCase } from './tally'
import { newWorld, pause } from './world'
import { writeTransactionsUntilGone, writeUntilGone } from './writing'

const savers = 3

faultCase('kill -9 during single saves', async tally => {
  const random = randomFor('saves')
  const moments = randomFor('saves, moments')
  const ledger = createLedger()
  const world = await newWorld(ledger, 50)
  let session = await start(world)
  for (let trial = 0; trial < howMany(2, 50); trial++) {
    const saving = Array.from({ length: savers }, async () =>
      writeUntilGone(session, ledger, random)
    )
    await pause(between(moments, 20, 3000))
    session.kill()
    await Promise.all(saving)
    await session.close()
    tally.trials++
    session = await startsAfter(world, ledger, tally)
  }
  await session.close()
  tally.acknowledged = ledger.acknowledged
  tally.notes.push(`${String(savers)} saves at a time`)
})

faultCase('kill -9 during transactions of 400 records', async tally => {
  const moments = randomFor('transactions, moments')
  const ledger = createLedger()
  const world = await newWorld(ledger, 50)
  let session = await start(world)
  for (let trial = 0; trial < howMany(1, 6); trial++) {
    const saving = writeTransactionsUntilGone(session, ledger, 400)
    await pause(between(moments, 50, 2500))
    session.kill()
    await saving
    await session.close()
    tally.trials++
    session = await startsAfter(world, ledger, tally)
  }
  await session.close()
  tally.acknowledged = ledger.acknowledged
  tally.notes.push(`${String(ledger.groups.length)} transactions begun`)
})
