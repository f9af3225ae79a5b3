import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { storedPath } from '../../../../src/main/attachments/fileStore'
import { copyStoredFiles } from '../../../../src/main/copies/copyFiles'
import type { StoredFilesCopy } from '../../../../src/main/copies/copyFiles'
import { contentOf, failing, hashOf, never, putFiles, temporaryFolder, untold } from './support'

const sizes = [0, 10, 1024 * 1024, 2.5 * 1024 * 1024]

async function world() {
  const root = await temporaryFolder()
  const [from, to] = [join(root, 'Каталог.opis'), join(root, 'other disk', 'Копия.opis')]
  const ids = await putFiles(from, sizes)
  const copy = (more: Partial<StoredFilesCopy> = {}) =>
    copyStoredFiles({ from, to, signal: never, onProgress: untold, ...more })
  return { from, to, ids, copy }
}

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  await writeFile(path, bytes)
}

/** What a file of the store is named after differs from what it is. */
async function impostors(catalogue: string): Promise<string[]> {
  const content = Object.entries(await contentOf(join(catalogue, 'files')))
  const stored = content.filter(([path]) => !/^(tmp|damaged)/.test(path))
  return stored.filter(([path, hash]) => !path.endsWith(hash)).map(([path]) => path)
}

describe('copying the scans of a catalogue', () => {
  it('copies all of them and tells how far it is', async () => {
    const { from, to, copy } = await world()
    const told: string[] = []
    const result = await copy({ onProgress: (done, total) => told.push(`${done}/${total}`) })
    const bytes = sizes.reduce((sum, size) => sum + size, 0)
    expect(result).toEqual({ copied: 4, present: 0, bytes, missing: [], damaged: [] })
    expect(told).toEqual(['1/4', '2/4', '3/4', '4/4'])
    expect(await contentOf(join(to, 'files'))).toEqual(await contentOf(join(from, 'files')))
    expect(await copy()).toMatchObject({ copied: 0, present: 4, bytes: 0 })
  })

  it('copies those asked for and names those that are nowhere', async () => {
    const { to, ids, copy } = await world()
    const nowhere = hashOf(Buffer.from('nowhere'))
    const result = await copy({ only: new Set([ids[1] ?? '', nowhere]) })
    expect(result).toMatchObject({ copied: 1, missing: [nowhere] })
    expect(Object.values(await contentOf(join(to, 'files')))).toEqual([ids[1]])
  })

  it('leaves out what is in the trash, but for files that are asked for', async () => {
    const { from, to, ids, copy } = await world()
    const [trashed = ''] = ids.splice(1, 1)
    await mkdir(join(from, 'files', 'trash'))
    await rename(storedPath(from, trashed), join(from, 'files', 'trash', trashed))
    expect(await copy()).toMatchObject({ copied: 3, missing: [] })
    expect(Object.values(await contentOf(join(to, 'files'))).sort()).toEqual(ids.sort())
    expect(await copy({ only: new Set([trashed]) })).toMatchObject({ copied: 1, missing: [] })
    expect(hashOf(await readFile(storedPath(to, trashed)))).toBe(trashed)
  })

  it('never copies a damaged file', async () => {
    const { from, to, ids, copy } = await world()
    await flip(storedPath(from, ids[2] ?? ''))
    expect(await copy()).toMatchObject({ copied: 3, damaged: [ids[2]] })
    expect(await contentOf(join(to, 'files'))).not.toHaveProperty(ids[2] ?? '')
    expect(await impostors(to)).toEqual([])
    expect(await readdir(join(to, 'files', 'tmp'))).toEqual([])
  })

  it('never replaces a good file by a damaged one', async () => {
    const { from, to, ids, copy } = await world()
    await copy()
    await writeFile(storedPath(from, ids[2] ?? ''), 'cut short')
    for (const trustsSize of [false, true])
      expect(await copy({ trustsSize })).toMatchObject({ copied: 0, present: 4, damaged: [] })
    expect(await impostors(to)).toEqual([])
  })

  it('replaces a damaged file at the target and keeps it aside', async () => {
    const { to, ids, copy } = await world()
    await copy()
    await flip(storedPath(to, ids[3] ?? ''))
    expect(await copy({ trustsSize: true })).toMatchObject({ copied: 0, present: 4 })
    expect(await copy()).toMatchObject({ copied: 1, present: 3 })
    expect(await impostors(to)).toEqual([])
    expect(await readdir(join(to, 'files', 'damaged'))).toHaveLength(1)
  })

  it('follows no link and skips what is not a stored file', async () => {
    const { from, to, ids, copy } = await world()
    const path = storedPath(from, ids[1] ?? '')
    await rm(path)
    await symlink('/etc/hostname', path)
    await writeFile(join(from, 'files', 'Thumbs.db'), 'x')
    expect(await copy({ only: new Set(ids) })).toMatchObject({ copied: 3, missing: [ids[1]] })
    expect(Object.keys(await contentOf(join(to, 'files')))).toHaveLength(3)
  })

  it('stops when it is cancelled; what is there is whole', async () => {
    const { to, copy } = await world()
    const controller = new AbortController()
    const copying = copy({
      signal: controller.signal,
      onProgress: done => {
        if (done === 2) controller.abort()
      }
    })
    await expect(copying).rejects.toThrow()
    expect(await impostors(to)).toEqual([])
    expect(Object.keys(await contentOf(join(to, 'files')))).toHaveLength(2)
  })

  it('fails when the source vanishes, and calls nothing missing', async () => {
    const { from, copy } = await world()
    const copying = copy({
      onProgress: done => {
        if (done === 1) void rename(from, `${from}.gone`)
      }
    })
    await expect(copying).rejects.toMatchObject({ code: 'sourceMissing' })
  })

  it.each(['ENOSPC', 'EROFS', 'EIO'])(
    'leaves only whole files when operation n fails with %s, and goes on after it',
    async code => {
      const { from, ids, copy } = await world()
      const { operations, count } = failing(() => null)
      await copy({ to: `${from}.counted`, operations })
      expect(count()).toBeGreaterThan(20)
      for (let n = 1; n <= count(); n += 3) {
        const to = `${from}.${String(n)}`
        const broken = failing((_name, number) => (number === n ? code : null)).operations
        const result = await copy({ to, operations: broken }).catch((error: unknown) => error)
        // A source that cannot be read is told; everything else fails.
        if (!(result instanceof Error))
          expect(result).toMatchObject({ damaged: [expect.any(String)] })
        expect(await impostors(to)).toEqual([])
        expect(await copy({ to })).toMatchObject({ missing: [], damaged: [] })
        expect(Object.values(await contentOf(join(to, 'files'))).sort()).toEqual([...ids].sort())
      }
    }
  )
})
