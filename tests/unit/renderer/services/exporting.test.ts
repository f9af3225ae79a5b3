import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createExports } from '../../../../src/main/exports/exports'
import { writeExport } from '../../../../src/renderer/services/exporting'
import type { MainApi } from '../../../../src/shared/ipc'

let folder: string
let isCancelled: boolean

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-export-'))
  isCancelled = false
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function exportsApi(): MainApi['exports'] {
  const { finishedPath, ...calls } = createExports({
    chooseFile: async name => (isCancelled ? null : join(folder, name)),
    chooseFolder: async () => (isCancelled ? null : folder),
    confirmReplace: async () => true
  })
  return { ...calls, reveal: async job => void finishedPath(job) }
}

const signal = new AbortController().signal

it('writes one file where it was chosen and says where it is', async () => {
  const exports = exportsApi()
  const slabs = ['code,title\n', '1,Роте Хильфе\n']
  const exported = await writeExport(exports, [{ name: 'sections.csv', slabs }], signal)
  expect(exported).toMatchObject({ shownPath: join(folder, 'sections.csv'), files: 1 })
  expect(await readFile(join(folder, 'sections.csv'), 'utf8')).toBe(slabs.join(''))
  await exports.reveal(exported?.job ?? '')
})

it('writes several files into one folder', async () => {
  const files = ['sections.csv', 'persons.csv'].map(name => ({ name, slabs: [name] }))
  const exported = await writeExport(exportsApi(), files, signal)
  expect(exported).toMatchObject({ shownPath: folder, files: 2 })
  expect((await readdir(folder)).sort()).toEqual(['persons.csv', 'sections.csv'])
})

it('reads nothing when no place is chosen', async () => {
  isCancelled = true
  let wasRead = false
  function* slabs(): Generator<string> {
    wasRead = true
    yield ''
  }
  expect(await writeExport(exportsApi(), [{ name: 'a.csv', slabs: slabs() }], signal)).toBeNull()
  expect(wasRead).toBe(false)
})

it('leaves the former file and nothing else when it is cancelled', async () => {
  await writeFile(join(folder, 'a.csv'), 'before')
  const controller = new AbortController()
  function* slabs(): Generator<string> {
    yield 'first'
    controller.abort()
    yield 'second'
  }
  const files = [{ name: 'a.csv', slabs: slabs() }]
  expect(await writeExport(exportsApi(), files, controller.signal)).toBeNull()
  expect(await readdir(folder)).toEqual(['a.csv'])
  expect(await readFile(join(folder, 'a.csv'), 'utf8')).toBe('before')
})

it('leaves nothing behind when a row cannot be made, and says why', async () => {
  function* slabs(): Generator<string> {
    yield 'first'
    throw new Error('no such column')
  }
  const files = [{ name: 'a.csv', slabs: slabs() }]
  await expect(writeExport(exportsApi(), files, signal)).rejects.toThrow('no such column')
  expect(await readdir(folder)).toEqual([])
})
