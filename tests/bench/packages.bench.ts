import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { answerDialogs } from '../helpers/dialogs'
import { electronPath } from '../helpers/launch'
import { catalogueOf, newCatalogue } from './catalogue'
import { timed } from './measure'
import { report } from './rows'
import type { Measured } from './rows'
import { sizes, workFolder } from './settings'
import { giveCommand, openWindow } from './window'
import type { BenchWindow } from './window'

const folder = join(workFolder, 'packages')

async function exportAs(opened: BenchWindow, isFile: boolean): Promise<number> {
  const { page } = opened
  await answerDialogs(opened, { open: [folder] })
  await giveCommand(opened, 'exportPackage')
  const asFile = page.getByLabel('As one file (.zip)')
  await asFile.setChecked(isFile)
  const time = await timed(async () => {
    await page.getByRole('button', { name: 'Choose folder' }).click()
    await page.getByText('read back and found whole').waitFor()
  })
  await page.keyboard.press('Escape')
  await asFile.waitFor({ state: 'detached' })
  return time
}

interface ImportTimes {
  readonly reading: number
  readonly importing: number
}

async function importFrom(opened: BenchWindow, name: string, button: string): Promise<ImportTimes> {
  const { page } = opened
  await answerDialogs(opened, { open: [join(folder, name)] })
  await giveCommand(opened, 'importPackage')
  const go = page.getByRole('button', { name: 'Import', exact: true })
  const reading = await timed(async () => {
    await page.getByRole('button', { name: button }).click()
    await go.waitFor()
  })
  const importing = await timed(async () => {
    await go.click()
    await page.getByText('The package was imported').waitFor()
  })
  return { reading, importing }
}

async function measure(size: number): Promise<readonly Measured[]> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const source = await openWindow(await catalogueOf(size))
  source.page.setDefaultTimeout(10 * 60_000)
  const asFolder = await exportAs(source, false)
  const asFile = await exportAs(source, true)
  await source.close()
  const zip = (await readdir(folder)).find(name => name.endsWith('.zip')) ?? ''
  const target = await openWindow(await newCatalogue('packagesTarget'))
  target.page.setDefaultTimeout(10 * 60_000)
  const { reading, importing } = await importFrom(target, zip, 'Choose ZIP file')
  await target.close()
  await rm(folder, { recursive: true, force: true })
  return [
    { what: 'package of all records, a folder, read back', n: size, value: asFolder },
    { what: 'package of all records, one file, read back', n: size, value: asFile },
    { what: 'package as one file, checked and compared', n: size, value: reading },
    { what: 'package, its records imported', n: size, value: importing }
  ]
}

describe.skipIf(electronPath === undefined)('packages', () => {
  test('of a whole catalogue, out of one and into an empty one', async () => {
    const measured: Measured[] = []
    for (const size of sizes) measured.push(...(await measure(size)))
    await report('packages', measured)
  })
})
