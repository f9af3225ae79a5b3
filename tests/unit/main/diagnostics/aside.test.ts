import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asideFacts, removeOldAside } from '../../../../src/main/diagnostics/aside'
import { preflightPaths, timeName } from '../../../../src/main/preflight/paths'

const now = Date.parse('2026-11-24T09:00:00Z')
const daysAgo = (days: number): Date => new Date(now - days * 24 * 60 * 60 * 1000)

let userData: string
beforeAll(async () => {
  userData = await mkdtemp(join(tmpdir(), 'opis-aside-'))
})
afterAll(() => rm(userData, { recursive: true, force: true }))

async function keep(folder: string, name: string, content: string): Promise<void> {
  await mkdir(join(folder, name, 'inner'), { recursive: true })
  await writeFile(join(folder, name, 'inner', '000003.log'), content)
}

test('a profile in which nothing was kept has nothing', async () => {
  const none = { count: 0, bytes: 0, oldest: null, old: 0 }
  expect(await asideFacts(userData, now)).toEqual({ quarantines: none, coldCopies: none })
})

test('what is kept is counted, and only what is older than thirty days is removed', async () => {
  const { quarantine, coldCopies } = preflightPaths(userData)
  await keep(quarantine, timeName(daysAgo(31)), '12345')
  await keep(quarantine, `${timeName(daysAgo(29))}-failed`, '123')
  await keep(coldCopies, timeName(daysAgo(400)), '1')
  await keep(coldCopies, 'of somebody else', '1234567')
  expect(await asideFacts(userData, now)).toEqual({
    quarantines: { count: 2, bytes: 8, oldest: daysAgo(31).toISOString(), old: 1 },
    coldCopies: { count: 1, bytes: 1, oldest: daysAgo(400).toISOString(), old: 1 }
  })
  expect(await removeOldAside(userData, now)).toBe(2)
  expect(await readdir(quarantine)).toEqual([`${timeName(daysAgo(29))}-failed`])
  expect(await readdir(coldCopies)).toEqual(['of somebody else'])
})
