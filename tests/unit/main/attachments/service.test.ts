import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storedPath } from '../../../../src/main/attachments/fileStore'
import { createAttachmentService, type Attachments } from '../../../../src/main/attachments/service'
import {
  originalAddress,
  pageAddress,
  pagesAddress,
  thumbnailAddress,
  tileAddress
} from '../../../../src/shared/attachments/addresses'
import * as pictures from './pictures'
import { hasSamples, rendererFor, sample, sha256Of, temporaryFolder } from './support'

const folder = await temporaryFolder()
const catalogue = join(folder, 'catalogue')
const temporary = join(folder, 'temporary')
const opened: string[] = []
const shown: string[] = []
const dragged: { readonly path: string; readonly icon: Uint8Array | null }[] = []
let attachments: Attachments
let answerOfSystem = ''
let openCatalogue: string | null = catalogue

beforeAll(async () => {
  const startRendering = await rendererFor(join(folder, 'built'))
  attachments = createAttachmentService(
    { catalogueFolder: () => openCatalogue, temporary, onProgress: () => undefined },
    {
      startRendering,
      openPath: path => {
        opened.push(path)
        return Promise.resolve(answerOfSystem)
      },
      showItemInFolder: path => shown.push(path),
      startDrag: (path, icon) => dragged.push({ path, icon })
    }
  )
}, 60_000)

afterAll(() => attachments.close())

async function ingested(name: string, bytes: Uint8Array | string) {
  const path = join(folder, name)
  await writeFile(path, bytes)
  const { stored } = await attachments.ingest('job', [path])
  const [file] = stored
  if (!file) throw new Error(`${name} was not stored`)
  expect(await sha256Of(storedPath(catalogue, file.sha256))).toBe(await sha256Of(path))
  return file
}

const respond = (address: string, init?: RequestInit) =>
  attachments.respond(new Request(address, init))

describe('ingest describes', () => {
  it('scans by pages and size, whatever their names', async () => {
    const scan = await ingested(
      'Отчёт МОПР 1931.jpg',
      await pictures.multiPageTiff(['red', 'blue'])
    )
    expect(scan).toMatchObject({
      originalName: 'Отчёт МОПР 1931.jpg',
      mediaType: 'image/tiff',
      pages: 2,
      width: 100,
      height: 140
    })
  })

  it('files that are no scans by their type only', async () => {
    const unread = { pages: null, width: null, height: null }
    const page = await ingested('scan.jpg', '<!doctype html><title>no scan</title>')
    expect(page).toMatchObject({ mediaType: 'text/html', ...unread })
    const nothing = await ingested('nothing.tif', '')
    expect(nothing).toMatchObject({ mediaType: 'application/octet-stream', size: 0, ...unread })
  })

  it.skipIf(!hasSamples)('a PDF with a password by its type only, and stores it', async () => {
    const bytes = await readFile(sample('pdf/encryption_openpassword.pdf'))
    const locked = await ingested('locked.pdf', bytes)
    expect(locked).toMatchObject({ mediaType: 'application/pdf', pages: null, width: null })
    const response = await respond(pageAddress(locked.sha256, 1, 640))
    expect([response.status, await response.json()]).toEqual([422, { code: 'passwordNeeded' }])
  })
})

describe('the attachment scheme', () => {
  it('serves an image as itself, to be kept for ever', async () => {
    const bytes = await pictures.jpeg(30, 20)
    const { sha256 } = await ingested('a.jpg', bytes)
    const response = await respond(originalAddress(sha256))
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(bytes.length),
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable'
    })
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it.each([
    ['page.html', '<!doctype html><script>alert(1)</script>'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['text.txt', 'text'],
    ['a.pdf', '%PDF-1.7\n']
  ])('serves %s as a download without a type', async (name, content) => {
    const { sha256 } = await ingested(name, content)
    const { headers } = await respond(originalAddress(sha256))
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toBe('attachment')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('serves pages and thumbnails, rendered once and kept outside the catalogue', async () => {
    const { sha256 } = await ingested(
      'b.tif',
      await pictures.multiPageTiff(['red', 'lime', 'blue'])
    )
    const addresses = [1, 2, 3].map(page => pageAddress(sha256, page, 100))
    const responses = await Promise.all([...addresses, ...addresses].map(at => respond(at)))
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    const page = await sharp(await responses[2]?.arrayBuffer()).stats()
    expect(page.dominant.b).toBeGreaterThan(200)
    const thumbnail = await respond(thumbnailAddress(sha256))
    expect(thumbnail.headers.get('content-type')).toBe('image/webp')
    const size = await sharp(await thumbnail.arrayBuffer()).metadata()
    expect(size).toMatchObject({ format: 'webp', width: 100, height: 140 })
    const derived = await readdir(join(temporary, 'derived', 'open', sha256))
    expect(derived.sort()).toEqual(['1-160.jpeg', '1-240.webp', '2-160.jpeg', '3-160.jpeg'])
  })

  it('tells the pages of a file and serves their tiles, small ones from the picture of the page', async () => {
    const { sha256 } = await ingested('tiled.jpg', await pictures.noisyJpeg(2000, 1100))
    const described = await respond(pagesAddress(sha256))
    expect(await described.json()).toEqual({
      mediaType: 'image/jpeg',
      count: 1,
      sizes: [{ width: 2000, height: 1100 }],
      problem: null
    })
    const sizeOf = async (tile: { level: number; x: number; y: number }) => {
      const response = await respond(tileAddress(sha256, 1, tile))
      if (response.status !== 200) return response.status
      const { width, height } = await sharp(await response.arrayBuffer()).metadata()
      return [width, height]
    }
    expect(await sizeOf({ level: 10, x: 1, y: 1 })).toEqual([488, 38])
    const made = () => readdir(join(temporary, 'derived', 'open', sha256))
    expect(await made()).toEqual(['1-1600.jpeg'])
    expect(await sizeOf({ level: 11, x: 3, y: 2 })).toEqual([464, 76])
    expect((await made()).sort()).toEqual(['1-1600.jpeg', '1.tiff'])
    expect(await sizeOf({ level: 11, x: 4, y: 0 })).toBe(404)
    expect(await sizeOf({ level: 12, x: 0, y: 0 })).toBe(404)
    expect((await respond(tileAddress(sha256, 2, { level: 1, x: 0, y: 0 }))).status).toBe(404)
  })

  it.skipIf(!hasSamples)('shows an encrypted PDF once its password was given', async () => {
    const bytes = await readFile(sample('pdf/encryption_openpassword.pdf'))
    const { sha256 } = await ingested('opened.pdf', bytes)
    expect((await respond(pagesAddress(sha256))).status).toBe(422)
    expect(await attachments.unlock(sha256, 'wrong')).toBe(false)
    expect((await respond(pagesAddress(sha256))).status).toBe(422)
  })

  it('labels the preview of a damaged file, also from the cache', async () => {
    const whole = await pictures.noisyJpeg(400, 300)
    const { sha256 } = await ingested('half.jpg', whole.subarray(0, whole.length / 2))
    for (const turn of ['rendered', 'cached']) {
      const response = await respond(pageAddress(sha256, 1, 320))
      expect([turn, response.headers.get('opis-damaged')]).toEqual([turn, 'true'])
    }
  })

  it('says why it cannot show a file', async () => {
    const page = await ingested('c.html', '<!doctype html><p>c')
    const refused = await respond(thumbnailAddress(page.sha256))
    expect([refused.status, await refused.json()]).toEqual([415, { code: 'notRenderable' }])
    const broken = await ingested('d.pdf', '%PDF-1.7\nnothing')
    const damaged = await respond(pageAddress(broken.sha256, 1, 320))
    expect([damaged.status, await damaged.json()]).toEqual([422, { code: 'damaged' }])
    const { sha256 } = await ingested('e.jpg', await pictures.jpeg(10, 10))
    const beyond = await respond(pageAddress(sha256, 2, 320))
    expect([beyond.status, await beyond.json()]).toEqual([404, { code: 'pageMissing' }])
    expect(beyond.headers.get('cache-control')).toBe('no-store')
  })

  it('serves a picture of 256 million pixels small, and its file as a download only', async () => {
    const { sha256 } = await ingested('bomb.png', pictures.pngBomb(16_000))
    const { headers } = await respond(originalAddress(sha256))
    expect(headers.get('content-type')).toBe('application/octet-stream')
    const page = await respond(pageAddress(sha256, 1, 640))
    const size = await sharp(await page.arrayBuffer()).metadata()
    expect(size).toMatchObject({ format: 'jpeg', width: 640, height: 640 })
  })

  it('has nothing at other addresses, by other methods or without a catalogue', async () => {
    const { sha256 } = await ingested('f.jpg', await pictures.jpeg(10, 10))
    const addresses = [
      originalAddress('0'.repeat(64)),
      thumbnailAddress('0'.repeat(64)),
      originalAddress(sha256.toUpperCase()),
      originalAddress(sha256.slice(1)),
      originalAddress(sha256 + '0'),
      `${originalAddress(sha256)}?x=1`,
      `${originalAddress(sha256)}/..%2f..%2fetc%2fpasswd`,
      'att://store/../../etc/passwd'
    ]
    for (const address of addresses) {
      expect([address, (await respond(address)).status]).toEqual([address, 404])
    }
    expect((await respond(originalAddress(sha256), { method: 'POST' })).status).toBe(404)
    openCatalogue = null
    expect((await respond(originalAddress(sha256))).status).toBe(404)
    openCatalogue = catalogue
  })
})

describe('opening', () => {
  it('gives the system a read-only copy whose extension tells the content', async () => {
    const { sha256 } = await ingested('g', await pictures.jpeg(11, 10))
    expect(await attachments.open(sha256, 'Отчёт: 1931?.exe')).toBe('opened')
    const path = opened.at(-1) ?? ''
    expect(basename(path)).toBe('Отчёт_ 1931_.jpg')
    expect(path.startsWith(join(temporary, 'opened'))).toBe(true)
    expect((await stat(path)).mode & 0o222).toBe(0)
    expect(await sha256Of(path)).toBe(sha256)
  })

  it('keeps an extension that is right', async () => {
    const { sha256 } = await ingested('h', await pictures.multiPageTiff(['red', 'lime']))
    await attachments.open(sha256, 'H.TIFF')
    expect(basename(opened.at(-1) ?? '')).toBe('H.TIFF')
  })

  it.each([
    ['a page called a scan', '<!doctype html><p>i', 'scan.jpg'],
    ['a program called a document', 'MZ\u0090\u0000\u0003\u0000', 'report.pdf'],
    ['a script', '#!/bin/sh\nexit', 'run.sh']
  ])('only shows %s in its folder', async (_, content, name) => {
    const { sha256 } = await ingested('i', Buffer.from(content, 'latin1'))
    const before = opened.length
    expect(await attachments.open(sha256, name)).toBe('shown')
    expect(opened).toHaveLength(before)
    expect(basename(shown.at(-1) ?? '')).toBe(name)
  })

  it('shows a file in a folder under a safe name', async () => {
    const { sha256 } = await ingested('j', await pictures.jpeg(12, 10))
    await attachments.showInFolder(sha256, '../../CON')
    expect(basename(shown.at(-1) ?? '')).toBe('.._.._CON.jpg')
  })

  it('drags a copy that cannot be written, with a picture of it where there is one', async () => {
    const { sha256 } = await ingested('drag.jpg', await pictures.jpeg(14, 10))
    await attachments.drag(sha256, 'Отчёт.jpg')
    const { path = '', icon } = dragged.at(-1) ?? {}
    expect(basename(path)).toBe('Отчёт.jpg')
    expect(await sha256Of(path)).toBe(sha256)
    expect((await stat(path)).mode & 0o222).toBe(0)
    expect((await sharp(icon ?? undefined).metadata()).format).toBe('jpeg')
    const page = await ingested('drag.html', '<!doctype html><p>drag')
    await attachments.drag(page.sha256, 'drag.html')
    expect(dragged.at(-1)?.icon).toBeNull()
  })

  it('says which files are not in the store', async () => {
    const { sha256 } = await ingested('there.jpg', await pictures.jpeg(15, 10))
    const gone = 'f'.repeat(64)
    expect(await attachments.missing([sha256, gone])).toEqual([gone])
  })

  it('fails with a reason', async () => {
    const { sha256 } = await ingested('k', await pictures.jpeg(13, 10))
    answerOfSystem = 'no application is registered'
    await expect(attachments.open(sha256, 'k.jpg')).rejects.toMatchObject({ code: 'openFailed' })
    const missing = attachments.open('0'.repeat(64), 'k.jpg')
    await expect(missing).rejects.toMatchObject({ code: 'notInStore' })
    openCatalogue = null
    await expect(attachments.ingest('job', [])).rejects.toMatchObject({ code: 'noCatalogue' })
    openCatalogue = catalogue
  })
})

it('a job is cancelled by its name', async () => {
  const path = join(folder, 'large')
  await writeFile(path, Buffer.alloc(64 * 1024 * 1024))
  const ingesting = attachments.ingest('large', [path])
  attachments.cancel('another')
  attachments.cancel('large')
  expect(await ingesting).toMatchObject({ stored: [], failed: [], isCancelled: true })
})
