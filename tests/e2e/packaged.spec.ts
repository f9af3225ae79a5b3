import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Bridge } from '../../src/shared/bridge'
import { thumbnailAddress } from '../../src/shared/attachments/addresses'
import { attempt, drive, fusesOn, isInspectable, packagedPath } from '../helpers/packaged'

declare global {
  interface Window {
    readonly opis: Bridge
  }
}

const pdf = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 300]>> endobj
trailer <</Root 1 0 R>>
%%EOF
`

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-packaged-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

describe.skipIf(packagedPath === undefined)('the package', () => {
  test('has the fuses set that are meant to be set', async () => {
    const isChecked = process.platform === 'darwin' || process.platform === 'win32'
    expect((await fusesOn(packagedPath ?? '')).sort()).toEqual(
      [
        'EnableCookieEncryption',
        'OnlyLoadAppFromAsar',
        ...(isChecked ? ['EnableEmbeddedAsarIntegrityValidation'] : []),
        ...(isInspectable ? ['EnableNodeCliInspectArguments'] : [])
      ].sort()
    )
  })
})

describe.skipIf(!isInspectable)('the inspectable package', () => {
  let own = ''
  let application: ElectronApplication
  let page: Page

  beforeAll(async () => {
    own = await mkdtemp(join(tmpdir(), 'opis-packaged-'))
    application = await drive(own)
    page = await application.firstWindow()
    await page.waitForLoadState('load')
  })
  afterAll(async () => {
    await application.close()
    await rm(own, { recursive: true, force: true, maxRetries: 5 })
  })

  /** Hands a file over as a drop does, and gives the thumbnail's size and what is known of the file. */
  async function attach(name: string, content: Uint8Array | string) {
    const file = join(folder, name)
    await writeFile(file, content)
    await page.evaluate(() => {
      const input = document.createElement('input')
      input.type = 'file'
      input.id = 'packaged'
      document.body.append(input)
    })
    await page.setInputFiles('#packaged', file)
    const reply = await page.evaluate(async job => {
      const input = document.querySelector<HTMLInputElement>('#packaged')
      const tokens = await window.opis.tokensForFiles([...(input?.files ?? [])])
      input?.remove()
      return window.opis.call.attachments.ingest(job, tokens)
    }, randomUUID())
    if (!reply.ok) throw new Error(reply.failure.message)
    const [stored] = reply.value.stored
    const size = await page.evaluate(
      async address => {
        const image = new Image()
        image.src = address
        await image.decode()
        return [image.naturalWidth, image.naturalHeight]
      },
      thumbnailAddress(stored?.sha256 ?? '')
    )
    return { stored, size }
  }

  test('runs from its archive and opens the sample catalogue', async () => {
    const path = await application.evaluate(({ app }) => app.getAppPath())
    expect(path).toMatch(/app\.asar$/)
    await page.locator('.choices button').first().click()
    const rows = page.locator('[role=grid] [role=row]')
    await expect.poll(() => rows.count(), { timeout: 60_000 }).toBeGreaterThan(5)
  })

  test('makes thumbnails of a JPEG and of a PDF', async () => {
    const paper = { width: 640, height: 400, channels: 3, background: '#d8c8a0' } as const
    const photograph = await attach('scan.jpg', await sharp({ create: paper }).jpeg().toBuffer())
    expect(photograph.stored).toMatchObject({ mediaType: 'image/jpeg', width: 640, height: 400 })
    const document = await attach('document.pdf', pdf)
    expect(document.stored).toMatchObject({ mediaType: 'application/pdf', pages: 1, width: 200 })
    for (const [width = 0, height = 0] of [photograph.size, document.size]) {
      expect(Math.min(width, height)).toBeGreaterThan(50)
    }
  })
})

describe.skipIf(packagedPath === undefined || isInspectable)('the hardened package', () => {
  let marker = ''
  let script = ''

  beforeEach(async () => {
    marker = join(folder, 'ran')
    script = join(folder, 'script.cjs')
    await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`)
  })

  test('does not become Node by ELECTRON_RUN_AS_NODE', async () => {
    const { isStarted } = await attempt({ args: [script], env: { ELECTRON_RUN_AS_NODE: '1' } })
    expect({ isStarted, hasRun: existsSync(marker) }).toEqual({ isStarted: true, hasRun: false })
  })

  test('requires nothing that NODE_OPTIONS names', async () => {
    const { isStarted } = await attempt({ env: { NODE_OPTIONS: `--require ${script}` } })
    expect({ isStarted, hasRun: existsSync(marker) }).toEqual({ isStarted: true, hasRun: false })
  })

  test('opens no port to a debugger', async () => {
    const { isStarted, output } = await attempt({ args: ['--inspect=0'] })
    expect(isStarted).toBe(true)
    expect(output).not.toContain('Debugger listening')
  })

  test('opens no port to developer tools', async () => {
    const { isStarted, output } = await attempt({ args: ['--remote-debugging-port=0'] })
    expect(isStarted).toBe(true)
    expect(output).not.toContain('DevTools listening')
  })
})
