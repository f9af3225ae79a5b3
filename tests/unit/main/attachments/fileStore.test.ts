import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import {
  appendFile,
  chmod,
  mkdir,
  open,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile
} from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  findStored,
  prepareStore,
  storedPath,
  storeFile
} from '../../../../src/main/attachments/fileStore'
import { filesBelow, never, sha256Of, temporaryFolder } from './support'

const ignore = () => undefined
let folder: string
let catalogue: string

async function saved(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const store = (path: string) => storeFile(catalogue, path, never, ignore)
const stored = () => filesBelow(join(catalogue, 'files'))

beforeEach(async () => {
  folder = await temporaryFolder()
  catalogue = join(folder, 'catalogue')
  await prepareStore(catalogue)
})

describe('a file is stored', () => {
  it('under the hash of its bytes, read-only, with nothing beside it', async () => {
    const path = await saved('Отчёт МОПР 1931.tif', 'MOPR')
    const sha256 = await sha256Of(path)
    expect(await store(path)).toEqual({
      sha256,
      size: 4,
      path: storedPath(catalogue, sha256),
      isKnown: false,
      isRepaired: false
    })
    expect(await stored()).toEqual([join(sha256.slice(0, 2), sha256.slice(2, 4), sha256)])
    expect(await sha256Of(storedPath(catalogue, sha256))).toBe(sha256)
    const { mode } = await stat(storedPath(catalogue, sha256))
    expect(mode & 0o222).toBe(0)
  })

  it('also when it is empty', async () => {
    const { sha256, size } = await store(await saved('empty', ''))
    expect([size, sha256]).toEqual([0, createHash('sha256').digest('hex')])
    expect(await stored()).toHaveLength(1)
  })

  it.each([1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1, 5_000_000])(
    'byte for byte with %i bytes',
    async size => {
      const bytes = Buffer.alloc(size)
      for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE(at, at)
      const { path } = await store(await saved('sized', bytes))
      expect((await readFile(path)).equals(bytes)).toBe(true)
    }
  )

  it('once for the same bytes under two names', async () => {
    const first = await store(await saved('a', 'same'))
    const second = await store(await saved('b', 'same'))
    expect([first.isKnown, second.isKnown]).toEqual([false, true])
    expect(second.sha256).toBe(first.sha256)
    expect(await stored()).toHaveLength(1)
  })

  it('once for the same bytes stored at the same time', async () => {
    const paths = await Promise.all(['a', 'b', 'c', 'd'].map(name => saved(name, 'same')))
    const all = await Promise.all(paths.map(store))
    expect(all.filter(({ isKnown }) => !isKnown)).toHaveLength(1)
    expect(await stored()).toHaveLength(1)
  })

  it.each([
    ['of the same length', 'dAmaged'],
    ['cut short', 'dam']
  ])('anew where the one in the store is damaged, %s', async (_, damage) => {
    const source = await saved('source', 'damaged')
    const { path, sha256 } = await store(source)
    await chmod(path, 0o644)
    await writeFile(path, damage)
    expect(await store(source)).toMatchObject({ isKnown: true, isRepaired: true })
    expect(await sha256Of(path)).toBe(sha256)
    const kept = (await stored()).filter(file => file.startsWith('damaged'))
    expect(kept).toHaveLength(1)
    expect(await readFile(join(catalogue, 'files', kept[0] ?? ''), 'utf8')).toBe(damage)
  })

  it('with progress that adds up to its size', async () => {
    let bytes = 0
    await storeFile(catalogue, await saved('big', Buffer.alloc(3_000_001)), never, more => {
      bytes += more
    })
    expect(bytes).toBe(3_000_001)
  })
})

describe('nothing is left of a file', () => {
  it('that was cancelled half-way', async () => {
    const path = await saved('big', Buffer.alloc(64 * 1024 * 1024))
    const controller = new AbortController()
    // How much is read by then depends on the disk: progress is told by the clock.
    const storing = storeFile(catalogue, path, controller.signal, () => {
      controller.abort()
    })
    await expect(storing).rejects.toThrow()
    expect(await stored()).toEqual([])
  })

  it('that keeps changing while it is copied', async () => {
    const path = await saved('growing', Buffer.alloc(32 * 1024 * 1024))
    const file = createWriteStream(path, { flags: 'a' })
    const growing = setInterval(() => file.write('more'), 1)
    await expect(store(path)).rejects.toMatchObject({ code: 'sourceChanged' })
    clearInterval(growing)
    await new Promise(resolve => file.end(resolve))
    expect(await stored()).toEqual([])
  })

  it('that is no longer there, or is a folder', async () => {
    await expect(store(join(folder, 'gone'))).rejects.toMatchObject({ code: 'sourceMissing' })
    await expect(store(folder)).rejects.toMatchObject({ code: 'sourceUnreadable' })
    expect(await stored()).toEqual([])
  })

  it('that could not be written', async () => {
    const path = await saved('a', 'a')
    await rm(join(catalogue, 'files', 'tmp'), { recursive: true })
    await writeFile(join(catalogue, 'files', 'tmp'), 'in the way')
    await expect(store(path)).rejects.toMatchObject({ code: 'storeFailed' })
    expect(await stored()).toEqual(['tmp'])
  })
})

it('a file that changed once is read anew', async () => {
  const size = 64 * 1024 * 1024
  const path = await saved('scan', Buffer.alloc(size, 1))
  const storing = store(path)
  await appendFile(path, 'the end')
  const stored = await storing
  expect([stored.sha256, stored.size]).toEqual([await sha256Of(path), size + 7])
})

it('a store is cleared of copies begun more than a day ago', async () => {
  const [old, recent] = ['old', 'recent'].map(name => join(catalogue, 'files', 'tmp', name))
  await writeFile(old ?? '', 'x', { mode: 0o444 })
  await writeFile(recent ?? '', 'x', { mode: 0o444 })
  const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60
  await utimes(old ?? '', twoDaysAgo, twoDaysAgo)
  await prepareStore(catalogue)
  expect(await stored()).toEqual([join('tmp', 'recent')])
})

it('a link or a folder in the place of a stored file is not taken for it', async () => {
  const [link, inside] = ['a', 'b'].map(digit => storedPath(catalogue, digit.repeat(64)))
  await mkdir(join(link ?? '', '..'), { recursive: true })
  await symlink('/etc/passwd', link ?? '')
  await mkdir(inside ?? '', { recursive: true })
  for (const digit of ['a', 'b', 'c']) {
    const finding = findStored(catalogue, digit.repeat(64))
    await expect(finding).rejects.toMatchObject({ code: 'notInStore' })
  }
})

// Costs four gigabytes of the disk and half a minute: asked for by name.
it.runIf(process.env.OPIS_LARGE_FILES)(
  'a file of more than 4 GB is stored in constant memory',
  async () => {
    const path = join(folder, 'large')
    const handle = await open(path, 'w')
    await handle.truncate(4 * 1024 ** 3 + 5)
    await handle.write('end', 4 * 1024 ** 3)
    await handle.close()
    const before = process.memoryUsage().rss
    let most = 0
    const { size } = await storeFile(catalogue, path, never, () => {
      most = Math.max(most, process.memoryUsage().rss)
    })
    expect(size).toBe(4 * 1024 ** 3 + 5)
    expect(most - before).toBeLessThan(64 * 1024 * 1024)
  },
  300_000
)
