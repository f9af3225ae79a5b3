import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest'
import type { Changeset } from '../../src/shared/changeLog/changeset'
import { electronPath } from '../helpers/launch'
import { whole } from '../helpers/random'
import { createLedger } from './ledger'
import { check, journalOf, start } from './session'
import { howMany, isLong, randomFor } from './settings'
import { faultCase } from './tally'
import type { Tally } from './tally'
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
async function flipBit(path: string, random: () => number): Promise<number> {
  const bytes = await readFile(path)
  const at = whole(random, bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << whole(random, 8))
  await writeFile(path, bytes)
  return at
}

/** A start with a damaged journal: it is said, nothing can be written, and what lies before the damage is there. */
async function checkDamaged(
  world: World,
  { readable, place }: { readonly readable: Iterable<string>; readonly place: string },
  tally: Tally
): Promise<void> {
  const session = await start(world)
  tally.starts++
  const { notices, readOnly } = await session.told()
  if (readOnly !== 'damagedJournal' || !notices.includes('journalDamaged')) {
    tally.wrong.add(`${place}: said ${notices.join()} ${String(readOnly)}`)
  }
  const found = await journalOf(session)
  for (const id of readable) if (!found.has(id)) tally.missing.add(`${id} ${place}`)
  await session.close()
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

  /** The records that a segment's lines before the damage hold, all of which must be readable. */
  async function before(path: string, damageAt: number) {
    const whole = (await readFile(path)).subarray(0, damageAt)
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
      // In the last line too: it was acknowledged, so it is no write that was interrupted.
      const at = await flipBit(segment, random)
      const damaged = await readFile(segment)
      const readable = await before(segment, at)
      tally.trials++
      tally.acknowledged += readable.size
      for (let number = 1; number <= (isLong ? 3 : 2); number++) {
        const place = `bit at ${String(at)}, start ${String(number)}`
        await checkDamaged(world, { readable, place }, tally)
        if (!(await readFile(segment)).equals(damaged)) tally.wrong.add(`${place}: file changed`)
      }
    }
    tally.notes.push(
      'lines before the damage are read, the catalogue opens for reading only, the file stays as it is'
    )
  })

  faultCase('bit flips in the journal, the database lost', async tally => {
    const random = randomFor('unread bits')
    const written = createLedger()
    const own = await newWorldIn(await temporaryFolder(), written, records, {
      segmentBytes: 10_000
    })
    onTestFinished(() => removeWorld(own.folder))
    // This start reads all segments, and remembers those that are closed.
    await (await start(own)).close()
    await setAside(own)
    for (let trial = 0; trial < howMany(1, 6); trial++) {
      await putBack(own)
      const closed = (await filesIn(join(own.catalogue, 'journal'), '.ndjson')).slice(0, -1)
      const number = whole(random, closed.length)
      const path = closed[number] ?? ''
      const { atime, mtime } = await stat(path)
      const at = await flipBit(path, random)
      await utimes(path, atime, mtime)
      await rm(join(own.userData, 'IndexedDB'), { recursive: true })
      const readable = new Set<string>()
      for (const [place, file] of closed.slice(0, number + 1).entries()) {
        for (const id of await before(file, place === number ? at : Infinity)) readable.add(id)
      }
      tally.trials++
      tally.acknowledged += readable.size
      for (let number = 1; number <= 3; number++) {
        await checkDamaged(own, { readable, place: `bit ${String(at)} of ${path}` }, tally)
      }
    }
    tally.notes.push('in closed segments, which a start does not read while they seem unchanged')
  })

  describe.runIf(isLong)('elsewhere', () => {
    faultCase('journal cut in the middle', async tally => {
      const random = randomFor('journal cuts')
      for (let trial = 0; trial < howMany(1, 4); trial++) {
        await putBack(world)
        const sound = await readFile(segment)
        // Every other time behind a line, which looks as if nothing had ever followed it.
        const anywhere = 1 + whole(random, sound.length - 2)
        const isWhole = trial % 2 === 1
        const at = isWhole ? sound.lastIndexOf(10, anywhere) + 1 || anywhere : anywhere
        const expected = sound[at - 1] === 10 ? 'folderOlder' : 'journalDamaged'
        await writeFile(segment, sound.subarray(0, at))
        const readable = await before(segment, at)
        tally.trials++
        tally.acknowledged += readable.size
        for (let number = 1; number <= 3; number++) {
          const session = await start(world)
          tally.starts++
          const place = `cut at ${String(at)}, start ${String(number)}`
          const { notices } = await session.told()
          const isTold = number === 1 || expected === 'journalDamaged'
          if (isTold && !notices.includes(expected)) {
            tally.wrong.add(`${place}: said ${notices.join()}`)
          }
          const found = await journalOf(session)
          for (const id of readable) if (!found.has(id)) tally.missing.add(`${id} ${place}`)
          await session.close()
        }
      }
      tally.notes.push(
        'what is left is read; that the folder is older than before, or damaged within a line, is said'
      )
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
