import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe } from 'vitest'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { textOf, valueOf } from '../../src/shared/records/record'
import { storedRecords } from '../helpers/workingCopy'
import { createLedger } from './ledger'
import { start as startSession } from './session'
import { between, howMany, isLong, randomFor } from './settings'
import { faultCase } from './tally'
import { killGroup, newWorld, pause } from './world'

const rows = 3000
/** Milliseconds in which a file of so many rows is looked at, on a slow machine too. */
const patience = 180_000

interface Trial {
  readonly prefix: string
  /** The window said that everything was imported. */
  isAcknowledged: boolean
}

async function tableFor(folder: string, prefix: string): Promise<string> {
  const path = join(folder, `${prefix}.csv`)
  const lines = Array.from(
    { length: rows },
    (_, at) => `${prefix}${String(at)};Журнал ${String(at)};Москва`
  )
  await writeFile(path, ['Шифр;Заглавие;Место', ...lines, ''].join('\r\n'))
  return path
}

/** Up to the button that begins to write; nothing is written before it. */
async function toTheLastButton(driver: Driver, path: string): Promise<void> {
  const { page, press } = driver
  page.setDefaultTimeout(patience)
  await answerDialogs(driver, { open: [path] })
  await press('Control+I')
  await page.getByRole('button', { name: 'Choose a file…' }).click()
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await page.getByRole('button', { name: /^Import [\d,]+ records/ }).waitFor()
}

async function importUntilGone({ page }: Driver, trial: Trial): Promise<void> {
  try {
    await page.getByRole('button', { name: /^Import [\d,]+ records/ }).click()
    await page.getByText('Imported, as one step').waitFor()
    trial.isAcknowledged = true
  } catch {
    // Gone in the middle: it must be there whole or not at all.
  }
}

async function countsOf(driver: Driver, trials: readonly Trial[]): Promise<readonly number[]> {
  const codes = (await storedRecords(driver)).map(record =>
    textOf(valueOf(record, 'referenceCode'))
  )
  return trials.map(({ prefix }) => codes.filter(code => code.startsWith(prefix)).length)
}

describe.runIf(isLong)('imports', () => {
  faultCase('kill -9 while a table is imported', async tally => {
    const random = randomFor('imports')
    const world = await newWorld(createLedger(), 5)
    await (await startSession(world)).close()
    const trials: Trial[] = []
    for (let number = 0; number < howMany(1, 6); number++) {
      const trial = { prefix: `И-${String(number)}-`, isAcknowledged: false }
      trials.push(trial)
      let driver = await start(world)
      await untilOpen(driver)
      await toTheLastButton(driver, await tableFor(world.folder, trial.prefix))
      const importing = importUntilGone(driver, trial)
      await pause(between(random, 50, 4000))
      killGroup(driver.application.process())
      await importing
      await driver.close()
      tally.trials++
      let before: readonly number[] | null = null
      for (let time = 1; time <= 3; time++) {
        driver = await start(world)
        driver.page.setDefaultTimeout(patience)
        await untilOpen(driver)
        const counts = await countsOf(driver, trials)
        for (const [at, { prefix, isAcknowledged }] of trials.entries()) {
          const count = counts[at] ?? 0
          if (isAcknowledged && count < rows) tally.missing.add(`${prefix}: ${String(count)}`)
          if (count !== 0 && count !== rows) tally.wrong.add(`half of ${prefix}: ${String(count)}`)
        }
        if (before && String(before) !== String(counts))
          tally.wrong.add('another start, other records')
        before = counts
        tally.starts++
        await driver.close()
      }
      if (before?.at(-1) === rows) tally.acknowledged += rows
    }
    tally.notes.push(`${String(rows)} rows each, by the import worker; all or nothing`)
  })
})
