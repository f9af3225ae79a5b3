import { mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pastRebuilds } from '../../src/main/catalogue/rebuilds'
import { preflightPaths } from '../../src/main/preflight/paths'
import type { CatalogueRecord } from '../../src/shared/records/record'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { beginRecord } from '../helpers/entry'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { writeFirstVersion } from '../helpers/firstVersion'
import { electronPath } from '../helpers/launch'
import { writeManyRecords } from '../helpers/manyRecords'
import { createCatalogue } from '../helpers/seeding'
import { rowsOfWorkingCopy, storedRecords } from '../helpers/workingCopy'

const recordCount = 3000
/** Milliseconds in which a catalogue of this size is rebuilt, on a slow machine too. */
const patience = 120_000
let folder = ''
let driver: Driver
let before: readonly CatalogueRecord[]

async function restart(): Promise<void> {
  await driver.close()
  driver = await start({ folder })
}

/** The application as a whole, as when the power fails; its group is its own. */
function kill(): void {
  const { pid } = driver.application.process()
  if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
}

/** The catalogue is open, and its list counts so many. */
async function untilCounted(records: number): Promise<void> {
  const all = driver.page.getByRole('button', { name: /^All records/ })
  await all.waitFor({ timeout: patience })
  const wanted = new Intl.NumberFormat('en').format(records)
  await eventually(async () => (await all.innerText()).includes(wanted), true, patience)
}

async function expectEverything(): Promise<void> {
  await untilCounted(recordCount)
  expect(await storedRecords(driver)).toEqual(before)
}

describe.skipIf(electronPath === undefined)('the working copy', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-working-copy-'))
    driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Каталог.opis'), 'Каталог')
    await writeManyRecords(driver, recordCount)
    await untilCounted(recordCount)
    before = await storedRecords(driver)
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  /** Puts a working copy of version 1 in the place of the present one, with what that holds. */
  async function turnIntoFirstVersion(): Promise<void> {
    const { page } = driver
    await driver.application.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('closeCatalogue')?.click()
    })
    await page.getByRole('button', { name: 'New empty catalogue' }).waitFor()
    await page.evaluate(writeFirstVersion, await rowsOfWorkingCopy(driver))
  }

  async function openAgain(): Promise<void> {
    await driver.page.getByRole('button', { name: /^Каталог/ }).click()
  }

  async function versionAndIndexes(): Promise<unknown> {
    return driver.page.evaluate(async () => {
      const name = (await indexedDB.databases())[0]?.name ?? ''
      return new Promise(resolve => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => {
          const database = opening.result
          const indexes = [...database.transaction('changes').objectStore('changes').indexNames]
          const { version } = database
          database.close()
          resolve({ version, indexes })
        }
      })
    })
  }

  const newest = { version: 30, indexes: ['t', 'tx'] }

  test('of the first release is migrated, with a snapshot before', async () => {
    await turnIntoFirstVersion()
    await openAgain()
    await expectEverything()
    expect(await versionAndIndexes()).toEqual(newest)
    const snapshots = join(folder, 'Каталог.opis', 'snapshots')
    const names = (await readdir(snapshots)).filter(name => name.endsWith('.json'))
    const newestName = names.sort().at(-1) ?? ''
    const manifest: unknown = JSON.parse(await readFile(join(snapshots, newestName), 'utf8'))
    expect(manifest).toMatchObject({ records: recordCount })
  })

  test.each([0, 60, 200, 500])(
    'killed %i ms into its migration is the old or the new, and complete',
    async milliseconds => {
      await turnIntoFirstVersion()
      const migrating = driver.page.getByText('Preparing the working copy').waitFor()
      await openAgain()
      await migrating
      await new Promise(resolve => setTimeout(resolve, milliseconds))
      kill()
      await restart()
      await expectEverything()
      expect(await versionAndIndexes()).toEqual(newest)
    }
  )

  test('with one byte changed in each of its tables is rebuilt by itself', async () => {
    await driver.close()
    const { levelDb } = preflightPaths(join(folder, 'userData'))
    for (const table of await tablesOf(levelDb)) await flipByte(table, 0.5)
    driver = await start({ folder })
    await driver.page.getByText(/was rebuilt from the journal/).waitFor({ timeout: patience })
    await expectEverything()
    const rebuilds = await pastRebuilds(join(folder, 'userData'))
    expect(rebuilds.at(-1)).toMatchObject({ changesets: recordCount })
    await restart()
    await expectEverything()
    expect(await driver.page.getByText(/was rebuilt from the journal/).count()).toBe(0)
  })

  test('that is deleted under the open window is rebuilt, and the text being typed is there again', async () => {
    await beginRecord(driver, 'section')
    await driver.type('Секция без сохранения')
    const typed = driver.page.locator('[data-form] input:focus')
    expect(await typed.inputValue()).toBe('Секция без сохранения')
    await driver.application.evaluate(({ session }) =>
      session.defaultSession.clearStorageData({ storages: ['indexdb'] })
    )
    await driver.page.getByText(/was rebuilt from the journal/).waitFor({ timeout: patience })
    await expectEverything()
    await eventually(async () => typed.inputValue(), 'Секция без сохранения')
    await driver.press('Control+S')
    await untilCounted(recordCount + 1)
  })
})

async function tablesOf(levelDb: string): Promise<readonly string[]> {
  const names = (await readdir(levelDb)).filter(name => name.endsWith('.ldb'))
  expect(names.length).toBeGreaterThan(0)
  return names.map(name => join(levelDb, name))
}

async function flipByte(path: string, place: number): Promise<void> {
  const file = await open(path, 'r+')
  const { size } = await file.stat()
  const at = Math.floor(size * place)
  const byte = Buffer.alloc(1)
  await file.read(byte, 0, 1, at)
  byte[0] = (byte[0] ?? 0) ^ 0x41
  await file.write(byte, 0, 1, at)
  await file.close()
}
