import { appendFile, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compacted } from '../../../../src/main/fixity/compaction'
import { isFixityEvent, parseEvent } from '../../../../src/main/fixity/event'
import type { FixityEvent, LogEvent } from '../../../../src/main/fixity/event'
import { openFixityLog } from '../../../../src/main/fixity/log'
import { nodeOperations } from '../../../../src/main/files/operations'
import { pick, seeded } from '../../../helpers/random'
import { catalogueFolder, device } from './support'

const other = 'zyxwvutsrqpon'

function check(object: string, outcome: FixityEvent['outcome'], minute: number): FixityEvent {
  const date = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()
  const common = { type: 'fixity check', agent: 'Opis 0.0.0', algorithm: 'SHA-256' } as const
  return { ...common, date, object, outcome, expected: object, found: null }
}

async function logFolder(): Promise<string> {
  return join(await catalogueFolder([]), 'fixity')
}

const ofDevice = (folder: string, name = device) => ({ folder, device: name, isReadOnly: false })

test('what was written is known after a restart, the later line of a device before the later date', async () => {
  const folder = await logFolder()
  const log = await openFixityLog(ofDevice(folder))
  log.add(check('a', 'changed', 9))
  log.add(check('a', 'ok', 3))
  await log.flush()
  const again = await openFixityLog(ofDevice(folder))
  expect(again.latest('a')?.outcome).toBe('ok')
})

test('between devices the newest check counts, and each writes its own file only', async () => {
  const folder = await logFolder()
  const [one, two] = [
    await openFixityLog(ofDevice(folder)),
    await openFixityLog(ofDevice(folder, other))
  ]
  one.add(check('a', 'missing', 1))
  two.add(check('a', 'ok', 2))
  await one.flush()
  await two.flush()
  expect((await openFixityLog(ofDevice(folder))).latest('a')?.outcome).toBe('ok')
  expect(await readFile(join(folder, `${device}.ndjson`), 'utf8')).not.toContain('"ok"')
})

test('a torn last line is passed over, and what is written next begins a line of its own', async () => {
  const folder = await logFolder()
  const path = join(folder, `${device}.ndjson`)
  const log = await openFixityLog(ofDevice(folder))
  log.add(check('a', 'ok', 1))
  await log.flush()
  const line = JSON.stringify(check('b', 'ok', 2))
  for (let bytes = 1; bytes < line.length; bytes += 7) {
    await appendFile(path, line.slice(0, bytes))
    const opened = await openFixityLog(ofDevice(folder))
    expect(opened.latest('b')).toBeUndefined()
    opened.add(check('c', 'ok', bytes))
    await opened.flush()
    const again = await openFixityLog(ofDevice(folder))
    expect(again.latest('a')?.outcome).toBe('ok')
    expect(again.latest('c')?.date).toBe(check('c', 'ok', bytes).date)
  }
})

test('what could not be written is written with the next', async () => {
  const folder = await logFolder()
  let isFull = true
  const operations = {
    ...nodeOperations,
    write: async (...args: Parameters<typeof nodeOperations.write>) => {
      if (isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
      return nodeOperations.write(...args)
    }
  }
  const log = await openFixityLog({ ...ofDevice(folder), operations })
  log.add(check('a', 'missing', 1))
  await expect(log.flush()).rejects.toThrow('full')
  isFull = false
  log.add(check('b', 'ok', 2))
  await log.flush()
  const again = await openFixityLog(ofDevice(folder))
  expect([again.latest('a')?.outcome, again.latest('b')?.outcome]).toEqual(['missing', 'ok'])
})

test('a log that grew large is compacted, and says the same', async () => {
  const folder = await logFolder()
  const compactBytes = 20_000
  const log = await openFixityLog({ ...ofDevice(folder), compactBytes })
  for (let minute = 0; minute < 300; minute++) {
    log.add(check(`file ${minute % 10}`, minute === 5 ? 'changed' : 'ok', minute))
    await log.flush()
  }
  expect((await stat(join(folder, `${device}.ndjson`))).size).toBeLessThan(2 * compactBytes)
  const again = await openFixityLog(ofDevice(folder))
  expect(again.latest('file 5')?.date).toBe(check('', 'ok', 295).date)
  expect(await readFile(join(folder, `${device}.ndjson`), 'utf8')).toContain('"changed"')
})

test('a catalogue open for reading keeps its checks to itself', async () => {
  const folder = await logFolder()
  const log = await openFixityLog({ ...ofDevice(folder), isReadOnly: true })
  log.add(check('a', 'ok', 1))
  await log.flush()
  expect(log.latest('a')?.outcome).toBe('ok')
  await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('files that other programs put beside the logs are not read', async () => {
  const folder = await logFolder()
  const log = await openFixityLog(ofDevice(folder))
  log.add(check('a', 'ok', 1))
  await log.flush()
  const copy = `${JSON.stringify(check('a', 'missing', 2))}\n`
  await writeFile(join(folder, `${device} (conflicted copy).ndjson`), copy)
  expect((await openFixityLog(ofDevice(folder))).latest('a')?.outcome).toBe('ok')
})

describe('compaction', () => {
  const random = seeded(2026)
  const outcomes = ['ok', 'ok', 'ok', 'changed', 'missing', 'unreadable', 'untracked'] as const

  function randomLine(at: number): string {
    const choice = random()
    if (choice < 0.05) return '{"type":"fixity ch'
    const cycle = { date: `2026-01-01T00:00:00.${at}`, agent: 'Opis 0.0.0', files: at }
    if (choice < 0.1) return JSON.stringify({ type: 'cycle begun', ...cycle })
    if (choice < 0.15) return JSON.stringify({ type: 'cycle ended', ...cycle })
    const outcome = pick(random, outcomes)
    const event = check(pick(random, ['a', 'b', 'c', 'd', 'e']), outcome, at)
    return JSON.stringify({
      ...event,
      type: pick(random, ['fixity check', 'fixity check', 'repair'])
    })
  }

  function lastOf(lines: readonly string[]): ReadonlyMap<string, LogEvent> {
    const events = lines.flatMap(line => parseEvent(line) ?? [])
    return new Map(events.map(event => [isFixityEvent(event) ? event.object : event.type, event]))
  }

  const isNotable = (event: LogEvent | null): boolean =>
    event !== null && isFixityEvent(event) && (event.outcome !== 'ok' || event.type === 'repair')

  test('loses no last event, nothing that was not well and no repair, in their order', () => {
    for (let round = 0; round < 200; round++) {
      const lines = Array.from({ length: Math.floor(random() * 60) }, (_, at) => randomLine(at))
      const kept = compacted(lines)
      expect(lastOf(kept)).toEqual(lastOf(lines))
      expect(kept.filter(line => isNotable(parseEvent(line)))).toEqual(
        lines.filter(line => isNotable(parseEvent(line)))
      )
      expect(kept.length).toBeLessThanOrEqual(lines.length)
      expect(compacted(kept)).toEqual(kept)
    }
  })
})
