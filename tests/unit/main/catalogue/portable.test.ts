import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  createCatalogueFolder,
  openCatalogue
} from '../../../../src/main/catalogue/catalogueSession'
import type { CatalogueSession } from '../../../../src/main/catalogue/catalogueSession'
import { lockFileName, lockPath } from '../../../../src/main/catalogue/lockFile'
import { encodeLine, hashOf } from '../../../../src/main/journal/line'

const draft = (text: string) => ({
  by: 'A. Petrova',
  ops: [{ k: 'section', r: 'r1', f: 'title', p: text, o: [] }]
})

async function world() {
  const root = await mkdtemp(join(tmpdir(), 'opis-portable-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const folder = join(root, 'Name.opis')
  await createCatalogueFolder(folder, 'МОПР')
  const open = async (at: string, userData = 'user') => {
    const context = { userData: join(root, userData), appVersion: '1.0.0' }
    const session = await openCatalogue(at, { ...context, settings: { ballastBytes: 4096 } })
    onTestFinished(() => session.close())
    return session
  }
  const first = await open(folder)
  await first.journal.append([draft('первая')])
  return { root, folder, first, open }
}

async function titlesIn(session: CatalogueSession): Promise<readonly unknown[]> {
  const { changesets } = await session.journal.read({}, 1_000_000)
  return changesets.map(changeset => changeset.ops[0]?.p)
}

describe('a catalogue folder that is taken elsewhere', () => {
  it.each([
    'Moved.opis',
    join('a folder with spaces', 'Каталог № 1.opis'),
    join('с новым именем и «кавычками»', 'Без расширения'),
    join("it's 100% #1", 'a & b.opis')
  ])('opens at %s and is written there', async place => {
    const { root, folder, first, open } = await world()
    await first.close()
    await mkdir(join(root, place, '..'), { recursive: true })
    await rename(folder, join(root, place))
    const moved = await open(join(root, place) + sep)
    expect(moved.describe()).toMatchObject({ readOnly: null, folder: join(root, place) })
    expect(moved.notices).toEqual([])
    await moved.journal.append([draft('вторая')])
    expect(await titlesIn(moved)).toEqual(['первая', 'вторая'])
  })

  it('is one catalogue under both of its names when opened through a link', async () => {
    const { root, folder, first, open } = await world()
    await symlink(folder, join(root, 'link.opis'))
    await expect(open(join(root, 'link.opis'))).rejects.toMatchObject({ code: 'alreadyOpen' })
    await first.close()
    const linked = await open(join(root, 'link.opis'))
    expect(linked.describe()).toMatchObject({ folder, readOnly: null })
    expect(linked.describe().device).toBe(first.describe().device)
  })

  it('opens for writing though it was copied while it was in use', async () => {
    const { root, folder, open } = await world()
    await cp(folder, join(root, 'copy.opis'), { recursive: true })
    expect(await readdir(join(root, 'copy.opis'))).toContain(lockFileName)
    const copy = await open(join(root, 'copy.opis'), 'other user')
    expect(copy.describe().readOnly).toBeNull()
  })

  it('may be made where nothing but a lock was left', async () => {
    const { root } = await world()
    const folder = join(root, 'left.opis')
    await mkdir(folder)
    await writeFile(lockPath(folder), '{}')
    await createCatalogueFolder(folder, 'x')
    expect(await readdir(folder)).toContain('catalogue.json')
  })
})

describe('a catalogue folder that somebody else writes into', () => {
  /** Their lock: another machine's, refreshed just now. */
  async function lockElsewhere(folder: string): Promise<void> {
    const since = new Date().toISOString()
    const who = { token: 't', machine: 'm', host: 'reading-room', user: 'petrova', pid: 1 }
    const where = { began: '', device: '', folder: '/mnt/x', file: '1:1' }
    const lock = { ...who, ...where, startedAt: since, heartbeat: since }
    await writeFile(lockPath(folder), JSON.stringify(lock))
  }

  it('is open for reading, says by whom, and can be opened again later', async () => {
    const { folder, first, open } = await world()
    await first.close()
    await lockElsewhere(folder)
    const session = await open(folder)
    expect(session.describe().readOnly).toBe('inUse')
    expect(session.notices).toEqual([
      { code: 'catalogueInUse', detail: expect.stringMatching(/^petrova@reading-room, \d{4}-/) }
    ])
    expect(await titlesIn(session)).toEqual(['первая'])
    await expect(session.journal.append([draft('x')])).rejects.toMatchObject({ code: 'readOnly' })
    await session.close()
    expect(await readFile(lockPath(folder), 'utf8')).toContain('petrova')
    await rm(lockPath(folder))
    expect((await open(folder)).describe().readOnly).toBeNull()
  })

  it('is not locked by who only reads', async () => {
    const { folder, first, open } = await world()
    await first.close()
    const description = join(folder, 'catalogue.json')
    const text = await readFile(description, 'utf8')
    await writeFile(description, text.replace('"formatVersion": 1', '"formatVersion": 2'))
    expect((await open(folder)).describe().readOnly).toBe('newerVersion')
    expect(await readdir(folder)).not.toContain(lockFileName)
  })
})

describe('a journal with lines of a newer version', () => {
  it('keeps them, shows what is understood of them, and is not written', async () => {
    const { folder, first, open } = await world()
    const { device } = first.describe()
    await first.close()
    const path = join(folder, 'journal', device, '000001.ndjson')
    const last = (await readFile(path)).subarray(9, -1)
    const known = JSON.parse(last.toString()) as { readonly t: string }
    const ops = [{ k: 'section', r: 'r1', f: 'title', p: 'из будущего', o: [] }, { move: 'r1' }]
    const newer = { ...known, v: 2, n: 2, prev: hashOf(last), ops, tomorrow: true }
    const third = {
      ...newer,
      n: 3,
      ops: 'otherwise',
      prev: hashOf(Buffer.from(JSON.stringify(newer)))
    }
    for (const line of [newer, third]) {
      await appendFile(path, encodeLine(Buffer.from(JSON.stringify(line))))
    }
    const before = await readFile(path)
    const session = await open(folder)
    expect(session.describe()).toMatchObject({
      readOnly: 'newerVersion',
      positions: { [device]: 3 }
    })
    expect(session.notices).toEqual([])
    expect(await titlesIn(session)).toEqual(['первая', 'из будущего', undefined])
    await session.close()
    expect((await readFile(path)).equals(before)).toBe(true)
  })
})
