import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { scanIdOf } from '../../../../../src/shared/attachments/scanId'
import { storeFile, prepareStore, storedPath } from '../../../../../src/main/attachments/fileStore'
import { createFileTrash } from '../../../../../src/main/attachments/trash/fileTrash'
import type { FileTrash } from '../../../../../src/main/attachments/trash/fileTrash'
import { day } from '../../../../../src/main/files/sweep'
import type { ReadOnlyReason } from '../../../../../src/shared/ipc'
import { catalogueFolder, hashOf, keptDamaged } from '../../fixity/support'
import { never, temporaryFolder } from '../support'

interface World {
  readonly folder: string
  readonly trash: FileTrash
  readonly events: readonly string[]
  /** A line of the journal, as if it came by a merge: nobody is told of it. */
  write(operations: string, device?: string): void
  /** Begins anew, so many days later by the clock. */
  startAfter(days: number): Promise<void>
  lock(): void
}

/** Real files; the journal is a list of lines, the clock is the test's. */
async function world(contents: readonly string[]): Promise<World> {
  const folder = await catalogueFolder(contents)
  const events: string[] = []
  const lines: { readonly d: string; readonly n: number; readonly text: string }[] = []
  let time = Date.parse('2026-11-24T09:00:00Z')
  let readOnly: ReadOnlyReason | null = null
  const positions = () => Object.fromEntries(lines.map(({ d, n }) => [d, n]))
  const session = {
    folder,
    describe: () => ({ readOnly }) as ReturnType<Parameters<FileTrash['opened']>[0]['describe']>,
    journal: {
      positions,
      readTexts: (after: Readonly<Record<string, number>>) =>
        Promise.resolve({
          texts: lines.filter(({ d, n }) => n > (after[d] ?? 0)).map(({ text }) => text),
          isComplete: true
        })
    }
  }
  const trash = createFileTrash({
    current: () => session,
    longJobs: {
      run: (_name, work) => work({ signal: never, report: () => undefined })
    },
    note: (type, files) => {
      events.push(...files.map(file => `${type} ${file.slice(0, 4)}`))
      return Promise.resolve()
    },
    now: () => time
  })
  return {
    folder,
    trash,
    events,
    write(operations, device = 'a') {
      const n = (positions()[device] ?? 0) + 1
      lines.push({ d: device, n, text: JSON.stringify({ d: device, n, ops: operations }) })
    },
    startAfter(days) {
      time += days * day
      return trash.opened(session)
    },
    lock() {
      readOnly = 'inUse'
    }
  }
}

const [one, two] = [hashOf('one'), hashOf('two')]
const short = (hash: string): string => hash.slice(0, 4)
const trashed = ({ folder }: World, hash: string): string => join(folder, 'files', 'trash', hash)
const listed = async ({ trash }: World) => (await trash.list()).map(({ sha256 }) => sha256)

describe('the trash of files', () => {
  test('takes a file out of the store by one rename, lists it with its day, and gives it back', async () => {
    const at = await world(['one', 'two'])
    expect(await at.trash.put('job', [one, hashOf('not there')])).toEqual([one])
    expect(existsSync(storedPath(at.folder, one))).toBe(false)
    expect(await at.trash.list()).toEqual([
      {
        sha256: one,
        size: 3,
        moved: '2026-11-24T09:00:00.000Z',
        due: '2027-02-22T09:00:00.000Z'
      }
    ])
    expect(await at.trash.restore('job', [one])).toEqual([one])
    expect(await readFile(storedPath(at.folder, one), 'utf8')).toBe('one')
    expect(await readdir(join(at.folder, 'files', 'trash'))).toEqual(['clock.json'])
    expect(at.events).toEqual([`deaccession ${short(one)}`, `recovery ${short(one)}`])
  })

  test('deletes a file at the first start after ninety days, not before', async () => {
    const at = await world(['one', 'two'])
    await at.trash.put('job', [one])
    for (const days of [30, 30, 29.9]) await at.startAfter(days)
    expect(await listed(at)).toEqual([one])
    await at.startAfter(0.2)
    expect(await listed(at)).toEqual([])
    expect(existsSync(trashed(at, one))).toBe(false)
    expect(at.events).toContain(`deletion ${short(one)}`)
    expect(await readFile(storedPath(at.folder, two), 'utf8')).toBe('two')
  })

  test.each([
    ['set forward by a year', [1, 365, 1, -365, 1]],
    ['set forward by a year for good', [1, 365, 1, 1, 1]],
    ['set back by a year', [1, -365, 1, 1, 365, 1]],
    ['set back and forward', [-365, 365, -365, 365, 365]]
  ])('deletes nothing when the clock is %s', async (_what, jumps) => {
    const at = await world(['one'])
    await at.trash.put('job', [one])
    for (const days of jumps) await at.startAfter(days)
    expect(await listed(at)).toEqual([one])
  })

  test('deletes nothing early that was moved while the clock was a year behind', async () => {
    const at = await world(['one'])
    await at.startAfter(-365)
    await at.trash.put('job', [one])
    await at.startAfter(365)
    await at.startAfter(30)
    await at.startAfter(30)
    expect(await listed(at)).toEqual([one])
    await at.startAfter(30)
    expect(await listed(at)).toEqual([])
  })

  test('gives back what is named by something saved', async () => {
    const at = await world(['one', 'two'])
    await at.trash.put('job', [one, two])
    await at.trash.saved(['[{"k":"scan","r":"another"}]'])
    await at.trash.saved([`[{"k":"document","p":{"v":{"scan":"${scanIdOf(one)}"}}}]`])
    expect(await listed(at)).toEqual([two])
    expect(existsSync(storedPath(at.folder, one))).toBe(true)
  })

  test('gives back at the start, and never deletes, what the journal names since', async () => {
    const at = await world(['one', 'two'])
    at.write(`made ${scanIdOf(one)} and ${scanIdOf(two)}`)
    await at.trash.put('job', [one, two])
    await at.startAfter(1)
    expect(await listed(at)).toHaveLength(2)
    at.write(`attached ${scanIdOf(one)}`, 'b')
    for (const days of [31, 31, 31]) await at.startAfter(days)
    expect(await readFile(storedPath(at.folder, one), 'utf8')).toBe('one')
    expect(existsSync(trashed(at, two))).toBe(false)
  })

  test('keeps one copy when the same bytes came anew, the sound one', async () => {
    const at = await world(['one', 'two'])
    await at.trash.put('job', [one, two])
    const source = join(await temporaryFolder(), 'again')
    await writeFile(source, 'one')
    await prepareStore(at.folder)
    await storeFile(at.folder, source, never, () => undefined)
    await mkdir(dirname(storedPath(at.folder, two)), { recursive: true })
    await writeFile(storedPath(at.folder, two), 'tw0')
    await at.trash.saved([`${scanIdOf(one)} ${scanIdOf(two)}`])
    expect(await listed(at)).toEqual([])
    expect(await readFile(storedPath(at.folder, one), 'utf8')).toBe('one')
    expect(await readFile(storedPath(at.folder, two), 'utf8')).toBe('two')
    expect(await keptDamaged(at.folder)).toEqual(['tw0'])
  })

  test('is whole after a sudden end between any two steps', async () => {
    const at = await world(['one', 'two'])
    await at.trash.put('job', [one])
    const note = await readFile(`${trashed(at, one)}.json`, 'utf8')
    // The note was written, the file not yet moved.
    await writeFile(`${trashed(at, two)}.json`, note)
    await at.startAfter(1)
    expect(await listed(at)).toEqual([one])
    expect(existsSync(`${trashed(at, two)}.json`)).toBe(false)
    expect(existsSync(storedPath(at.folder, two))).toBe(true)
    // Given back, its note not yet removed.
    await rename(trashed(at, one), storedPath(at.folder, one))
    await at.startAfter(1)
    expect(await readdir(join(at.folder, 'files', 'trash'))).toEqual(['clock.json'])
    // Moved, and the note lost with the power.
    await at.trash.put('job', [two])
    await rm(`${trashed(at, two)}.json`)
    await at.startAfter(1)
    expect(existsSync(storedPath(at.folder, two))).toBe(true)
    // A note that says what cannot be is as good as none.
    await at.trash.put('job', [two])
    const lying = { moved: '1999-01-01T00:00:00.000Z', lived: -1e12, positions: {} }
    await writeFile(`${trashed(at, two)}.json`, JSON.stringify(lying))
    await at.startAfter(1)
    expect(existsSync(storedPath(at.folder, two))).toBe(true)
    // The clock lost: the time counts from the beginning again.
    await at.trash.put('job', [one])
    await at.startAfter(30)
    await rm(join(at.folder, 'files', 'trash', 'clock.json'))
    for (const days of [31, 31, 27]) await at.startAfter(days)
    expect(await listed(at)).toEqual([one])
  })

  test('is left alone in a catalogue that can only be read', async () => {
    const at = await world(['one', 'two'])
    await at.trash.put('job', [one])
    at.lock()
    for (const days of [31, 31, 31]) await at.startAfter(days)
    expect(await listed(at)).toEqual([one])
    await expect(at.trash.put('job', [two])).rejects.toMatchObject({ code: 'readOnly' })
    await expect(at.trash.restore('job', [one])).rejects.toMatchObject({ code: 'readOnly' })
  })
})
