import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { writeManifest } from '../../../../src/main/snapshots/manifestFile'
import { dataPath, manifestPath } from '../../../../src/main/snapshots/names'
import { readManifest, readSnapshot } from '../../../../src/main/snapshots/readSnapshot'
import { seeded, whole } from '../../../helpers/random'
import { snapshotWorld } from '../../../helpers/snapshots'
import { catalogueOf, folderOf, liveRecords, recordsIn } from './world'

async function snapshotOf(sections: number, slab?: number) {
  const catalogue = await catalogueOf(sections)
  const outcome = await snapshotWorld(catalogue, {}, slab).service.ensure('asked')
  const name = outcome?.snapshot.name ?? ''
  return { catalogue, name, folder: folderOf(catalogue) }
}

/** Puts another text into a snapshot, with a manifest that agrees with it but for what is given. */
async function rewrite(folder: string, name: string, text: string, changes: object = {}) {
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  const data = gzipSync(text)
  await writeFile(dataPath(folder, name), data)
  const agreeing = {
    bytes: data.length,
    sha256: sha256(data),
    textBytes: Buffer.byteLength(text),
    textSha256: sha256(Buffer.from(text)),
    lines: text.split('\n').length - 1
  }
  const manifest = await readManifest(folder, name)
  await writeManifest(folder, name, { ...manifest, ...agreeing, ...changes })
}

async function textOf(folder: string, name: string): Promise<string> {
  return gunzipSync(await readFile(dataPath(folder, name))).toString('utf8')
}

const damaged = { code: 'snapshotDamaged' }

describe('a snapshot', () => {
  it('gives the records back as the working copy holds them, in pages', async () => {
    const { catalogue, name, folder } = await snapshotOf(1203, 20_000)
    expect(await recordsIn(folder, name)).toEqual(await liveRecords(catalogue))
    const sizes: number[] = []
    for await (const page of readSnapshot(folder, name)) sizes.push(page.length)
    expect(sizes).toEqual([1000, 203])
  })

  it('is one gzip file that any program unpacks', async () => {
    const { name, folder } = await snapshotOf(40, 1000)
    const lines = (await textOf(folder, name)).split('\n')
    expect(lines).toHaveLength(41)
    expect(lines.at(-1)).toBe('')
  })

  it('is refused wherever it is cut', async () => {
    const { name, folder } = await snapshotOf(30, 1500)
    const whole = await readFile(dataPath(folder, name))
    for (let length = 0; length < whole.length; length += 7) {
      await writeFile(dataPath(folder, name), whole.subarray(0, length))
      await expect(recordsIn(folder, name), String(length)).rejects.toMatchObject(damaged)
    }
  })

  it('is refused with any byte changed or added', async () => {
    const { name, folder } = await snapshotOf(30, 1500)
    const sound = await readFile(dataPath(folder, name))
    const random = seeded(7)
    for (let trial = 0; trial < 150; trial++) {
      const bytes = Buffer.from(sound)
      const index = whole(random, bytes.length)
      bytes[index] = (bytes[index] ?? 0) ^ (1 + whole(random, 255))
      await writeFile(dataPath(folder, name), bytes)
      await expect(recordsIn(folder, name), String(index)).rejects.toMatchObject(damaged)
    }
    await writeFile(dataPath(folder, name), Buffer.concat([sound, Buffer.from('x')]))
    await expect(recordsIn(folder, name)).rejects.toMatchObject(damaged)
  })

  it('is refused for a wrong count, a line that is no record and a last line without an end', async () => {
    const { name, folder } = await snapshotOf(3)
    const text = await textOf(folder, name)
    await rewrite(folder, name, text, { lines: 4 })
    await expect(recordsIn(folder, name)).rejects.toMatchObject(damaged)
    for (const line of ['', 'null', '[]', '{"id":"x"}', '{"id":']) {
      await rewrite(folder, name, `${text}${line}\n`)
      await expect(recordsIn(folder, name), line).rejects.toMatchObject(damaged)
    }
    await rewrite(folder, name, text.slice(0, -1))
    await expect(recordsIn(folder, name)).rejects.toMatchObject(damaged)
    await rewrite(folder, name, text)
    expect((await recordsIn(folder, name)).size).toBe(3)
  })

  it('says what is missing, newer, or no manifest', async () => {
    const { name, folder } = await snapshotOf(3)
    const path = manifestPath(folder, name)
    const sound = JSON.parse(await readFile(path, 'utf8')) as object
    const missing = '2026-01-01T00-00-00.000Z-1'
    await expect(readManifest(folder, missing)).rejects.toMatchObject({ code: 'snapshotMissing' })
    await expect(readManifest(folder, '../catalogue')).rejects.toMatchObject({
      code: 'snapshotMissing'
    })
    await writeFile(path, JSON.stringify({ ...sound, format: 2 }))
    await expect(readManifest(folder, name)).rejects.toMatchObject({ code: 'snapshotNewer' })
    for (const text of ['', '{', 'null', '{"format":1}', JSON.stringify({ ...sound, lines: -1 })]) {
      await writeFile(path, text)
      await expect(readManifest(folder, name), text).rejects.toMatchObject(damaged)
    }
    await writeManifest(folder, name, sound as never)
    await expect(recordsIn(folder, name)).resolves.toBeDefined()
  })

  it('stops being read when that is cancelled', async () => {
    const { name, folder } = await snapshotOf(1203, 20_000)
    const controller = new AbortController()
    const pages = readSnapshot(folder, name, controller.signal)
    controller.abort()
    await expect(pages.next()).rejects.toMatchObject({ code: 'cancelled' })
  })
})
