import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { figureOf } from '../../src/shared/figures/figure'
import { operationsOfEntered } from '../../src/shared/records/entered'
import type { EnteredRecord } from '../../src/shared/records/entered'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { hasKeyboard } from '../helpers/entry'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { citeOnScan } from '../helpers/figureScan'
import { takeOut } from '../helpers/figureViews'
import { openRecord } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { createCatalogue, writeOperations } from '../helpers/seeding'
import { storedRecords } from '../helpers/workingCopy'

/** The body, the person and the source are catalogued; the figures are not. */
const before: readonly EnteredRecord[] = [
  { key: 'mopr', kind: 'organisation', values: { names: [{ text: 'International Red Aid' }] } },
  { key: 'stasova', kind: 'person', values: { names: [{ text: 'Стасова, Елена' }] } },
  { key: 'source', kind: 'source', values: { title: 'Stasova’s report' } },
  { key: 'cited', kind: 'citation', values: { source: '@source', locator: 'p. 7' } }
]

interface Entered {
  readonly measure: string
  readonly value: string
  /** Typed where it is not carried down. */
  readonly asOf?: string
}

/** As printed, in the order of the page. */
const figures: readonly Entered[] = [
  { measure: 'Members', value: '8,900,000', asOf: '1 January 1928' },
  { measure: 'National sections', value: '44' },
  { measure: 'National organisations', value: '58', asOf: '1 January 1931' },
  { measure: 'Members', value: '8,305,454' },
  { measure: 'Periodicals', value: '56' },
  { measure: 'Languages of the periodicals', value: '19' }
]
const subject = 'International Red Aid'
const authority = 'Стасова, Елена'

let folder = ''
let driver: Driver

async function figureCount(): Promise<number> {
  return (await storedRecords(driver)).filter(({ kind }) => kind === 'figure').length
}

describe.skipIf(electronPath === undefined)('figures', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-figures-'))
    driver = await start({ folder })
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('a citation shows its place on the scan beside the sheet', async () => {
    await createCatalogue(driver, join(folder, 'Figures.opis'), 'Figures')
    await writeOperations(driver, operationsOfEntered(before, v7))
    await citeOnScan(driver, folder, 'Stasova’s report, p. 7')
    await openRecord(driver, 'citation', 'Stasova’s report, p. 7')
    await driver.press('Control+Shift+F')
    const picture = driver.page.getByRole('img', { name: 'The place on the scan' })
    await eventually(
      async () =>
        picture.evaluate(image => image instanceof HTMLImageElement && image.naturalWidth > 1),
      true,
      30_000
    )
  })

  test('six figures are entered without the mouse', async () => {
    const { page } = driver
    let keystrokes = 0
    let characters = 0
    let typedCharacters = 0
    const press = async (keys: string) => {
      keystrokes++
      await driver.press(keys)
    }
    const type = async (text: string) => {
      keystrokes += text.length
      await driver.type(text)
    }
    const cell = (row: number, name: string) =>
      page.locator('.sheet .row').nth(row).locator(`[data-cell="${name}"] input`)
    const untilAt = async (row: number, name: string) =>
      eventually(async () => hasKeyboard(cell(row, name)), true)
    /** Types until the list offers it, and takes it. */
    const choose = async (text: string, whole: string) => {
      await type(text)
      await page.locator('.label').getByText(whole, { exact: true }).first().waitFor()
      await press('Tab')
    }
    let asOf = ''
    for (const [row, figure] of figures.entries()) {
      const isFirst = row === 0
      if (isFirst) {
        await untilAt(row, 'subject')
        await choose('inter', subject)
      }
      await untilAt(row, 'measure')
      const short = { 'National sections': 'national s', 'National organisations': 'national o' }
      const prefix = (short as Record<string, string>)[figure.measure] ?? figure.measure.slice(0, 3)
      const isSameMeasure = figures[row - 1]?.measure === figure.measure
      if (isSameMeasure) await press('Tab')
      else await choose(prefix.toLowerCase(), figure.measure)
      await untilAt(row, 'asOf')
      if (figure.asOf) {
        asOf = figure.asOf
        await type(figure.asOf)
      }
      await press('Tab')
      await untilAt(row, 'value')
      await type(figure.value)
      if (isFirst) {
        await press('Tab')
        await untilAt(row, 'accordingTo')
        await choose('стас', authority)
      }
      await press('Enter')
      await eventually(figureCount, row + 1)
      typedCharacters += figure.value.length + (isFirst ? subject.length + authority.length : 0)
      typedCharacters += (isSameMeasure ? 0 : figure.measure.length) + (figure.asOf?.length ?? 0)
      characters += [subject, figure.measure, asOf, figure.value, authority].join('').length
    }
    const perFigure = keystrokes / figures.length
    console.log(
      `Keystrokes: ${String(keystrokes)} for ${String(figures.length)} figures, ` +
        `${perFigure.toFixed(1)} each; ${(keystrokes / characters).toFixed(2)} of the characters of ` +
        `their values, ${(keystrokes / typedCharacters).toFixed(2)} of those that are not carried down`
    )
    expect(keystrokes).toBeLessThanOrEqual(characters * 1.5)
    expect(keystrokes).toBeLessThanOrEqual(typedCharacters * 1.5)

    const records = await storedRecords(driver)
    const ids = new Map(records.map(record => [record.id, record]))
    const found = records
      .filter(({ kind }) => kind === 'figure')
      .map(figureOf)
      .sort((a, b) => a.createdAt - b.createdAt)
    expect(found.map(({ measure, value }) => [measure, value?.written, value?.exact])).toEqual([
      ['members', '8,900,000', '8900000'],
      ['nationalSections', '44', '44'],
      ['nationalOrganisations', '58', '58'],
      ['members', '8,305,454', '8305454'],
      ['periodicals', '56', '56'],
      ['languagesOfPeriodicals', '19', '19']
    ])
    expect(found.map(figure => figure.asOf?.edtf)).toEqual([
      '1928-01-01',
      '1928-01-01',
      ...Array(4).fill('1931-01-01')
    ])
    for (const figure of found) {
      expect(ids.get(figure.subject)?.kind).toBe('organisation')
      expect(ids.get(figure.accordingTo)?.kind).toBe('person')
      expect(figure.citations).toHaveLength(1)
    }
  })

  test('a number with two readings is asked about and saved by none of them', async () => {
    const { page, press, type } = driver
    const row = page.locator('.sheet .row').nth(6)
    await eventually(async () => hasKeyboard(row.locator('[data-cell="measure"] input')), true)
    await press('Tab')
    await press('Tab')
    await type('8,900')
    await press('Enter')
    await row.getByText('Which is meant?').waitFor()
    expect(await figureCount()).toBe(6)
    await eventually(async () => hasKeyboard(row.getByRole('button', { name: '8,900' })), true)
    await press('Enter')
    await eventually(figureCount, 7)
  })

  test('each row is one step that undo takes back', async () => {
    await driver.page.keyboard.press('Escape')
    await driver.press('Control+Z')
    await eventually(figureCount, 6)
  })

  test('a contradicting figure is listed, and settled with a reason', async () => {
    const { page, press } = driver
    const records = await storedRecords(driver)
    const of = (kind: string) => records.find(record => record.kind === kind)?.id ?? ''
    const another = operationsOfEntered(
      [
        {
          key: 'other',
          kind: 'figure',
          values: { measure: 'members', value: '9 million', asOf: '1 January 1928' }
        }
      ],
      v7
    )
    const id = another[0]?.r ?? ''
    const reference = (f: string, p: string) => ({ k: 'figure', r: id, f, p, o: [] })
    await writeOperations(driver, [...another, reference('subject', of('organisation'))])
    await untilOpen(driver)
    const item = page.getByRole('navigation').getByRole('button', { name: /^Conflicts\s*1/ })
    await item.waitFor({ timeout: 30_000 })
    await driver.tabTo(item)
    await press('Enter')
    const group = page.getByRole('region', { name: /International Red Aid/ })
    await group.getByText('9 million').first().waitFor()
    await group.getByText('8,900,000').first().waitFor()
    await eventually(async () => hasKeyboard(page.getByRole('grid', { name: 'Conflicts' })), true)
    await press('Enter')
    const first = group.locator('[data-figure]').first()
    await eventually(async () => hasKeyboard(first), true)
    await press('p')
    const reason = page.getByLabel('Why this one is preferred')
    await eventually(async () => hasKeyboard(reason), true)
    await driver.type('printed in the report itself')
    await press('Enter')
    await group.getByText('settled: one is preferred').waitFor()
    const figure = (await storedRecords(driver))
      .filter(({ kind }) => kind === 'figure')
      .map(figureOf)
      .find(({ rank }) => rank === 'preferred')
    expect(figure?.rankReason).toBe('printed in the report itself')
  })

  test('a remark is set aside with a reason by key', async () => {
    const { page, press, tabTo } = driver
    const item = page.getByRole('navigation').getByRole('button', { name: /^Checks/ })
    await tabTo(item)
    await press('Enter')
    const grid = page.getByRole('grid', { name: 'Checks' })
    await grid.getByText('No citation supports this figure.').waitFor()
    await eventually(async () => hasKeyboard(grid), true)
    await press('Home')
    await press('x')
    const reason = page.getByLabel('Why it is set aside')
    await eventually(async () => hasKeyboard(reason), true)
    await page.keyboard.press('ControlOrMeta+A')
    await driver.type('looked at')
    await press('Enter')
    await page.getByRole('radio', { name: /^Set aside 1/ }).waitFor()
  })

  test('claims, changes and series of the sample say what they must', async () => {
    const { page, press, tabTo } = driver
    await tabTo(page.getByRole('navigation').getByRole('button', { name: /^Claims/ }))
    await press('Enter')
    const grid = page.getByRole('grid', { name: 'Claims' })
    await grid.getByText('National sections').waitFor()
    await page.getByText('−594,546 (−6.68 %)').waitFor()
    await page.getByText('+14 (+31.82 %)').waitFor()
    await tabTo(page.getByRole('navigation').getByRole('button', { name: /^Figures over time/ }))
    await press('Enter')
    await page.locator('.place svg path').first().waitFor({ state: 'attached' })
    await page.locator('[data-printed] table').getByText('8,305,454').first().waitFor()
  })

  test('the numbers of a chart leave as CSV and its picture as SVG', async () => {
    for (const [label, name] of [
      ['Export the numbers as CSV…', 'members.csv'],
      ['Export as SVG…', 'members.svg']
    ] as const) {
      await answerDialogs(driver, { save: join(folder, name) })
      await takeOut(driver, label)
      await eventually(async () => (await readdir(folder)).includes(name), true)
    }
    const csv = await readFile(join(folder, 'members.csv'), 'utf8')
    expect(csv).toContain('1931-01-01,claimed,8305454,8305454,8305454,false,normal')
    expect(await readFile(join(folder, 'members.svg'), 'utf8')).toContain('<svg')
  })
})
