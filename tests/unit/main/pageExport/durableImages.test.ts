import { mkdtemp, open, readdir, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { iiifWriter } from '../../../../src/main/pageExport/writers'

let folder = ''
let sync: ReturnType<typeof vi.spyOn>
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-durable-'))
  const handle = await open(join(folder, 'any'), 'w')
  sync = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'sync')
  await handle.close()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

it('every image, its folder and the manifest are on the disk before the export is done', async () => {
  const size = { width: 8, height: 8 }
  const jpeg = await sharp({ create: { ...size, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  const scan = { sha256: 'a'.repeat(64), name: 'one.tif', texts: [] }
  const words = {
    base: 'https://a.example',
    label: 'One',
    language: 'en',
    summary: '',
    metadata: []
  }
  const writer = iiifWriter(join(folder, 'out'), [scan], words)
  for (const page of [1, 2, 3]) {
    await writer.add({ scan, at: 0, page, pages: 3, size, jpeg, text: undefined })
    expect(sync).toHaveBeenCalledTimes(page)
  }
  await writer.end()
  expect(sync).toHaveBeenCalledTimes(5)
  expect(await readdir(join(folder, 'out', 'images'))).toHaveLength(3)
})
