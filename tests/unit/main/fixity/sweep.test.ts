import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { storedPath } from '../../../../src/main/attachments/fileStore'
import { calmPause } from '../../../../src/main/fixity/sweep'
import { eventually } from '../../../helpers/eventually'
import { catalogueFolder, expectFiles, hashOf, loggedIn, testFixity } from './support'
import type { TestFixity } from './support'

const day = 24 * 60 * 60 * 1000

async function untilEnded(fixity: TestFixity): Promise<void> {
  await eventually(async () => (await fixity.status()).activity, 'resting')
}

async function checksIn(folder: string): Promise<readonly string[]> {
  const events = await loggedIn(folder)
  return events
    .filter(({ outcome }) => outcome !== undefined && outcome !== 'untracked')
    .map(({ object }) => object)
}

test('every file is checked once in a cycle, and again when the next begins', async () => {
  const contents = ['one', 'two', 'three']
  const folder = await catalogueFolder(contents)
  const fixity = testFixity(folder)
  await expectFiles(fixity, contents)
  await untilEnded(fixity)
  await eventually(async () => (await checksIn(folder)).length, 3)
  fixity.pass(31 * day)
  await eventually(async () => (await checksIn(folder)).length, 6)
  await fixity.close()
  expect([...(await checksIn(folder))].sort()).toEqual(
    [...contents, ...contents].map(hashOf).sort()
  )
})

test('a file that is to be there is taken out of the trash; one moved there is not missed', async () => {
  const folder = await catalogueFolder(['used', 'unused'])
  const trash = join(folder, 'files', 'trash')
  await mkdir(trash)
  for (const content of ['used', 'unused']) {
    await rename(storedPath(folder, hashOf(content)), join(trash, hashOf(content)))
  }
  const fixity = testFixity(folder)
  await expectFiles(fixity, ['used', 'unused'])
  await fixity.note('deaccession', [hashOf('unused')])
  await untilEnded(fixity)
  await fixity.close()
  expect(await readdir(trash)).toEqual([hashOf('unused')])
  expect(await readFile(storedPath(folder, hashOf('used')), 'utf8')).toBe('used')
  expect((await fixity.events([hashOf('used')]))[hashOf('used')]).toMatchObject([
    { type: 'fixity check', outcome: 'ok' }
  ])
  expect((await fixity.events([hashOf('unused')]))[hashOf('unused')]).toMatchObject([
    { type: 'deaccession', outcome: 'ok' }
  ])
})

test('after a restart the sweep goes on with the file whose check lies back longest', async () => {
  const contents = ['one', 'two', 'three', 'four', 'five']
  const folder = await catalogueFolder(contents)
  const first = testFixity(folder)
  await expectFiles(first, contents)
  await untilEnded(first)
  await first.close()
  const order = await checksIn(folder)

  const second = testFixity(folder)
  second.pass(40 * day)
  await expectFiles(second, [...contents].reverse())
  await eventually(async () => (await checksIn(folder)).length, 10)
  await second.close()
  const dates = new Map((await loggedIn(folder)).map(({ object, date }) => [object, date]))
  expect(dates.size).toBeGreaterThan(5)
  expect((await checksIn(folder)).slice(5)).toEqual(order)
})

test('files that were never checked come first, also while the sweep rests', async () => {
  const folder = await catalogueFolder(['old', 'new'])
  const fixity = testFixity(folder)
  await expectFiles(fixity, ['old'])
  await untilEnded(fixity)
  await fixity.expect([hashOf('new')], 'added')
  await eventually(async () => (await fixity.status()).counts.ok, 2)
  await fixity.close()
  expect(await checksIn(folder)).toEqual([hashOf('old'), hashOf('new')])
})

test('after each piece it rests twenty times as long as the piece took', async () => {
  const content = 'x'.repeat(3 * 1024 * 1024)
  const folder = await catalogueFolder([content])
  const fixity = testFixity(folder)
  await expectFiles(fixity, [content])
  await untilEnded(fixity)
  await fixity.close()
  const pieces = fixity.rests.filter(rest => ![30_000, 2000, 10].includes(rest))
  expect(pieces).toHaveLength(3)
  expect(Math.min(...pieces)).toBeGreaterThan(0)
  expect(1 / (1 + calmPause)).toBeLessThan(0.05)
})

test('a paused sweep checks nothing until it goes on', async () => {
  const folder = await catalogueFolder(['one'])
  const fixity = testFixity(folder)
  await expectFiles(fixity, ['one'])
  await fixity.pause(true)
  await eventually(async () => fixity.rests.length > 50, true)
  expect(await fixity.status()).toMatchObject({ activity: 'paused', counts: { unchecked: 1 } })
  await fixity.pause(false)
  await untilEnded(fixity)
  expect((await fixity.status()).counts.ok).toBe(1)
  await fixity.close()
})

test('damage is told once: not again by the next cycle, nor after a restart', async () => {
  const folder = await catalogueFolder(['one', 'two'])
  await writeFile(storedPath(folder, hashOf('one')), '???')
  const fixity = testFixity(folder)
  await expectFiles(fixity, ['one', 'two'])
  await untilEnded(fixity)
  expect(fixity.changes).toEqual([{ newFindings: 1, damaged: 1 }])
  fixity.pass(31 * day)
  await eventually(async () => (await checksIn(folder)).length, 4)
  await fixity.close()
  const again = testFixity(folder)
  again.pass(90 * day)
  await expectFiles(again, ['one', 'two'])
  await eventually(async () => (await checksIn(folder)).length, 6)
  await again.close()
  expect([...fixity.changes, ...again.changes]).toHaveLength(1)
})

test('a file that is gone is noticed at the start, before its turn', async () => {
  const contents = ['one', 'two']
  const folder = await catalogueFolder(contents)
  const first = testFixity(folder)
  await expectFiles(first, contents)
  await untilEnded(first)
  await first.close()
  await rm(storedPath(folder, hashOf('two')))
  const second = testFixity(folder)
  second.pass(day)
  await expectFiles(second, contents)
  await eventually(async () => (await second.status()).counts.missing, 1)
  await writeFile(storedPath(folder, hashOf('two')), 'two')
  await second.expect([hashOf('two')], 'added')
  await eventually(async () => (await second.status()).counts.ok, 2)
  await second.close()
})

test('without a word of what there should be, nothing is missing', async () => {
  const folder = await catalogueFolder(['one'])
  const fixity = testFixity(folder)
  await fixity.expect([], 'first')
  await fixity.expect([hashOf('gone')], 'next')
  await eventually(async () => fixity.rests.length > 20, true)
  expect(await fixity.status()).toMatchObject({ activity: 'waiting', findings: [] })
  await fixity.close()
})
