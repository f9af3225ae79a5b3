import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { markup } from '../../src/shared/printing/markup'
import { printedDocument } from '../../src/renderer/services/printing'
import { answerDialogs } from '../helpers/dialogs'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { pictureOnFailure } from '../helpers/failurePicture'
import { electronPath } from '../helpers/launch'
import { pdfPages, withoutSpaces } from '../helpers/pdfText'

let folder = ''
let driver: Driver

const lines = Array.from({ length: 90 }, (_, index) => markup`<p>Строка ${index + 1}</p>`)
const body = markup`<h1>Опись фонда 538</h1>
  <p>Стасова Елена Дмитриевна · Ὀδυσσεύς · Straße · Łódź</p>
  <p>中国济难会 · 互濟會 · 魯迅</p>${lines}`
const document = printedDocument({
  title: 'МОПР — 国际红色济难会',
  language: 'ru',
  body
})

describe.skipIf(electronPath === undefined)('printing', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-printing-'))
    driver = await start({ folder })
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('a document becomes a PDF whose text is all there, with its title and numbers on each page', async () => {
    const target = join(folder, 'Опись.pdf')
    await answerDialogs(driver, { save: target })
    const prepared = await driver.page.evaluate(
      given => window.opis.call.printing.prepare('job', given),
      document
    )
    expect(prepared).toMatchObject({ ok: true, value: { charactersWithoutFont: [] } })
    const saved = await driver.page.evaluate(() => window.opis.call.printing.save('job'))
    expect(saved).toEqual({ ok: true, value: target })
    const pages = await pdfPages(target)
    expect(pages.length).toBeGreaterThan(1)
    for (const [index, text] of pages.entries()) {
      expect(text).toContain(withoutSpaces(document.title))
      expect(text).toContain(`${index + 1}/${pages.length}`)
    }
    const text = pages.join('')
    for (const words of ['Стасова Елена Дмитриевна', 'Ὀδυσσεύς', 'Straße', 'Łódź', '中国济难会'])
      expect(text).toContain(withoutSpaces(words))
    expect(text).toContain('互濟會·魯迅')
    for (let line = 1; line <= 90; line++) expect(text).toContain(`Строка${line}`)
  })

  test('a page of it can be looked at before it is saved', async () => {
    const picture = await driver.page.evaluate(async () => {
      const reply = await window.opis.call.printing.page('job', 1, 300)
      if (!reply.ok) return reply.failure.code
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(reply.value)]))
      return [bitmap.width, bitmap.height]
    })
    expect(picture).toEqual([300, 425])
  })

  test('a character of no font is named', async () => {
    const strange = printedDocument({ title: 'x', language: 'en', body: markup`<p>A ${'𐎀'}</p>` })
    const reply = await driver.page.evaluate(
      given => window.opis.call.printing.prepare('strange', given),
      strange
    )
    expect(reply).toMatchObject({ ok: true, value: { charactersWithoutFont: ['𐎀'] } })
  })

  test('what could run or load anything is refused', async () => {
    const reply = await driver.page.evaluate(
      given => window.opis.call.printing.prepare('bad', given),
      { ...document, body: '<img src="x">' }
    )
    expect(reply).toMatchObject({ ok: false, failure: { code: 'markupRefused' } })
  })
})
