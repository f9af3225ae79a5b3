import { describe, expect, test } from 'vitest'
import { createHandlers } from '../../../../src/main/ipc/handlers'
import type { Services } from '../../../../src/main/ipc/handlers'
import type { AnyHandler } from '../../../../src/main/ipc/reply'
import { Failure } from '../../../../src/main/failure'
import { mainApiMembers } from '../../../../src/shared/ipc'

/** Only `parse` is called here: any use of a service is a mistake and fails. */
const services = new Proxy({} as Services, {
  get: (_target, name) => ({ toString: () => `service ${String(name)}` })
})
const handlers = createHandlers(services)

const hash = '0123456789abcdef'.repeat(4)
const operation = {
  k: 'section',
  r: 'r1',
  f: 'names',
  e: 'e1',
  p: { i: 'a', v: 'x' },
  o: ['d:1:0']
}
const ops = (...operations: readonly object[]): string => JSON.stringify(operations)
const drafts = [
  { ops: ops(operation), by: 'A. Petrova', why: 'table', tx: 't', end: true, undo: 'd:1' },
  { ops: ops({ ...operation, p: null }), by: '' }
]

const textRequest = { sha256: hash, page: 1, from: 'layerFirst', languages: ['rus'] }
const queuedScan = { scanId: 'r1', languages: ['rus'], from: 'picture', again: false, next: 2 }
const place = { scanId: 'r1', page: 1, region: '10,10,20,5' }
const viewed = {
  scans: [{ id: 'r1', sha256: hash, name: 'a.tif', mediaType: 'image/tiff', pages: 2 }],
  place,
  beside: null,
  texts: [{ scanId: 'r1', page: 1, text: 'МОПР', origin: 'recognised', language: 'rus' }],
  pagesWithText: { r1: [1] },
  words: '',
  languages: ['rus'],
  canWrite: true,
  citing: null
}

const snapshotEnd = {
  counts: { records: 3, deleted: 1, byKind: { section: 3 }, lines: 4 },
  positions: { device1: 4 }
}

const valid: Readonly<Record<string, readonly unknown[]>> = {
  'application:start': [],
  'application:setPreferences': [{ locale: 'ru', remembered: { width: '200' } }],
  'application:setCommandState': [{ undo: true, redo: false }],
  'application:readyToClose': [],
  'application:stillClosing': [],
  'jobs:cancel': ['job-1'],
  'pictures:take': [{ x: 0, y: 0, width: 100, height: 80 }],
  'pictures:save': ['chart.png', { x: 0, y: 0, width: 100, height: 80 }],
  'packages:close': ['package-1'],
  'packages:storeScans': ['package-1', 'job-1'],
  'packages:page': ['package-1', 2],
  'packages:open': ['job-1'],
  'packages:reveal': ['package-1'],
  'packages:abort': ['package-1'],
  'packages:finish': [
    'package-1',
    'job-1',
    { scope: 'all', records: 3, deleted: 1, isStrict: true }
  ],
  'packages:addScans': [
    'package-1',
    [{ sha256: hash, originalName: 'a.tif', mediaType: 'image/tiff', records: ['r1'] }]
  ],
  'packages:write': ['package-1', 'records', '{}'],
  'packages:begin': [],
  'imports:close': ['reading'],
  'imports:read': ['reading'],
  'imports:open': ['token', 'utf-8'],
  'imports:sample': ['token', 'koi8-r'],
  'imports:table': ['token', { encoding: 'koi8-r', sheet: 1 }],
  'imports:openTable': ['token', { encoding: 'utf-8', sheet: 0 }],
  'imports:examine': ['token'],
  'imports:dropped': [['token']],
  'imports:choose': [],
  'printing:prepare': [
    'job-1',
    {
      title: 'Опись',
      body: '<p>1</p>',
      paper: 'A4',
      orientation: 'portrait',
      language: 'ru',
      runningTitle: '',
      hasPageNumbers: true,
      isFullPage: false
    }
  ],
  'printing:page': ['job-1', 1, 600],
  'printing:save': ['job-1'],
  'printing:reveal': ['job-1'],
  'printing:print': ['job-1'],
  'printing:discard': ['job-1'],
  'texts:read': ['job-1', textRequest],
  'texts:cancel': ['job-1'],
  'texts:words': [hash, 1],
  'texts:places': [],
  'texts:queue': [],
  'texts:keepQueue': [{ isPaused: false, scans: [queuedScan] }],
  'viewer:openWindow': [],
  'viewer:closeWindow': [],
  'viewer:show': [{ viewed, locale: 'ru', theme: 'dark', density: 'compact' }],
  'viewer:act': [{ act: 'show', place, isBeside: false }],
  'copies:saveCopy': ['job-1'],
  'copies:showSavedCopy': [],
  'copies:secondLocation': [],
  'copies:chooseSecondLocation': [],
  'copies:forgetSecondLocation': [],
  'copies:copyNow': ['job-1'],
  'copies:canRepair': [],
  'copies:repairJournal': ['job-1'],
  'copies:reopen': [],
  'application:confirm': ['Move?', 'detail', ['Move', 'Cancel']],
  'application:copyText': ['text'],
  'application:restart': [],
  'catalogue:create': ['Фонд 538'],
  'catalogue:createSample': [],
  'catalogue:open': [],
  'catalogue:openRecent': ['token'],
  'catalogue:forgetRecent': ['token'],
  'catalogue:close': [],
  'catalogue:showFolder': [],
  'catalogue:workingCopyFailed': ['UnknownError: Error continuing cursor'],
  'catalogue:rebuilt': [{ reason: 'failed', changesets: 12, milliseconds: 340 }],
  'journal:append': [drafts],
  'journal:read': [{ device1: 4, device2: 0 }, 1_000_000],
  'journal:verified': [{ device1: 4 }],
  'attachments:choose': ['job-1'],
  'attachments:ingest': ['job-1', ['token']],
  'attachments:cancel': ['job-1'],
  'attachments:open': [hash, 'scan.tif'],
  'attachments:showInFolder': [hash, 'scan.tif'],
  'attachments:unlock': [hash, 'password'],
  'scanFolders:choose': ['job-1'],
  'scanFolders:captured': ['job-1', 'listing-1'],
  'scanFolders:begin': ['job-1', 'listing-1', [{ file: 0, record: 'record' }]],
  'scanFolders:pending': [],
  'scanFolders:resume': ['job-1'],
  'scanFolders:finish': [],
  'exports:begin': [['a.csv', 'b.csv']],
  'exports:write': ['job-1', 0, 'text'],
  'exports:finish': ['job-1'],
  'exports:abort': ['job-1'],
  'diagnostics:program': [],
  'diagnostics:journal': [],
  'diagnostics:space': [],
  'diagnostics:profile': [],
  'diagnostics:rebuilds': [],
  'diagnostics:removeOld': [],
  'diagnostics:rebuild': [],
  'diagnostics:showLog': [],
  'fixity:expect': [[hash], 'next'],
  'fixity:status': [],
  'fixity:files': [5000],
  'fixity:checkAll': ['job-1'],
  'fixity:pause': [true],
  'fixity:repair': ['job-1', [hash]],
  'exports:reveal': ['job-1'],
  'snapshots:begin': ['job-1', 'beforeImport'],
  'snapshots:write': ['job-1', '{}'],
  'snapshots:finish': ['job-1', snapshotEnd],
  'snapshots:abort': ['job-1'],
  'snapshots:list': [],
  'snapshots:verify': ['job-1', '2026-11-24T02-51-00.000Z-17', 'catalogue'],
  'restoring:span': [],
  'restoring:view': [{ at: 1_777_809_720_000 }],
  'restoring:leave': [],
  'restoring:copyAsOf': ['job-1', { before: '019ab600abcd-0003-k3f9xyz234567' }],
  'restoring:restoreSnapshot': ['job-1', '2026-11-24T02-51-00.000Z-17', 'secondLocation'],
  'restoring:openMade': ['token'],
  'restoring:beginReading': ['2026-11-24T02-51-00.000Z-17', 'catalogue'],
  'restoring:readPage': [],
  'restoring:endReading': []
}

const channels = Object.entries(mainApiMembers).flatMap(([namespace, members]) =>
  Object.keys(members).map(method => `${namespace}:${method}`)
)

function handlerOf(channel: string): AnyHandler {
  const [namespace = '', method = ''] = channel.split(':')
  const all = handlers as unknown as Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>
  const found = all[namespace]?.[method]
  if (!found) throw new Error(`${channel} has no handler`)
  return found
}

/** Mulberry32: the same wrong arguments in every run. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function nested(depth: number): unknown {
  let value: unknown = 'leaf'
  for (let level = 0; level < depth; level += 1) value = { value }
  return value
}

const cyclic: unknown[] = []
cyclic.push(cyclic)
const hugeText = 'x'.repeat(100_000_000)

/** Values that fit nowhere. */
const poisons: readonly unknown[] = [
  undefined,
  NaN,
  -Infinity,
  10n,
  Symbol('s'),
  () => 1,
  new Map([['a', 1]]),
  new Set(),
  new Date(0),
  new Uint8Array(8),
  /x/,
  Object.create({ inherited: true }),
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"constructor":{"prototype":{}}}'),
  cyclic,
  nested(100),
  hugeText
]

/** Replaces one part, chosen at random, by something that fits nowhere. */
function poisoned(value: unknown, poison: unknown, random: () => number): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.3) return poison
  const entries = Object.entries(value)
  const chosen = Math.floor(random() * entries.length)
  if (entries.length === 0) return poison
  const changed = entries.map(
    ([key, entry], index) =>
      [key, index === chosen ? poisoned(entry, poison, random) : entry] as const
  )
  return Array.isArray(value) ? changed.map(([, entry]) => entry) : Object.fromEntries(changed)
}

function withUnknownKey(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknownKey)
  if (typeof value !== 'object' || value === null) return { unknown: value }
  return { ...value, '/etc/passwd': true }
}

function wrongArguments(args: readonly unknown[], random: () => number): unknown[] {
  const poison = poisons[Math.floor(random() * poisons.length)]
  const kind = args.length === 0 ? 0 : Math.floor(random() * 4)
  if (kind === 0) return [...args, poison]
  if (kind === 1) return args.slice(0, -1)
  const index = Math.floor(random() * args.length)
  const change = (arg: unknown) =>
    kind === 2 ? withUnknownKey(arg) : poisoned(arg, poison, random)
  return args.map((arg, position) => (position === index ? change(arg) : arg))
}

function outcome(channel: string, args: unknown[]): string {
  try {
    handlerOf(channel).parse(args)
    return 'accepted'
  } catch (error) {
    return error instanceof Failure ? error.code : `threw ${String(error)}`
  }
}

describe.each(channels)('%s', channel => {
  test('accepts what the interface sends', () => {
    const args = valid[channel]
    expect(args).toBeDefined()
    expect(handlerOf(channel).parse([...(args ?? [])])).toEqual(args)
  })

  test('refuses 200 wrong calls with a code', () => {
    const random = createRandom(channels.indexOf(channel) + 1)
    const outcomes = Array.from({ length: 200 }, () =>
      outcome(channel, wrongArguments(valid[channel] ?? [], random))
    )
    expect([...new Set(outcomes)]).toEqual(['invalidArguments'])
  })
})

test('a refused call leaves the prototypes alone', () => {
  expect('polluted' in {}).toBe(false)
})

test('a note of a megabyte passes, a value of five does not', () => {
  const draftWith = (text: string) => [
    [{ ops: JSON.stringify([{ ...operation, p: text }]), by: '' }]
  ]
  expect(outcome('journal:append', draftWith('ж'.repeat(1_000_000)))).toBe('accepted')
  expect(outcome('journal:append', draftWith('x'.repeat(5_000_000)))).toBe('invalidArguments')
})

test('8 MB of an export pass in one call, more do not', () => {
  const args = (length: number) => ['job', 0, 'x'.repeat(length)]
  expect(outcome('exports:write', args(8 * 1024 * 1024))).toBe('accepted')
  expect(outcome('exports:write', args(8 * 1024 * 1024 + 1))).toBe('invalidArguments')
})

test.each(['/etc/passwd', '..', 'a/b', hash.toUpperCase(), hash.slice(1), `${hash}0`])(
  'a path or anything but a hash (%s) opens no stored file',
  name => {
    expect(outcome('attachments:open', [name, 'scan.tif'])).toBe('invalidArguments')
  }
)
