import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe } from 'vitest'
import { createLedger } from './ledger'
import type { Ledger } from './ledger'
import { levelDbDamages, levelDbFolder } from './levelDbDamage'
import { start, startsAfter } from './session'
import { between, howMany, isLong, randomFor } from './settings'
import { faultCase } from './tally'
import type { Tally } from './tally'
import { killGroup, newWorld, pause, spawnOpis } from './world'
import type { World } from './world'
import { writeUntilGone } from './writing'

const records = 2000

interface Begun {
  readonly world: World
  /** Milliseconds from the start of the process until the catalogue was open. */
  readonly usual: number
}

/** How far a start came that was killed, by what the application says of its working copy. */
async function progressOf({ userData }: World): Promise<'not begun' | 'begun' | 'over'> {
  const isThere = (await readdir(levelDbFolder(userData)).catch(() => [])).length > 0
  if (!isThere) return 'not begun'
  const folder = join(userData, 'working-copies')
  for (const name of await readdir(folder)) {
    const text = await readFile(join(folder, name), 'utf8')
    const state = JSON.parse(text) as { readonly verified: Readonly<Record<string, number>> }
    if (Object.keys(state.verified).length > 0) return 'over'
  }
  return 'begun'
}

/** Waits until the working copy's folder is made anew, as a rebuild begins with it. */
async function untilRebuilding(world: World, limit: number): Promise<void> {
  for (const end = Date.now() + limit; Date.now() < end; await pause(10)) {
    if ((await progressOf(world)) !== 'not begun') return
  }
}

interface KillOptions {
  /** Milliseconds within which the start is killed. */
  readonly latest: number
  readonly isRebuild?: boolean
}

/** Starts it and kills it at a random moment. */
async function killStart(
  world: World,
  random: () => number,
  { latest, isRebuild }: KillOptions
): Promise<void> {
  const child = spawnOpis(world)
  const ended = new Promise(done => child.once('exit', done))
  if (isRebuild) await untilRebuilding(world, latest)
  await pause(between(random, 0, isRebuild ? latest / 3 : latest))
  killGroup(child)
  await ended
}

async function begin(ledger: Ledger, random: () => number): Promise<Begun> {
  const world = await newWorld(ledger, records)
  const started = Date.now()
  const session = await start(world)
  const usual = Date.now() - started
  await writeUntilGone(session, ledger, random, 50)
  await session.close()
  return { world, usual }
}

async function finish(world: World, ledger: Ledger, tally: Tally): Promise<void> {
  const session = await startsAfter(world, ledger, tally)
  await session.close()
}

describe.runIf(isLong)('starts', () => {
  faultCase('kill -9 during a rebuild', async tally => {
    const random = randomFor('rebuild')
    const ledger = createLedger()
    const { world, usual } = await begin(ledger, random)
    const reached: string[] = []
    for (let trial = 0; trial < howMany(1, 6); trial++) {
      await rm(join(world.userData, 'IndexedDB'), { recursive: true, force: true })
      for (let kill = 0; kill < 2; kill++) {
        await killStart(world, random, { latest: usual, isRebuild: true })
        reached.push(await progressOf(world))
      }
      tally.trials++
      await finish(world, ledger, tally)
    }
    tally.acknowledged = ledger.acknowledged
    const count = (state: string): string => String(reached.filter(each => each === state).length)
    tally.notes.push(
      `two kills each: ${count('not begun')} before the rebuild, ${count('begun')} during it, ${count('over')} after it`
    )
  })

  faultCase('kill -9 while the start mends the working copy', async tally => {
    const random = randomFor('preflight')
    const ledger = createLedger()
    const { world, usual } = await begin(ledger, random)
    const torn = levelDbDamages.filter(({ name }) => name.startsWith('.log'))
    for (let trial = 0; trial < howMany(1, 6); trial++) {
      await torn[trial % torn.length]?.apply(levelDbFolder(world.userData))
      for (let kill = 0; kill < 3; kill++) await killStart(world, random, { latest: usual / 2 })
      tally.trials++
      await finish(world, ledger, tally)
    }
    tally.acknowledged = ledger.acknowledged
    tally.notes.push('log damaged, then three starts killed in the first half of their time')
  })
})
