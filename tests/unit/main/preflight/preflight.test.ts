import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  truncate,
  writeFile
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readDeviceState, writeDeviceState } from '../../../../src/main/catalogue/deviceState'
import { markCleanEnd, prepareWorkingCopy } from '../../../../src/main/preflight/preflight'
import { layDownLevelDb, levelDbLog, logSizes, recordEnds } from './levelDb'

const device = 'aaaaaaaaaaaaa'
const reserveBytes = 4096
const state = { verified: { [device]: 5 }, issued: 7 }

/** A profile after a clean end, with a working copy verified up to 5. */
async function world() {
  const userData = await mkdtemp(join(tmpdir(), 'opis-preflight-'))
  onTestFinished(() => rm(userData, { recursive: true, force: true }))
  const levelDb = await layDownLevelDb(userData)
  await start(userData)
  await markCleanEnd(userData)
  await rm(join(userData, 'cold-copies'), { recursive: true })
  await writeDeviceState(userData, device, state)
  return { userData, levelDb, log: join(levelDb, '000003.log') }
}

function start(userData: string, electronVersion = '33.2.1') {
  return prepareWorkingCopy({ userData, electronVersion, reserveBytes })
}

async function names(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort()
}

describe('the preflight', () => {
  it('leaves a sound working copy alone after a clean end', async () => {
    const { userData, log } = await world()
    expect(await start(userData)).toEqual([])
    expect(await names(userData)).toEqual([
      'IndexedDB',
      'reserve',
      'running',
      'runtime-version',
      'working-copies'
    ])
    expect(await readFile(log)).toEqual(levelDbLog(logSizes))
    expect(await readDeviceState(userData, device)).toEqual(state)
  })

  it('works in a profile that is new', async () => {
    const { userData } = await world()
    const fresh = join(userData, 'new', 'profile')
    expect(await start(fresh)).toEqual([])
    expect(await names(fresh)).toEqual(['reserve', 'running', 'runtime-version'])
    await markCleanEnd(fresh)
    await markCleanEnd(fresh)
    expect(await names(fresh)).toEqual(['reserve', 'runtime-version'])
  })

  it('copies the databases aside after an unclean end, and keeps three copies', async () => {
    const { userData, log } = await world()
    await start(userData)
    expect(await names(join(userData, 'cold-copies'))).toEqual([])
    for (let count = 1; count <= 5; count++) {
      expect(await start(userData)).toEqual([])
      expect(await names(join(userData, 'cold-copies'))).toHaveLength(Math.min(count, 3))
      await new Promise(resolve => setTimeout(resolve, 2))
    }
    const [copy] = await names(join(userData, 'cold-copies'))
    const copied = join(userData, 'cold-copies', copy ?? '', 'app_bundle_0.indexeddb.leveldb')
    expect(await readFile(join(copied, '000003.log'))).toEqual(await readFile(log))
    expect(await readDeviceState(userData, device)).toEqual(state)
  })

  it('copies them aside once when the Electron version changed', async () => {
    const { userData } = await world()
    for (const version of ['45.4.1', '45.4.1']) {
      await start(userData, version)
      await markCleanEnd(userData)
      expect(await names(join(userData, 'cold-copies'))).toHaveLength(1)
    }
  })

  it('cuts a torn log at the last whole record, also after a clean end, and says so', async () => {
    const { userData, log } = await world()
    const end = recordEnds(logSizes).at(-2) ?? 0
    await truncate(log, end + 30)
    expect(await start(userData)).toEqual([{ code: 'workingCopyCut', detail: '000003.log: 30' }])
    expect(await readFile(log)).toEqual(levelDbLog(logSizes.slice(0, -1)))
    const [copy] = await names(join(userData, 'cold-copies'))
    const before = join(userData, 'cold-copies', copy ?? '', 'app_bundle_0.indexeddb.leveldb')
    expect((await readFile(join(before, '000003.log'))).length).toBe(end + 30)
    expect(await readDeviceState(userData, device)).toEqual({ verified: {}, issued: 7 })
    for (let count = 0; count < 3; count++) expect(await start(userData)).toEqual([])
  })

  it.each<[string, (folder: string) => Promise<void>]>([
    ['000003.log', folder => flip(join(folder, '000003.log'), 2000)],
    ['000003.log', folder => flip(join(folder, '000003.log'), 4)],
    ['MANIFEST-000001', folder => flip(join(folder, 'MANIFEST-000001'), 20)],
    ['MANIFEST-000001', folder => truncate(join(folder, 'MANIFEST-000001'))],
    ['MANIFEST-000001', folder => writeFile(join(folder, 'MANIFEST-000001'), Buffer.alloc(100))],
    ['CURRENT', folder => rm(join(folder, 'MANIFEST-000001'))],
    ['CURRENT', folder => rm(join(folder, 'CURRENT'))],
    ['CURRENT', folder => truncate(join(folder, 'CURRENT'))],
    ['CURRENT', folder => writeFile(join(folder, 'CURRENT'), 'MANIFEST-000009\n')],
    ['000003.log', folder => rm(join(folder, '000003.log'))],
    ['000005.ldb', folder => rm(join(folder, '000005.ldb'))],
    ['000005.ldb', folder => truncate(join(folder, '000005.ldb'), 100)],
    ['000005.ldb', folder => writeFile(join(folder, '000005.ldb'), Buffer.alloc(208))]
  ])('sets the working copy aside when %s is damaged', async (reason, damage) => {
    const { userData, levelDb } = await world()
    await damage(levelDb)
    const before = await names(levelDb)
    expect(await start(userData)).toEqual([{ code: 'workingCopyQuarantined', detail: reason }])
    expect(await names(join(userData, 'IndexedDB'))).toEqual([])
    const [kept] = await names(join(userData, 'quarantine'))
    const quarantined = join(userData, 'quarantine', kept ?? '')
    expect(await names(join(quarantined, 'app_bundle_0.indexeddb.leveldb'))).toEqual(before)
    expect(await names(quarantined)).toHaveLength(2)
    expect(await readDeviceState(userData, device)).toEqual({ verified: {}, issued: 7 })
    expect(await start(userData)).toEqual([])
  })

  it('does not mind a table that was being written when the application was killed', async () => {
    const { userData, levelDb } = await world()
    await writeFile(join(levelDb, '000006.ldb'), 'half')
    await writeFile(join(levelDb, '000008.ldb'), '')
    expect(await start(userData)).toEqual([])
  })

  it('does not judge the files by a manifest that it does not understand', async () => {
    const { userData, levelDb } = await world()
    await writeFile(join(levelDb, 'MANIFEST-000001'), levelDbLog([50, 80]))
    await rm(join(levelDb, '000005.ldb'))
    expect(await start(userData)).toEqual([])
  })

  it('counts nothing as verified when the databases are gone', async () => {
    const { userData, levelDb } = await world()
    await rm(levelDb, { recursive: true })
    expect(await start(userData)).toEqual([{ code: 'workingCopyMissing', detail: '' }])
    expect(await readDeviceState(userData, device)).toEqual({ verified: {}, issued: 7 })
    expect(await start(userData)).toEqual([])
  })

  it('sets a working copy aside that failed while it was used, although its files look whole', async () => {
    const { userData, levelDb } = await world()
    await start(userData)
    await writeFile(join(userData, 'quarantine-requested'), 'UnknownError: Internal error')
    const before = await names(levelDb)
    expect(await start(userData)).toEqual([
      { code: 'workingCopyQuarantined', detail: 'UnknownError: Internal error' }
    ])
    expect(await names(join(userData, 'IndexedDB'))).toEqual([])
    const [kept] = await names(join(userData, 'quarantine'))
    const place = join(userData, 'quarantine', kept ?? '', 'app_bundle_0.indexeddb.leveldb')
    expect(await names(place)).toEqual(before)
    expect(await readDeviceState(userData, device)).toEqual({ verified: {}, issued: 7 })
    expect(await start(userData)).toEqual([])
  })

  it('starts although the copy aside cannot be made', async () => {
    const { userData } = await world()
    await start(userData)
    await writeFile(join(userData, 'cold-copies'), 'in the way')
    expect((await start(userData)).map(({ code }) => code)).toEqual(['coldCopyFailed'])
  })
})

describe('a start that was killed half-way', () => {
  it('while copying aside leaves no half copy', async () => {
    const { userData, levelDb } = await world()
    await start(userData)
    const partial = join(userData, 'cold-copies', '2026-01-01T00-00-00.000Z.partial')
    await mkdir(join(userData, 'cold-copies'))
    await cp(levelDb, partial, { recursive: true })
    expect(await start(userData)).toEqual([])
    const copies = await names(join(userData, 'cold-copies'))
    expect(copies).toHaveLength(1)
    expect(copies[0]).not.toContain('partial')
  })

  it('after forgetting what was verified sets aside all the same', async () => {
    const { userData, log } = await world()
    await flip(log, 2000)
    await writeDeviceState(userData, device, { verified: {}, issued: 7 })
    expect((await start(userData)).map(({ code }) => code)).toEqual(['workingCopyQuarantined'])
  })

  it('after setting the blobs aside goes on with the databases', async () => {
    const { userData, log } = await world()
    await flip(log, 2000)
    await rm(join(userData, 'IndexedDB', 'app_bundle_0.indexeddb.blob'), { recursive: true })
    expect((await start(userData)).map(({ code }) => code)).toEqual(['workingCopyQuarantined'])
    expect(await names(join(userData, 'IndexedDB'))).toEqual([])
  })

  it('after setting the databases aside counts nothing as verified', async () => {
    const { userData, levelDb } = await world()
    await start(userData)
    await rm(levelDb, { recursive: true })
    expect((await start(userData)).map(({ code }) => code)).toEqual(['workingCopyMissing'])
    expect((await readDeviceState(userData, device))?.verified).toEqual({})
  })

  it('after cutting one of two torn files cuts the other', async () => {
    const { userData, levelDb, log } = await world()
    await appendFile(join(levelDb, 'MANIFEST-000001'), 'torn')
    await appendFile(log, 'torn')
    expect(await start(userData)).toHaveLength(2)
    await appendFile(log, 'torn')
    expect(await start(userData)).toEqual([{ code: 'workingCopyCut', detail: '000003.log: 4' }])
    expect(await readFile(log)).toEqual(levelDbLog(logSizes))
  })
})

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[at] = (bytes[at] ?? 0) ^ 0x41
  await writeFile(path, bytes)
}
