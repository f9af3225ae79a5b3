import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandName } from '../../src/shared/commands'
import type { CatalogueRecord } from '../../src/shared/records/record'
import { expectAccessible } from '../helpers/axe'
import { recordsOfCatalogue } from '../helpers/catalogueRecords'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { electronPath } from '../helpers/launch'
import { createCatalogue } from '../helpers/seeding'
import { bagIn } from '../helpers/packages'

let folder = ''
let driver: Driver

async function give(command: CommandName): Promise<void> {
  await driver.application.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
  }, command)
}

async function records(): Promise<readonly CatalogueRecord[]> {
  const path = await driver.page.evaluate(async () => {
    const reply = await window.opis.call.application.start()
    return reply.ok ? (reply.value.catalogue?.folder ?? '') : ''
  })
  return recordsOfCatalogue(driver, path)
}

async function untilShown(text: string): Promise<void> {
  await driver.page.getByText(text).first().waitFor({ timeout: 30_000 })
}

async function picture(name: string): Promise<void> {
  const target = process.env['OPIS_PICTURES']
  if (target !== undefined) await driver.page.screenshot({ path: join(target, `${name}.png`) })
}

describe.skipIf(electronPath === undefined)('packages in the window', () => {
  let packages = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-packages-'))
    packages = join(folder, 'packages')
    await mkdir(packages)
    driver = await start({ folder })
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function exportWhole(): Promise<void> {
    const { page } = driver
    await answerDialogs(driver, { open: [packages] })
    await give('exportPackage')
    const choose = page.getByRole('button', { name: 'Choose folder' })
    await choose.waitFor()
    await expectAccessible(driver)
    await picture('export')
    await choose.click()
    await untilShown('read back and found whole')
    await picture('exported')
    await page.getByRole('button', { name: 'Close' }).last().click()
  }

  /** By the keyboard alone: the button for a folder has the focus, the one for a file is before it. */
  async function choosePackage(button: string): Promise<void> {
    const { page } = driver
    await give('importPackage')
    const choose = page.getByRole('button', { name: button })
    await choose.waitFor()
    await eventually(
      async () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''),
      'Choose folder …'
    )
    if (button !== 'Choose folder') await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
  }

  it('carry the sample into an empty catalogue, once, and go by undo', async () => {
    const { page } = driver
    await page
      .getByRole('button', { name: /sample/i })
      .first()
      .click()
    await untilOpen(driver)
    const original = await records()
    expect(original.length).toBeGreaterThan(20)
    await exportWhole()
    const bag = await bagIn(packages)

    await give('closeCatalogue')
    await page.getByRole('button', { name: 'New empty catalogue' }).waitFor()
    await createCatalogue(driver, join(folder, 'Empty.opis'), 'Пустой')
    await answerDialogs(driver, { open: [bag] })
    await choosePackage('Choose folder')
    const go = page.getByRole('button', { name: 'Import', exact: true })
    await go.waitFor({ timeout: 30_000 })
    await expectAccessible(driver)
    await picture('preview')
    await go.click()
    await untilShown('The package was imported')
    await picture('imported')
    await page.getByRole('button', { name: 'Close' }).last().click()
    const plain = (list: typeof original) =>
      list.map(({ id, kind, values }) => ({ id, kind, values }))
    expect(plain(await records())).toEqual(plain(original))

    await choosePackage('Choose folder')
    await untilShown('Records that are the same')
    expect(await page.getByRole('button', { name: 'Import', exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: 'Close' }).last().click()
    await give('undo')
    await eventually(async () => (await records()).length, 0, 30_000)
  })

  it('are carried as one file too; one that is no archive is refused', async () => {
    const { page } = driver
    await answerDialogs(driver, { open: [await bagIn(packages)] })
    await choosePackage('Choose folder')
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await untilShown('The package was imported')
    await page.getByRole('button', { name: 'Close' }).last().click()
    const before = (await records()).length
    await answerDialogs(driver, { open: [packages] })
    await give('exportPackage')
    await page.getByLabel('As one file (.zip)').check()
    await page.getByRole('button', { name: 'Choose folder' }).click()
    await untilShown('read back and found whole')
    await page.getByRole('button', { name: 'Close' }).last().click()
    await give('closeCatalogue')
    await page.getByRole('button', { name: 'New empty catalogue' }).waitFor()
    await createCatalogue(driver, join(folder, 'From file.opis'), 'Из файла')
    const zip = join(packages, 'Пустой.zip')
    await answerDialogs(driver, { open: [zip] })
    await choosePackage('Choose ZIP file')
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await untilShown('The package was imported')
    await page.getByRole('button', { name: 'Close' }).last().click()
    expect((await records()).length).toBe(before)

    await writeFile(zip, 'no archive')
    await choosePackage('Choose ZIP file')
    await untilShown('cannot be read as a ZIP archive')
    await expectAccessible(driver)
    await picture('noArchive')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Choose ZIP file' }).waitFor({ state: 'detached' })
  })

  it('that were changed after they were written are refused, with what is wrong', async () => {
    const { page } = driver
    const bag = await bagIn(packages)
    await give('themeDark')
    await writeFile(join(bag, 'data/README.txt'), 'changed')
    await writeFile(join(bag, 'data/more.txt'), 'added')
    await answerDialogs(driver, { open: [bag] })
    await choosePackage('Choose folder')
    await untilShown('This is not a valid bag')
    await untilShown('The checksum differs')
    await untilShown('The file is in no manifest')
    await expectAccessible(driver)
    await picture('invalid')
    await page.getByRole('button', { name: 'Close' }).last().click()
  })
})
