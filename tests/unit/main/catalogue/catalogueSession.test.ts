import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  createCatalogueFolder,
  openCatalogue
} from '../../../../src/main/catalogue/catalogueSession'
import type { CatalogueSession } from '../../../../src/main/catalogue/catalogueSession'
import {
  readCatalogueDescription,
  writeCatalogueDescription
} from '../../../../src/main/catalogue/description'

const draft = (text: string) => ({
  by: 'A. Petrova',
  ops: [{ k: 'section', r: 'r1', f: 'title', p: text, o: [] }]
})

async function world() {
  const root = await mkdtemp(join(tmpdir(), 'opis-catalogue-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const folder = join(root, 'Каталог Name.opis')
  await createCatalogueFolder(folder, 'MOPR')
  const context = { userData: join(root, 'user'), appVersion: '1.0.0' }
  const open = (at = folder, userData = context.userData) =>
    openCatalogue(at, { ...context, userData, settings: { ballastBytes: 4096 } })
  return { root, folder, context, open }
}

async function save(session: CatalogueSession, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) await session.journal.append([draft(text)])
}

/** Writes, closes and tells the device. */
async function visit(session: CatalogueSession, ...texts: readonly string[]): Promise<string> {
  await save(session, ...texts)
  await session.close()
  return session.describe().device
}

describe('a catalogue folder', () => {
  it('is made whole and described', async () => {
    const { folder, open } = await world()
    expect((await readdir(folder)).sort()).toEqual([
      'catalogue.json',
      'files',
      'journal',
      'snapshots'
    ])
    const session = await openCatalogue(
      folder,
      { userData: join(folder, '..', 'u'), appVersion: '1' },
      { isNew: true, wantsSample: true }
    )
    const { device, ...described } = session.describe()
    expect(device).toMatch(/^[a-z2-7]{13}$/)
    expect(described).toEqual({
      id: (await readCatalogueDescription(folder)).id,
      title: 'MOPR',
      folder: session.folder,
      positions: {},
      verified: {},
      readOnly: null,
      isNew: true,
      wantsSample: true
    })
    expect(session.notices).toEqual([])
    await session.close()
    const again = await open()
    expect(again.describe().isNew).toBe(false)
    await again.close()
  })

  it('is not made where something is', async () => {
    const { folder } = await world()
    await expect(createCatalogueFolder(folder, 'x')).rejects.toMatchObject({
      code: 'folderNotEmpty'
    })
    await expect(createCatalogueFolder(join(folder, 'catalogue.json'), 'x')).rejects.toMatchObject({
      code: 'folderNotUsable'
    })
  })

  it('keeps what a newer version wrote into its description when the title changes', async () => {
    const { folder } = await world()
    const path = join(folder, 'catalogue.json')
    const before = JSON.parse(await readFile(path, 'utf8')) as object
    await writeFile(path, JSON.stringify({ ...before, colour: 'red' }))
    const { title } = await writeCatalogueDescription(folder, { title: 'МОПР' })
    expect(title).toBe('МОПР')
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ ...before, title, colour: 'red' })
  })

  it.each([
    ['notACatalogue', null],
    ['catalogueUnreadable', ''],
    ['catalogueUnreadable', '{"id":'],
    ['catalogueUnreadable', '[]'],
    ['catalogueUnreadable', '{"id":"x","title":5,"formatVersion":1}']
  ])('is refused with %s when its description is %j', async (code, content) => {
    const { folder, open } = await world()
    await rm(join(folder, 'catalogue.json'))
    if (content !== null) await writeFile(join(folder, 'catalogue.json'), content)
    await expect(open()).rejects.toMatchObject({ code })
    await expect(open()).rejects.toMatchObject({ code })
  })

  it('cannot be opened twice at once', async () => {
    const { open } = await world()
    const session = await open()
    await expect(open()).rejects.toMatchObject({ code: 'alreadyOpen' })
    await session.close()
    await (await open()).close()
  })
})

describe('the device', () => {
  it('stays the same for the same folder, and numbers go on', async () => {
    const { open } = await world()
    const device = await visit(await open(), 'a', 'b')
    const session = await open()
    expect(session.describe()).toMatchObject({ device, positions: { [device]: 2 } })
    await save(session, 'c')
    expect(session.describe().positions).toEqual({ [device]: 3 })
    await session.close()
  })

  it.each(['copied', 'moved'])('is a new one where the folder was %s', async how => {
    const { root, folder, open } = await world()
    const device = await visit(await open(), 'a')
    const elsewhere = join(root, 'elsewhere.opis')
    await (how === 'copied'
      ? cp(folder, elsewhere, { recursive: true })
      : rename(folder, elsewhere))
    const session = await open(elsewhere)
    expect(session.describe().device).not.toBe(device)
    expect(session.describe().positions).toEqual({ [device]: 1 })
    await session.close()
  })

  it('is a new one on another machine, and when the registry or the state is lost', async () => {
    const { root, context, open } = await world()
    const devices = [
      await visit(await open(), 'a'),
      await visit(await open(undefined, join(root, 'u2')))
    ]
    await writeFile(join(context.userData, 'devices.json'), '[{"device":')
    devices.push(await visit(await open(), 'b'))
    await rm(join(context.userData, 'working-copies'), { recursive: true })
    devices.push(await visit(await open(), 'c'))
    expect(new Set(devices).size).toBe(4)
  })

  it('is a new one when the folder was restored from an older copy', async () => {
    const { root, folder, open } = await world()
    const device = await visit(await open(), 'a')
    await cp(folder, join(root, 'backup'), { recursive: true })
    await visit(await open(), 'b', 'c')
    await rm(folder, { recursive: true })
    await rename(join(root, 'backup'), folder)
    const session = await open()
    expect(session.describe().device).not.toBe(device)
    expect(session.notices).toEqual([{ code: 'folderOlder', detail: `${device}: 1 / 3` }])
    await save(session, 'd')
    expect(session.describe()).toMatchObject({ readOnly: null, verified: {} })
    await session.close()
    expect((await open()).notices).toEqual([])
  })

  it('is a new one when the folder lacks what another device had written', async () => {
    const { root, folder, open } = await world()
    const theirs = await visit(await open(undefined, join(root, 'theirs')), 'a', 'b')
    const session = await open()
    await session.verified({ [theirs]: 2 })
    await session.close()
    await rm(join(folder, 'journal', theirs), { recursive: true })
    const next = await open()
    expect(next.notices).toEqual([{ code: 'folderOlder', detail: `${theirs}: 0 / 2` }])
    expect(next.describe().device).not.toBe(session.describe().device)
    await next.close()
  })

  it('is used for this run only when it cannot be recorded', async () => {
    const { root, open } = await world()
    await writeFile(join(root, 'blocked'), '')
    const session = await open(undefined, join(root, 'blocked'))
    expect(session.notices.map(({ code }) => code)).toEqual(['deviceNotRecorded'])
    await save(session, 'a')
    await expect(session.close()).rejects.toThrow()
    await (await open()).close()
  })
})

describe('verified positions', () => {
  it('are kept over a kill, and never beyond what is committed', async () => {
    const { context, open } = await world()
    const session = await open()
    const { device } = session.describe()
    await save(session, 'a', 'b')
    await session.journal.append([{ ...draft('half'), tx: 't' }])
    await session.verified({ [device]: 3, unknown: 5 })
    expect(session.describe().verified).toEqual({ [device]: 2, unknown: 0 })
    const path = join(context.userData, 'working-copies', `${device}.json`)
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      verified: { [device]: 2, unknown: 0 },
      issued: 3
    })
    await session.close()
    const next = await open()
    expect(next.describe()).toMatchObject({ verified: { [device]: 2 }, positions: { [device]: 3 } })
    await next.close()
  })
})

describe('a catalogue that must not be written', () => {
  it('is open for reading when it is of a newer version', async () => {
    const { folder, open } = await world()
    await visit(await open(), 'a')
    const path = join(folder, 'catalogue.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('": 1', '": 2'))
    const session = await open()
    expect(session.describe().readOnly).toBe('newerVersion')
    await expect(save(session, 'b')).rejects.toMatchObject({ code: 'readOnly' })
    expect((await session.journal.read({}, 1e6)).changesets).toHaveLength(1)
    await session.close()
  })

  it('is open for reading when the disk is nearly full', async () => {
    const { folder, context } = await world()
    const settings = { leastFreeSpace: Number.MAX_SAFE_INTEGER }
    const session = await openCatalogue(folder, { ...context, settings })
    expect(session.describe().readOnly).toBe('noSpace')
    await session.close()
  })

  it('is open for reading when its journal is damaged, and says where', async () => {
    const { folder, open } = await world()
    const device = await visit(await open(), 'a', 'b', 'c')
    const path = join(folder, 'journal', device, '000001.ndjson')
    await writeFile(path, (await readFile(path, 'utf8')).replace('"p":"b"', '"p":"x"'))
    const session = await open()
    expect(session.describe()).toMatchObject({ device, readOnly: 'damagedJournal' })
    expect(session.describe().positions).toEqual({ [device]: 1 })
    const detail = `${device}/000001.ndjson:2 (checksum)`
    expect(session.notices).toEqual([{ code: 'journalDamaged', detail }])
    await session.close()
  })

  it('is open for reading when its folder cannot be written', async () => {
    const { folder, open } = await world()
    await mkdir(join(folder, 'journal', 'ballast'))
    const session = await open()
    expect(session.describe().readOnly).toBe('notWritable')
    expect(session.notices.map(({ code }) => code)).toContain('journalNotWritable')
    await session.close()
  })
})

it('says that a torn end was cut', async () => {
  const { folder, open } = await world()
  const device = await visit(await open(), 'a')
  const path = join(folder, 'journal', device, '000001.ndjson')
  await writeFile(path, '0123', { flag: 'a' })
  const session = await open()
  expect(session.notices).toEqual([{ code: 'journalTorn', detail: `${device}/000001.ndjson: 4` }])
  await session.close()
})
