import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createUnfinished } from '../../../../src/main/files/unfinished'

let base: string
let userData: string
let place: string

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'opis-unfinished-'))
  userData = join(base, 'userData')
  place = join(base, 'stick')
  await mkdir(place)
})
afterEach(async () => {
  await rm(base, { recursive: true, force: true })
})

async function begun(name: string): Promise<void> {
  const path = join(place, name)
  await mkdir(path)
  await writeFile(join(path, 'half'), 'half')
  await createUnfinished(userData).begin(path)
}

it('removes at the next start what a sudden end left', async () => {
  await begun('Copy.opis.0f3c1a52-11aa-4c4e-8f0e-2b6f8f0a1b2c.partial')
  await begun('Bag.bag.0f3c1a52.partial')
  expect(await createUnfinished(userData).sweep()).toHaveLength(2)
  expect(await readdir(place)).toEqual([])
  expect(await createUnfinished(userData).sweep()).toEqual([])
})

it('leaves what was finished, and whatever has a name of its own', async () => {
  const unfinished = createUnfinished(userData)
  const made = await unfinished.during(join(place, 'a.0f3c1a52.partial'), async () => {
    await mkdir(join(place, 'a'))
    return 'made'
  })
  expect(made).toBe('made')
  await begun('Years of work.opis')
  expect(await createUnfinished(userData).sweep()).toEqual([])
  expect((await readdir(place)).sort()).toEqual(['Years of work.opis', 'a'])
})

it('keeps what is under way together apart', async () => {
  const unfinished = createUnfinished(userData)
  const paths = Array.from({ length: 8 }, (_, at) => join(place, `c.0f3c1a5${String(at)}.partial`))
  const ends = await Promise.all(paths.map(path => unfinished.begin(path)))
  await Promise.all(ends.slice(1).map(end => end()))
  await mkdir(paths[0] ?? '')
  expect(await createUnfinished(userData).sweep()).toEqual([paths[0]])
})
