import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { beforeAll, afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createLongJobs } from '../../../../src/main/application/longJobs'
import { createAttachmentService } from '../../../../src/main/attachments/service'
import type { Attachments } from '../../../../src/main/attachments/service'
import { createUnfinished } from '../../../../src/main/files/unfinished'
import { createPageExport } from '../../../../src/main/pageExport/pageExport'
import type { PageExport } from '../../../../src/main/pageExport/pageExport'
import { readLayer } from '../../../../src/main/texts/textLayer'
import type { ExportedScan, PageExportRequest } from '../../../../src/shared/pageExport/calls'
import type { JobProgress } from '../../../../src/shared/ipc'
import { writtenTiff } from '../../../helpers/writtenPages'
import { filesBelow, rendererFor, temporaryFolder } from '../attachments/support'

const folder = await temporaryFolder()
let attachments: Attachments
let pages: ExportedScan
let broken: ExportedScan
let out = ''
let progress: JobProgress[] = []

async function ingested(name: string, bytes: Uint8Array | string): Promise<ExportedScan> {
  await writeFile(join(folder, name), bytes)
  const { stored } = await attachments.ingest(`job-${name}`, [join(folder, name)])
  return { sha256: stored[0]?.sha256 ?? '', name, texts: [] }
}

beforeAll(async () => {
  attachments = createAttachmentService(
    {
      catalogueFolder: () => join(folder, 'catalogue'),
      temporary: join(folder, 'temporary'),
      onProgress: () => undefined
    },
    {
      startRendering: await rendererFor(join(folder, 'built')),
      openPath: () => Promise.resolve(''),
      showItemInFolder: () => undefined,
      startDrag: () => undefined
    }
  )
  pages = await ingested('Отчёт.tif', await writtenTiff([['One'], ['Two']]))
  broken = await ingested('broken.pdf', '%PDF-1.7\nnothing')
}, 60_000)
afterAll(() => attachments.close())
beforeEach(async () => {
  out = join(folder, crypto.randomUUID())
  await mkdir(out)
  progress = []
})

function exporting(
  wordsOf: Parameters<typeof createPageExport>[0]['wordsOf'] = () => Promise.resolve([])
): { readonly pageExport: PageExport; readonly longJobs: ReturnType<typeof createLongJobs> } {
  const longJobs = createLongJobs(told => progress.push(told))
  const pageExport = createPageExport({
    source: attachments.pages,
    longJobs,
    unfinished: createUnfinished(join(folder, 'userData')),
    wordsOf,
    chooseFile: name => Promise.resolve(join(out, name)),
    chooseFolder: () => Promise.resolve(out)
  })
  return { pageExport, longJobs }
}

const request = (changes: Partial<PageExportRequest> = {}): PageExportRequest => ({
  format: 'pdf',
  title: 'Отчёт ЦК',
  scans: [pages],
  ...changes
})

describe('a searchable PDF', () => {
  const boxes = [
    { text: 'Красная', left: 10, top: 20, width: 20, height: 4 },
    { text: 'помощь', left: 32, top: 20, width: 16, height: 4 }
  ]

  it('shows the pages and holds their text where it stands, Cyrillic too', async () => {
    const text = { page: 1, text: 'Красная\nпомощь', language: 'rus' }
    const { pageExport } = exporting((_hash, page) => Promise.resolve(page === 1 ? boxes : []))
    const result = await pageExport.run('job', request({ scans: [{ ...pages, texts: [text] }] }))
    const path = join(out, 'Отчёт ЦК.pdf')
    expect(result).toEqual({ shownPath: path, pages: 2, failed: [] })
    expect(pageExport.finishedPath('job')).toBe(path)
    const first = await readLayer({ path, page: 1 })
    expect(first.text.split(/\s+/)).toEqual(['Красная', 'помощь'])
    const far = first.words.map((word, at) => {
      const box = boxes[at]
      if (!box) throw new Error('A word too many')
      const ends = word.left + word.width - box.left - box.width
      const bottom = word.top + word.height - box.top - box.height
      return [word.left - box.left, ends, bottom].map(Math.abs)
    })
    // In per cent of the page: the letters of the font do not fill their width.
    expect(Math.max(...far.flat())).toBeLessThan(2)
    expect((await readLayer({ path, page: 2 })).text).toBe('')
    expect(await readdir(out)).toEqual(['Отчёт ЦК.pdf'])
  })

  it('draws nothing of the text', async () => {
    const plain = exporting().pageExport
    const spoken = exporting(() => Promise.resolve(boxes)).pageExport
    await plain.run('a', request({ title: 'plain' }))
    const texts = [{ page: 1, text: 'Красная помощь', language: '' }]
    await spoken.run('b', request({ title: 'spoken', scans: [{ ...pages, texts }] }))
    const pictures = await Promise.all(['plain', 'spoken'].map(async name => drawn(name)))
    expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(true)
  })

  async function drawn(name: string): Promise<Buffer> {
    const library = await PDFiumLibrary.init()
    const document = await library.loadDocument(await readFile(join(out, `${name}.pdf`)))
    const { data } = await document.getPage(0).render({ scale: 0.3, render: 'bitmap' })
    document.destroy()
    return Buffer.from(data)
  }

  it('holds more different letters than one font has places', async () => {
    const letters = Array.from({ length: 500 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join(
      ''
    )
    const texts = [{ page: 2, text: `${letters}\nἙλλάς 𐍈`, language: '' }]
    await exporting().pageExport.run('job', request({ scans: [{ ...pages, texts }] }))
    const { text } = await readLayer({ path: join(out, 'Отчёт ЦК.pdf'), page: 2 })
    const found = text.replace(/\s/g, '')
    expect(found).toContain(letters)
    expect(found).toContain('Ἑλλάς')
  })
})

describe('images', () => {
  it('are a JPEG for each page, as large as it is, in a folder of their own', async () => {
    const { pageExport } = exporting()
    const result = await pageExport.run('job', request({ format: 'images' }))
    const names = ['Отчёт_001.jpg', 'Отчёт_002.jpg']
    expect(result).toMatchObject({ shownPath: join(out, 'Отчёт ЦК'), pages: 2 })
    expect(await filesBelow(join(out, 'Отчёт ЦК'))).toEqual(names)
    const size = await sharp(join(out, 'Отчёт ЦК', 'Отчёт_001.jpg')).metadata()
    expect([size.format, size.width, size.height]).toEqual(['jpeg', 1600, 310])
    await pageExport.run('again', request({ format: 'images' }))
    expect((await readdir(out)).sort()).toEqual(['Отчёт ЦК', 'Отчёт ЦК (2)'])
  })

  it('of a scan that cannot be shown are named, and the others written', async () => {
    const { pageExport } = exporting()
    const result = await pageExport.run(
      'job',
      request({ format: 'images', scans: [broken, pages] })
    )
    expect(result?.failed).toEqual([{ name: 'broken.pdf', page: 0, code: 'damaged' }])
    expect(result?.pages).toBe(2)
  })

  it('nothing is left where no page can be shown, or it was cancelled', async () => {
    const { pageExport, longJobs } = exporting()
    const nothing = pageExport.run('job', request({ scans: [broken] }))
    await expect(nothing).rejects.toMatchObject({ code: 'noPageToExport' })
    const many = Array.from({ length: 40 }, () => pages)
    const cancelled = pageExport.run('long', request({ format: 'images', scans: many }))
    await expect.poll(() => progress.some(({ job, done }) => job === 'long' && done > 0)).toBe(true)
    longJobs.cancel('long')
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
    expect(await readdir(out)).toEqual([])
  })
})

it('a manifest names the images that lie beside it', async () => {
  const words = {
    base: 'https://a.example',
    label: 'Отчёт',
    language: 'ru',
    summary: '',
    metadata: []
  }
  await exporting().pageExport.run('job', request({ format: 'iiif', words }))
  expect(await filesBelow(join(out, 'Отчёт ЦК'))).toEqual([
    'images/Отчёт_001.jpg',
    'images/Отчёт_002.jpg',
    'manifest.json'
  ])
  const text = await readFile(join(out, 'Отчёт ЦК', 'manifest.json'), 'utf8')
  const { items } = JSON.parse(text) as { items: readonly { width: number; height: number }[] }
  expect(items.map(({ width, height }) => [width, height])).toEqual([
    [1600, 310],
    [1600, 310]
  ])
})
