import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { create, newSubject } from '../../src/shared/changeLog/edit'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { pictureOnFailure } from '../helpers/failurePicture'
import { electronPath } from '../helpers/launch'
import { createCatalogue, writeOperations } from '../helpers/seeding'

const recordCount = 12
/** Milliseconds: the application itself waits ten seconds for an answer. */
const patience = 60_000
let folder = ''
let driver: Driver

async function untilStopped(): Promise<void> {
  await driver.page.getByText('The working copy cannot be used').waitFor({ timeout: patience })
}

async function loseDatabases(): Promise<void> {
  await driver.application.evaluate(({ session }) =>
    session.defaultSession.clearStorageData({ storages: ['indexdb'] })
  )
}

describe.skipIf(electronPath === undefined)('a working copy that cannot be used', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-stopped-'))
    driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Каталог.opis'), 'Каталог')
    const records = Array.from({ length: recordCount }, () => create(newSubject(v7(), 'section')))
    await writeOperations(driver, records)
    await untilOpen(driver, recordCount)
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('because opening it never ends says so, and opens once it answers', async () => {
    const { page } = driver
    await page.addInitScript(() => {
      if (sessionStorage.getItem('hangs') === null) return
      indexedDB.open = () => new EventTarget() as IDBOpenDBRequest
    })
    await page.evaluate(() => {
      sessionStorage.setItem('hangs', 'yes')
    })
    await page.reload()
    await untilStopped()
    expect(await page.getByText(/did not answer within ten seconds/).count()).toBe(1)
    expect(await page.getByText(/nothing is lost/).count()).toBe(1)
    await page.evaluate(() => {
      sessionStorage.removeItem('hangs')
    })
    await page.getByRole('button', { name: 'Try again' }).click()
    await untilOpen(driver, recordCount)
  })

  test('twice within a minute is not rebuilt for ever: it says so, and a further try has everything', async () => {
    const { page } = driver
    await loseDatabases()
    await page.getByText(/was rebuilt from the journal/).waitFor({ timeout: patience })
    await untilOpen(driver, recordCount)
    await loseDatabases()
    await untilStopped()
    await page.getByRole('button', { name: 'Try again' }).click()
    await untilOpen(driver, recordCount)
  })
})
