import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Changeset } from '../../src/shared/changeLog/changeset'
import { electronPath } from '../helpers/launch'
import { whole } from '../helpers/random'
import { createLedger } from './ledger'
import { check, journalOf, start } from './session'
import { howMany, isLong, randomFor } from './settings'
import { faultCase } from './tally'
import { newWorldIn, putBack, removeWorld, setAside, temporaryFolder } from './world'
import type { World } from './world'
import { writeUntilGone } from './writing'

const records = 300

async function filesIn(folder: string, ending: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile() && entry.name.endsWith(ending))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
}

/** Flips one bit; gives where. */
async function flipBit(path: string, random: () => number, below = 1): Promise<number> {
  const bytes = await readFile(path)
  const at = whole(random, Math.floor(bytes.length * below))
  bytes[at] = (bytes[at] ?? 0) ^ (1 << whole(random, 8))
  await writeFile(path, bytes)
  return at
}

describe.skipIf(electronPath === undefined)('bit flips', () => {
  const ledger = createLedger()
  let world: World
  let segment = ''

  beforeAll(async () => {
    world = await newWorldIn(await temporaryFolder(), ledger, records)
    const session = await start(world)
    await writeUntilGone(session, ledger, randomFor('bits'), 30)
    await session.close()
    segment = (await filesIn(join(world.catalogue, 'journal'), '.ndjson'))[0] ?? ''
    await setAside(world)
  })
  afterAll(() => removeWorld(world.folder))

  /** The records that the journal's lines before the damage hold, all of which must be readable. */
  async function before(damageAt: number) {
    const whole = (await readFile(segment)).subarray(0, damageAt)
    const ids = new Set<string>()
    for (const line of whole.toString().split('\n').slice(0, -1)) {
      const { ops } = JSON.parse(line.slice(9)) as Pick<Changeset, 'ops'>
      for (const { r, f, p } of ops) {
        if (f === 'deleted' && p === true) ids.delete(r)
        else ids.add(r)
      }
    }
    return ids
  }

  faultCase('bit flips in the journal', async tally => {
    const random = randomFor('journal bits')
    for (let trial = 0; trial < howMany(1, 8); trial++) {
      await putBack(world)
      // The last line is left alone: damage there cannot be told from a write that was interrupted.
      const sound = await readFile(segment)
      const lastLine = sound.lastIndexOf(10, sound.length - 2) + 1
      const at = await flipBit(segment, random, lastLine / sound.length)
      const damaged = await readFile(segment)
      const readable = await before(at)
      tally.trials++
      tally.acknowledged += readable.size
      for (let number = 1; number <= (isLong ? 3 : 2); number++) {
        const session = await start(world)
        tally.starts++
        const { notices, readOnly } = await session.told()
        const place = `bit at ${String(at)}, start ${String(number)}`
        if (readOnly !== 'damagedJournal' || !notices.includes('journalDamaged')) {
          tally.wrong.add(`${place}: said ${notices.join()} ${String(readOnly)}`)
        }
        const found = await journalOf(session)
        for (const id of readable) if (!found.has(id)) tally.missing.add(`${id} ${place}`)
        await session.close()
        if (!(await readFile(segment)).equals(damaged)) tally.wrong.add(`${place}: file changed`)
      }
    }
    tally.notes.push(
      'lines before the damage are read, the catalogue opens for reading only, the file stays as it is'
    )
  })

  describe.runIf(isLong)('elsewhere', () => {
    faultCase('journal cut in the middle', async tally => {
      const random = randomFor('journal cuts')
      for (let trial = 0; trial < howMany(1, 4); trial++) {
        await putBack(world)
        const sound = await readFile(segment)
        const at = 1 + whole(random, sound.length - 2)
        await writeFile(segment, sound.subarray(0, at))
        const readable = await before(at)
        tally.trials++
        tally.acknowledged += readable.size
        for (let number = 1; number <= 3; number++) {
          const session = await start(world)
          tally.starts++
          const place = `cut at ${String(at)}, start ${String(number)}`
          const { notices } = await session.told()
          if (number === 1 && !notices.includes('folderOlder')) {
            tally.wrong.add(`${place}: said ${notices.join()}`)
          }
          const found = await journalOf(session)
          for (const id of readable) if (!found.has(id)) tally.missing.add(`${id} ${place}`)
          await session.close()
        }
      }
      tally.notes.push('what is left is read, and that the folder is older than before is said')
    })

    const stateFiles = [
      { name: 'catalogue.json', folder: () => world.catalogue, ending: 'catalogue.json' },
      { name: 'devices.json', folder: () => world.userData, ending: 'devices.json' },
      {
        name: 'the state of the working copy',
        folder: () => join(world.userData, 'working-copies'),
        ending: '.json'
      },
      { name: 'preferences.json', folder: () => world.userData, ending: 'preferences.json' }
    ]
    for (const { name, folder, ending } of stateFiles) {
      faultCase(`bit flips and cuts in ${name}`, async tally => {
        const random = randomFor(name)
        let refused = 0
        for (let trial = 0; trial < howMany(1, 3); trial++) {
          await putBack(world)
          const path = (await filesIn(folder(), ending))[0] ?? ''
          const sound = await readFile(path)
          if (trial % 3 === 2) await writeFile(path, sound.subarray(0, whole(random, sound.length)))
          else await flipBit(path, random)
          tally.trials++
          for (let number = 1; number <= 2; number++) {
            const session = await start(world)
            const { notices } = await session.told()
            if (
              !session.isOpen &&
              ending === 'catalogue.json' &&
              notices.includes('reopenFailed')
            ) {
              tally.starts++
              refused++
            } else await check(session, ledger, tally)
            await session.close()
          }
          if (ending !== 'catalogue.json') continue
          await writeFile(path, sound)
          const session = await start(world)
          await check(session, ledger, tally)
          await session.close()
        }
        tally.acknowledged = ledger.acknowledged
        if (refused > 0)
          tally.notes.push(
            `${String(refused)} starts refused and said so; complete once the file was put right`
          )
      })
    }
  })
})
