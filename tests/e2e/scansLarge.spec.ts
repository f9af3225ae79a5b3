import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { create, newSubject, setField } from '../../src/shared/changeLog/edit'
import { elementsOf, partOf } from '../../src/shared/records/record'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { electronPath } from '../helpers/launch'
import { checksumsIn } from '../helpers/scanFiles'
import { createCatalogue, writeSaves } from '../helpers/seeding'
import { storedRecords } from '../helpers/workingCopy'

/** Takes some minutes: only where it is asked for. */
const isWanted = process.env['OPIS_ALL_SCANS'] === '1'
const patience = 20 * 60_000
/** One thick file, and many thin ones. */
const sizes = [2000, ...Array.from({ length: 80 }, () => 100)]
const count = sizes.reduce((sum, size) => sum + size, 0)

let folder = ''
let driver: Driver
const codeOf = (file: number): string => `F-${String(file).padStart(3, '0')}`

async function makeTree(tree: string): Promise<void> {
  for (const [file, size] of sizes.entries()) {
    await mkdir(join(tree, codeOf(file)), { recursive: true })
    for (let sheet = 1; sheet <= size; sheet++) {
      const raw = { width: 24, height: 32, channels: 3 as const }
      const image = sharp(randomBytes(24 * 32 * 3), { raw }).jpeg()
      await writeFile(join(tree, codeOf(file), `${String(sheet)}.jpg`), await image.toBuffer())
    }
  }
}

const documents = () =>
  sizes.map((_size, file) => {
    const subject = newSubject(v7(), 'document')
    const values = [setField(subject, 'title', codeOf(file))]
    return [create(subject), ...values, setField(subject, 'referenceCode', codeOf(file))]
  })

async function give(command: string): Promise<void> {
  await driver.application.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
  }, command)
}

async function storedCount(): Promise<number> {
  const files = join(folder, 'Large.opis', 'files')
  const names = await readdir(files, { recursive: true })
  return names.filter(name => /(^|[\\/])[0-9a-f]{64}$/.test(name)).length
}

const dialog = () => driver.page.getByRole('dialog', { name: 'Attach a folder of scans' })
const said: string[] = []
const since = (begun: number): string => `${((performance.now() - begun) / 1000).toFixed(1)} s`

describe.skipIf(electronPath === undefined || !isWanted)('ten thousand scans', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-scans-large-'))
    await makeTree(join(folder, 'Опись'))
    driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Large.opis'), 'Large')
    await writeSaves(driver, documents())
    await untilOpen(driver, sizes.length)
  }, patience)
  afterAll(async () => {
    process.stdout.write(`${said.join('\n')}\n`)
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test(
    'are stored until a pause, and go on from there',
    async () => {
      await answerDialogs(driver, { open: [join(folder, 'Опись')] })
      let begun = performance.now()
      await give('attachFolder')
      await dialog().getByLabel('Names are').fill('{code}/{page}')
      await driver.page.keyboard.press('Tab')
      await dialog()
        .getByText(`${count.toLocaleString('en')} of ${count.toLocaleString('en')} files`)
        .waitFor({ timeout: patience })
      said.push(`listed and planned: ${since(begun)}`)
      begun = performance.now()
      await driver.tabTo(dialog().locator('[data-folder-begin]'))
      await driver.press('Enter')
      await eventually(async () => (await storedCount()) > count / 5, true, patience)
      await dialog().locator('[data-folder-pause]').click()
      await dialog().locator('[data-folder-resume]').waitFor({ timeout: patience })
      const paused = await storedCount()
      said.push(`paused at ${String(paused)}: ${since(begun)}`)
      expect(paused).toBeLessThan(count)
      await dialog().locator('[data-folder-resume]').click()
      await eventually(async () => (await storedCount()) > count / 2, true, patience)
    },
    patience
  )

  test(
    'killed half-way, are each stored once and attached once after the restart',
    async () => {
      driver.application.process().kill('SIGKILL')
      await driver.close().catch(() => undefined)
      said.push(`killed at ${String(await storedCount())}`)
      driver = await start({ folder })
      await untilOpen(driver)
      await give('attachFolder')
      await dialog().getByText('“Опись” is not finished').waitFor()
      const begun = performance.now()
      await driver.tabTo(dialog().locator('[data-folder-resume]'))
      await driver.press('Enter')
      await dialog()
        .getByText(`${count.toLocaleString('en')} scans attached`)
        .waitFor({ timeout: patience })
      said.push(`the rest stored, all attached: ${since(begun)}`)
      await driver.press('Escape')
      const records = await storedRecords(driver)
      expect(records.filter(({ kind }) => kind === 'scan')).toHaveLength(count)
      const attached = records.flatMap(record =>
        elementsOf(record, 'attachments').map(({ value }) => partOf(value, 'scan'))
      )
      expect(attached).toHaveLength(count)
      expect(new Set(attached).size).toBe(count)
      const originals = await checksumsIn(join(folder, 'Опись'))
      // What the kill left half copied is cleared away after a day.
      await rm(join(folder, 'Large.opis', 'files', 'tmp'), { recursive: true, force: true })
      const copies = await checksumsIn(join(folder, 'Large.opis', 'files'))
      expect([...copies].sort()).toEqual([...originals].sort())
    },
    patience
  )

  test(
    'are taken off by one undo, listed as unused, and moved to the trash',
    async () => {
      let begun = performance.now()
      await driver.press('Control+Z')
      // Looking at all records again and again would keep the window from its work.
      await driver.page
        .getByRole('button', { name: new RegExp(`^All records ?${String(sizes.length)}$`) })
        .waitFor({ timeout: patience })
      said.push(`undone: ${since(begun)}`)
      await answerDialogs(driver, { button: 0 })
      begun = performance.now()
      await give('scanFiles')
      const files = driver.page.getByRole('dialog', { name: 'Files of scans' })
      await files.getByLabel('Not used by any record').check()
      await files.getByText(`${count.toLocaleString('en')} files,`).waitFor({ timeout: patience })
      said.push(`unused listed: ${since(begun)}`)
      begun = performance.now()
      await files.locator('[data-scan-files-all]').click()
      await files.getByText('Every file is used by a record.').waitFor({ timeout: patience })
      said.push(`moved to the trash: ${since(begun)}`)
      await files.getByLabel('In the trash').check()
      await files.getByText(`${count.toLocaleString('en')} files,`).waitFor({ timeout: patience })
      begun = performance.now()
      await files.locator('[data-scan-files-all]').click()
      await files.getByText('There are no files in the trash.').waitFor({ timeout: patience })
      said.push(`restored: ${since(begun)}`)
      expect(await storedCount()).toBe(count)
    },
    patience
  )
})
