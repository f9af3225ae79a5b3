import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ChangesetDraft } from '../../../../src/shared/changeLog/changeset'
import type { Journal, JournalSettings } from '../../../../src/main/journal/journal'
import { nodeOperations } from '../../../../src/main/files/operations'
import type { FileOperations } from '../../../../src/main/files/operations'
import { draft, open, own, readAll, temporaryFolder, titles } from './world'

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: told to fail`), { code })
}

/** Counts the operations and lets some fail; a failing write has written half. */
function failing(fails: (name: keyof FileOperations, number: number) => string | null) {
  let count = 0
  const guard = (name: keyof FileOperations) => {
    const code = fails(name, ++count)
    if (code) throw systemError(code)
  }
  const operations: FileOperations = {
    open: async (path, flags) => (guard('open'), nodeOperations.open(path, flags)),
    write: async (file, bytes, position) => {
      try {
        guard('write')
      } catch (error) {
        await nodeOperations.write(file, bytes.subarray(0, bytes.length >> 1), position)
        throw error
      }
      return nodeOperations.write(file, bytes, position)
    },
    fdatasync: async file => (guard('fdatasync'), nodeOperations.fdatasync(file)),
    fsync: async file => (guard('fsync'), nodeOperations.fsync(file)),
    ftruncate: async (file, length) => (guard('ftruncate'), nodeOperations.ftruncate(file, length)),
    rename: async (from, to) => (guard('rename'), nodeOperations.rename(from, to)),
    unlink: async path => (guard('unlink'), nodeOperations.unlink(path))
  }
  return { operations, count: () => count }
}

/** Groups of the script: single saves, a transaction in one call, several at once. */
const script: readonly (readonly (readonly ChangesetDraft[])[])[] = [
  [[draft('1')]],
  [[draft('2a', { tx: 't' }), draft('2b', { tx: 't', end: true })]],
  [[draft('3')], [draft('4a'), draft('4b'), draft('4c')], [draft('5')]],
  [[draft('6')]],
  [[draft('7a'), draft('7b')]],
  [[draft('8')]]
]

interface Outcome {
  readonly acknowledged: string[]
  readonly refused: string[]
}

async function append(journal: Journal, group: readonly ChangesetDraft[], outcome: Outcome) {
  const names = group.map(({ ops }) => String(ops[0]?.p)).join('+')
  try {
    await journal.append(group)
    outcome.acknowledged.push(names)
  } catch (error) {
    expect(['journalFailed', 'diskFull']).toContain((error as { code?: string }).code)
    outcome.refused.push(names)
  }
}

/** Runs the script with one reopening in the middle; what cannot be opened refuses everything. */
async function run(folder: string, settings: Partial<JournalSettings>): Promise<Outcome> {
  const outcome: Outcome = { acknowledged: [], refused: [] }
  for (const half of [script.slice(0, 4), script.slice(4)]) {
    const journal = await open(folder, settings).catch(() => null)
    for (const groups of journal ? half : []) {
      await Promise.all(groups.map(group => journal && append(journal, group, outcome)))
    }
    await journal?.close().catch(() => undefined)
  }
  return outcome
}

/** Every acknowledged group once and in order, every other one whole or not at all. */
async function expectWhole(folder: string, { acknowledged, refused }: Outcome) {
  const journal = await open(folder, { segmentBytes: 900 })
  const found = titles(await readAll(journal)).join('+')
  const names = [...acknowledged, ...refused].sort()
  const rest = names.reduce((text, name) => text.replace(name, ''), found)
  expect(rest.replaceAll('+', '')).toBe('')
  expect(acknowledged.filter(name => !found.includes(name))).toEqual([])
  const order = acknowledged.map(name => found.indexOf(name))
  expect(order).toEqual([...order].sort((a, b) => a - b))
  await journal.append([draft('afterwards')])
  await journal.close()
  const again = await open(folder)
  expect(titles(await readAll(again)).at(-1)).toBe('afterwards')
  await again.close()
}

describe.each([
  ['once, EIO', 'EIO', (at: number, number: number) => number === at],
  ['once, disk full', 'ENOSPC', (at: number, number: number) => number === at],
  ['three times', 'EIO', (at: number, number: number) => number >= at && number < at + 3],
  ['from then on', 'EIO', (at: number, number: number) => number >= at]
])('when an operation of the file system fails %s', (_, code, isFailing) => {
  it('nothing acknowledged is lost or doubled, whichever operation it is', async ({ task }) => {
    // Counted by `npm run faults`.
    const counts = { operationsFailed: 0, acknowledged: 0 }
    const healthy = failing(() => null)
    await run(await temporaryFolder(), { operations: healthy.operations, segmentBytes: 900 })
    expect(healthy.count()).toBeGreaterThan(20)
    for (let at = 1; at <= healthy.count(); at++) {
      const folder = await temporaryFolder()
      const { operations } = failing((_name, number) => (isFailing(at, number) ? code : null))
      const outcome = await run(folder, { operations, segmentBytes: 900 })
      await expectWhole(folder, outcome)
      counts.operationsFailed++
      counts.acknowledged += outcome.acknowledged.length
    }
    Object.assign(task.meta, counts)
  })
})

describe('a failed sync', () => {
  it('refuses the save, verifies through a new descriptor and goes on in a new segment', async () => {
    const folder = await temporaryFolder()
    let isFailing = false
    const { operations } = failing(name => (isFailing && name === 'fdatasync' ? 'EIO' : null))
    const journal = await open(folder, {
      operations: {
        ...operations,
        fdatasync: async file => {
          const failure = operations.fdatasync(file)
          isFailing = false
          await failure
        }
      }
    })
    await journal.append([draft('a')])
    isFailing = true
    await expect(journal.append([draft('b')])).rejects.toMatchObject({ code: 'journalFailed' })
    const [next] = await journal.append([draft('c')])
    expect(next?.n).toBe(2)
    expect((await readdir(join(folder, own))).sort()).toEqual(['000001.ndjson', '000002.ndjson'])
    expect(titles(await readAll(journal))).toEqual(['a', 'c'])
    await journal.close()
  })

  it.each([
    ['of the very first save', async () => Promise.resolve()],
    [
      'of the first save in a segment left empty',
      async (folder: string) => {
        await mkdir(join(folder, own))
        await writeFile(join(folder, own, '000001.ndjson'), '')
      }
    ]
  ])('%s leaves no empty segment in the middle', async (_, prepare) => {
    const folder = await temporaryFolder()
    await prepare(folder)
    let isFailing = true
    const { operations } = failing(name => (isFailing && name === 'fdatasync' ? 'EIO' : null))
    const journal = await open(folder, { operations })
    await expect(journal.append([draft('a')])).rejects.toMatchObject({ code: 'journalFailed' })
    isFailing = false
    await journal.append([draft('b')])
    await journal.close()
    expect(await readdir(join(folder, own))).toEqual(['000001.ndjson'])
    const reopened = await open(folder)
    expect(titles(await readAll(reopened))).toEqual(['b'])
    await reopened.close()
  })

  it('stops everything when what was acknowledged is no longer there', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, own, '000001.ndjson')
    let failures = 0
    const { operations } = failing(name => (name === 'fdatasync' && failures-- > 0 ? 'EIO' : null))
    const journal = await open(folder, { operations })
    await journal.append([draft('a')])
    const before = await readFile(path, 'utf8')
    await writeFile(path, before.replace('"p":"a"', '"p":"b"'))
    failures = 1
    await expect(journal.append([draft('b')])).rejects.toMatchObject({ code: 'journalFailed' })
    expect(failures).toBe(0)
    expect(journal.isBroken()).toBe(true)
    await expect(journal.append([draft('c')])).rejects.toMatchObject({ code: 'journalFailed' })
    await journal.close()
  })
})

describe('a full disk', () => {
  it('gives up the ballast, refuses until there is space and then puts it back', async () => {
    const folder = await temporaryFolder()
    let isFull = false
    const { operations } = failing(name => (isFull && name === 'write' ? 'ENOSPC' : null))
    const journal = await open(folder, { operations, ballastBytes: 4096 })
    await journal.append([draft('a')])
    isFull = true
    await expect(journal.append([draft('b')])).rejects.toMatchObject({ code: 'diskFull' })
    await expect(stat(join(folder, 'ballast'))).rejects.toMatchObject({ code: 'ENOENT' })
    isFull = false
    const [next] = await journal.append([draft('b')])
    expect(next?.n).toBe(2)
    expect((await stat(join(folder, 'ballast'))).size).toBe(4096)
    await journal.close()
  })
})

describe('a disk that does not answer', () => {
  it('refuses in time, and what returns late is cut again', async () => {
    const folder = await temporaryFolder()
    let release = (): void => undefined
    let isHanging = false
    const operations: FileOperations = {
      ...nodeOperations,
      fdatasync: async file => {
        if (isHanging) await new Promise<void>(resolve => (release = resolve))
        await nodeOperations.fdatasync(file)
      }
    }
    const journal = await open(folder, { operations, timeout: 3000 })
    await journal.append([draft('a')])
    isHanging = true
    const refused = [journal.append([draft('b')]), journal.append([draft('c')])]
    for (const save of refused) await expect(save).rejects.toMatchObject({ code: 'journalFailed' })
    expect(journal.isBroken()).toBe(true)
    await expect(journal.append([draft('d')])).rejects.toMatchObject({ code: 'journalFailed' })
    isHanging = false
    release()
    await expect.poll(() => journal.isBroken()).toBe(false)
    await journal.append([draft('e')])
    expect(titles(await readAll(journal))).toEqual(['a', 'e'])
    await journal.close()
  })

  it('does not keep the journal from closing', async () => {
    const folder = await temporaryFolder()
    const operations = {
      ...nodeOperations,
      fdatasync: () => new Promise<void>(() => undefined)
    }
    const journal = await open(folder, { operations, timeout: 20 })
    await expect(journal.append([draft('a')])).rejects.toMatchObject({ code: 'journalFailed' })
    await journal.close()
  })
})

it('refuses to write behind what another program has written', async () => {
  const folder = await temporaryFolder()
  const journal = await open(folder)
  await journal.append([draft('a')])
  await journal.close()
  const next = await open(folder)
  await mkdir(join(folder, own), { recursive: true })
  await writeFile(join(folder, own, '000001.ndjson'), 'x', { flag: 'a' })
  await expect(next.append([draft('b')])).rejects.toMatchObject({ code: 'journalFailed' })
  await next.close()
  await rm(folder, { recursive: true })
})
