import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { journalSettings, readJournal } from '../../../../src/main/journal/journal'
import { nodeOperations } from '../../../../src/main/files/operations'
import { parseStamp } from '../../../../src/shared/changeLog/clock'
import { draft, open, other, own, readAll, temporaryFolder, titles, write } from './world'

describe('appending to the journal', () => {
  it('numbers without gaps, chains by hash and reads back exactly what it returned', async () => {
    const folder = await temporaryFolder()
    const journal = await open(folder)
    const written = [
      ...(await journal.append([draft('MOPR – МОПР "é"\r\n\u2028'), draft('\ud800 alone')])),
      ...(await journal.append([draft('third', { why: 'corrected', undo: 'x' })]))
    ]
    expect(written.map(changeset => changeset.n)).toEqual([1, 2, 3])
    expect(new Set(written.slice(1).map(changeset => changeset.prev)).size).toBe(2)
    expect(written[0]?.prev).toBe('')
    expect(written[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
    await journal.close()
    const reopened = await open(folder)
    expect(await readAll(reopened)).toEqual(written)
    expect(reopened.positions()).toEqual({ [own]: 3 })
    await reopened.close()
  })

  it('shares syncs between saves that wait, and resolves each only after its sync', async () => {
    const folder = await temporaryFolder()
    let syncs = 0
    let finished = 0
    const operations = {
      ...nodeOperations,
      fdatasync: async (file: Parameters<typeof nodeOperations.fdatasync>[0]) => {
        syncs++
        await nodeOperations.fdatasync(file)
        finished++
      }
    }
    const journal = await open(folder, { operations })
    await journal.append([draft('first')])
    expect(syncs).toBe(1)
    const seen: number[] = []
    await Promise.all(
      Array.from({ length: 500 }, async (_, index) => {
        if (index === 250) await new Promise(resolve => setTimeout(resolve, 1))
        await journal.append([draft(String(index))])
        seen.push(finished)
      })
    )
    expect(syncs).toBeLessThan(10)
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(2)
    expect((await readAll(journal, {}, 1e6)).map(changeset => changeset.n)).toEqual(
      Array.from({ length: 501 }, (_, index) => index + 1)
    )
    await journal.close()
  })

  it('begins a new segment when one is full and reads across them', async () => {
    const folder = await temporaryFolder()
    const journal = await open(folder, { segmentBytes: 2000 })
    for (let index = 0; index < 40; index++) await journal.append([draft(String(index))])
    const segments = await readdir(join(folder, own))
    expect(segments.length).toBeGreaterThan(4)
    const before = await readFile(join(folder, own, '000001.ndjson'))
    for (let index = 40; index < 50; index++) await journal.append([draft(String(index))])
    expect(await readFile(join(folder, own, '000001.ndjson'))).toEqual(before)
    await journal.close()
    const reopened = await open(folder, { segmentBytes: 2000 })
    for (const after of [0, 1, 7, 31, 49, 50]) {
      const rest = titles(await readAll(reopened, { [own]: after }))
      expect(rest).toEqual(Array.from({ length: 50 - after }, (_, index) => String(after + index)))
    }
    await reopened.close()
  })

  it('finds its place in a long segment', async () => {
    const folder = await temporaryFolder()
    const journal = await open(folder)
    await journal.append(Array.from({ length: 1000 }, (_, index) => draft(String(index))))
    for (const after of [127, 128, 129, 500, 998]) {
      expect(titles((await journal.read({ [own]: after }, 1)).changesets)).toEqual([String(after)])
    }
    expect(await journal.read({ [own]: 1000 }, 1)).toEqual({ changesets: [], isComplete: true })
    await journal.close()
  })

  it.each([
    ['no changeset', []],
    ['no operation', [{ by: 'x', ops: [] }]],
    ['two transactions', [draft('a', { tx: 't1' }), draft('b', { tx: 't2' })]],
    ['an end without a transaction', [draft('a', { end: true })]],
    ['an end in the middle', [draft('a', { tx: 't', end: true }), draft('b', { tx: 't' })]],
    ['a malformed predecessor', [draft('a', { o: ['x'] })]],
    ['a number that JSON cannot hold', [{ by: 'x', ops: [{ ...draft('').ops[0], p: NaN }] }]],
    ['a record without id', [{ by: 'x', ops: [{ ...draft('').ops[0], r: '' }] }]]
  ])('refuses %s', async (_, drafts) => {
    const journal = await open(await temporaryFolder())
    await expect(journal.append(drafts as ReturnType<typeof draft>[])).rejects.toMatchObject({
      code: 'invalidChangeset'
    })
    expect(journal.positions()).toEqual({})
    await journal.close()
  })

  it('refuses everything when open for reading only, or closed', async () => {
    const folder = await temporaryFolder()
    const reading = readJournal({
      folder,
      device: own,
      appVersion: '1',
      scans: new Map(),
      settings: journalSettings
    })
    await expect(reading.append([draft('a')])).rejects.toMatchObject({ code: 'readOnly' })
    const journal = await open(folder)
    await journal.close()
    await expect(journal.append([draft('a')])).rejects.toMatchObject({ code: 'journalFailed' })
  })

  it('finishes what is under way before it closes', async () => {
    const folder = await temporaryFolder()
    const journal = await open(folder)
    const saves = Array.from({ length: 20 }, (_, index) => journal.append([draft(String(index))]))
    await journal.close()
    await Promise.all(saves)
    const reopened = await open(folder)
    expect(reopened.positions()).toEqual({ [own]: 20 })
    await reopened.close()
  })
})

describe('the clock of the journal', () => {
  const hour = 3_600_000

  it('never goes back, also when the wall clock was set back a year', async () => {
    const folder = await temporaryFolder()
    let now = Date.UTC(2026, 5, 1)
    const journal = await open(folder, { now: () => now })
    const [first] = await journal.append([draft('a')])
    await journal.close()
    now -= 365 * 24 * hour
    const later = await open(folder, { now: () => now })
    const [second] = await later.append([draft('b')])
    expect((second?.t ?? '') > (first?.t ?? 'z')).toBe(true)
    expect(second?.at.startsWith('2025-0')).toBe(true)
    await later.close()
  })

  it('passes the stamps of other devices unless they are more than a day ahead', async () => {
    const now = Date.UTC(2026, 5, 1)
    for (const [lead, expected] of [
      [5 * hour, now + 5 * hour],
      [25 * hour, now]
    ] as const) {
      const folder = await temporaryFolder()
      const theirs = await open(folder, { now: () => now + lead }, other)
      await theirs.append([draft('theirs')])
      await theirs.close()
      const journal = await open(folder, { now: () => now })
      const [written] = await journal.append([draft('ours')])
      expect(parseStamp(written?.t ?? '')?.milliseconds).toBe(expected)
      await journal.close()
    }
  })
})

describe('transactions', () => {
  it('count only once they have ended, also across calls', async () => {
    const folder = await temporaryFolder()
    const journal = await open(folder)
    await journal.append([draft('before')])
    await journal.append([draft('1', { tx: 't' }), draft('2', { tx: 't' })])
    expect(titles(await readAll(journal))).toEqual(['before'])
    expect(journal.positions()).toEqual({ [own]: 1 })
    await journal.append([draft('3', { tx: 't', end: true })])
    expect(titles(await readAll(journal))).toEqual(['before', '1', '2', '3'])
    expect(journal.positions()).toEqual({ [own]: 4 })
    await journal.close()
  })

  it('are left out when interrupted by a new start, and cannot go on', async () => {
    const folder = await temporaryFolder()
    const journal = await open(folder)
    await journal.append([draft('before')])
    await journal.append([draft('half', { tx: 't' })])
    await journal.close()
    const next = await open(folder)
    expect(next.positions()).toEqual({ [own]: 2 })
    expect(titles(await readAll(next))).toEqual(['before'])
    await expect(next.append([draft('rest', { tx: 't', end: true })])).rejects.toMatchObject({
      code: 'invalidChangeset'
    })
    const [after] = await next.append([draft('after')])
    expect(after?.n).toBe(3)
    expect(titles(await readAll(next))).toEqual(['before', 'after'])
    await next.close()
    const last = await open(folder)
    expect(titles(await readAll(last))).toEqual(['before', 'after'])
    await last.close()
  })

  it('are interrupted by another save of this device, also when both wait for one sync', async () => {
    const folder = await temporaryFolder()
    const journal = await open(folder)
    const results = await Promise.allSettled([
      journal.append([draft('half', { tx: 't' })]),
      journal.append([draft('between')]),
      journal.append([draft('rest', { tx: 't', end: true })])
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(titles(await readAll(journal))).toEqual(['between'])
    await journal.close()
  })

  it('of another device wait for their end, without moving its position past their beginning', async () => {
    const folder = await temporaryFolder()
    const theirs = await open(folder, {}, other)
    await theirs.append([draft('first')])
    await theirs.append([draft('half', { tx: 't' })])
    const before = await open(folder)
    expect(before.positions()).toEqual({ [other]: 1 })
    expect(titles(await readAll(before))).toEqual(['first'])
    await before.close()
    await theirs.append([draft('rest', { tx: 't', end: true })])
    await theirs.close()
    const after = await open(folder)
    expect(titles(await readAll(after, { [other]: 1 }))).toEqual(['half', 'rest'])
    await after.close()
  })
})

it('keeps a position for each device that has written', async () => {
  const folder = await temporaryFolder()
  await write(folder, ['a', 'b'])
  await write(folder, ['c'], other)
  const journal = await open(folder)
  expect(journal.positions()).toEqual({ [own]: 2, [other]: 1 })
  await journal.close()
})
