import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openPackage } from '../../../../src/main/bags/openedPackage'
import { unpackZip } from '../../../../src/main/bags/unpackZip'
import { writePackage } from '../../../../src/main/bags/writtenPackage'
import { storedPath } from '../../../../src/main/attachments/fileStore'
import { nodeOperations } from '../../../../src/main/files/operations'
import type { FileOperations } from '../../../../src/main/files/operations'
import type { PackageForm } from '../../../../src/shared/bags/package'
import { quiet, reportOf, temporaryFolder } from './support'

const summary = { scope: 'all', records: 1, deleted: 0, isStrict: false } as const
const identity = { catalogueId: 'c1', title: 'Каталог', appVersion: '0.0.0' }

async function storedScan(catalogueFolder: string, text: string): Promise<string> {
  const sha256 = createHash('sha256').update(text).digest('hex')
  const path = storedPath(catalogueFolder, sha256)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
  return sha256
}

async function begin(operations: FileOperations, form: PackageForm = 'folder') {
  const folder = await temporaryFolder()
  const catalogueFolder = await temporaryFolder()
  const sha256 = await storedScan(catalogueFolder, 'a scan')
  const target = join(folder, form === 'zip' ? 'Каталог.zip' : 'Каталог.bag')
  const now = () => Date.UTC(2026, 0, 2, 12)
  const writing = writePackage({ target, form, catalogueFolder, identity, operations, now })
  async function write() {
    await writing.write('records', '{}\n')
    await writing.write('changes', '{}\n')
    await writing.write('csv/sections', 'id\r\n')
    const scan = { sha256, originalName: '50%.tif', mediaType: 'image/tiff', records: [] }
    writing.addScans([scan])
    return writing.finish(summary, quiet)
  }
  return { folder, target, writing, write, catalogueFolder }
}

/** Fails as a full disk does, at the operation with this number and ever after. */
function fullAt(limit: number): { operations: FileOperations; count: () => number } {
  let count = 0
  const full = (): void => {
    if (++count >= limit) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
  }
  const operations: FileOperations = {
    ...nodeOperations,
    open: async (path, flags) => {
      full()
      return nodeOperations.open(path, flags)
    },
    write: async (file, bytes, position) => {
      full()
      return nodeOperations.write(file, bytes, position)
    },
    fsync: async file => {
      full()
      await nodeOperations.fsync(file)
    }
  }
  return { operations, count: () => count }
}

describe('a package', () => {
  test('is a valid bag of RFC 8493 with both checksums and the count of its payload', async () => {
    const { target, write } = await begin(nodeOperations)
    const written = await write()
    expect(written).toMatchObject({ shownPath: target, scans: 1, failed: [] })
    const report = await reportOf(target)
    expect(report).toMatchObject({ verdict: 'valid', version: '1.0', files: written.files })
    expect([...report.algorithms].sort()).toEqual(['sha256', 'sha512'])
    const info = await readFile(join(target, 'bag-info.txt'), 'utf8')
    expect(info).toContain(`Payload-Oxum: ${String(written.bytes)}.${String(written.files)}\n`)
    expect(info).toContain('External-Identifier: c1\nExternal-Description: Каталог\n')
    const manifest = await readFile(join(target, 'manifest-sha512.txt'), 'utf8')
    expect(manifest).toContain('  data/scans/50%25.tif\n')
    expect((await readdir(target)).sort()).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'data',
      'manifest-sha256.txt',
      'manifest-sha512.txt',
      'tagmanifest-sha256.txt',
      'tagmanifest-sha512.txt'
    ])
  })

  test('as one file holds the same bag in a folder of its name, and nothing else is left', async () => {
    const { folder, target, write, catalogueFolder } = await begin(nodeOperations, 'zip')
    const written = await write()
    expect(written).toMatchObject({ shownPath: target, scans: 1, failed: [] })
    expect(await readdir(folder)).toEqual(['Каталог.zip'])
    const unpacked = await temporaryFolder()
    const bag = await unpackZip(target, unpacked, quiet)
    expect(bag).toBe(join(unpacked, 'Каталог'))
    const report = await reportOf(bag)
    expect(report).toMatchObject({ verdict: 'valid', version: '1.0', files: written.files })
    const { bag: found, opened } = await openPackage(bag, catalogueFolder, 'name', quiet)
    await opened?.pages.close()
    expect(found.contents).toMatchObject({ title: 'Каталог', catalogueId: 'c1' })
  })

  test('leaves nothing when the disk is full, at whatever operation', async () => {
    const whole = fullAt(Infinity)
    await (await begin(whole.operations)).write()
    expect(whole.count()).toBeGreaterThan(40)
    for (let limit = 1; limit <= whole.count(); limit++) {
      const { folder, writing, write } = await begin(fullAt(limit).operations)
      const failed = await write().catch((error: unknown) => error)
      await writing.remove()
      const left = await readdir(folder)
      if (failed instanceof Error) {
        expect(failed, `operation ${String(limit)}`).toMatchObject({ code: 'diskFull' })
        // The last step of all makes the name durable, when the package is there and whole.
        if (limit < whole.count() - 1) expect(left, `operation ${String(limit)}`).toEqual([])
      }
    }
  })

  test('of a newer version is not opened', async () => {
    const { target, write, catalogueFolder } = await begin(nodeOperations)
    await write()
    const name = join(target, 'bag-info.txt')
    const info = await readFile(name, 'utf8')
    await writeFile(name, info.replace('Opis-Package-Version: 1', 'Opis-Package-Version: 2'))
    for (const algorithm of ['sha256', 'sha512']) {
      const path = join(target, `tagmanifest-${algorithm}.txt`)
      const digest = createHash(algorithm)
        .update(await readFile(name))
        .digest('hex')
      const lines = (await readFile(path, 'utf8')).split('\n')
      const changed = lines.map(line =>
        line.includes('bag-info') ? `${digest}  bag-info.txt` : line
      )
      await writeFile(path, changed.join('\n'))
    }
    const opening = openPackage(target, catalogueFolder, 'name', quiet)
    await expect(opening).rejects.toMatchObject({ code: 'newerPackage' })
  })

  test('with lines that are no records names them, and gives the others', async () => {
    const { target, write, catalogueFolder } = await begin(nodeOperations)
    await write()
    const { bag } = await openPackage(target, catalogueFolder, 'name', quiet)
    const problems = bag.contents?.problems.map(({ file, line, code }) => [file, line, code])
    expect(problems).toEqual([
      ['data/records.ndjson', 1, 'wrongId'],
      ['data/changes.ndjson', 1, 'notAChange']
    ])
    expect(bag.contents).toMatchObject({ records: 0, title: 'Каталог', catalogueId: 'c1' })
  })
})
