import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createCatalogueFolder,
  openCatalogue
} from '../../../../src/main/catalogue/catalogueSession'
import type { CatalogueSession } from '../../../../src/main/catalogue/catalogueSession'
import { pastRebuilds } from '../../../../src/main/catalogue/rebuilds'
import { createWorkingCopies } from '../../../../src/main/catalogue/workingCopies'
import type { WorkingCopies } from '../../../../src/main/catalogue/workingCopies'
import { preflightPaths } from '../../../../src/main/preflight/paths'

let base: string
let userData: string
let session: CatalogueSession
let logged: string[]
let time: number

async function open(): Promise<CatalogueSession> {
  return openCatalogue(join(base, 'Test.opis'), { userData, appVersion: '0.0.0' })
}

function create(): WorkingCopies {
  const note = (text: string): void => void logged.push(text)
  return createWorkingCopies({ userData, log: { info: note, error: note }, now: () => time })
}

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'opis-working-copies-'))
  userData = join(base, 'userData')
  logged = []
  time = 100_000
  await createCatalogueFolder(join(base, 'Test.opis'), 'Test')
  const { levelDb } = preflightPaths(userData)
  await mkdir(levelDb, { recursive: true })
  for (const name of ['CURRENT', 'LOCK', '000003.log', '000005.ldb']) {
    await writeFile(join(levelDb, name), name)
  }
  session = await open()
  await session.journal.append([
    { ops: [{ k: 'section', r: 'r1', f: 'seat', p: 'Berlin', o: [] }], by: '' }
  ])
  await session.verified(session.journal.positions())
})
afterEach(async () => {
  await session.close()
  await rm(base, { recursive: true, force: true })
})

describe('a working copy that failed while it was used', () => {
  it('holds nothing any more, also for the next start, until it was rebuilt', async () => {
    expect(session.describe().mustRebuild).toBeUndefined()
    expect(await create().failed(session, 'UnknownError')).toBe('reload')
    expect(session.describe()).toMatchObject({ verified: {}, mustRebuild: true })
    await session.close()
    session = await open()
    expect(session.describe()).toMatchObject({ verified: {}, mustRebuild: true })
    await session.verified(session.journal.positions())
    expect(session.describe().mustRebuild).toBeUndefined()
    await session.close()
    session = await open()
    expect(session.describe().mustRebuild).toBeUndefined()
    expect(session.describe().verified).toEqual(session.journal.positions())
  })

  it('is set aside as it is, and entered in the log', async () => {
    await create().failed(session, 'UnknownError: Error continuing cursor')
    const { quarantine } = preflightPaths(userData)
    const [kept = ''] = await readdir(quarantine)
    expect(kept).toMatch(/-failed$/)
    expect((await readdir(join(quarantine, kept))).sort()).toEqual([
      '000003.log',
      '000005.ldb',
      'CURRENT'
    ])
    expect(await readFile(join(quarantine, kept, '000005.ldb'), 'utf8')).toBe('000005.ldb')
    expect(logged.join()).toContain('UnknownError: Error continuing cursor')
  })

  it('is set aside three times at most', async () => {
    const workingCopies = create()
    for (let count = 0; count < 5; count++) {
      time += 100_000
      await workingCopies.failed(session, 'UnknownError')
    }
    expect(await readdir(preflightPaths(userData).quarantine)).toHaveLength(3)
  })

  it('begins anew although it cannot be set aside', async () => {
    await writeFile(preflightPaths(userData).quarantine, 'in the way')
    expect(await create().failed(session, 'UnknownError')).toBe('reload')
  })

  it('twice within a minute: the page stops, and the next start sets the files aside', async () => {
    const workingCopies = create()
    await workingCopies.failed(session, 'first')
    time += 59_000
    expect(await workingCopies.failed(session, 'second')).toBe('stop')
    expect(await readFile(preflightPaths(userData).quarantineRequest, 'utf8')).toBe('second')
  })

  it('again after more than a minute: the page begins anew', async () => {
    const workingCopies = create()
    await workingCopies.failed(session, 'first')
    time += 61_000
    expect(await workingCopies.failed(session, 'second')).toBe('reload')
    expect(await readdir(userData)).not.toContain('quarantine-requested')
  })
})

describe('a rebuild', () => {
  const rebuild = { reason: 'failed', changesets: 12, milliseconds: 34 } as const

  it('is remembered with what failed, over a restart', async () => {
    const workingCopies = create()
    await workingCopies.failed(session, 'UnknownError: Internal error')
    await workingCopies.rebuilt(session, rebuild)
    await workingCopies.rebuilt(session, { ...rebuild, reason: 'behind' })
    expect(await pastRebuilds(userData)).toMatchObject([
      { ...rebuild, cause: 'UnknownError: Internal error', catalogue: session.folder },
      { reason: 'behind', cause: '' }
    ])
  })

  it('is remembered although the list of earlier ones is damaged', async () => {
    await writeFile(join(userData, 'rebuilds.json'), '[{"reason":')
    await create().rebuilt(session, rebuild)
    expect(await pastRebuilds(userData)).toHaveLength(1)
  })
})
