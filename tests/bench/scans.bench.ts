import { execFileSync } from 'node:child_process'
import { randomBytes, randomFillSync } from 'node:crypto'
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, test } from 'vitest'
import { pageAddress, tileAddress } from '../../src/shared/attachments/addresses'
import type { IngestReport } from '../../src/shared/attachments/calls'
import { topLevel } from '../../src/shared/attachments/pages'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { hostileFiles } from '../helpers/hostileFiles'
import { electronPath } from '../helpers/launch'
import { createCatalogue } from '../helpers/seeding'
import { median, takeTurns, timed } from './measure'
import { watchMemory } from './memory'
import { storePlainly } from './plainStore'
import { report } from './rows'
import type { Measured } from './rows'
import { rounds, sizes, workFolder } from './settings'

const folder = join(workFolder, 'scans')
const megabyte = 1024 * 1024
const large = { files: 6, bytes: 64 * megabyte }
const small = { files: Math.min(...sizes), bytes: 8 * 1024 }

/** Fresh random bytes, so that no file is in the store already. */
async function makeFiles(name: string, { files, bytes }: typeof large): Promise<string> {
  const place = join(folder, name)
  await mkdir(place, { recursive: true })
  const buffer = Buffer.alloc(bytes)
  for (let file = 0; file < files; file++) {
    await writeFile(join(place, `${String(file)}.bin`), randomFillSync(buffer))
  }
  return place
}

/** Copies with verification into the catalogue; what is not measured is the record of each. */
async function ingest(driver: Driver, path: string): Promise<IngestReport> {
  await answerDialogs(driver, { open: [path] })
  const reply = await driver.page.evaluate(
    async job => window.opis.call.attachments.choose(job),
    `job-${randomBytes(4).toString('hex')}`
  )
  if (!reply.ok || !reply.value) throw new Error('Nothing was stored')
  return reply.value
}

function copyAndSync(from: string, to: string): void {
  execFileSync('sh', ['-c', 'cp -r "$0" "$1" && sync -f "$1"', from, to])
}

/** Makes files, waits until they are on the disk, and times what is done with them. */
async function timedWith(name: string, kind: typeof large, work: (place: string) => unknown) {
  const place = await makeFiles(name, kind)
  execFileSync('sync', ['-f', place])
  const time = await timed(async () => Promise.resolve(work(place)))
  await rm(place, { recursive: true })
  await rm(`${place} copy`, { recursive: true, force: true })
  return [time]
}

async function compared(driver: Driver, what: string, kind: typeof large) {
  const name = (round: number, by: string): string => `${what} ${String(round)} ${by}`
  const measured = await takeTurns(rounds, {
    own: async round => timedWith(name(round, 'own'), kind, async place => ingest(driver, place)),
    plain: async round => {
      if (kind !== small) return []
      return timedWith(name(round, 'plain'), kind, place => {
        storePlainly(place, `${place} copy`)
      })
    },
    peer: async round =>
      timedWith(name(round, 'peer'), kind, place => {
        copyAndSync(place, `${place} copy`)
      })
  })
  const own = median(measured.own)
  const rate = ((kind.files * kind.bytes) / megabyte / own) * 1000
  const peer = { name: 'cp -r and sync', value: median(measured.peer) }
  const row = (title: string, value: number): Measured => ({
    what: `${what}: ${title}`,
    n: kind.files,
    value,
    peer
  })
  const least = 'the least that such a store must do, in one thread'
  return [
    // At least 0.7 of its speed.
    { ...row(`stored and verified, ${rate.toFixed(0)} MB/s`, own), goal: { ratio: 1 / 0.7 } },
    ...(measured.plain.length > 0 ? [row(least, median(measured.plain))] : [])
  ]
}

/** In the page: milliseconds until the picture is decoded. */
async function untilDrawn(driver: Driver, address: string): Promise<number> {
  return driver.page.evaluate(async url => {
    const begun = performance.now()
    const image = new Image()
    image.src = url
    await image.decode()
    return performance.now() - begun
  }, address)
}

async function hugeTiff(path: string): Promise<void> {
  const noise = { type: 'gaussian', mean: 180, sigma: 40 } as const
  const paper = { width: 500, height: 375, channels: 3, background: '#ddc', noise } as const
  const grain = await sharp({ create: paper }).png().toBuffer()
  await sharp(grain, { limitInputPixels: false })
    .resize(20_000, 15_000, { kernel: 'nearest' })
    .tiff({ compression: 'none', bigtiff: true })
    .toFile(path)
}

/** Text on every page, each with a stream of its own. */
async function longPdf(path: string, pages: number): Promise<void> {
  const objects: string[] = ['<</Type/Catalog/Pages 2 0 R>>']
  const kids = Array.from({ length: pages }, (_, page) => `${String(4 + page * 2)} 0 R`).join(' ')
  objects.push(`<</Type/Pages/Count ${String(pages)}/Kids[${kids}]>>`)
  objects.push('<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>')
  for (let page = 0; page < pages; page++) {
    const lines = Array.from(
      { length: 40 },
      (_, line) => `1 0 0 1 60 ${String(780 - line * 18)} Tm (Page ${String(page)}, line) Tj`
    )
    const text = `BT /F 12 Tf ${lines.join(' ')} ET`
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents ${String(5 + page * 2)} 0 R>>`
    )
    objects.push(`<</Length ${String(text.length)}>>\nstream\n${text}\nendstream`)
  }
  await writeFile(path, '%PDF-1.4\n')
  for (const [index, object] of objects.entries()) {
    await appendFile(path, `${String(index + 1)} 0 obj ${object} endobj\n`)
  }
  await appendFile(path, 'trailer <</Root 1 0 R>>\n')
}

async function firstPixels(driver: Driver): Promise<readonly Measured[]> {
  const [tiff, pdf] = [join(folder, 'huge.tif'), join(folder, 'long.pdf')]
  await hugeTiff(tiff)
  await longPdf(pdf, 500)
  const [image] = (await ingest(driver, tiff)).stored
  const [document] = (await ingest(driver, pdf)).stored
  if (!image || !document) throw new Error('The files were not stored')
  const top = { level: topLevel({ width: 20_000, height: 15_000 }), x: 20, y: 15 }
  const first = await untilDrawn(driver, pageAddress(image.sha256, 1, 1000))
  const tile = await untilDrawn(driver, tileAddress(image.sha256, 1, top))
  const next = await untilDrawn(driver, tileAddress(image.sha256, 1, { ...top, x: 21 }))
  const page = await untilDrawn(driver, pageAddress(document.sha256, 1, 1000))
  const last = await untilDrawn(driver, pageAddress(document.sha256, 500, 1000))
  return [
    { what: 'first pixels of a TIFF of 300 megapixels', n: 1, value: first },
    { what: 'its first tile in full, all levels written', n: 1, value: tile },
    { what: 'a further tile in full', n: 1, value: next },
    { what: 'first pixels of a PDF of 500 pages', n: 500, value: page },
    { what: 'its last page', n: 500, value: last }
  ]
}

interface Watched {
  pauses: { longest: number }
}

/** In the window or the main process: notes how late the clock comes round. */
function watchPauses(): void {
  const pauses = { longest: 0 }
  Object.assign(globalThis, { pauses })
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    pauses.longest = Math.max(pauses.longest, now - last - 20)
    last = now
  }, 20)
}

function longestPause(): number {
  return (globalThis as typeof globalThis & Watched).pauses.longest
}

/** The longest time for which the window and the main process did not come round, in milliseconds. */
async function longestPauses({ page, application }: Driver, work: () => Promise<unknown>) {
  await page.evaluate(watchPauses)
  await application.evaluate(watchPauses)
  await work()
  return {
    window: await page.evaluate(longestPause),
    main: await application.evaluate(longestPause)
  }
}

async function hostile(driver: Driver): Promise<readonly Measured[]> {
  const files = hostileFiles()
  const place = join(folder, 'hostile')
  await mkdir(place)
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(place, name), bytes)
  const { window, main } = await longestPauses(driver, async () => {
    const { stored } = await ingest(driver, place)
    for (const { sha256 } of stored) {
      await untilDrawn(driver, tileAddress(sha256, 1, { level: 6, x: 0, y: 0 })).catch(() => 0)
    }
  })
  const n = Object.keys(files).length
  const goal = { value: 500 }
  return [
    { what: 'longest pause of the window with hostile files', n, value: window, goal },
    { what: 'longest pause of the main process with them', n, value: main, goal }
  ]
}

describe.runIf(electronPath !== undefined)('scans', () => {
  test('into the store, and to the eye', async () => {
    await mkdir(folder, { recursive: true })
    const driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Scans.opis'), 'Scans')
    await untilOpen(driver)
    const memory = await watchMemory(driver.application)
    const measured = [
      ...(await compared(driver, 'large files', large)),
      ...(await compared(driver, 'small files', small)),
      ...(await firstPixels(driver)),
      ...(await hostile(driver))
    ]
    const what = 'most memory of all processes, above an open catalogue'
    await report('scans', [...measured, { what, n: 1, unit: 'B', value: await memory.stop() }])
    await driver.close()
  })
})
