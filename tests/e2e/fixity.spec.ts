import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dropFiles, untilPictures } from '../helpers/attaching'
import { expectAccessible } from '../helpers/axe'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { electronPath } from '../helpers/launch'
import { makeScanFiles } from '../helpers/scanFiles'
import type { ScanFile } from '../helpers/scanFiles'
import { createRedAid } from '../helpers/seeding'

async function give(driver: Driver, command: string): Promise<void> {
  await driver.application.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
  }, command)
}

describe.skipIf(electronPath === undefined)('fixity of scans', () => {
  let folder: string
  let driver: Driver
  let catalogue: string
  let files: readonly ScanFile[]
  const stored = (sha256: string): string =>
    join(catalogue, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-fixity-'))
    catalogue = join(folder, 'МОПР.opis')
    files = await makeScanFiles(folder)
    driver = await start({ folder })
    await createRedAid(driver, catalogue)
    const { page, press } = driver
    await page.getByRole('grid').focus()
    await press('Enter')
    await dropFiles(
      driver,
      files.map(({ path }) => path)
    )
    await untilPictures(driver, files.length)
  })

  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('a damaged scan is found, named with its record, and repaired from the second location', async () => {
    const { page } = driver
    const [image, , pdf] = files
    if (!image || !pdf) throw new Error('There are no scans')
    await chooseSecondLocation()
    await give(driver, 'fixity')
    const dialog = page.getByRole('dialog', { name: 'Fixity of scans' })
    await dialog.getByRole('button', { name: 'Check all now' }).click()
    await dialog.getByText('No damage is known').waitFor()
    await expectAccessible(driver)

    await flipByte(stored(image.sha256))
    await rm(stored(pdf.sha256))
    await dialog.getByRole('button', { name: 'Check all now' }).click()
    const table = dialog.getByRole('grid')
    await table.getByText(image.name).waitFor()
    await table.getByText(pdf.name).waitFor()
    expect(await table.getByText('Changed').count()).toBe(1)
    expect(await table.getByText('Missing').count()).toBe(1)
    await expectAccessible(driver)

    await dialog.getByRole('button', { name: 'Repair all 2 from the second location' }).click()
    await dialog.getByText('2 files were repaired').waitFor()
    await dialog.getByText('No damage is known').waitFor()
    expect(await readFile(stored(image.sha256))).toEqual(await readFile(image.path))
    expect(await readFile(stored(pdf.sha256))).toEqual(await readFile(pdf.path))
    expect(await readdir(join(catalogue, 'files', 'damaged'))).toHaveLength(1)
    await page.keyboard.press('Escape')
  })

  test('damage is marked at the scan, and the report names it', async () => {
    const { page } = driver
    const [image] = files
    if (!image) throw new Error('There are no scans')
    await flipByte(stored(image.sha256))
    await give(driver, 'fixity')
    const dialog = page.getByRole('dialog', { name: 'Fixity of scans' })
    await dialog.getByRole('button', { name: 'Check all now' }).click()
    await dialog.getByRole('grid').getByText(image.name).waitFor()
    const report = join(folder, 'report.csv')
    await answerDialogs(driver, { save: report })
    await dialog.getByRole('button', { name: 'Save report …' }).click()
    await eventually(
      async () => (await readFile(report, 'utf8').catch(() => '')).split('\r\n').length,
      5
    )
    expect(await readFile(report, 'utf8')).toContain(`${image.sha256},${image.name},Changed,`)
    await dialog.getByRole('grid').focus()
    await page.keyboard.press('Enter')
    await page.getByText('The file is damaged: its bytes have changed.').waitFor()
  })

  test('the page of diagnostics says what there is, and its text names no folder', async () => {
    const { page } = driver
    await give(driver, 'diagnostics')
    const dialog = page.getByRole('dialog', { name: 'Diagnostics' })
    await dialog.getByText(folder).first().waitFor()
    await dialog.getByText('Damaged, missing or unreadable').waitFor()
    await expectAccessible(driver)
    expect(await dialog.getByText('Could not be read').count()).toBe(0)
    await dialog.getByRole('button', { name: 'Copy as text' }).click()
    await page.getByText('The facts are on the clipboard').waitFor()
    const text = await driver.application.evaluate(({ clipboard }) => clipboard.readText())
    expect(text).toContain('Journal of this device: up to')
    expect(text).not.toContain(folder)
    expect(text).not.toContain('МОПР')
  })

  test('the working copy is rebuilt when that is asked for', async () => {
    const { page } = driver
    await answerDialogs(driver, { button: 0 })
    const dialog = page.getByRole('dialog', { name: 'Diagnostics' })
    await dialog.getByRole('button', { name: 'Rebuild the working copy now' }).click()
    await page.getByText('was rebuilt from the journal, as asked').waitFor()
    await untilOpen(driver)
    await give(driver, 'diagnostics')
    await dialog.getByText(/asked for; \d+ changes/).waitFor()
  })

  async function chooseSecondLocation(): Promise<void> {
    const second = join(folder, 'second')
    await cp(catalogue, join(second, 'МОПР.opis'), { recursive: true })
    await answerDialogs(driver, { open: [second], button: 0 })
    await driver.page.evaluate(async () => window.opis.call.copies.chooseSecondLocation())
  }
})

async function flipByte(path: string): Promise<void> {
  const bytes = await readFile(path)
  bytes[100] = (bytes[100] ?? 0) ^ 1
  await rm(path)
  await writeFile(path, bytes)
}
