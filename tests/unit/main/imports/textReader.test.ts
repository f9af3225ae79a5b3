import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Encoding } from '../../../../src/shared/import/encodings'
import { createImports } from '../../../../src/main/imports/imports'
import { createTableReader } from '../../../../src/main/imports/tableReader'
import { openText, readStart } from '../../../../src/main/imports/textReader'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-text-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function readAll(path: string, encoding: Encoding): Promise<string> {
  const reader = await openText(path, encoding)
  let text = ''
  try {
    for (;;) {
      const chunk = await reader.next()
      text += chunk.text
      if (chunk.isEnd) return text
    }
  } finally {
    await reader.close()
  }
}

/** Longer than several chunks, with characters of two to four bytes at every offset. */
const long = 'a«Ё中😀'.repeat(300_000)

describe('a text file', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const)(
    'in %s comes back whole, wherever its chunks end',
    async encoding => {
      const path = join(folder, 'text')
      await writeFile(path, encode(long, encoding))
      expect((await readAll(path, encoding)) === long).toBe(true)
    }
  )

  it('loses its byte order mark', async () => {
    const path = join(folder, 'text')
    await writeFile(path, encode('\uFEFFid', 'utf-16le'))
    expect(await readAll(path, 'utf-16le')).toBe('id')
    await writeFile(path, '\uFEFFid')
    expect(await readAll(path, 'utf-8')).toBe('id')
  })

  it('that is not UTF-8 further on is refused with the place', async () => {
    const path = join(folder, 'text')
    await writeFile(path, Buffer.concat([Buffer.alloc(1_500_000, 'a'), Buffer.from([0xcf, 0x20])]))
    await expect(readAll(path, 'utf-8')).rejects.toMatchObject({
      code: 'notUtf8',
      message: expect.stringContaining('1048576') as unknown
    })
  })

  it('that ends within a character is refused', async () => {
    const path = join(folder, 'text')
    await writeFile(path, Buffer.from([0x61, 0xd0]))
    await expect(readAll(path, 'utf-8')).rejects.toMatchObject({ code: 'notUtf8' })
  })

  it('of which a byte was lost is read as UTF-8 when a person says so, with the place marked', async () => {
    const path = join(folder, 'text')
    const text = 'Название;Место\nЖурнал;Харьков\n'
    const bytes = Buffer.from(text.repeat(20))
    await writeFile(path, Buffer.concat([bytes, Buffer.from([0xd0]), bytes]))
    const files = createImports(() => Promise.resolve(null), createTableReader)
    const { token } = await files.take(path)
    expect(await files.examine(token)).toMatchObject({ format: 'text', isCertain: false })
    const chunk = await files.read(await files.open(token, 'utf-8'))
    expect(chunk.text).toBe(`${text.repeat(20)}\uFFFD${text.repeat(20)}`)
    await files.end()
  })

  it('may be shorter than its sample', async () => {
    const path = join(folder, 'text')
    await writeFile(path, 'abc')
    expect(Buffer.from(await readStart(path, 1000)).toString()).toBe('abc')
  })
})
