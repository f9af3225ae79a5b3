import { appendFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createLongJobs } from '../../../../../src/main/application/longJobs'
import { createScanFolders } from '../../../../../src/main/attachments/folders/scanFolders'
import type { ScanFolders } from '../../../../../src/main/attachments/folders/scanFolders'
import type { FolderTarget } from '../../../../../src/shared/attachments/folders'
import { filesBelow, temporaryFolder } from '../support'

/** More batches than go at the same time: one that is cancelled leaves others undone. */
const count = 1000

let folder = ''
let source = ''
let described = 0
let onDescribed: () => void = () => undefined
let longJobs = createLongJobs(() => undefined)
let scanFolders: ScanFolders

/** What a new start of the application would make. */
function startAnew(): void {
  longJobs = createLongJobs(() => undefined)
  scanFolders = createScanFolders({
    catalogue: () => ({ id: 'one', folder: join(folder, 'catalogue') }),
    userData: join(folder, 'userData'),
    longJobs,
    chooseFolder: () => Promise.resolve(source),
    describe: paths => {
      described += paths.length
      onDescribed()
      const description = { mediaType: 'image/tiff', pages: 1, width: 1, height: 1 }
      return Promise.resolve(paths.map(() => description))
    },
    capturedAt: () => Promise.resolve(null),
    onProgress: () => undefined
  })
}

beforeEach(async () => {
  folder = await temporaryFolder()
  source = join(folder, 'source')
  await mkdir(source)
  for (let at = 0; at < count; at++)
    await writeFile(join(source, `${String(at)}.tif`), `scan ${String(at)}`)
  described = 0
  onDescribed = () => undefined
  startAnew()
})

async function chosen() {
  const listing = await scanFolders.choose('choose')
  if (!listing) throw new Error('Nothing was chosen')
  const targets = listing.files.map((_file, file): FolderTarget => ({
    file,
    record: `record ${String(file % 3)}`
  }))
  return { listing, targets }
}

/** Begins, and is cancelled after some files. */
async function paused(after: number) {
  const { listing, targets } = await chosen()
  onDescribed = () => {
    if (described >= after) longJobs.cancel('begin')
  }
  const result = await scanFolders.begin('begin', listing.listing, targets)
  onDescribed = () => undefined
  return { result, targets, listing }
}

const workFile = (): string => join(folder, 'userData', 'unfinished', 'one.ndjson')

async function storedFiles(): Promise<number> {
  return (await filesBelow(join(folder, 'catalogue', 'files'))).length
}

describe('files of a folder', () => {
  it('are stored for their records, in the order in which they were given', async () => {
    const { listing, targets } = await chosen()
    expect(listing).toMatchObject({ title: 'source', refused: [] })
    const result = await scanFolders.begin('begin', listing.listing, targets)
    expect(result).toMatchObject({
      isPaused: false,
      failed: [],
      work: { done: count, total: count }
    })
    expect(result.stored.map(({ file }) => file.originalName)).toEqual(
      listing.files.map(({ name }) => name)
    )
    expect(result.stored.map(({ record }) => record)).toEqual(targets.map(({ record }) => record))
    expect(await storedFiles()).toBe(count)
    await scanFolders.finish()
    expect(await scanFolders.pending()).toBeNull()
  })

  it('paused and resumed are each stored once', async () => {
    const { result } = await paused(5)
    expect(result.isPaused).toBe(true)
    expect(result.work.done).toBeLessThan(count)
    expect(await scanFolders.pending()).toEqual(result.work)
    const done = described
    const rest = await scanFolders.resume('resume')
    expect(rest).toMatchObject({ isPaused: false, work: { done: count, total: count } })
    expect(new Set(rest.stored.map(({ file }) => file.sha256)).size).toBe(count)
    expect(described - done).toBeLessThanOrEqual(count - result.work.done)
    expect(await storedFiles()).toBe(count)
  })

  it('go on after the application was killed, also in the middle of a line', async () => {
    const { targets } = await paused(5)
    await appendFile(workFile(), '{"entry":999,"stored":{"sha2')
    startAnew()
    const pending = await scanFolders.pending()
    expect(pending).toMatchObject({ title: 'source', total: count })
    const { isPaused, stored, failed } = await scanFolders.resume('resume')
    expect([isPaused, stored.length, failed]).toEqual([false, count, []])
    expect(stored.map(({ record }) => record)).toEqual(targets.map(({ record }) => record))
  })

  it('that are gone when it goes on are named, and the others stored', async () => {
    await paused(5)
    const text = await readFile(workFile(), 'utf8')
    const done = new Set([...text.matchAll(/"originalName":"(\d+\.tif)"/g)].map(([, name]) => name))
    const left = (await readdir(source)).filter(name => !done.has(name))
    await rm(join(source, left[0] ?? ''))
    const { failed, stored } = await scanFolders.resume('resume')
    expect(failed).toMatchObject([{ name: left[0], code: 'sourceMissing' }])
    expect(stored).toHaveLength(count - 1)
  })

  it('of a listing that is no longer known are not stored', async () => {
    const { listing, targets } = await chosen()
    await scanFolders.choose('again')
    const old = scanFolders.begin('begin', listing.listing, targets)
    await expect(old).rejects.toMatchObject({ code: 'notInStore' })
  })
})
