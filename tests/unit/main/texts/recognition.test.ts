import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { modelOf } from '../../../../src/main/texts/models'
import { endRecognition, recognise } from '../../../../src/main/texts/recognition'
import { recognitionLanguages } from '../../../../src/shared/texts/limits'
import { writtenPage } from '../../../helpers/writtenPages'

const resources = resolve(import.meta.dirname, '../../../../resources')
/** Reading a page takes seconds, many more where several things are done at once. */
const patience = 180_000

const folder = await mkdtemp(join(tmpdir(), 'opis-recognition-'))
afterAll(async () => {
  await endRecognition()
  await rm(folder, { recursive: true })
})

describe('models', () => {
  it.each(recognitionLanguages)('of %s come with the application, packed and whole', async code => {
    const { path } = modelOf(code, resources)
    const model = gunzipSync(await readFile(path))
    expect(model.length).toBeGreaterThan(500_000)
  })
})

describe('recognition', () => {
  it(
    'reads a page in the languages asked for, and says where its words stand',
    async () => {
      const picture = await writtenPage(['Красная помощь', 'Rote Hilfe'])
      const models = (['rus', 'deu'] as const).map(code => modelOf(code, resources))
      const { text, words, engine } = await recognise({ op: 'recognise', picture, models })
      expect(text.split('\n').filter(Boolean)).toEqual(['Красная помощь', 'Rote Hilfe'])
      expect(engine).toMatch(/^Tesseract 5\.\d.* \(tesseract\.js \d+\.\d+\.\d+\), rus\+deu$/)
      expect(words.map(({ text: word }) => word)).toEqual(['Красная', 'помощь', 'Rote', 'Hilfe'])
      const [first] = words
      expect(first?.left).toBeGreaterThan(3)
      expect(first?.left).toBeLessThan(8)
    },
    patience
  )

  it(
    'fails with an answer where a model is damaged or gone, and reads the next page all the same',
    async () => {
      const picture = await writtenPage(['Red Aid'])
      const whole = await readFile(modelOf('eng', resources).path)
      const cut = join(folder, 'eng.traineddata.gz')
      await writeFile(cut, whole.subarray(0, whole.length / 2))
      for (const path of [cut, join(folder, 'nothing')]) {
        const broken = [{ code: 'eng', path }]
        const read = recognise({ op: 'recognise', picture, models: broken })
        await expect(read).rejects.toMatchObject({ code: 'readingFailed' })
      }
      const models = [modelOf('eng', resources)]
      expect((await recognise({ op: 'recognise', picture, models })).text).toBe('Red Aid')
    },
    patience
  )
})
