import { execFileSync } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ingestFiles, type IngestOptions } from '../../../../src/main/attachments/ingest'
import type { IngestProgress } from '../../../../src/shared/attachments/calls'
import { filesBelow, never, sha256Of, temporaryFolder } from './support'

let folder: string
let catalogue: string
let progress: IngestProgress[]

const unread = { mediaType: 'application/octet-stream', pages: null, width: null, height: null }

function options(changes: Partial<IngestOptions> = {}): IngestOptions {
  return {
    catalogueFolder: catalogue,
    job: 'job',
    signal: never,
    describe: paths => Promise.resolve(paths.map(() => unread)),
    onProgress: told => progress.push(told),
    ...changes
  }
}

async function saved(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

beforeEach(async () => {
  folder = await temporaryFolder()
  catalogue = join(folder, 'catalogue')
  progress = []
})

describe('ingest', () => {
  it('stores the good files and names each that failed', async () => {
    const good = await saved('Отчёт МОПР 1931.tif', 'a')
    const again = await saved('copy of it.tif', 'a')
    await symlink(join(folder, 'gone'), join(folder, 'dangling'))
    const paths = [good, join(folder, 'dangling'), join(folder, 'missing'), again]
    const report = await ingestFiles(paths, options())
    expect(report.isCancelled).toBe(false)
    expect(report.failed.map(({ name, code }) => [name, code])).toEqual([
      ['dangling', 'linkToNothing'],
      ['missing', 'sourceMissing']
    ])
    expect(report.stored.map(({ originalName }) => originalName)).toEqual([
      'Отчёт МОПР 1931.tif',
      'copy of it.tif'
    ])
    expect(report.stored.filter(({ isKnown }) => isKnown)).toHaveLength(1)
    expect(report.stored[0]).toMatchObject({ ...unread, size: 1, sha256: await sha256Of(good) })
    expect(await filesBelow(join(catalogue, 'files'))).toHaveLength(1)
  })

  it('keeps the order of the files whatever their size', async () => {
    const large = await saved('1 large', Buffer.alloc(17 * 1024 * 1024))
    const small = await Promise.all(['2', '3', '4', '5', '6'].map(name => saved(name, name)))
    const { stored } = await ingestFiles([large, ...small], options())
    const names = stored.map(({ originalName }) => originalName)
    expect(names).toEqual(['1 large', '2', '3', '4', '5', '6'])
  })

  it('tells its progress at most ten times a second, and at the end', async () => {
    await mkdir(join(folder, 'many'))
    for (let file = 0; file < 200; file += 1) await saved(`many/${file}`, `${file}`)
    const started = performance.now()
    await ingestFiles([join(folder, 'many')], options())
    const seconds = (performance.now() - started) / 1000
    expect(progress.length).toBeLessThanOrEqual(seconds * 10 + 2)
    expect(progress.at(-1)).toMatchObject({ job: 'job', file: 200, files: 200 })
    expect(progress.at(-1)?.bytes).toBe(progress.at(-1)?.totalBytes)
  })

  it('stops when it is cancelled, and reports what was stored', async () => {
    await mkdir(join(folder, 'many'))
    for (let file = 0; file < 1000; file += 1) await saved(`many/${file}`, `${file}`)
    const controller = new AbortController()
    let described = 0
    const report = await ingestFiles(
      [join(folder, 'many')],
      options({
        signal: controller.signal,
        describe: paths => {
          described += paths.length
          if (described >= 10) controller.abort()
          return Promise.resolve(paths.map(() => unread))
        }
      })
    )
    expect(report.isCancelled).toBe(true)
    expect(report.failed).toEqual([])
    expect(report.stored.length).toBeGreaterThanOrEqual(10)
    expect(report.stored.length).toBeLessThan(1000)
    expect(await filesBelow(join(catalogue, 'files'))).toHaveLength(report.stored.length)
  })

  it('fails as a whole where the folder of the catalogue cannot be written', async () => {
    await writeFile(catalogue, 'a file in its place')
    const ingesting = ingestFiles([await saved('a', 'a')], options())
    await expect(ingesting).rejects.toMatchObject({ code: 'storeFailed' })
  })
})

/** A file system of its own needs the right to mount one. */
function smallDisk(path: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', path], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe('on a full disk', () => {
  let isMounted = false
  beforeEach(async () => {
    await mkdir(catalogue)
    isMounted = smallDisk(catalogue)
  })
  afterEach(() => {
    if (isMounted) execFileSync('umount', [catalogue])
  })

  it('a file that does not fit is rolled back and smaller ones are stored', async context => {
    if (!isMounted) context.skip('no right to mount a file system')
    const large = await saved('large', Buffer.alloc(5 * 1024 * 1024, 1))
    const small = await saved('small', 'small')
    const report = await ingestFiles([large, small], options())
    expect(report.failed.map(({ name, code }) => [name, code])).toEqual([['large', 'diskFull']])
    expect(report.stored.map(({ originalName }) => originalName)).toEqual(['small'])
    const sha256 = report.stored[0]?.sha256 ?? ''
    const expected = join(sha256.slice(0, 2), sha256.slice(2, 4), sha256)
    expect(await filesBelow(join(catalogue, 'files'))).toEqual([expected])
  })
})
