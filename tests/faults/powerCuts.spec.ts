import { onTestFinished } from 'vitest'
import { cutPower, mountDisk, powerOn, reasonAgainstPowerCuts, removeDisk } from '../helpers/disks'
import { createLedger } from './ledger'
import { start, startsAfter } from './session'
import { between, howMany, randomFor } from './settings'
import { faultCase } from './tally'
import { newWorldIn, pause } from './world'
import { writeUntilGone } from './writing'

const diskMebibytes = 600
const savers = 3

faultCase(
  'power cut during single saves',
  async tally => {
    const random = randomFor('power')
    const moments = randomFor('power, moments')
    const ledger = createLedger()
    const disk = await mountDisk(diskMebibytes)
    onTestFinished(() => removeDisk(disk))
    const world = await newWorldIn(disk.folder, ledger, 50)
    let session = await start(world)
    for (let trial = 0; trial < howMany(1, 10); trial++) {
      const saving = Array.from({ length: savers }, async () =>
        writeUntilGone(session, ledger, random)
      )
      await pause(between(moments, 100, 1500))
      await cutPower(disk)
      session.kill()
      await Promise.all(saving)
      await session.close()
      await powerOn(disk)
      tally.trials++
      session = await startsAfter(world, ledger, tally)
    }
    await session.close()
    tally.acknowledged = ledger.acknowledged
    tally.notes.push(
      'simulated: ext4 shut down without a flush, application killed, disk mounted again'
    )
  },
  reasonAgainstPowerCuts()
)
