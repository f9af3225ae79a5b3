import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe } from 'vitest'
import { create, newSubject, setField } from '../../src/shared/changeLog/edit'
import { storedPath } from '../../src/main/attachments/fileStore'
import { partOf, textOf, valueOf } from '../../src/shared/records/record'
import { answerDialogs } from '../helpers/dialogs'
import { start as startDriver, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { openRecord } from '../helpers/finding'
import { whole } from '../helpers/random'
import { storedRecords } from '../helpers/workingCopy'
import { createLedger, kind } from './ledger'
import { start } from './session'
import { between, howMany, isLong, randomFor } from './settings'
import { faultCase } from './tally'
import type { Tally } from './tally'
import { killGroup, newWorld, pause } from './world'
import type { World } from './world'

const recordTitle = 'Scans'
const filesAtOnce = 6
const largestFile = 12 * 1024 * 1024

async function makeFiles(folder: string, random: () => number): Promise<readonly string[]> {
  await mkdir(folder)
  const files: string[] = []
  for (let number = 0; number < filesAtOnce; number++) {
    const path = join(folder, `scan ${String(number)}.bin`)
    await writeFile(path, randomBytes(1000 + whole(random, largestFile)))
    files.push(path)
  }
  return files
}

/** Attaches the files to the record by the keyboard's way; the window may end at any moment. */
async function attach(driver: Driver, files: readonly string[]): Promise<void> {
  await openRecord(driver, kind, recordTitle)
  await answerDialogs(driver, { open: files })
  await driver.press('Control+Shift+A')
}

/** The hashes of the scans that the working copy has attached to the record. */
async function attached(driver: Driver): Promise<readonly string[]> {
  const records = await storedRecords(driver)
  const record = records.find(each => textOf(valueOf(each, 'title')) === recordTitle)
  const elements = record?.values['attachments']
  const ids = new Set(
    (Array.isArray(elements) ? elements : []).map(element =>
      partOf((element as { readonly value: never }).value, 'scan')
    )
  )
  const scans = records.filter(each => each.kind === 'scan' && ids.has(each.id))
  return scans.map(each => textOf(valueOf(each, 'sha256')))
}

/** Every file at a final path has the bytes its name says, and every scan has its file. */
async function checkStore(world: World, driver: Driver, tally: Tally): Promise<readonly string[]> {
  const folder = join(world.catalogue, 'files')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const { name, parentPath } of entries.filter(entry => entry.isFile())) {
    if (!/^[0-9a-f]{64}$/.test(name)) continue
    const bytes = await readFile(join(parentPath, name))
    const hash = createHash('sha256').update(bytes).digest('hex')
    if (hash !== name) tally.wrong.add(`${name} holds other bytes`)
  }
  const scans = await attached(driver)
  for (const sha256 of scans) {
    const path = storedPath(world.catalogue, sha256)
    await readFile(path).catch(() => tally.missing.add(`the file of ${sha256}`))
  }
  return scans
}

describe.runIf(isLong)('attachments', () => {
  faultCase('kill -9 while scans are attached', async tally => {
    const random = randomFor('attachments')
    const world = await newWorld(createLedger(), 5)
    const session = await start(world)
    const subject = newSubject('01900000-0000-7000-8000-000000000001', kind)
    await session.save([create(subject), setField(subject, 'title', recordTitle)])
    await session.close()
    const acknowledged = new Set<string>()
    let interrupted = 0
    let usual = 0
    // The first time they are attached in peace, to know how long that takes.
    for (let trial = 0; trial <= howMany(1, 5); trial++) {
      let driver = await startDriver(world)
      await untilOpen(driver)
      const files = await makeFiles(join(world.folder, `scans ${String(trial)}`), random)
      const begun = Date.now()
      await attach(driver, files)
      if (trial === 0) {
        await eventually(async () => (await attached(driver)).length, filesAtOnce, 60_000)
        usual = Date.now() - begun
      } else await pause(between(random, 0, usual))
      // What the working copy has now was acknowledged: it takes up only what the journal has.
      const before = await attached(driver)
      killGroup(driver.application.process())
      if (before.length === acknowledged.size) interrupted++
      for (const sha256 of before) acknowledged.add(sha256)
      await driver.close()
      if (trial > 0) tally.trials++
      for (let number = 1; number <= 3; number++) {
        driver = await startDriver(world)
        await untilOpen(driver)
        const found = await checkStore(world, driver, tally)
        for (const sha256 of acknowledged) if (!found.includes(sha256)) tally.missing.add(sha256)
        if (found.length % filesAtOnce !== 0)
          tally.wrong.add('a part of what was attached together')
        for (const sha256 of found) acknowledged.add(sha256)
        tally.starts++
        await driver.close()
      }
    }
    tally.acknowledged = acknowledged.size
    tally.notes.push(`${String(interrupted)} kills before the scans were attached`)
  })
})
