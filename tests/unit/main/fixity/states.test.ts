import { chmod, mkdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { storedPath } from '../../../../src/main/attachments/fileStore'
import {
  catalogueFolder,
  expectFiles,
  hashOf,
  job,
  loggedIn,
  testFixity,
  withoutSweep
} from './support'

const isRoot = process.getuid?.() === 0

test('each kind of harm is told apart: flipped byte, deletion, stray file', async () => {
  const contents = ['whole', 'flipped', 'deleted']
  const folder = await catalogueFolder(contents)
  await writeFile(storedPath(folder, hashOf('flipped')), 'flopped')
  await rm(storedPath(folder, hashOf('deleted')))
  await writeFile(join(folder, 'files', 'holiday.jpg'), 'x')
  const fixity = testFixity(folder, withoutSweep)
  await expectFiles(fixity, contents)
  const { counts, findings } = await fixity.checkAll(job)
  await fixity.close()
  expect(counts).toEqual({
    ok: 1,
    changed: 1,
    missing: 1,
    unreadable: 0,
    untracked: 1,
    unchecked: 0
  })
  expect(
    findings.map(({ file, state, expected, found }) => [file, state, expected, found])
  ).toEqual([
    [hashOf('flipped'), 'changed', hashOf('flipped'), hashOf('flopped')],
    [hashOf('deleted'), 'missing', hashOf('deleted'), null],
    ['holiday.jpg', 'untracked', null, null]
  ])
})

test.skipIf(isRoot || process.platform === 'win32')('a file without permissions', async () => {
  const folder = await catalogueFolder(['locked'])
  await chmod(storedPath(folder, hashOf('locked')), 0)
  const fixity = testFixity(folder, withoutSweep)
  await expectFiles(fixity, ['locked'])
  expect((await fixity.checkAll(job)).counts.unreadable).toBe(1)
  await fixity.close()
  expect((await loggedIn(folder)).at(-2)).toMatchObject({ outcome: 'unreadable', note: 'EACCES' })
})

test('other bytes of equal size and date are found', async () => {
  const folder = await catalogueFolder(['1923'])
  const path = storedPath(folder, hashOf('1923'))
  const { atime, mtime, size } = await stat(path)
  await writeFile(path, '1924')
  await utimes(path, atime, mtime)
  expect((await stat(path)).size).toBe(size)
  const fixity = testFixity(folder, withoutSweep)
  await expectFiles(fixity, ['1923'])
  expect((await fixity.checkAll(job)).counts.changed).toBe(1)
  await fixity.close()
})

test.skipIf(process.platform === 'win32')('a link is not the file that it leads to', async () => {
  const folder = await catalogueFolder(['sheet'])
  const path = storedPath(folder, hashOf('sheet'))
  await rm(path)
  await writeFile(join(folder, 'elsewhere'), 'sheet')
  await symlink(join(folder, 'elsewhere'), path)
  const fixity = testFixity(folder, withoutSweep)
  await expectFiles(fixity, ['sheet'])
  expect((await fixity.checkAll(job)).counts.changed).toBe(1)
  await fixity.close()
})

test('a folder in the place of a file is no file; a stored file of no scan is untracked', async () => {
  const folder = await catalogueFolder(['sheet', 'of no record'])
  const path = storedPath(folder, hashOf('sheet'))
  await rm(path)
  await mkdir(path)
  await writeFile(join(path, 'inside'), 'x')
  const fixity = testFixity(folder, withoutSweep)
  await expectFiles(fixity, ['sheet'])
  const { counts, findings } = await fixity.checkAll(job)
  await fixity.close()
  expect([counts.changed, counts.untracked]).toEqual([1, 2])
  expect(findings.map(({ file }) => file)).toContain(hashOf('of no record'))
})

test('unfinished copies and damaged files that are kept are not untracked', async () => {
  const folder = await catalogueFolder(['sheet'])
  for (const own of ['tmp', 'damaged']) {
    await mkdir(join(folder, 'files', own))
    await writeFile(join(folder, 'files', own, 'copy'), 'x')
  }
  const fixity = testFixity(folder, withoutSweep)
  await expectFiles(fixity, ['sheet'])
  expect((await fixity.checkAll(job)).findings).toEqual([])
  await fixity.close()
})

test('every check is an event with both digests', async () => {
  const folder = await catalogueFolder(['sheet'])
  const fixity = testFixity(folder, withoutSweep)
  await expectFiles(fixity, ['sheet'])
  await fixity.checkAll(job)
  await fixity.close()
  const events = await loggedIn(folder)
  expect(events.map(({ type }) => type)).toEqual(['cycle begun', 'fixity check', 'cycle ended'])
  expect(events[1]).toEqual({
    type: 'fixity check',
    date: expect.stringMatching(/^2026-11-24T09:00:00\.\d{3}Z$/),
    agent: 'Opis 0.0.0',
    algorithm: 'SHA-256',
    object: hashOf('sheet'),
    outcome: 'ok',
    expected: hashOf('sheet'),
    found: hashOf('sheet')
  })
})

test('a disk that was pulled out is said to be gone, and loses no file', async () => {
  const folder = await catalogueFolder(['sheet'])
  const fixity = testFixity(folder, withoutSweep)
  await expectFiles(fixity, ['sheet'])
  await rm(folder, { recursive: true })
  await expect(fixity.checkAll(job)).rejects.toMatchObject({ code: 'storeGone' })
  expect((await fixity.status()).counts).toMatchObject({ missing: 0, unchecked: 1 })
  await fixity.close()
  await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a cancelled check keeps what it has checked', async () => {
  const contents = ['one', 'two', 'three']
  const folder = await catalogueFolder(contents)
  const ending = new AbortController()
  const fixity = testFixity(folder, withoutSweep)
  await expectFiles(fixity, contents)
  const report = (_step: string, done: number): void => {
    if (done === 2) ending.abort()
  }
  await expect(fixity.checkAll({ signal: ending.signal, report })).rejects.toThrow()
  await fixity.close()
  const text = await readFile(join(folder, 'fixity', 'abcdefghijklm.ndjson'), 'utf8')
  expect(text.match(/"fixity check"/g)).toHaveLength(2)
})
