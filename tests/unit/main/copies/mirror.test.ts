import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SnapshotManifest } from '../../../../src/shared/snapshots/manifest'
import { extentOf } from '../../../../src/main/copies/extent'
import { mirrorCatalogue } from '../../../../src/main/copies/mirror'
import type { Mirror } from '../../../../src/main/copies/mirror'
import { stateOf } from '../../../../src/main/copies/mirrorFailure'
import { Failure } from '../../../../src/main/failure'
import { writeManifest } from '../../../../src/main/snapshots/manifestFile'
import { dataPath, snapshotName, snapshotsFolder } from '../../../../src/main/snapshots/names'
import { contentOf, failing, hashOf, never, untold } from './support'
import { copyWorld } from './world'

async function world() {
  const catalogue = await copyWorld()
  const to = join(catalogue.root, 'other disk', 'Копия.opis')
  await mkdir(to, { recursive: true })
  const mirror = (more: Partial<Mirror> = {}) =>
    mirrorCatalogue({
      from: catalogue.folder,
      to,
      extent: extentOf(catalogue.session().journal),
      compared: new Map(),
      signal: never,
      report: untold,
      ...more
    })
  return { ...catalogue, to, mirror }
}

/** What looks like a snapshot made so many days ago of so many changesets. */
async function putSnapshot(catalogue: string, days: number, changesets: number): Promise<string> {
  const folder = snapshotsFolder(catalogue)
  const at = new Date(Date.UTC(2026, 10, 20) - days * 24 * 60 * 60 * 1000)
  const positions = { aaaaaaaaaaaaa: changesets }
  const name = snapshotName(at, positions)
  const bytes = Buffer.from(`snapshot ${name}`)
  await mkdir(folder, { recursive: true })
  await writeFile(dataPath(folder, name), bytes)
  const manifest: SnapshotManifest = {
    format: 1,
    catalogue: { id: 'c', title: 'МОПР' },
    reason: 'hourly',
    at: at.toISOString(),
    app: '1.0.0',
    schemaVersion: 1,
    positions,
    records: 10,
    deleted: 0,
    byKind: { section: 10 },
    lines: 10,
    bytes: bytes.length,
    sha256: hashOf(bytes),
    textBytes: 1,
    textSha256: hashOf(Buffer.from('x'))
  }
  await writeManifest(folder, name, manifest)
  return name
}

describe('bringing the copy of a catalogue up to date', () => {
  it.each(['ENOSPC', 'EIO', 'EROFS'])(
    'may end with %s at any operation: what is there stays good, and the next run completes it',
    async code => {
      const { to, mirror, folder, root } = await world()
      await putSnapshot(folder, 1, 5)
      const { operations, count } = failing(() => null)
      await mkdir(join(root, 'counted'))
      await mirror({ to: join(root, 'counted'), operations })
      const whole = await contentOf(join(root, 'counted'))
      for (let n = 1; n <= count(); n += 5) {
        const target = `${to}.${String(n)}`
        await mkdir(target)
        const broken = failing((_name, number) => (number === n ? code : null)).operations
        await mirror({ to: target, operations: broken }).catch(() => undefined)
        for (const [name, hash] of Object.entries(await contentOf(join(target, 'files')))) {
          if (!name.startsWith('tmp')) expect(name.endsWith(hash)).toBe(true)
        }
        await mirror({ to: target })
        expect(await contentOf(target)).toEqual(whole)
      }
    }
  )

  it('writes nothing a second time', async () => {
    const { to, mirror } = await world()
    await mirror()
    const times = async () => {
      const entries = await readdir(to, { recursive: true, withFileTypes: true })
      const files = entries.filter(entry => entry.isFile())
      return Promise.all(files.map(async f => (await stat(join(f.parentPath, f.name))).mtimeMs))
    }
    const before = await times()
    const { operations, count } = failing(() => 'EIO')
    await mirror({ operations })
    expect(count()).toBe(0)
    expect(await times()).toEqual(before)
  })

  it('copies whole snapshots and removes only those that rotation removes', async () => {
    const { to, mirror, folder } = await world()
    const names = await Promise.all([3, 2, 1].map(days => putSnapshot(folder, days, 10 - days)))
    await writeFile(dataPath(snapshotsFolder(folder), names[1] ?? ''), 'damaged')
    // Kept by rotation though the catalogue itself has lost it, and one of the same hour.
    const kept = await putSnapshot(to, 10, 1)
    await mirror()
    const there = await readdir(snapshotsFolder(to))
    expect(there.filter(name => name.endsWith('.json')).sort()).toEqual(
      [kept, names[0], names[2]].map(name => `${name ?? ''}.json`).sort()
    )
    const [copied, own] = await Promise.all(
      [to, folder].map(at => readFile(dataPath(snapshotsFolder(at), names[2] ?? '')))
    )
    expect(copied?.equals(own ?? Buffer.alloc(0))).toBe(true)
  })

  it('refuses a folder that holds other files, or another catalogue', async () => {
    const { to, mirror } = await world()
    await writeFile(join(to, 'letter.txt'), 'x')
    await expect(mirror()).rejects.toMatchObject({ code: 'copyDiffers' })
    const description = JSON.stringify({ id: 'another', title: 'x', formatVersion: 1 })
    await writeFile(join(to, 'catalogue.json'), description)
    await expect(mirror()).rejects.toMatchObject({ code: 'copyDiffers' })
    expect((await readdir(to)).sort()).toEqual(['catalogue.json', 'letter.txt'])
  })
})

describe('what keeps a copy from being brought up to date', () => {
  const system = (code: string) => Object.assign(new Error(code), { code })
  it.each([
    [system('ENOSPC'), 'full'],
    [system('EROFS'), 'notWritable'],
    [system('ENOENT'), 'missing'],
    [system('ENODEV'), 'missing'],
    [new Failure('diskFull', ''), 'full'],
    [new Failure('storeFailed', '', { cause: system('ENOENT') }), 'missing'],
    [new Failure('storeNotWritable', '', { cause: system('EACCES') }), 'notWritable'],
    [new Failure('sourceMissing', '', { cause: system('ENOENT') }), 'failed'],
    [new Failure('copyDiffers', ''), 'differs'],
    [new Failure('copyInUse', ''), 'inUse'],
    [new Error('other'), 'failed']
  ])('%s: %s', (error, state) => {
    expect(stateOf(error)).toBe(state)
  })
})
