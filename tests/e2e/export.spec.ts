import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { checkAtomCsv } from '../../src/shared/atom/check'
import { kinds } from '../../src/shared/records/kinds'
import { readRows } from '../helpers/csvFile'
import { answerDialogs } from '../helpers/dialogs'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { hasKeyboard } from '../helpers/entry'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { focusSearch, showAll } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { redAidCells } from '../helpers/redAidCells'
import { createRedAid } from '../helpers/seeding'

let folder = ''
let driver: Driver
let expected: ReturnType<typeof redAidCells> = {}
const exported = kinds.filter(({ name }) => name !== 'scan')

async function openDialog(): Promise<void> {
  await driver.press('Control+E')
  await driver.page.getByRole('dialog', { name: 'Export' }).waitFor()
}

async function finish(): Promise<void> {
  const { page } = driver
  await page.getByRole('button', { name: 'Export …' }).click()
  await page.getByText(/^(Saved as:|\d+ files saved in:)/).waitFor()
}

async function exportAll(target: string): Promise<void> {
  await answerDialogs(driver, { open: [target], button: 0 })
  await openDialog()
  await driver.page.getByLabel('All kinds, one file each').check()
  await finish()
}

async function emptyFolder(name: string): Promise<string> {
  const target = join(folder, name)
  await mkdir(target)
  return target
}

describe.skipIf(electronPath === undefined)('exporting', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-export-'))
    driver = await start({ folder })
    expected = redAidCells(await createRedAid(driver, join(folder, 'Путь.opis')))
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)
  afterEach(async () => {
    await driver.press('Escape')
    await driver.page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('all kinds go into a folder, one file each, as they were entered', async () => {
    const target = await emptyFolder('Все виды')
    await exportAll(target)
    const names = exported.map(({ plural }) => `${plural}.csv`)
    expect((await readdir(target)).sort()).toEqual([...names].sort())
    for (const { plural } of exported) {
      const rows = readRows(await readFile(join(target, `${plural}.csv`), 'utf8'))
      expect({ [plural]: rows }).toEqual({ [plural]: expected[plural] })
    }
  })

  test.each(exported)('the kind $name goes into one file, as it was entered', async kind => {
    const target = join(folder, `${kind.plural} — выгрузка.csv`)
    await answerDialogs(driver, { save: target })
    await openDialog()
    const choice = driver.page.getByRole('combobox', { name: 'One kind:' })
    await choice.selectOption({ label: kind.labelPlural.en })
    await finish()
    expect(readRows(await readFile(target, 'utf8'))).toEqual(expected[kind.plural])
  })

  test('records selected in a list of all kinds go out, and no others', async () => {
    const { page } = driver
    await showAll(driver)
    await focusSearch(driver)
    await driver.press('ArrowDown')
    await eventually(async () => hasKeyboard(page.getByRole('grid').first()), true)
    for (let rows = 1; rows < 6; rows++) await page.keyboard.press('Shift+ArrowDown')
    await page
      .getByRole('status')
      .getByText(/^6 of \d+ selected$/)
      .waitFor()
    const target = await emptyFolder('Выбранные')
    await answerDialogs(driver, { open: [target], button: 0 })
    await openDialog()
    expect(await page.getByRole('radio', { name: 'Selected records' }).isChecked()).toBe(true)
    await finish()
    const found: unknown[] = []
    for (const name of await readdir(target)) {
      const rows = readRows(await readFile(join(target, name), 'utf8'))
      expect(expected[name.replace('.csv', '')]).toEqual(expect.arrayContaining([...rows]))
      found.push(...rows)
    }
    expect(found).toHaveLength(6)
  })

  test.each([
    { delimiter: 'semicolon', lineEnd: 'LF (Unix)', mark: true },
    { delimiter: 'tab', lineEnd: 'CRLF (spreadsheets, Windows)', mark: false },
    { delimiter: 'comma', lineEnd: 'CRLF (spreadsheets, Windows)', mark: false }
  ])('a file is written with $delimiter, $lineEnd, mark $mark', async choice => {
    const { page } = driver
    const target = join(folder, `${choice.delimiter}.csv`)
    await answerDialogs(driver, { save: target })
    await openDialog()
    await page.getByRole('combobox', { name: 'One kind:' }).selectOption('Citations')
    await page.getByLabel('Values divided by').selectOption(choice.delimiter)
    await page.getByLabel('Line ends').selectOption(choice.lineEnd)
    await page.getByLabel('Begin with a byte order mark').setChecked(choice.mark)
    await finish()
    const text = await readFile(target, 'utf8')
    const delimiter = { semicolon: ';', tab: '\t' }[choice.delimiter] ?? ','
    const recordDelimiter = choice.lineEnd.startsWith('LF') ? '\n' : '\r\n'
    expect(text.startsWith('\uFEFF')).toBe(choice.mark)
    expect(text.endsWith(recordDelimiter)).toBe(true)
    expect(text.includes('\r')).toBe(recordDelimiter === '\r\n')
    expect(readRows(text, { delimiter, recordDelimiter })).toEqual(expected['citations'])
  })

  test('a formula is guarded unless the guard is taken off', async () => {
    const target = join(folder, 'guard.csv')
    const texts: string[] = []
    for (const isSafe of [false, true]) {
      await answerDialogs(driver, { save: target })
      await openDialog()
      const { page } = driver
      await page.getByRole('combobox', { name: 'One kind:' }).selectOption('Periodicals')
      await page.getByLabel('Safe for spreadsheets').setChecked(isSafe)
      await finish()
      texts.push(await readFile(target, 'utf8'))
      await page.getByRole('button', { name: 'Close', exact: true }).last().click()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    const formula = '=HYPERLINK(""x"";""y"")'
    expect(texts.map(text => text.includes(`"'${formula}"`))).toEqual([false, true])
    expect(texts.map(text => text.includes(`"${formula}"`))).toEqual([true, false])
  })

  test.each([
    { form: 'AtoM authority records', kind: 'authority', rows: 4 },
    { form: 'AtoM archival descriptions', kind: 'isad', rows: 1 }
  ] as const)('$form pass the checks of AtoM without an error', async choice => {
    const { page } = driver
    const target = join(folder, `${choice.kind}.csv`)
    await answerDialogs(driver, { save: target })
    await openDialog()
    await page.getByLabel(choice.form).check()
    const all = page.getByLabel('All kinds that the format takes')
    if ((await all.count()) > 0) await all.check()
    await page.getByRole('button', { name: 'Export …' }).click()
    const goOn = page.getByRole('button', { name: 'Export all the same …' })
    const saved = page.getByText('Saved as:')
    await goOn.or(saved).waitFor()
    if (await goOn.isVisible()) await goOn.click()
    await saved.waitFor()
    const text = await readFile(target, 'utf8')
    const issues = checkAtomCsv(choice.kind, text)
    expect(issues.filter(({ level }) => level === 'error')).toEqual([])
    expect(readRows(text, { recordDelimiter: '\n' })).toHaveLength(choice.rows)
    await page.getByRole('button', { name: 'Close', exact: true }).last().click()
    await openDialog()
    await page.getByLabel('Opis CSV').check()
  })

  test('documents go out as EAD, bodies and persons as EAC-CPF with a file each', async () => {
    const { page } = driver
    for (const { form, start } of [
      { form: 'EAD3: documents', start: '<ead xmlns="http://ead3.archivists.org/schema/"' },
      { form: 'EAC-CPF 2.0', start: '<eac xmlns="https://archivists.org/ns/eac/v2"' }
    ]) {
      const target = await emptyFolder(form.slice(0, 4))
      await answerDialogs(driver, { open: [target], save: join(target, 'one.xml'), button: 0 })
      await openDialog()
      await page.getByLabel(form).check()
      const all = page.getByLabel('All kinds that the format takes')
      if ((await all.count()) > 0) await all.check()
      await page.getByRole('button', { name: 'Export …' }).click()
      const goOn = page.getByRole('button', { name: 'Export all the same …' })
      const saved = page.getByText(/^(Saved as:|\d+ files saved in:)/)
      await goOn.or(saved).waitFor()
      if (await goOn.isVisible()) await goOn.click()
      await saved.waitFor()
      const names = await readdir(target)
      expect(names.every(name => name.endsWith('.xml'))).toBe(true)
      expect(names.length).toBeGreaterThan(0)
      for (const name of names) expect(await readFile(join(target, name), 'utf8')).toContain(start)
      await page.getByRole('button', { name: 'Close', exact: true }).last().click()
    }
    await openDialog()
    await page.getByLabel('Opis CSV').check()
  })

  test('a file that is there stays as it is when replacing it is refused', async () => {
    const target = await emptyFolder('Занято')
    await writeFile(join(target, 'persons.csv'), 'old')
    await answerDialogs(driver, { open: [target], button: 1 })
    await openDialog()
    await driver.page.getByLabel('All kinds, one file each').check()
    const button = driver.page.getByRole('button', { name: 'Export …' })
    await button.click()
    await button.waitFor()
    expect(await readdir(target)).toEqual(['persons.csv'])
    expect(await readFile(join(target, 'persons.csv'), 'utf8')).toBe('old')
  })

  test('a file that is there stays until the new one is complete', async () => {
    const target = join(folder, 'Занято', 'persons.csv')
    await answerDialogs(driver, { save: target })
    const { page } = driver
    const job = await page.evaluate(async () => {
      const { exports } = window.opis.call
      const begun = await exports.begin(['persons.csv'])
      if (!begun.ok || !begun.value) throw new Error('The export did not begin')
      await exports.write(begun.value.job, 0, 'half of it')
      return begun.value.job
    })
    expect(await readFile(target, 'utf8')).toBe('old')
    await page.evaluate(async given => window.opis.call.exports.abort(given), job)
    expect(await readFile(target, 'utf8')).toBe('old')
    expect(await readdir(join(folder, 'Занято'))).toEqual(['persons.csv'])
    await exportAll(join(folder, 'Занято'))
    const rows = readRows(await readFile(target, 'utf8'))
    expect(rows).toEqual(expected['persons'])
  })

  test('an export for which no place is chosen leaves nothing', async () => {
    const target = await emptyFolder('Пусто')
    await answerDialogs(driver, { open: null, save: null })
    await openDialog()
    await driver.page.getByLabel('All kinds, one file each').check()
    const button = driver.page.getByRole('button', { name: 'Export …' })
    await button.click()
    await button.waitFor()
    expect(await readdir(target)).toEqual([])
  })
})
