import { readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodeOperations } from '../../../../src/main/files/operations'
import type { FileOperations } from '../../../../src/main/files/operations'
import { dataPath } from '../../../../src/main/snapshots/names'
import { readManifest } from '../../../../src/main/snapshots/readSnapshot'
import { setField } from '../../../../src/shared/changeLog/edit'
import { deletedField } from '../../../../src/shared/records/record'
import type { SnapshotEnd } from '../../../../src/shared/snapshots/calls'
import { numbered, saveSections, snapshotWorld } from '../../../helpers/snapshots'
import { catalogueOf, filesOf, folderOf, liveRecords, recordsIn } from './world'

const slab = 1500

function endOf(records: number, positions: Record<string, number>): SnapshotEnd {
  const counts = { records, deleted: 0, byKind: { section: records }, lines: records }
  return { counts, positions }
}

describe('making a snapshot', () => {
  it('leaves the data and a manifest that says what is in it', async () => {
    const catalogue = await catalogueOf(60)
    const first = (await liveRecords(catalogue)).get('id-Секция 000000')
    if (!first) throw new Error('There is no first record')
    await catalogue.saving.save([setField(first, deletedField, true)])
    const outcome = await snapshotWorld(catalogue, {}, slab).service.ensure('beforeImport')
    const { name = '', manifest } = outcome?.snapshot ?? {}
    expect(await filesOf(catalogue)).toEqual([`${name}.json`, `${name}.ndjson.gz`])
    expect(name).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-3$/)
    expect(await readManifest(folderOf(catalogue), name)).toEqual(manifest)
    expect(manifest).toMatchObject({
      reason: 'beforeImport',
      app: '1.0.0',
      positions: catalogue.journal && catalogue.session.journal.positions(),
      records: 60,
      deleted: 1,
      byKind: { section: 60 },
      lines: 60,
      bytes: (await readFile(dataPath(folderOf(catalogue), name))).length
    })
  })

  it('refuses an empty working copy over a journal that holds entries', async () => {
    const catalogue = await catalogueOf(20)
    const { service, snapshots } = snapshotWorld(catalogue)
    await service.ensure('hourly')
    const before = await filesOf(catalogue)
    await snapshots.begin('job', 'hourly')
    await expect(snapshots.finish('job', endOf(0, { a: 30 }))).rejects.toMatchObject({
      code: 'snapshotEmpty'
    })
    expect(await filesOf(catalogue)).toEqual(before)
  })

  it('refuses what differs from what the page counted', async () => {
    const catalogue = await catalogueOf(20)
    for (const counted of [19, 21]) {
      const { snapshots } = snapshotWorld(catalogue)
      const lines = [...(await liveRecords(catalogue)).values()].map(each => JSON.stringify(each))
      await snapshots.begin('job', 'hourly')
      await snapshots.write('job', `${lines.join('\n')}\n`)
      await expect(snapshots.finish('job', endOf(counted, { a: 1 }))).rejects.toMatchObject({
        code: 'snapshotNotVerified'
      })
      expect(await filesOf(catalogue)).toEqual([])
    }
  })

  it('warns of one that lost records, and rotates no other out for it', async () => {
    const catalogue = await catalogueOf(100)
    const { service, snapshots } = snapshotWorld(catalogue)
    const full = await service.ensure('hourly')
    expect(full?.recordsBefore).toBeNull()
    const some = [...(await liveRecords(catalogue)).values()].slice(0, 89)
    await snapshots.begin('job', 'hourly')
    await snapshots.write('job', some.map(each => `${JSON.stringify(each)}\n`).join(''))
    const positions = catalogue.session.journal.positions()
    const more = Object.fromEntries(Object.entries(positions).map(([d, n]) => [d, n + 1]))
    expect(await snapshots.finish('job', endOf(89, more))).toMatchObject({ recordsBefore: 100 })
    expect((await snapshots.list()).snapshots.map(each => each.manifest.records)).toEqual([89, 100])
  })

  it('takes the place of one whose page went away, and hears that page no more', async () => {
    const catalogue = await catalogueOf(20)
    const { snapshots, service } = snapshotWorld(catalogue, {}, slab)
    await snapshots.begin('gone', 'hourly')
    await snapshots.write('gone', 'one\n')
    await snapshots.write('gone', 'two\n')
    expect(await filesOf(catalogue)).toHaveLength(1)
    const outcome = await service.ensure('hourly')
    expect(await filesOf(catalogue)).toHaveLength(2)
    await expect(snapshots.write('gone', 'three\n')).rejects.toMatchObject({
      code: 'snapshotEnded'
    })
    expect((await recordsIn(folderOf(catalogue), outcome?.snapshot.name ?? '')).size).toBe(20)
  })

  it('ends without a trace when it is cancelled, and the next one works', async () => {
    const catalogue = await catalogueOf(200)
    const { service, main } = snapshotWorld(catalogue, {}, slab)
    const controller = new AbortController()
    let told = 0
    service.onProgress(progress => {
      if (progress && ++told === 5) controller.abort()
    })
    await expect(service.ensure('asked', controller.signal)).rejects.toMatchObject({
      code: 'cancelled'
    })
    await main.snapshots.list()
    expect(await filesOf(catalogue)).toEqual([])
    expect((await service.ensure('asked'))?.snapshot.manifest.records).toBe(200)
  })

  it('makes none of a catalogue that is read only', async () => {
    const catalogue = await catalogueOf(5)
    const { snapshots } = snapshotWorld(catalogue, { shown: () => ({ readOnly: 'asOf' }) })
    await expect(snapshots.begin('job', 'asked')).rejects.toMatchObject({ code: 'readOnly' })
  })

  it('stands when older ones cannot be rotated', async () => {
    const catalogue = await catalogueOf(5)
    const operations = { ...nodeOperations, unlink: () => Promise.reject(new Error('told to')) }
    let hour = 0
    const now = () => new Date(Date.UTC(2026, 10, 24, 10, (hour += 1)))
    const { service, snapshots, troubles } = snapshotWorld(catalogue, { operations, now })
    for (const name of numbered(5, 'Neu')) {
      await saveSections(catalogue, [name])
      await service.ensure('hourly')
    }
    expect((await snapshots.list()).snapshots).toHaveLength(5)
    expect(troubles).toHaveLength(2)
  })
})

describe('what was left unfinished', () => {
  it('is swept: own temporary files at once, what is others after a day', async () => {
    const catalogue = await catalogueOf(5)
    const { service, snapshots } = snapshotWorld(catalogue)
    const made = await service.ensure('asked')
    const folder = folderOf(catalogue)
    const { device } = catalogue.session.describe()
    const foreign = 'unfinished.other.1.tmp'
    const orphan = '2026-01-01T00-00-00.000Z-7.ndjson.gz'
    for (const name of [`unfinished.${device}.1.tmp`, foreign, orphan, 'notes.txt']) {
      await writeFile(join(folder, name), 'x')
    }
    await snapshots.sweep(catalogue.session)
    const { name = '' } = made?.snapshot ?? {}
    const kept = [`${name}.json`, `${name}.ndjson.gz`, 'notes.txt']
    expect(await filesOf(catalogue)).toEqual([...kept, foreign, orphan].sort())
    const { sweepUnfinished } = await import('../../../../src/main/snapshots/sweeping')
    await sweepUnfinished(folder, device, Date.now() + 2 * 86_400_000)
    expect(await filesOf(catalogue)).toEqual(kept.sort())
  })
})

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: told to fail`), { code })
}

/** Operation number `failing` fails; a write has then written half. */
function failingAt(failing: number, code: string) {
  let count = 0
  const guard = (): void => {
    if (++count === failing) throw systemError(code)
  }
  const operations: FileOperations = {
    open: async (path, flags) => (guard(), nodeOperations.open(path, flags)),
    async write(file, bytes, position) {
      if (++count === failing) {
        await nodeOperations.write(file, bytes.subarray(0, bytes.length >> 1), position)
        throw systemError(code)
      }
      return nodeOperations.write(file, bytes, position)
    },
    fdatasync: async file => (guard(), nodeOperations.fdatasync(file)),
    fsync: async file => (guard(), nodeOperations.fsync(file)),
    ftruncate: async (file, length) => (guard(), nodeOperations.ftruncate(file, length)),
    rename: async (from, to) => (guard(), nodeOperations.rename(from, to)),
    unlink: async path => (guard(), nodeOperations.unlink(path))
  }
  return { operations, count: () => count }
}

describe.each([
  ['ENOSPC', 'diskFull'],
  ['EROFS', 'snapshotsNotWritable'],
  ['EIO', 'snapshotFailed']
])('when any one file operation fails with %s', (systemCode, code) => {
  it('the snapshot before is untouched and nothing of the new one is left', async () => {
    const catalogue = await catalogueOf(40)
    const before = await snapshotWorld(catalogue).service.ensure('asked')
    const name = before?.snapshot.name ?? ''
    const held = await recordsIn(folderOf(catalogue), name)
    await saveSections(catalogue, numbered(10, 'Neu'))
    const pair = [`${name}.json`, `${name}.ndjson.gz`]
    let failures = 0
    for (let failing = 1; ; failing++) {
      const { operations, count } = failingAt(failing, systemCode)
      const { service } = snapshotWorld(catalogue, { operations }, slab)
      const outcome = await service.ensure('asked').catch((error: unknown) => error)
      expect(await recordsIn(folderOf(catalogue), name)).toEqual(held)
      if (outcome instanceof Error) {
        failures += 1
        expect(outcome).toMatchObject({ code })
        expect(await filesOf(catalogue), String(failing)).toEqual(pair)
      } else {
        expect(await filesOf(catalogue)).toHaveLength(4)
        if (failing > count()) break
        for (const file of await filesOf(catalogue)) {
          if (!pair.includes(file)) await unlink(join(folderOf(catalogue), file))
        }
      }
    }
    expect(failures).toBeGreaterThan(8)
  })
})
