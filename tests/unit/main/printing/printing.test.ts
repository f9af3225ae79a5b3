import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLongJobs } from '../../../../src/main/application/longJobs'
import { createPrinting } from '../../../../src/main/printing/printing'
import type { Printing } from '../../../../src/main/printing/printing'
import type { PrintedDocument } from '../../../../src/shared/printing/document'

const document: PrintedDocument = {
  title: 'Опись 1 $& <b>',
  body: '<p>Стасова $& 1</p>',
  paper: 'A5',
  orientation: 'landscape',
  language: 'ru',
  runningTitle: 'МОПР & Co',
  hasPageNumbers: true,
  isFullPage: false
}
const template =
  '<html lang="en"><head><title></title></head><body><div id="document"></div></body></html>'

let folder = ''
let target: string | null = null
let page: string | null = null
let printing: Printing
let isHanging = false
const longJobs = createLongJobs(() => undefined)

function createWith(readTemplate = async () => template): Printing {
  return createPrinting({
    temporary: folder,
    longJobs,
    chooseFile: async () => target,
    readTemplate,
    urlOf: name => name,
    rendering: {
      run: async () => ({ pages: 3, width: 1, height: 1 }) as never,
      prepare: () => undefined,
      close: () => undefined
    },
    press: {
      async layOut(name, _document, signal) {
        page = await printing.respond(name)
        while (isHanging && !signal.aborted) await setImmediate()
        signal.throwIfAborted()
        return { pdf: Buffer.from('%PDF'), charactersWithoutFont: ['क'] }
      },
      print: async () => true
    }
  })
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-printing-'))
  isHanging = false
  printing = createWith()
})
afterEach(() => rm(folder, { recursive: true }))

describe('printing', () => {
  test('a document is laid out in the built page, saved where it was chosen, and forgotten', async () => {
    expect(await printing.prepare('j', document)).toEqual({
      pages: 3,
      charactersWithoutFont: ['क']
    })
    expect(page).toContain('<html lang="ru">')
    expect(page).toContain('<title>Опись 1 $&amp; &lt;b></title>')
    expect(page).toContain('size: 210mm 148mm')
    expect(page).toContain('<p>МОПР &amp; Co</p>')
    expect(page).toContain('<div id="document"><p>Стасова $& 1</p></div>')
    target = join(folder, 'Опись.pdf')
    await writeFile(target, 'old')
    expect(await printing.save('j')).toBe(target)
    expect(await readFile(target, 'utf8')).toBe('%PDF')
    expect(printing.savedPath('j')).toBe(target)
    await printing.discard('j')
    expect(await readdir(join(folder, 'printed'))).toEqual([])
    await expect(printing.save('j')).rejects.toMatchObject({ code: 'printEnded' })
  })

  test('a page is served only while its document is laid out', async () => {
    let name = ''
    const served = printing.respond
    printing = { ...printing, respond: async asked => served((name = asked)) }
    await printing.prepare('j', document)
    expect(name).toMatch(/^printed-[\w-]+\.html$/)
    expect(await printing.respond(name)).toBeNull()
  })

  test('cancelled in the dialog, nothing is written', async () => {
    target = null
    await printing.prepare('j', document)
    expect(await printing.save('j')).toBeNull()
    expect(() => printing.savedPath('j')).toThrow(/not saved/)
  })

  test('a place that cannot be written is named', async () => {
    target = join(folder, 'missing', 'x.pdf')
    await printing.prepare('j', document)
    await expect(printing.save('j')).rejects.toMatchObject({
      code: 'notWritable',
      message: expect.stringContaining(target) as string
    })
  })

  test('markup that is not allowed is not laid out', async () => {
    page = null
    const bad = { ...document, body: '<script>1</script>' }
    await expect(printing.prepare('j', bad)).rejects.toMatchObject({ code: 'markupRefused' })
    expect(page).toBeNull()
  })

  test('laying out can be cancelled, and leaves nothing', async () => {
    isHanging = true
    const preparing = printing.prepare('j', document)
    longJobs.cancel('j')
    await expect(preparing).rejects.toMatchObject({ code: 'cancelled' })
    await expect(printing.page('j', 1, 100)).rejects.toMatchObject({ code: 'printEnded' })
    expect(await readdir(folder)).toEqual([])
  })

  test('a damaged template says so', async () => {
    printing = createWith(async () => '<html></html>')
    await expect(printing.prepare('j', document)).rejects.toMatchObject({ code: 'layoutFailed' })
  })
})
