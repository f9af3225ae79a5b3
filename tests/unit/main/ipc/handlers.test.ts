import { describe, expect, test } from 'vitest'
import { createHandlers } from '../../../../src/main/ipc/handlers'
import type { Services } from '../../../../src/main/ipc/handlers'
import type { AnyHandler } from '../../../../src/main/ipc/reply'
import { Failure } from '../../../../src/main/failure'
import { mainApiMembers } from '../../../../src/shared/ipc'
import { hash, operation, validCalls } from './validCalls'

/** Only `parse` is called here: any use of a service is a mistake and fails. */
const services = new Proxy({} as Services, {
  get: (_target, name) => ({ toString: () => `service ${String(name)}` })
})
const handlers = createHandlers(services)

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
    const args = validCalls[channel]
    expect(args).toBeDefined()
    expect(handlerOf(channel).parse([...(args ?? [])])).toEqual(args)
  })

  test('refuses 200 wrong calls with a code', () => {
    const random = createRandom(channels.indexOf(channel) + 1)
    const outcomes = Array.from({ length: 200 }, () =>
      outcome(channel, wrongArguments(validCalls[channel] ?? [], random))
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
