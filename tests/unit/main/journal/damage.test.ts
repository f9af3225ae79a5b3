import {
  appendFile,
  copyFile,
  mkdir,
  readdir,
  readFile,
  truncate,
  writeFile
} from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeLine, hashOf } from '../../../../src/main/journal/line'
import { scanDevice } from '../../../../src/main/journal/scan'
import { scanJournal } from '../../../../src/main/journal/scanJournal'
import { draft, open, other, own, readAll, temporaryFolder, titles, write } from './world'

const letters = ['a', 'b', 'c', 'd', 'e']

async function fiveLines() {
  const folder = await temporaryFolder()
  await write(folder, letters)
  const path = join(folder, own, '000001.ndjson')
  const bytes = await readFile(path)
  const ends = [...bytes.entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at + 1)
  return { folder, path, bytes, starts: [0, ...ends.slice(0, -1)], end: bytes.length }
}

async function expectDamage(folder: string, line: number, fault: string, segment = '000001') {
  const { index, damage, tears } = await scanDevice(folder, own)
  expect(damage).toEqual({ device: own, segment: `${segment}.ndjson`, line, fault })
  expect(tears).toEqual([])
  return index.last
}

describe('a torn last line', () => {
  it('is cut at each byte offset, with a copy kept, and work goes on', async () => {
    const { folder, path, bytes, starts, end } = await fiveLines()
    const last = starts[4] ?? 0
    for (let length = last + 1; length < end; length++) {
      await writeFile(path, bytes.subarray(0, length))
      const { index, damage, tears } = await scanDevice(folder, own)
      expect([index.last, damage, tears[0]?.bytes]).toEqual([4, null, length - last])
    }
    const journal = await open(folder)
    const [written] = await journal.append([draft('e again')])
    expect(written?.n).toBe(5)
    await journal.close()
    const copy = (await readdir(join(folder, own))).find(name => name.includes('.torn-'))
    expect(await readFile(join(folder, own, copy ?? ''))).toEqual(bytes.subarray(last, end - 1))
    const reopened = await open(folder)
    expect(titles(await readAll(reopened))).toEqual(['a', 'b', 'c', 'd', 'e again'])
    await reopened.close()
  })

  it.each([1, 4096, 3_000_000])('of %i zeros is cut without a copy', async zeros => {
    const { folder, path, end } = await fiveLines()
    await appendFile(path, Buffer.alloc(zeros))
    await write(folder, ['f'])
    expect(await readdir(join(folder, own))).toEqual(['000001.ndjson'])
    const journal = await open(folder)
    expect(titles(await readAll(journal))).toEqual([...letters, 'f'])
    expect((await readFile(path)).subarray(end).includes(0)).toBe(false)
    await journal.close()
  })

  it('of another device is ignored and left as it is', async () => {
    const { folder, path } = await fiveLines()
    await appendFile(path, '0123abcd {"half')
    const before = await readFile(path)
    const journal = await open(folder, {}, other)
    await journal.append([draft('theirs')])
    expect(journal.positions()).toEqual({ [own]: 5, [other]: 1 })
    expect(titles(await readAll(journal))).toEqual([...letters, 'theirs'])
    await journal.close()
    expect(await readFile(path)).toEqual(before)
  })

  it.each([
    ['empty', ''],
    ['zero-filled', '\0'.repeat(5000)]
  ])('in an %s last segment is passed over and the segment used', async (_, content) => {
    const { folder } = await fiveLines()
    await writeFile(join(folder, own, '000002.ndjson'), content)
    await write(folder, ['f'])
    const journal = await open(folder)
    expect(titles(await readAll(journal))).toEqual([...letters, 'f'])
    expect(await readdir(join(folder, own))).toEqual(['000001.ndjson', '000002.ndjson'])
    await journal.close()
  })
})

describe('damage', () => {
  it('by a flipped bit stops before the line, whichever bit and line', async () => {
    const { folder, path, bytes, starts } = await fiveLines()
    for (let line = 0; line < 4; line++) {
      const from = starts[line] ?? 0
      for (let at = from; at < (starts[line + 1] ?? 0); at += 7) {
        const flipped = Buffer.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
        await writeFile(path, flipped)
        const { index, damage } = await scanDevice(folder, own)
        expect([index.last, damage?.line]).toEqual([line, line + 1])
      }
    }
  })

  it('keeps everything before it readable and the file untouched', async () => {
    const { folder, path, bytes, starts } = await fiveLines()
    bytes[(starts[2] ?? 0) + 40] = 0
    await writeFile(path, bytes)
    expect(await expectDamage(folder, 3, 'checksum')).toBe(2)
    const journal = await open(folder, {}, other)
    expect(titles(await readAll(journal))).toEqual(['a', 'b'])
    await journal.close()
    expect(await readFile(path)).toEqual(bytes)
  })

  it.each([
    ['crlf', (text: string) => text.replaceAll('\n', '\r\n')],
    ['bom', (text: string) => `\uFEFF${text}`],
    ['bom', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`]
  ])('by an editor is named (%s), also in the only line', async (fault, change) => {
    const { folder, path, bytes, starts } = await fiveLines()
    await writeFile(path, change(bytes.toString()))
    await expectDamage(folder, 1, fault)
    await writeFile(path, change(bytes.subarray(0, starts[1]).toString()))
    await expectDamage(folder, 1, fault)
  })

  it('by another encoding is not taken for a torn line', async () => {
    const { folder, path, bytes } = await fiveLines()
    await writeFile(path, Buffer.from(bytes.toString(), 'utf16le'))
    await expectDamage(folder, 1, 'checksum')
  })

  it.each([
    ['repeatedNumber', 3, [0, 1, 1, 2, 3]],
    ['repeatedNumber', 4, [0, 1, 2, 1]],
    ['missingNumber', 3, [0, 1, 3, 4]],
    ['missingNumber', 1, [1, 2]]
  ])('by a wrong sequence is named: %s in line %i of %j', async (fault, line, order) => {
    const { folder, path, bytes, starts } = await fiveLines()
    const lines = starts.map((start, index) => bytes.subarray(start, starts[index + 1]))
    await writeFile(path, Buffer.concat(order.flatMap(index => lines[index] ?? [])))
    await expectDamage(folder, line, fault)
  })

  it('by a line that was rewritten shows in the chain, also with a right checksum', async () => {
    const { folder, path, bytes, starts } = await fiveLines()
    const json = bytes.subarray((starts[1] ?? 0) + 9, (starts[2] ?? 0) - 1).toString()
    const forged = encodeLine(Buffer.from(json.replace('"p":"b"', '"p":"B"')))
    await writeFile(
      path,
      Buffer.concat([bytes.subarray(0, starts[1]), forged, bytes.subarray(starts[2])])
    )
    await expectDamage(folder, 3, 'chain')
  })

  it('by a segment of another device is named', async () => {
    const { folder, path } = await fiveLines()
    await mkdir(join(folder, other))
    await copyFile(path, join(folder, other, '000001.ndjson'))
    const { damage } = await scanDevice(folder, other)
    expect(damage).toMatchObject({ device: other, line: 1, fault: 'foreignDevice' })
  })

  it.each([
    ['empty', ''],
    ['zeros', '\0'.repeat(100)]
  ])('by a middle segment that is %s is named', async (fault, content) => {
    const { folder, path, bytes, starts } = await fiveLines()
    await truncate(path, starts[3])
    await writeFile(join(folder, own, '000002.ndjson'), content)
    await writeFile(join(folder, own, '000003.ndjson'), bytes.subarray(starts[3]))
    expect(await expectDamage(folder, 1, fault, '000002')).toBe(3)
  })

  it('by a missing segment is named', async () => {
    const { folder, path, bytes, starts } = await fiveLines()
    await truncate(path, starts[2])
    await writeFile(join(folder, own, '000003.ndjson'), bytes.subarray(starts[3]))
    await expectDamage(folder, 1, 'missingNumber', '000003')
  })
})

it('passes on fields and kinds of newer versions', async () => {
  const { folder, path, bytes, starts } = await fiveLines()
  const json = bytes.subarray((starts[4] ?? 0) + 9, -1)
  const newer = {
    ...(JSON.parse(json.toString()) as object),
    v: 9,
    n: 6,
    prev: hashOf(json),
    x: [1]
  }
  await appendFile(path, encodeLine(Buffer.from(JSON.stringify(newer))))
  const journal = await open(folder)
  expect((await readAll(journal)).at(-1)).toEqual(newer)
  await journal.close()
})

it('names folders and segments that are copies, and does not read them', async () => {
  const { folder, path } = await fiveLines()
  await mkdir(join(folder, `${own} (conflicted copy)`))
  await copyFile(path, join(folder, own, '000001 (copy).ndjson'))
  const { devices, foreign } = await scanJournal(folder)
  expect([...devices.keys()]).toEqual([own])
  expect([...foreign].sort()).toEqual([`${own} (conflicted copy)`, `${own}/000001 (copy).ndjson`])
})
