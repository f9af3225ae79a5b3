import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fill, mountDisk, removeDisk, whyNoDisk } from '../helpers/disks'
import type { Disk } from '../helpers/disks'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { fieldRow } from '../helpers/entry'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { showKind } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { createCatalogue } from '../helpers/seeding'
import { storedRecords } from '../helpers/workingCopy'

/** Longer than what the last block of the journal may still have room for. */
const longTitle = 'Первая международная конференция МОПР. '.repeat(120).trim()
/** More than what must be free for a catalogue to be opened for writing. */
const mebibytes = 320
let folder = ''
let disk: Disk
let driver: Driver

async function titles(): Promise<readonly unknown[]> {
  return (await storedRecords(driver)).map(({ values }) => values['title'])
}

// Without a file system of a size of its own no disk can be filled: that takes root, and Linux.
describe.skipIf(electronPath === undefined || whyNoDisk !== null)('a save on a full disk', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-refused-'))
    disk = await mountDisk(mebibytes)
    driver = await start({ folder })
    await createCatalogue(driver, join(disk.folder, 'Каталог.opis'), 'Каталог')
  })
  afterAll(async () => {
    await driver.close()
    await removeDisk(disk)
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('is refused beside the field, and the text stays until there is room', async () => {
    const { press, type } = driver
    await showKind(driver, 'event')
    await press('Control+N')
    const title = fieldRow(driver, 'title').locator('input').first()
    await title.focus()
    await type('Первый пленум')
    await press('Tab')
    await eventually(titles, ['Первый пленум'])

    const filler = await fill(disk)
    await title.focus()
    await title.fill(longTitle)
    await press('Tab')
    const refusal = fieldRow(driver, 'title').getByRole('alert')
    await refusal.waitFor()
    expect(await refusal.innerText()).toMatch(/Not saved; the text is kept here.*no space left/s)
    expect(await title.inputValue()).toBe(longTitle)
    expect(await titles()).toEqual(['Первый пленум'])

    await rm(filler)
    await title.focus()
    await press('Tab')
    await refusal.waitFor({ state: 'detached' })
    await eventually(titles, [longTitle])
    await driver.close()
    driver = await start({ folder })
    await untilOpen(driver, 1)
    expect(await titles()).toEqual([longTitle])
  })
})
