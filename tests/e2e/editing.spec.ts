import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { untilPictures } from '../helpers/attaching'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { beginRecord, fieldRow, hasKeyboard, save } from '../helpers/entry'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { countsByKind, focusSearch, openRecord, showKind } from '../helpers/finding'
import { formTexts } from '../helpers/form'
import { electronPath } from '../helpers/launch'
import { makeScanFiles } from '../helpers/scanFiles'
import { createRedAid } from '../helpers/seeding'

let folder = ''
let driver: Driver

const input = (field: string) => fieldRow(driver, field).locator('input, textarea').first()
const title = () => driver.page.locator('aside').getByRole('heading', { level: 2 })

async function field(name: string, texts: readonly string[]): Promise<void> {
  await eventually(async () => (await formTexts(driver))[name] ?? [], texts)
}

async function write(name: string, text: string): Promise<void> {
  await driver.tabTo(input(name))
  await driver.page.keyboard.press('ControlOrMeta+A')
  await driver.type(text)
}

async function count(kind: string, wanted: number): Promise<void> {
  await eventually(async () => (await countsByKind(driver))[kind] ?? 0, wanted)
}

describe.skipIf(electronPath === undefined)('editing', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-editing-'))
    driver = await start({ folder })
    await createRedAid(driver, join(folder, 'Путь.opis'))
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('the typing of one field is undone before anything else', async () => {
    await openRecord(driver, 'event', 'First international conference')
    await write('place', 'Moskau')
    await driver.press('Control+Z')
    await eventually(async () => input('place').inputValue(), '')
    await field('dates', ['июль 1924'])
  })

  test('undo and redo go through several records', async () => {
    await write('place', 'Москва')
    await save(driver)
    await openRecord(driver, 'document', 'Ёлка')
    await write('title', 'Ёлки')
    await save(driver)
    await driver.press('Control+Z')
    await field('title', ['Ёлка'])
    await driver.press('Control+Z')
    await openRecord(driver, 'event', 'First international conference')
    await field('place', [])
    await driver.press('Control+Shift+Z')
    await field('place', ['Москва'])
    await driver.press('Control+Shift+Z')
    await openRecord(driver, 'document', 'Ёлки')
  })

  test('undo takes attached scans off again, and redo attaches them', async () => {
    const [photograph] = await makeScanFiles(folder)
    await answerDialogs(driver, { open: [photograph?.path ?? ''] })
    await driver.press('Control+Shift+A')
    await untilPictures(driver, 1)
    await driver.press('Control+Z')
    await untilPictures(driver, 0)
    await driver.press('Control+Shift+Z')
    await untilPictures(driver, 1)
  })

  test('undo takes a new record back, also after a restart', async () => {
    await beginRecord(driver, 'person')
    await driver.type('Clara Zetkin')
    await save(driver)
    await count('Persons', 2)
    await driver.close()
    driver = await start({ folder })
    await untilOpen(driver)
    await count('Persons', 2)
    await driver.press('Control+Z')
    await count('Persons', 1)
    await driver.press('Control+Shift+Z')
    await count('Persons', 2)
  })

  test('a new record like this one takes over what its kind carries', async () => {
    await openRecord(driver, 'periodical', '«Путь МОПРа»')
    await driver.press('Control+Shift+N')
    await count('Periodicals', 2)
    await field('place', ['Москва'])
    await field('languages', ['Russian', 'Ukrainian'])
    await field('titles', [])
    await field('datesOfPublication', [])
  })

  test('a duplicate has everything but what names one record', async () => {
    await openRecord(driver, 'organisation', 'International Red Aid')
    await driver.press('Control+D')
    await count('Organisations', 2)
    await field('referenceCode', [])
    await field('datesOfExistence', ['1922–1941'])
    expect((await formTexts(driver))['names']).toContain('国际红色救济会')
  })

  test('Ctrl+Enter saves a record and begins the next of its kind', async () => {
    await beginRecord(driver, 'section')
    for (const name of ['German section', 'French section']) {
      await driver.type(name)
      await driver.press('Control+Enter')
      await title().getByText('New: Section').waitFor()
      await eventually(async () => hasKeyboard(input('names')), true)
    }
    await count('Sections', 3)
  })

  test('the next and previous record keep the field that is worked in', async () => {
    await openRecord(driver, 'section', 'French section')
    await focusSearch(driver)
    await driver.press('Escape')
    const rows = driver.page.locator('[role=row][aria-selected]')
    await eventually(async () => rows.count(), 3)
    await driver.page.locator('[aria-selected=true]').getByText('French section').waitFor()
    await driver.tabTo(input('datesOfExistence'))
    const shown = await title().innerText()
    await driver.press('Alt+Down')
    await eventually(async () => (await title().innerText()) !== shown, true)
    await eventually(async () => hasKeyboard(input('datesOfExistence')), true)
    await driver.press('Alt+Up')
    await title().getByText(shown).waitFor()
    await eventually(async () => hasKeyboard(input('datesOfExistence')), true)
  })

  test('a record goes to the trash and comes back', async () => {
    await openRecord(driver, 'section', 'German section')
    await driver.press('Control+Backspace')
    await count('Sections', 2)
    const trash = driver.page.getByRole('navigation').getByRole('button', { name: /^Trash/ })
    await driver.tabTo(trash)
    await driver.press('Enter')
    await driver.page.getByRole('gridcell').getByText('German section').click()
    await driver.tabTo(driver.page.getByRole('button', { name: 'Restore', exact: true }))
    await driver.press('Enter')
    await count('Sections', 3)
  })

  test('one field is cited from where it is entered', async () => {
    await openRecord(driver, 'section', 'French section')
    await driver.tabTo(input('datesOfExistence'))
    await driver.press('Control+Shift+C')
    const citation = driver.page.getByRole('combobox', { name: 'Add a citation' })
    await driver.tabTo(citation)
    await driver.type('с. 5')
    const option = driver.page.getByRole('option', { name: /Отчёт ЦК МОПР, с\. 5/ })
    await option.waitFor()
    await eventually(
      async () => (await citation.getAttribute('aria-activedescendant')) !== null,
      true
    )
    await driver.press('Enter')
    await driver.page
      .getByRole('button', { name: 'Citations for Dates of existence (1)' })
      .waitFor()
    await driver.press('Escape')
  })

  test('quick typing through the fields loses nothing', async () => {
    await beginRecord(driver, 'document')
    await driver.type('Быстрая запись')
    await driver.press('Tab')
    await driver.type('File')
    await driver.press('Tab')
    await driver.type('май 1925')
    await driver.press('Tab')
    await save(driver)
    await field('title', ['Быстрая запись'])
    await field('level', ['File'])
    await field('dates', ['май 1925'])
  })

  test('text being typed is saved when another list is chosen', async () => {
    await openRecord(driver, 'document', 'Быстрая запись')
    await write('title', 'Медленная запись')
    await showKind(driver, 'person')
    await openRecord(driver, 'document', 'Медленная запись')
  })

  test('text being typed is saved when the window closes', async () => {
    await write('dates', 'июнь 1925')
    await driver.close()
    driver = await start({ folder })
    await untilOpen(driver)
    await openRecord(driver, 'document', 'Медленная запись')
    await field('dates', ['июнь 1925'])
  })
})
