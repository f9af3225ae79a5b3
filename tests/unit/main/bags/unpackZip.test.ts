import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createWriteStream } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { unpackZip, zipLimits } from '../../../../src/main/bags/unpackZip'
import { createZipWriter } from '../../../../src/main/exports/zipWriter'
import { quiet, temporaryFolder } from './support'

type Part = readonly [name: string, text: string]

/** An archive that takes any names, changed before it is written. */
async function archive(parts: readonly Part[], change = (bytes: Buffer) => bytes): Promise<string> {
  const pieces: Uint8Array[] = []
  const writer = createZipWriter(async bytes => pieces.push(bytes))
  for (const [name, text] of parts) {
    await writer.begin(name)
    await writer.write(text)
    await writer.end()
  }
  await writer.finish()
  const path = join(await temporaryFolder(), 'package.zip')
  await writeFile(path, change(Buffer.concat(pieces)))
  return path
}

const limits = { ...zipLimits, reserve: 0 }

async function unpacked(path: string, own = limits): Promise<{ folder: string; found: string }> {
  const folder = await temporaryFolder()
  return { folder, found: await unpackZip(path, folder, quiet, own) }
}

/** Changes the bytes of the list at the end, where attributes and checksums stand. */
function inList(change: (entry: Buffer) => void): (bytes: Buffer) => Buffer {
  return bytes => {
    change(bytes.subarray(bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))))
    return bytes
  }
}

describe('a package as one file', () => {
  it('is unpacked into the folder that it holds, names in any script', async () => {
    const path = await archive([
      ['Фонд/bagit.txt', 'один'],
      ['Фонд/data/scans/ёлка 100%.txt', 'два']
    ])
    const { folder, found } = await unpacked(path)
    expect(found).toBe(join(folder, 'Фонд'))
    expect(await readFile(join(found, 'data/scans/ёлка 100%.txt'), 'utf8')).toBe('два')
  })

  it('may hold the bag without a folder round it', async () => {
    const path = await archive([
      ['bagit.txt', 'x'],
      ['data/a.txt', 'y']
    ])
    const { folder, found } = await unpacked(path)
    expect(found).toBe(folder)
  })

  it('may have beside it what a Mac puts into archives', async () => {
    const path = await archive([
      ['Фонд/bagit.txt', 'x'],
      ['__MACOSX/Фонд/._bagit.txt', 'y']
    ])
    const { folder, found } = await unpacked(path)
    expect(found).toBe(join(folder, 'Фонд'))
  })

  it('may be of the long form (ZIP64)', async () => {
    const zip = new ZipFile()
    zip.addBuffer(Buffer.from('long'), 'bag/bagit.txt', { forceZip64Format: true })
    zip.end({ forceZip64Format: true, comment: '' })
    const path = join(await temporaryFolder(), 'long.zip')
    await pipeline(zip.outputStream, createWriteStream(path))
    const { found } = await unpacked(path)
    expect(await readFile(join(found, 'bagit.txt'), 'utf8')).toBe('long')
  })

  it.each<[string, readonly Part[]]>([
    ['a path upwards', [['a/../../b.txt', '']]],
    ['a path upwards behind a backslash', [['a\\..\\..\\b.txt', '']]],
    ['an absolute path', [['/etc/b.txt', '']]],
    ['a drive', [['C:/b.txt', '']]],
    ['a home folder', [['~/b.txt', '']]],
    ['an empty segment', [['a//b.txt', '']]],
    [
      'a name twice',
      [
        ['a.txt', '1'],
        ['a.txt', '2']
      ]
    ],
    [
      'names that differ in case',
      [
        ['Ёлка.txt', '1'],
        ['ёлка.TXT', '2']
      ]
    ],
    [
      'names that differ in their form only',
      [
        ['\u0439.txt', '1'],
        ['\u0438\u0306.txt', '2']
      ]
    ],
    [
      'a file where a folder is',
      [
        ['a', '1'],
        ['a/b.txt', '2']
      ]
    ],
    ['what fills the disk', [['a.txt', '0'.repeat(4 * 1024 * 1024)]]]
  ])('is refused with %s, before anything is written', async (_what, parts) => {
    const folder = await temporaryFolder()
    const path = await archive(parts)
    await expect(unpackZip(path, folder, quiet, limits)).rejects.toMatchObject({
      code: expect.stringMatching(/^zip(Refused|Unreadable)$/) as string
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('is refused with a symbolic link', async () => {
    const path = await archive(
      [['link', '/etc/passwd']],
      inList(entry => entry.writeUInt32LE(0o120777 * 0x10000, 38))
    )
    await expect(unpacked(path)).rejects.toMatchObject({ code: 'zipRefused' })
  })

  it('is refused with a password', async () => {
    const path = await archive(
      [['a.txt', 'secret']],
      inList(entry => entry.writeUInt16LE(entry.readUInt16LE(8) | 1, 8))
    )
    await expect(unpacked(path)).rejects.toMatchObject({ code: 'zipRefused' })
  })

  it('that holds more or less than it declares cannot be read', async () => {
    for (const size of [1, 1000]) {
      const path = await archive(
        [['a.txt', 'some text']],
        inList(entry => entry.writeUInt32LE(size, 24))
      )
      await expect(unpacked(path)).rejects.toMatchObject({ code: 'zipUnreadable' })
    }
  })

  it('stops when it is cancelled', async () => {
    const path = await archive([['a.txt', 'text']])
    const cancelled = { ...quiet, signal: AbortSignal.abort() }
    const folder = await temporaryFolder()
    await expect(unpackZip(path, folder, cancelled, limits)).rejects.toThrow(/abort/i)
    expect(await readdir(folder)).toEqual([])
  })

  it('is refused with entries made of the same bytes', async () => {
    const path = await archive(
      [
        ['a.txt', 'one'],
        ['b.txt', 'two']
      ],
      bytes => {
        bytes.writeUInt32LE(0, bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 42)
        return bytes
      }
    )
    await expect(unpacked(path)).rejects.toMatchObject({ code: 'zipRefused' })
  })

  it('with another checksum than its bytes, or cut off, cannot be read', async () => {
    const parts: Part[] = [['a.txt', 'some text']]
    const changed = await archive(
      parts,
      inList(entry => entry.writeUInt32LE(1, 16))
    )
    await expect(unpacked(changed)).rejects.toMatchObject({ code: 'zipUnreadable' })
    const cut = await archive(parts, bytes => bytes.subarray(0, -10))
    await expect(unpacked(cut)).rejects.toMatchObject({ code: 'zipUnreadable' })
  })

  it('has no more entries than is sensible, and leaves room on the disk', async () => {
    const path = await archive([
      ['a.txt', ''],
      ['b.txt', '']
    ])
    const many = unpacked(path, { ...limits, entries: 1 })
    await expect(many).rejects.toMatchObject({ code: 'zipRefused' })
    const full = unpacked(path, { ...limits, reserve: Number.MAX_SAFE_INTEGER })
    await expect(full).rejects.toMatchObject({ code: 'diskFull' })
  })
})
