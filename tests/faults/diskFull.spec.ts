import { rm } from 'node:fs/promises'
import { describe, onTestFinished } from 'vitest'
import { fill, mountDisk, removeDisk, whyNoDisk } from '../helpers/disks'
import { createLedger, nextWrite } from './ledger'
import type { Ledger } from './ledger'
import { check, checkWhileFull, start, startsAfter, tryAgain } from './session'
import type { Session } from './session'
import { howMany, isLong, randomFor } from './settings'
import { faultCase } from './tally'
import type { Tally } from './tally'
import { newWorldIn, pause } from './world'
import { writeUntilGone } from './writing'

/** Over the 200 MiB under which a catalogue opens for reading only. */
const diskMebibytes = 320
/** What a save may be refused with while the disk is full. */
const refusals = new Set([
  'diskFull',
  'journalFailed',
  'workingCopyFailed',
  'workingCopyNotAnswering',
  'readOnly'
])
const longestAnswer = 15_000

async function withinLimit<Value>(work: Promise<Value>): Promise<Value | null> {
  return Promise.race([work, pause(longestAnswer).then(() => null)])
}

/** Saves while the disk is full: each must be refused, in words, and soon. */
async function saveWhileFull(
  session: Session,
  ledger: Ledger,
  random: () => number,
  tally: Tally
): Promise<number> {
  let refused = 0
  for (let attempt = 0; attempt < 8; attempt++) {
    const write = nextWrite(ledger, random)
    const reply = await withinLimit(session.save(write.ops)).catch(() => null)
    if (!reply) tally.wrong.add('a save was not answered')
    else if (reply.isSaved) tally.notes.push('a save found space')
    else if (!refusals.has(reply.code)) tally.wrong.add(`a save was refused with ${reply.code}`)
    else refused++
  }
  return refused
}

faultCase(
  'disk full during saves',
  async tally => {
    const random = randomFor('disk full')
    for (let trial = 0; trial < howMany(1, 3); trial++) {
      const ledger = createLedger()
      const disk = await mountDisk(diskMebibytes)
      onTestFinished(() => removeDisk(disk))
      const world = await newWorldIn(disk.folder, ledger, 500)
      const session = await start(world)
      const saving = writeUntilGone(session, ledger, random)
      await pause(500)
      const filler = await fill(disk)
      const code = await withinLimit(saving)
      if (code === null || !refusals.has(code)) tally.wrong.add(`saving ended with ${String(code)}`)
      const refused = await saveWhileFull(session, ledger, random, tally)
      await checkWhileFull(session, ledger, tally)
      await rm(filler)
      await pause(1000)
      if (!(await tryAgain(session))) tally.wrong.add('not open after space was freed')
      const saved = await writeUntilGone(session, ledger, random, 20)
      tally.notes.push(
        `first refusal ${String(code)}, ${String(refused)} of 8 more refused, after freeing ${saved ?? 'saved'}`
      )
      await check(session, ledger, tally)
      await session.close()
      await (await startsAfter(world, ledger, tally, 2)).close()
      tally.trials++
      tally.acknowledged += ledger.acknowledged
      await removeDisk(disk)
    }
  },
  whyNoDisk
)

describe.runIf(isLong)('already full', () => {
  faultCase(
    'start on a full disk',
    async tally => {
      const random = randomFor('full start')
      const ledger = createLedger()
      const disk = await mountDisk(diskMebibytes)
      onTestFinished(() => removeDisk(disk))
      const world = await newWorldIn(disk.folder, ledger, 500)
      const before = await start(world)
      await writeUntilGone(before, ledger, random, 30)
      await before.close()
      const filler = await fill(disk)
      for (let number = 0; number < 2; number++) {
        const session = await start(world)
        const { readOnly } = await session.told()
        if (readOnly !== 'noSpace') tally.wrong.add(`opened with ${String(readOnly)}`)
        await check(session, ledger, tally)
        await session.close()
      }
      await rm(filler)
      await (await startsAfter(world, ledger, tally, 2)).close()
      tally.trials = 1
      tally.acknowledged = ledger.acknowledged
      tally.notes.push('opens for reading only and says so')
    },
    whyNoDisk
  )
})
