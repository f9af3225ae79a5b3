import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { storedPath } from '../../../../../src/main/attachments/fileStore'
import { relocate } from '../../../../../src/main/attachments/folders/relocate'
import { sha256Of, temporaryFolder } from '../support'

let folder = ''
let catalogue = ''
let elsewhere = ''
const job = { signal: new AbortController().signal, report: () => undefined }

beforeEach(async () => {
  folder = await temporaryFolder()
  catalogue = join(folder, 'catalogue')
  elsewhere = join(folder, 'elsewhere')
  await mkdir(join(elsewhere, 'deep'), { recursive: true })
})

async function lost(name: string, content: string) {
  const path = join(folder, name)
  await writeFile(path, content)
  const sha256 = await sha256Of(path)
  await rm(path)
  return { sha256, size: Buffer.byteLength(content) }
}

it('finds files by their bytes, whatever they are called and wherever they lie', async () => {
  const missing = [await lost('a.tif', 'first'), await lost('b.tif', 'second page')]
  await writeFile(join(elsewhere, 'deep', 'renamed.bin'), 'first')
  await writeFile(join(elsewhere, 'same size'), 'f1rst')
  await writeFile(join(elsewhere, 'other'), 'quite different')
  const { files, found, failed } = await relocate(catalogue, elsewhere, missing, job)
  expect([files, found, failed]).toEqual([3, [missing[0]?.sha256], []])
  const back = storedPath(catalogue, missing[0]?.sha256 ?? '')
  expect(await sha256Of(back)).toBe(missing[0]?.sha256)
})

it('takes each lost file once, also where there are copies of it', async () => {
  const missing = [await lost('a.tif', 'first')]
  for (const name of ['one', 'two']) await writeFile(join(elsewhere, name), 'first')
  const { found } = await relocate(catalogue, elsewhere, missing, job)
  expect(found).toEqual([missing[0]?.sha256])
})

it('keeps what was found when it is cancelled', async () => {
  const missing = [await lost('a', 'first'), await lost('b', 'other')]
  await writeFile(join(elsewhere, '1'), 'first')
  await writeFile(join(elsewhere, '2'), 'other')
  const ending = new AbortController()
  const report = (_step: string, done: number) => {
    if (done === 1) ending.abort()
  }
  const { found } = await relocate(catalogue, elsewhere, missing, { signal: ending.signal, report })
  expect(found).toEqual([missing[0]?.sha256])
})
