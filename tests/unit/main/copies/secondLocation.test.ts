import {
  appendFile,
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SecondLocationStatus } from '../../../../src/shared/copies/status'
import { storedPath } from '../../../../src/main/attachments/fileStore'
import { createSecondLocation } from '../../../../src/main/copies/secondLocation'
import { contentOf, never, untold } from './support'
import { copyWorld, draft } from './world'

const job = { signal: never, report: untold }

async function world() {
  const catalogue = await copyWorld()
  const chosen = join(catalogue.root, 'other disk')
  await mkdir(chosen)
  const told: SecondLocationStatus[] = []
  const second = () =>
    createSecondLocation({
      userData: catalogue.userData,
      current: () => catalogue.session(),
      onChanged: status => told.push(status)
    })
  const mirror = join(chosen, 'Каталог МОПР.opis')
  return { ...catalogue, chosen, told, second, mirror }
}

/** What a copy consists of: all but the lock and the space held back. */
async function partsOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const parts = Object.entries(await contentOf(folder))
  return Object.fromEntries(parts.filter(([path]) => !/^(opis\.lock|journal.ballast)$/.test(path)))
}

/** The last segment of a journal. */
async function segmentIn(folder: string): Promise<string> {
  const entries = await readdir(join(folder, 'journal'), { recursive: true })
  const segments = entries.filter(name => name.endsWith('.ndjson')).sort()
  return join(folder, 'journal', segments.at(-1) ?? '')
}

describe('the second location', () => {
  it('is none at first', async () => {
    const { second } = await world()
    const location = second()
    expect(await location.run(job)).toMatchObject({ state: 'none', folder: null })
    expect(await location.folder()).toBeNull()
  })

  it('holds a complete catalogue after the first run and is remembered', async () => {
    const { second, chosen, mirror, folder, open, told, reopen } = await world()
    const location = second()
    expect(await location.choose(chosen)).toMatchObject({ state: 'behind', lastAt: null })
    const status = await location.run(job)
    expect(status).toMatchObject({ state: 'upToDate', folder: mirror, changesetsBehind: 0 })
    expect(Date.parse(status.lastAt ?? '')).toBeGreaterThan(0)
    expect(await partsOf(mirror)).toEqual(await partsOf(folder))
    expect(told.map(({ isRunning }) => isRunning)).toEqual([false, true, false])
    await reopen()
    expect(await second().status()).toMatchObject({ state: 'upToDate', folder: mirror })
    const copy = await open(mirror)
    expect(copy.describe()).toMatchObject({ readOnly: null, title: 'МОПР' })
  })

  it('takes up what was entered since, in new and in old segments, and tells how far behind it is', async () => {
    const { second, chosen, mirror, folder, save } = await world()
    const location = second()
    await location.choose(chosen)
    await location.run(job)
    for (let round = 1; round <= 8; round++) {
      await save('новое', `round ${String(round)}`)
      expect(await location.status()).toMatchObject({ state: 'behind', changesetsBehind: 2 })
      expect(await location.run(job)).toMatchObject({ state: 'upToDate', changesetsBehind: 0 })
      expect(await partsOf(mirror)).toEqual(await partsOf(folder))
    }
  })

  it('goes on after a run that was killed, wherever that was', async () => {
    const { second, chosen, mirror, folder } = await world()
    await second().choose(chosen)
    await second().run(job)
    const segment = await segmentIn(mirror)
    const { size } = await stat(segment)
    for (const left of [size - 1, 100, 1, 0]) {
      await truncate(segment, left)
      expect(await second().run(job)).toMatchObject({ state: 'upToDate' })
      expect(await partsOf(mirror)).toEqual(await partsOf(folder))
    }
  })

  it('cuts the zeros that a power cut left behind the copied lines', async () => {
    const { second, chosen, mirror, folder } = await world()
    await second().choose(chosen)
    await second().run(job)
    const segment = await segmentIn(mirror)
    await truncate(segment, 120)
    await appendFile(segment, Buffer.alloc(5000))
    expect(await second().run(job)).toMatchObject({ state: 'upToDate' })
    expect(await partsOf(mirror)).toEqual(await partsOf(folder))
  })

  it('that was worked in is left as it is, and called different', async () => {
    const { second, chosen, mirror, open, save } = await world()
    const location = second()
    await location.choose(chosen)
    await location.run(job)
    const copy = await open(mirror)
    await copy.journal.append([draft('written in the copy')])
    await copy.close()
    const before = await partsOf(mirror)
    await save('written here')
    expect(await location.run(job)).toMatchObject({ state: 'differs', changesetsBehind: 1 })
    expect(await partsOf(mirror)).toEqual(before)
  })

  it('that holds other bytes, or more than the catalogue, is left as it is', async () => {
    const { second, chosen, mirror, save } = await world()
    await second().choose(chosen)
    await second().run(job)
    const segment = await segmentIn(mirror)
    const whole = await readFile(segment)
    await save('one more')
    for (const other of [
      Buffer.concat([whole, Buffer.from('more')]),
      Buffer.concat([whole.subarray(0, 50), Buffer.from('x'), whole.subarray(51)])
    ]) {
      await writeFile(segment, other)
      expect(await second().run(job)).toMatchObject({ state: 'differs' })
      expect((await readFile(segment)).equals(other)).toBe(true)
    }
  })

  it('never takes up a segment that is damaged here', async () => {
    const { second, chosen, mirror, folder, save } = await world()
    const location = second()
    await location.choose(chosen)
    await location.run(job)
    const before = await partsOf(mirror)
    await save('one more')
    const segment = await segmentIn(folder)
    const bytes = await readFile(segment)
    bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1
    await writeFile(segment, bytes)
    expect(await location.run(job)).toMatchObject({ state: 'failed', changesetsBehind: 1 })
    expect(await partsOf(mirror)).toEqual(before)
  })

  it('never takes up a damaged scan, and says so', async () => {
    const { second, chosen, mirror, folder, scans } = await world()
    await writeFile(storedPath(folder, scans[0] ?? ''), 'ten bytes!')
    await second().choose(chosen)
    expect(await second().run(job)).toMatchObject({ state: 'upToDate', damagedFiles: 1 })
    expect(Object.keys(await contentOf(join(mirror, 'files')))).toHaveLength(2)
  })

  it('that is away is not made anew in its place, and is found again', async () => {
    const { second, chosen, mirror, save } = await world()
    const location = second()
    await location.choose(chosen)
    const { lastAt } = await location.run(job)
    await rename(chosen, `${chosen} away`)
    await mkdir(chosen)
    await save('meanwhile')
    expect(await location.run(job)).toMatchObject({ state: 'missing', lastAt, changesetsBehind: 1 })
    expect(await readdir(chosen)).toEqual([])
    await rm(chosen, { recursive: true })
    expect(await location.run(job)).toMatchObject({ state: 'missing' })
    await rename(`${chosen} away`, chosen)
    expect(await location.run(job)).toMatchObject({ state: 'upToDate', folder: mirror })
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'that cannot be written says so',
    async () => {
      const { second, chosen, mirror, save } = await world()
      await second().choose(chosen)
      await second().run(job)
      await save('one more')
      await chmod(mirror, 0o500)
      expect(await second().run(job)).toMatchObject({ state: 'notWritable' })
      await chmod(mirror, 0o700)
    }
  )

  it('that is open in another Opis waits until that is closed', async () => {
    const { second, chosen, mirror, open, save } = await world()
    await second().choose(chosen)
    await second().run(job)
    const copy = await open(mirror)
    await save('one more')
    expect(await second().run(job)).toMatchObject({ state: 'inUse' })
    await copy.close()
    expect(await second().run(job)).toMatchObject({ state: 'upToDate' })
  })

  it('is not put into the catalogue, nor over another one', async () => {
    const { second, chosen, folder } = await world()
    await expect(second().choose(folder)).rejects.toMatchObject({ code: 'copyWithin' })
    await expect(second().choose(dirname(folder))).rejects.toMatchObject({ code: 'copyWithin' })
    await expect(second().choose(join(folder, 'files'))).rejects.toMatchObject({
      code: 'copyWithin'
    })
    await expect(second().choose(join(chosen, 'gone'))).rejects.toMatchObject({
      code: 'folderNotUsable'
    })
    await mkdir(join(chosen, 'Каталог МОПР.opis'))
    await writeFile(join(chosen, 'Каталог МОПР.opis', 'mine.txt'), 'mine')
    const status = await second().choose(chosen)
    expect(status.folder).toBe(join(chosen, 'Каталог МОПР 2.opis'))
  })

  it('can be the folder of a copy that was made before', async () => {
    const { second, chosen, mirror, save } = await world()
    await second().choose(chosen)
    await second().run(job)
    await second().forget()
    expect(await second().status()).toMatchObject({ state: 'none', lastAt: null })
    await save('one more')
    expect(await second().choose(mirror)).toMatchObject({ folder: mirror })
    expect(await second().run(job)).toMatchObject({ state: 'upToDate', folder: mirror })
  })

  it('tells what is left when it is cancelled', async () => {
    const { second, chosen } = await world()
    const location = second()
    await location.choose(chosen)
    const controller = new AbortController()
    const running = location.run({
      signal: controller.signal,
      report(step, done) {
        if (step === 'files' && done === 1) controller.abort()
      }
    })
    await expect(running).rejects.toThrow()
    expect(await location.status()).toMatchObject({
      filesBehind: 2,
      changesetsBehind: 0,
      isRunning: false
    })
    expect(await location.run(job)).toMatchObject({ state: 'upToDate', filesBehind: 0 })
  })
})
