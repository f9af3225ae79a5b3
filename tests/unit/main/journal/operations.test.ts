import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeLine } from '../../../../src/main/journal/line'
import { areOperationsText } from '../../../../src/main/journal/operations'
import { readStoredLine } from '../../../../src/main/journal/storedLine'
import { draftText } from '../../../../src/shared/changeLog/journalAccess'
import { draft, open, own, temporaryFolder } from './world'

const operation = { k: 'section', r: 'r1', f: 'names', e: 'k', p: { i: 'V', v: 'x' }, o: [] }

function nested(depth: number): unknown {
  return depth === 0 ? 'x' : { inner: nested(depth - 1) }
}

function isAccepted(change: object): boolean {
  return areOperationsText(JSON.stringify([{ ...operation, ...change }]), 10)
}

describe('operations as a page hands them over', () => {
  it('pass as what they are', () => {
    expect(isAccepted({})).toBe(true)
    expect(isAccepted({ e: undefined, p: null, o: ['aaaaaaaaaaaaa:12:0'] })).toBe(true)
    expect(isAccepted({ p: nested(31) })).toBe(true)
    expect(areOperationsText(JSON.stringify([operation, operation]), 2)).toBe(true)
  })

  it.each<[string, object]>([
    ['another member', { x: 1 }],
    ['no kind', { k: '' }],
    ['a name that is too long', { f: 'f'.repeat(65) }],
    ['a number for a name', { r: 1 }],
    ['an id that is none', { o: ['aaaaaaaaaaaaa:0:0'] }],
    ['an id with a line break', { o: ['a\n:1:0'] }],
    ['too many ids', { o: Array.from({ length: 65 }, () => 'a:1:0') }],
    ['too deep a value', { p: nested(33) }],
    ['too long a text', { p: 'x'.repeat(4 * 1024 * 1024 + 1) }]
  ])('are refused with %s', (_, change) => {
    expect(isAccepted(change)).toBe(false)
  })

  it.each([
    ['nothing', ''],
    ['no list', JSON.stringify(operation)],
    ['an empty list', '[]'],
    ['half a text', JSON.stringify([operation]).slice(0, -1)],
    ['more than the list', `${JSON.stringify([operation])},"prev":""`],
    ['a line break', JSON.stringify([operation], null, 1)],
    ['a prototype', JSON.stringify([operation]).replace('"v":"x"', '"__proto__":{}')],
    ['too many', JSON.stringify(Array.from({ length: 11 }, () => operation))]
  ])('are refused as %s', (_, text) => {
    expect(areOperationsText(text, 10)).toBe(false)
  })
})

describe('what is read again', () => {
  it('is the text that stands in the file, and the frames that the page was given', async () => {
    const folder = await temporaryFolder()
    const journal = await open(folder)
    const drafts = [draft('один'), draft('"two"\\', { why: 'because', undo: 'x' })].map(draftText)
    const frames = []
    for (const each of drafts) frames.push(...(await journal.appendTexts([each])))
    const expected = frames.map(({ head, tail }, at) => head + (drafts[at]?.ops ?? '') + tail)
    expect((await journal.readTexts({}, 1e6)).texts).toEqual(expected)
    const file = await readFile(join(folder, own, '000001.ndjson'), 'utf8')
    expect(
      file
        .split('\n')
        .slice(0, -1)
        .map(line => line.slice(9))
    ).toEqual(expected)
    await journal.close()
  })

  it('is of a newer version only what is understood', () => {
    const made = {
      v: 2,
      sv: 9,
      space: 'main',
      d: own,
      n: 7,
      t: 't',
      prev: '',
      ops: [operation, { new: 1 }]
    }
    const line = encodeLine(Buffer.from(JSON.stringify(made)))
    const stored = readStoredLine(line.subarray(0, -1))
    expect(stored).toMatchObject({ device: own, n: 7 })
    expect(JSON.parse(stored?.text ?? '')).toEqual({ ...made, ops: [operation] })
    expect(readStoredLine(line.subarray(0, -2))).toBeNull()
  })
})
