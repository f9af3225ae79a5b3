import { describe, expect, test } from 'vitest'
import { LineRefusal, operationsOfLine, recordOfLine } from '../../../../src/main/bags/packageLines'
import { scanIdOf } from '../../../../src/shared/attachments/scanId'

const id = '01890000-0000-7000-8000-000000000001'
const sound = {
  id,
  kind: 'section',
  values: { deleted: false, seat: 'Berlin', names: [{ key: 'a', order: 'V', value: 'RHD' }] },
  live: { deleted: ['dev:1:0@t'], seat: ['dev:1:1@t'], 'names/a': ['dev:1:2@t'] },
  createdAt: 1,
  updatedAt: 2,
  refs: []
}

function refusalOf(text: string | Uint8Array): string {
  try {
    recordOfLine(Buffer.from(text))
    return 'accepted'
  } catch (error) {
    if (error instanceof LineRefusal) return error.code
    throw error
  }
}

const changed = (changes: object): string => JSON.stringify({ ...sound, ...changes })

describe('a line of records', () => {
  test('gives the record, with kinds and fields that are not known here', () => {
    const line = changed({
      kind: 'placeOfWork',
      values: { ...sound.values, futureField: { a: 1 } },
      live: { ...sound.live, futureField: ['dev:2:0@t'] }
    })
    const { kind, values } = recordOfLine(Buffer.from(line))
    expect(kind).toBe('placeOfWork')
    expect(values['futureField']).toEqual({ a: 1 })
  })

  test('that names a prototype is refused, and no object has changed', () => {
    const line = changed({}).replace('"seat":"Berlin"', '"__proto__":{"polluted":true}')
    expect(refusalOf(line)).toBe('unsafe')
    expect(refusalOf(changed({ values: { constructor: { prototype: 1 } } }))).toBe('unsafe')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test.each([
    ['tooLong', Buffer.alloc(9 * 1024 * 1024, 0x20)],
    ['notText', Buffer.from([0x7b, 0xff])],
    ['notJson', Buffer.from('{"id":')],
    ['notJson', Buffer.from('[]')],
    ['unsafe', Buffer.from(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`)],
    ['wrongId', Buffer.from(changed({ id: '../../etc/passwd' }))],
    ['wrongKind', Buffer.from(changed({ kind: '../section' }))],
    ['wrongValues', Buffer.from(changed({ values: 'all' }))],
    ['wrongValues', Buffer.from(changed({ createdAt: 'yesterday' }))],
    ['wrongValues', Buffer.from(changed({ values: { ...sound.values, 'a/b': 1 } }))],
    ['wrongLive', Buffer.from(changed({ live: {} }))],
    ['wrongLive', Buffer.from(changed({ live: { ...sound.live, seat: ['nobody'] } }))],
    ['wrongLive', Buffer.from(changed({ live: { ...sound.live, seat: [] } }))],
    ['wrongLive', Buffer.from(changed({ conflicts: { seat: [{ live: 'x:1:1@t', value: 1 }] } }))]
  ])('is refused as %s', (code, bytes) => {
    expect(refusalOf(bytes)).toBe(code)
  })

  test('about a scan is refused when its id belongs to another file', () => {
    const sha256 = 'ab'.repeat(32)
    const scan = {
      kind: 'scan',
      values: { sha256 },
      live: { sha256: ['dev:1:0@t'] }
    }
    expect(refusalOf(changed({ ...scan, id: scanIdOf(sha256) }))).toBe('accepted')
    expect(refusalOf(changed({ ...scan, id: scanIdOf('cd'.repeat(32)) }))).toBe('wrongId')
  })
})

describe('a line of the history', () => {
  const operation = { k: 'section', r: id, f: 'seat', p: 'Berlin', o: [] }

  test('gives its operations with the positions that they had', () => {
    const line = { d: 'dev', n: 7, ops: [operation, operation], indexes: [2, 5] }
    expect(operationsOfLine(Buffer.from(JSON.stringify(line))).map(([own]) => own)).toEqual([
      'dev:7:2',
      'dev:7:5'
    ])
  })

  test.each([
    { d: 'dev', n: 0, ops: [operation] },
    { d: 'dev', n: 1, ops: 'all' },
    { d: 'dev', n: 1, ops: [operation], indexes: [] },
    { d: 'dev', n: 1, ops: [{ ...operation, r: 'nobody' }] }
  ])('that is none is refused: %j', line => {
    expect(() => operationsOfLine(Buffer.from(JSON.stringify(line)))).toThrow(LineRefusal)
  })
})
