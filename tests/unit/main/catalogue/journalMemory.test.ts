import { mkdir, open, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createCatalogueFolder,
  openCatalogue
} from '../../../../src/main/catalogue/catalogueSession'
import type {
  CatalogueContext,
  CatalogueSession
} from '../../../../src/main/catalogue/catalogueSession'
import { nodeOperations } from '../../../../src/main/files/operations'
import { scanJournal } from '../../../../src/main/journal/scanJournal'
import type { StartNotice } from '../../../../src/shared/ipc'
import { draft, temporaryFolder } from '../journal/world'

let folder: string
let context: CatalogueContext
let found: StartNotice[]

beforeEach(async () => {
  const base = await temporaryFolder()
  folder = join(base, 'Test.opis')
  found = []
  context = {
    userData: join(base, 'userData'),
    appVersion: '1.0.0',
    journalWatchDelay: 0,
    onDamage: notice => found.push(notice),
    onError(error) {
      throw error
    },
    settings: { segmentBytes: 2000, ballastBytes: 0, operations: nodeOperations }
  }
  await createCatalogueFolder(folder, 'Test')
})

/** Opens the catalogue, writes so many saves into it, some of them interrupted, and says what it holds. */
async function session<Value>(work: (session: CatalogueSession) => Promise<Value>): Promise<Value> {
  const opened = await openCatalogue(folder, context)
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}

async function write(count: number): Promise<void> {
  await session(async ({ journal }) => {
    for (let at = 0; at < count; at++) await journal.append([draft(`title ${String(at)}`)])
    await journal.append([draft('given up', { tx: `tx ${String(count)}` })])
  })
}

async function contents({ journal }: CatalogueSession): Promise<unknown> {
  const { texts } = await journal.readTexts({}, 1e9)
  return { texts, positions: journal.positions(), issued: journal.issued() }
}

async function memoryFile(): Promise<string> {
  const journals = join(context.userData, 'journals')
  const [name = ''] = await readdir(journals)
  return join(journals, name)
}

/** Opens, lets the watch read and remember, and closes. */
async function remembered(): Promise<void> {
  await session(async opened => {
    await opened.verified(opened.journal.positions())
    await vi.waitFor(async () => stat(await memoryFile()), { timeout: 20_000 })
  })
}

async function closedSegment(): Promise<string> {
  const journal = join(folder, 'journal')
  const device = (await readdir(journal)).find(name => name !== 'ballast') ?? ''
  return join(journal, device, '000002.ndjson')
}

/** Changes one byte and leaves size and time as they were, as a disk does. */
async function damage(path: string): Promise<void> {
  const { atime, mtime } = await stat(path)
  const file = await open(path, 'r+')
  await file.write(Buffer.from('~'), 0, 1, 700)
  await file.close()
  await utimes(path, atime, mtime)
}

describe('what was read of the journal', () => {
  it('is not read again at the next opening, which finds the same', async () => {
    await write(40)
    const whole = await session(contents)
    await remembered()
    const known = JSON.parse(await readFile(await memoryFile(), 'utf8')) as never
    const { devices } = await scanJournal(join(folder, 'journal'), { known })
    const [scan] = devices.values()
    expect(scan?.recalled).toBeGreaterThan(3)
    expect(scan?.recalled).toBe((scan?.index.segments.length ?? 0) - 1)
    expect(await session(contents)).toEqual(whole)
    const [all] = (await scanJournal(join(folder, 'journal'))).devices.values()
    expect(scan?.index).toEqual(all?.index)
  })

  it('is remembered further when more was written since', async () => {
    await write(40)
    await remembered()
    const before = (await readFile(await memoryFile())).length
    await write(60)
    const whole = await session(contents)
    await session(async opened => {
      await opened.verified(opened.journal.positions())
      await vi.waitFor(
        async () => {
          expect((await readFile(await memoryFile())).length).toBeGreaterThan(before)
        },
        { timeout: 20_000 }
      )
    })
    expect(await session(contents)).toEqual(whole)
  })

  it('does not count where a segment has another time or size', async () => {
    await write(40)
    await remembered()
    const path = await closedSegment()
    await damage(path)
    await utimes(path, new Date(), new Date())
    await session(async opened => {
      expect(opened.notices).toMatchObject([{ code: 'journalDamaged' }])
      expect(opened.describe().readOnly).toBe('damagedJournal')
      return Promise.resolve()
    })
  })

  it('is read all the same once the start is over: damage without a trace is found and told', async () => {
    await write(40)
    await remembered()
    await damage(await closedSegment())
    await session(async opened => {
      expect(opened.notices).toEqual([])
      await opened.verified(opened.journal.positions())
      await vi.waitFor(
        () => {
          expect(found).toHaveLength(1)
        },
        { timeout: 20_000 }
      )
    })
    expect(found[0]?.code).toBe('journalDamageFound')
    expect(found[0]?.detail).toContain('000002.ndjson')
    // The next opening reads everything, and only reads.
    await session(async opened => {
      expect(opened.notices).toEqual([{ code: 'journalDamaged', detail: found[0]?.detail }])
      expect(opened.describe().readOnly).toBe('damagedJournal')
      return Promise.resolve()
    })
  })

  it('is forgotten where a rebuild cannot read it: the next opening finds the damage', async () => {
    await write(40)
    await remembered()
    await damage(await closedSegment())
    await session(async opened => {
      await expect(contents(opened)).rejects.toMatchObject({ code: 'journalNotAsRemembered' })
    })
    await session(async opened => {
      expect(opened.notices).toMatchObject([{ code: 'journalDamaged' }])
      expect(opened.describe().readOnly).toBe('damagedJournal')
      await expect(contents(opened)).resolves.toBeDefined()
    })
  })

  it('may be lost, damaged or unreadable itself: then everything is read', async () => {
    await write(40)
    const whole = await session(contents)
    await remembered()
    const file = await memoryFile()
    await writeFile(file, '{"aaaa')
    expect(await session(contents)).toEqual(whole)
    await rm(file)
    await mkdir(file)
    expect(await session(contents)).toEqual(whole)
  })
})

describe('a last line that cannot be read', () => {
  async function endOfJournal(): Promise<{ path: string; bytes: Buffer }> {
    const journal = join(folder, 'journal')
    const device = (await readdir(journal)).find(name => name !== 'ballast') ?? ''
    const [last = ''] = (await readdir(join(journal, device))).sort().reverse()
    const path = join(journal, device, last)
    return { path, bytes: await readFile(path) }
  }

  async function write(texts: readonly string[]): Promise<void> {
    await session(async ({ journal }) => {
      for (const text of texts) await journal.append([draft(text)])
    })
  }

  it.each([
    [
      'flipped',
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -9), Buffer.from('~~~~~~~~\n')])
    ],
    ['cut', (bytes: Buffer) => bytes.subarray(0, -9)],
    ['zero-filled', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -200), Buffer.alloc(200)])]
  ])('is damage where it was acknowledged: %s', async (_, spoil) => {
    await write(['one', 'two'])
    const { path, bytes } = await endOfJournal()
    await writeFile(path, spoil(bytes))
    await session(async opened => {
      expect(opened.describe().readOnly).toBe('damagedJournal')
      expect(opened.notices).toMatchObject([{ code: 'journalDamaged' }])
      return Promise.resolve()
    })
    expect(await readFile(path)).toEqual(spoil(bytes))
  })

  it('is cut where nobody was told that it was written', async () => {
    await write(['one', 'two'])
    const { path, bytes } = await endOfJournal()
    await writeFile(path, Buffer.concat([bytes, Buffer.from('0123abcd {"half":1}\n')]))
    await session(async opened => {
      expect(opened.describe().readOnly).toBeNull()
      expect(opened.notices).toMatchObject([{ code: 'journalTorn' }])
      return Promise.resolve()
    })
    expect(await readFile(path)).toEqual(bytes)
  })
})
