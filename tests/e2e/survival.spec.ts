import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { partOf, textOf, valuesOf } from '../../src/shared/records/record'
import { untilPictures } from '../helpers/attaching'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { beginRecord } from '../helpers/entry'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { countsByKind, openRecord } from '../helpers/finding'
import { expectForm } from '../helpers/form'
import { electronPath } from '../helpers/launch'
import { redAidRecords, titlesOfRecords } from '../helpers/redAidRecords'
import { makeScanFiles } from '../helpers/scanFiles'
import { createRedAid } from '../helpers/seeding'
import { storedRecords } from '../helpers/workingCopy'

let folder = ''
let driver: Driver
/** Titles of the sections that were shown as saved. */
const acknowledged: string[] = []

/** Enters one section after the other until the application is gone. */
async function enterUntilKilled(round: number): Promise<void> {
  const { page, type, press } = driver
  await beginRecord(driver, 'section')
  const blank = page.locator('[data-form] input:focus:placeholder-shown')
  try {
    for (let number = 1; ; number++) {
      const title = `Секция ${String(round)}.${String(number)}`
      await type(title)
      await press('Control+Enter')
      await blank.waitFor()
      await page.getByText(/^saved \d\d:\d\d$/).waitFor()
      acknowledged.push(title)
    }
  } catch {
    // The window is gone in the middle of a step: what was shown before counts.
  }
}

/** The whole application at once, as when the power fails; its group is its own. */
function kill(): void {
  const { pid } = driver.application.process()
  if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
}

async function sectionTitles(): Promise<readonly string[]> {
  const records = await storedRecords(driver)
  const sections = records.filter(({ kind }) => kind === 'section')
  return sections.map(record => textOf(partOf(valuesOf(record, 'names')[0] ?? null, 'text')))
}

async function restart(): Promise<void> {
  await driver.close()
  driver = await start({ folder })
  await untilOpen(driver)
}

describe.skipIf(electronPath === undefined)('what was saved survives', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-survival-'))
    driver = await start({ folder })
    await createRedAid(driver, join(folder, 'Путь.opis'))
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('a scan is attached', async () => {
    const scans = await makeScanFiles(folder)
    await openRecord(driver, 'periodical', '«Путь МОПРа»')
    await answerDialogs(driver, { open: scans.map(({ path }) => path) })
    await driver.press('Control+Shift+A')
    await untilPictures(driver, scans.length)
  })

  test.each([1, 2, 3])(
    'the end of all processes while records are entered, round %i',
    async round => {
      const before = acknowledged.length
      const killed = new Promise(resolve => setTimeout(resolve, 1500 + round * 400)).then(kill)
      await Promise.all([enterUntilKilled(round), killed])
      expect(acknowledged.length).toBeGreaterThan(before)
      const counts: number[] = []
      for (let begun = 1; begun <= 3; begun++) {
        await restart()
        const titles = await sectionTitles()
        expect(titles).toEqual(expect.arrayContaining(acknowledged))
        expect(new Set(titles).size).toBe(titles.length)
        await eventually(async () => (await countsByKind(driver))['Sections'], titles.length)
        counts.push(titles.length)
      }
      expect(new Set(counts).size).toBe(1)
    }
  )

  test('the loss of the working copy: it is rebuilt from the journal', async () => {
    const before = await storedRecords(driver)
    await driver.close()
    await rm(join(folder, 'userData', 'IndexedDB'), { recursive: true })
    driver = await start({ folder })
    await untilOpen(driver)
    expect(await storedRecords(driver)).toEqual(before)
  })

  test('the move of its folder to another machine', async () => {
    // Counts come with the index, which takes up the rebuilt records a part at a time.
    const records = await storedRecords(driver)
    const ofKind = (wanted: string): number => records.filter(({ kind }) => kind === wanted).length
    await eventually(async () => {
      const { Sections, Scans } = await countsByKind(driver)
      return [Sections, Scans]
    }, [ofKind('section'), ofKind('scan')])
    const before = await countsByKind(driver)
    const other = await mkdtemp(join(folder, 'other machine '))
    await cp(join(folder, 'Путь.opis'), join(other, 'Копия.opis'), { recursive: true })
    await driver.close()
    driver = await start({ folder: other })
    await answerDialogs(driver, { open: [join(other, 'Копия.opis')] })
    await driver.page.getByRole('button', { name: 'Open a catalogue folder' }).click()
    await untilOpen(driver)
    await eventually(async () => countsByKind(driver), before)
    for (const record of redAidRecords) {
      await openRecord(driver, record.kind, titlesOfRecords[record.key] ?? '')
      await expectForm(driver, record)
    }
    await openRecord(driver, 'periodical', '«Путь МОПРа»')
    await untilPictures(driver, 3)
  })
})
