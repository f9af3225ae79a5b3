import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { originalAddress, pagesAddress, tileAddress } from '../../src/shared/attachments/addresses'
import { pageSize, tileArea, topLevel } from '../../src/shared/attachments/pages'
import type { FilePages } from '../../src/shared/attachments/pages'
import { dropFiles } from '../helpers/attaching'
import { answerDialogs } from '../helpers/dialogs'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { openRecord } from '../helpers/finding'
import { formatFiles } from '../helpers/formatFiles'
import { electronPath } from '../helpers/launch'
import { createRedAid } from '../helpers/seeding'
import { sharedFile } from '../helpers/sharedFiles'
import { hostileFiles } from '../helpers/hostileFiles'

async function give(driver: Driver, command: string): Promise<void> {
  await driver.application.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
  }, command)
}

/** Real files of others, where they lie beside the project. */
async function sharedFiles(): Promise<Record<string, Buffer>> {
  const names = [
    ...[1, 2, 3, 4, 5, 6, 7, 8].map(orientation => `exif/Landscape_${String(orientation)}.jpg`),
    'pdf/balloon_a1b_jp2k.pdf',
    'pdf/corruptionOneByteMissing.pdf',
    'pdf/encryption_openpassword.pdf',
    'pdf/externalLink.pdf',
    'pdf/javascript.pdf'
  ]
  const files: Record<string, Buffer> = {}
  for (const name of names) {
    const bytes = await readFile(sharedFile(name)).catch(() => null)
    if (bytes) files[name.replace('/', ' ')] = bytes
  }
  return files
}

interface Seen {
  readonly isKept: boolean
  readonly pages: string
  readonly tile: string
}

const shown: Seen = { isKept: true, pages: 'sized', tile: 'drawn' }
const locked: Seen = { isKept: true, pages: '422 {"code":"passwordNeeded"}', tile: 'none' }

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe.skipIf(electronPath === undefined)('scans of every format', () => {
  let folder: string
  let driver: Driver
  let catalogue: string
  const stored = async (sha256: string): Promise<string> =>
    sha256Of(
      await readFile(
        join(catalogue, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
      ).catch(() => Buffer.of())
    )

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-formats-'))
    catalogue = join(folder, 'МОПР.opis')
    driver = await start({ folder })
    await createRedAid(driver, catalogue)
    await driver.page.getByRole('grid').focus()
    await driver.press('Enter')
  })

  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function saved(name: string, files: Readonly<Record<string, Uint8Array>>) {
    await mkdir(join(folder, name))
    const paths: string[] = []
    for (const [file, bytes] of Object.entries(files)) {
      const path = join(folder, name, file)
      await writeFile(path, bytes)
      paths.push(path)
    }
    return paths
  }

  /** In the page: what an address of the attachment scheme answers. */
  const answerOf = async (address: string): Promise<{ status: number; text: string }> =>
    driver.page.evaluate(async url => {
      const response = await fetch(url)
      return { status: response.status, text: await response.text() }
    }, address)

  /** In the page: the size in which the window draws it. */
  const drawn = async (address: string): Promise<readonly [number, number] | string> =>
    driver.page.evaluate(
      async url =>
        new Promise<[number, number] | string>(resolve => {
          const image = new Image()
          image.addEventListener('load', () => {
            resolve([image.naturalWidth, image.naturalHeight])
          })
          image.addEventListener('error', () => {
            resolve('failed')
          })
          image.src = url
        }),
      address
    )

  /** What became of a file: whether its bytes are kept, how its pages are answered and drawn. */
  async function seen(bytes: Uint8Array): Promise<Seen> {
    const sha256 = sha256Of(bytes)
    const isKept = (await stored(sha256)) === sha256
    const { status, text } = await answerOf(pagesAddress(sha256))
    if (status !== 200) return { isKept, pages: `${String(status)} ${text}`, tile: 'none' }
    const pages = JSON.parse(text) as FilePages
    const size = pageSize(pages, pages.count)
    if (!size) return { isKept, pages: text, tile: 'none' }
    // A small page has fewer levels.
    const tile = { level: Math.min(8, topLevel(size)), x: 0, y: 0 }
    const picture = await drawn(tileAddress(sha256, pages.count, tile))
    const area = tileArea(size, tile)
    const isDrawn = picture[0] === area?.width && picture[1] === area?.height
    return { isKept, pages: 'sized', tile: isDrawn ? 'drawn' : String(picture) }
  }

  test('are attached byte for byte and drawn in the window', async () => {
    const files = { ...(await formatFiles()), ...(await sharedFiles()) }
    await dropFiles(driver, await saved('formats', files))
    const items = driver.page.locator('[data-scan-view]')
    await eventually(async () => items.count(), Object.keys(files).length, 120_000)
    // All are looked at before any is judged: the comparison names every file that fails.
    const found: Record<string, Seen> = {}
    const expected: Record<string, Seen> = {}
    for (const [name, bytes] of Object.entries(files)) {
      found[name] = await seen(bytes)
      expected[name] = name.includes('encryption') ? locked : shown
    }
    expect(found).toEqual(expected)
  })

  test('hostile ones are kept, and the window goes on answering', async () => {
    const { page } = driver
    const files = hostileFiles()
    const before = await page.locator('[data-scan-view]').count()
    await page.evaluate(() => {
      Object.assign(window, { pwned: undefined })
    })
    await dropFiles(driver, await saved('hostile', files))
    const items = page.locator('[data-scan-view]')
    await eventually(async () => items.count(), before + Object.keys(files).length, 120_000)
    for (const [name, bytes] of Object.entries(files)) {
      const sha256 = sha256Of(bytes)
      expect([name, await stored(sha256)]).toEqual([name, sha256])
      // Shown, or refused with a reason: never no answer.
      const { status, text } = await answerOf(pagesAddress(sha256))
      const isExplained = status === 200 || /^\{"code":"[a-zA-Z]+"\}$/.test(text)
      expect([name, isExplained]).toEqual([name, true])
      await drawn(tileAddress(sha256, 1, { level: 6, x: 0, y: 0 }))
    }
    const drawing = await answerOf(originalAddress(sha256Of(files['script.svg'] ?? Buffer.of())))
    expect(drawing.status).toBe(200)
    expect(await page.evaluate(() => 'pwned' in window && window.pwned !== undefined)).toBe(false)
    // A sound file is shown as before.
    const sound = sha256Of((await formatFiles())['png.png'] ?? Buffer.of())
    expect(await drawn(tileAddress(sound, 1, { level: 10, x: 0, y: 0 }))).toEqual([512, 480])
  })

  test('of many records come from a folder, in one step', async () => {
    const { page } = driver
    const place = join(folder, 'box 7')
    await mkdir(join(place, 'sub'), { recursive: true })
    const code = 'O-1'
    await openRecord(driver, 'organisation', 'International Red Aid')
    for (const sheet of [1, 2, 10]) {
      await writeFile(join(place, 'sub', `${code}_${String(sheet)}.png`), await pngOf(sheet))
    }
    await writeFile(join(place, 'other.png'), await pngOf(99))
    const before = await page.locator('[data-scan-view]').count()
    await answerDialogs(driver, { open: [place] })
    await give(driver, 'attachFolder')
    const dialog = page.getByRole('dialog', { name: 'Attach a folder of scans' })
    await dialog.getByText('3 of 4 files go to a record.').waitFor()
    await dialog.getByText('No record has').or(dialog.getByText('does not fit')).first().waitFor()
    await dialog.locator('[data-folder-begin]').click()
    await dialog.getByText('3 scans attached').waitFor()
    await dialog.locator('[data-folder-close]').click()
    await eventually(async () => page.locator('[data-scan-view]').count(), before + 3, 30_000)
    const names = await page.locator('.scan .name').allInnerTexts()
    expect(names.slice(-3)).toEqual([`${code}_1.png`, `${code}_2.png`, `${code}_10.png`])
    await driver.press('Control+Z')
    await eventually(async () => page.locator('[data-scan-view]').count(), before, 30_000)
  })

  test('what is drawn of them is kept where no other user of the machine can read it', async () => {
    const temporary = join(folder, 'userData', 'temporary')
    expect((await readdir(join(temporary, 'derived'))).length).toBeGreaterThan(0)
    if (process.platform !== 'win32') expect((await stat(temporary)).mode & 0o077).toBe(0)
  })

  async function pngOf(seed: number): Promise<Buffer> {
    const { default: sharp } = await import('sharp')
    const background = { r: seed, g: 100, b: 200 }
    return sharp({ create: { width: 40, height: 30, channels: 3, background } })
      .png()
      .toBuffer()
  }
})
