import { readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { storedPath } from '../../../../src/main/attachments/fileStore'
import {
  catalogueFolder,
  expectFiles,
  hashOf,
  job,
  keptDamaged,
  loggedIn,
  testFixity,
  withoutSweep
} from './support'

const contents = ['flipped', 'deleted', 'twice damaged', 'nowhere', 'whole']
const hashes = contents.map(hashOf)

async function harmed() {
  const folder = await catalogueFolder(contents)
  const second = await catalogueFolder(contents)
  await writeFile(storedPath(folder, hashOf('flipped')), 'flopped')
  await writeFile(storedPath(folder, hashOf('twice damaged')), 'once')
  await writeFile(storedPath(second, hashOf('twice damaged')), 'twice')
  for (const gone of ['deleted', 'nowhere']) await rm(storedPath(folder, hashOf(gone)))
  await rm(storedPath(second, hashOf('nowhere')))
  const fixity = testFixity(folder, {
    ...withoutSweep,
    secondLocation: () => Promise.resolve(second)
  })
  await expectFiles(fixity, contents)
  await fixity.checkAll(job)
  return { folder, second, fixity }
}

test('files are replaced by copies with the right bytes only, and the damaged ones are kept', async () => {
  const { folder, second, fixity } = await harmed()
  const report = await fixity.repair(hashes, job)
  expect(report).toEqual({ repaired: 3, withoutCopy: 1, copyDamaged: 1 })
  for (const content of ['flipped', 'deleted', 'whole']) {
    expect(await readFile(storedPath(folder, hashOf(content)), 'utf8')).toBe(content)
  }
  expect(await readFile(storedPath(folder, hashOf('twice damaged')), 'utf8')).toBe('once')
  expect(await keptDamaged(folder)).toEqual(['flopped'])
  expect(await readFile(storedPath(second, hashOf('twice damaged')), 'utf8')).toBe('twice')
  expect((await fixity.status()).counts).toMatchObject({ ok: 3, changed: 1, missing: 1 })
  await fixity.close()
})

test('repairs, and those that failed, are events', async () => {
  const { folder, fixity } = await harmed()
  await fixity.repair(hashes, job)
  await fixity.close()
  const repairs = (await loggedIn(folder)).filter(({ type }) => type === 'repair')
  expect(repairs.map(({ object, outcome, note }) => [object, outcome, note])).toEqual([
    [hashOf('flipped'), 'ok', 'damaged file kept in files/damaged'],
    [hashOf('deleted'), 'ok', 'restored'],
    [hashOf('twice damaged'), 'changed', 'copyDamaged'],
    [hashOf('nowhere'), 'missing', 'withoutCopy']
  ])
})

test.skipIf(process.platform === 'win32')(
  'a link in the place of the file is set aside',
  async () => {
    const { folder, fixity } = await harmed()
    await rm(storedPath(folder, hashOf('whole')))
    await writeFile(`${folder}/elsewhere`, 'whole')
    await symlink(`${folder}/elsewhere`, storedPath(folder, hashOf('whole')))
    expect((await fixity.repair([hashOf('whole')], job)).repaired).toBe(1)
    await rm(`${folder}/elsewhere`)
    expect(await readFile(storedPath(folder, hashOf('whole')), 'utf8')).toBe('whole')
    await fixity.close()
  }
)

test('without a second location nothing is tried; files of no scan are not fetched', async () => {
  const folder = await catalogueFolder([])
  const second = await catalogueFolder(['stranger'])
  let place: string | null = null
  const fixity = testFixity(folder, {
    ...withoutSweep,
    secondLocation: () => Promise.resolve(place)
  })
  await expectFiles(fixity, ['gone'])
  await expect(fixity.repair([hashOf('gone')], job)).rejects.toMatchObject({
    code: 'noSecondLocation'
  })
  place = second
  expect((await fixity.repair([hashOf('stranger')], job)).repaired).toBe(0)
  await expect(readFile(storedPath(folder, hashOf('stranger')))).rejects.toThrow()
  await fixity.close()
})
