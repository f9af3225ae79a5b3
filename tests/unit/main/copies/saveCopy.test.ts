import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { storedPath } from '../../../../src/main/attachments/fileStore'
import { extentOf } from '../../../../src/main/copies/extent'
import { isWithin, saveCopy } from '../../../../src/main/copies/saveCopy'
import type { CatalogueCopy } from '../../../../src/main/copies/saveCopy'
import { contentOf, failing, never, untold } from './support'
import { copyWorld } from './world'

async function world() {
  const catalogue = await copyWorld()
  const to = join(catalogue.root, 'другой диск', 'Копия.opis')
  await mkdir(dirname(to))
  const copy = (more: Partial<CatalogueCopy> = {}) =>
    saveCopy({
      from: catalogue.folder,
      to,
      extent: () => extentOf(catalogue.session().journal),
      signal: never,
      report: untold,
      ...more
    })
  return { ...catalogue, to, copy }
}

describe('saving a copy of a catalogue', () => {
  it('copies all of it but the lock and what holds space back, and the copy opens', async () => {
    const { folder, to, copy, open, session } = await world()
    expect(await copy()).toMatchObject({ copied: 3, damaged: [] })
    const { 'opis.lock': lock, 'journal/ballast': ballast, ...own } = await contentOf(folder)
    expect([lock, ballast]).not.toContain(undefined)
    expect(await contentOf(to)).toEqual(own)
    const opened = await open(to)
    expect(opened.notices).toEqual([])
    expect(opened.describe()).toMatchObject({
      id: session().describe().id,
      title: 'МОПР',
      readOnly: null,
      positions: session().describe().positions
    })
    expect(opened.describe().device).not.toBe(session().describe().device)
  })

  it('is the catalogue at one moment while records are entered', async () => {
    const { to, copy, save, session, open } = await world()
    let atMoment = {}
    const writing: Promise<void>[] = []
    await copy({
      extent() {
        const extent = extentOf(session().journal)
        atMoment = extent.positions
        return extent
      },
      report: () => writing.push(save('meanwhile', 'позже'))
    })
    await Promise.all(writing)
    expect((await open(to)).describe().positions).toEqual(atMoment)
    expect(session().describe().positions).not.toEqual(atMoment)
  })

  it('leaves a damaged scan out and says so', async () => {
    const { folder, to, copy, scans } = await world()
    await writeFile(storedPath(folder, scans[1] ?? ''), 'damaged')
    expect(await copy()).toMatchObject({ copied: 2, damaged: [scans[1]] })
    expect(Object.keys(await contentOf(join(to, 'files')))).toHaveLength(2)
  })

  it('leaves nothing when it is cancelled, at any step', async () => {
    const { to, copy } = await world()
    for (const at of ['journal', 'snapshots', 'files', 'verifying']) {
      const controller = new AbortController()
      const copying = copy({
        signal: controller.signal,
        report(step) {
          if (step === at) controller.abort()
        }
      })
      await expect(copying).rejects.toThrow()
      expect(await readdir(dirname(to))).toEqual([])
    }
  })

  it.each([
    ['ENOSPC', 'diskFull'],
    ['EROFS', 'storeNotWritable']
  ])('leaves nothing when operation n fails with %s', async (code, expected) => {
    const { to, copy, root } = await world()
    const { operations, count } = failing(() => null)
    await copy({ to: join(root, 'counted.opis'), operations })
    for (let n = 1; n <= count(); n += 4) {
      const broken = failing((name, number) => (number >= n && name !== 'open' ? code : null))
      const result = await copy({ operations: broken.operations }).catch((error: unknown) => error)
      expect(result).toMatchObject({ code: expected })
      expect(await readdir(dirname(to))).toEqual([])
    }
    await copy()
  })

  it('replaces nothing and is not put into the catalogue itself', async () => {
    const { folder, to, copy } = await world()
    await mkdir(to)
    await writeFile(join(to, 'mine.txt'), 'mine')
    await expect(copy()).rejects.toMatchObject({ code: 'folderNotEmpty' })
    expect(await readFile(join(to, 'mine.txt'), 'utf8')).toBe('mine')
    const within = join(folder, 'files', 'Копия.opis')
    await expect(copy({ to: within })).rejects.toMatchObject({ code: 'copyWithin' })
    const nowhere = join(folder, '..', 'nowhere', 'Копия.opis')
    await expect(copy({ to: nowhere })).rejects.toMatchObject({ code: 'folderNotUsable' })
  })

  it('clears away what a copy to the same place left when it was killed', async () => {
    const { to, copy } = await world()
    const [old, fresh] = [`${to}.old.partial`, `${to}.fresh.partial`]
    await Promise.all([mkdir(old), mkdir(fresh)])
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000)
    await utimes(old, yesterday, yesterday)
    await copy()
    expect((await readdir(dirname(to))).sort()).toEqual(['Копия.opis', 'Копия.opis.fresh.partial'])
  })
})

describe('lying within', () => {
  it.each([
    ['/a/b', '/a/b', true],
    ['/a/b/c', '/a/b', true],
    ['/a/bc', '/a/b', false],
    ['/a', '/a/b', false],
    ['/a/b/..c', '/a/b', true]
  ])('%s in %s: %s', (path, folder, expected) => {
    expect(isWithin(path, folder)).toBe(expected)
  })
})
