import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { preflightPaths, timeName } from '../../../../src/main/preflight/paths'
import { tidyQuarantine } from '../../../../src/main/preflight/tidyQuarantine'

const day = 24 * 60 * 60 * 1000
const now = new Date('2026-11-27T03:00:00.000Z')
let userData: string
let quarantine: string

beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'opis-tidy-'))
  quarantine = preflightPaths(userData).quarantine
})
afterEach(async () => {
  await rm(userData, { recursive: true, force: true })
})

async function setAside(...ages: readonly number[]): Promise<string[]> {
  const names = ages.map(age => `${timeName(new Date(now.getTime() - age * day))}-failed`)
  for (const name of names) await mkdir(join(quarantine, name), { recursive: true })
  return names
}

it('keeps five of the last thirty days', async () => {
  const names = await setAside(1, 2, 3, 4, 5, 6, 7)
  expect(await tidyQuarantine(userData, now)).toBe(2)
  expect((await readdir(quarantine)).sort()).toEqual(names.slice(0, 5).sort())
})

it('removes older ones, but never the newest', async () => {
  const [newest = ''] = await setAside(40, 50, 60)
  expect(await tidyQuarantine(userData, now)).toBe(2)
  expect(await readdir(quarantine)).toEqual([newest])
})

it('leaves alone what it did not put there, and does without the folder', async () => {
  expect(await tidyQuarantine(userData, now)).toBe(0)
  await mkdir(join(quarantine, 'notes'), { recursive: true })
  expect(await tidyQuarantine(userData, now)).toBe(0)
  expect(await readdir(quarantine)).toEqual(['notes'])
})
