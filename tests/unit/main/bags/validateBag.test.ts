import { createHash } from 'node:crypto'
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { validateBag } from '../../../../src/main/bags/validateBag'
import type { BagReport } from '../../../../src/shared/bags/bagReport'
import { codesOf, quiet, reportOf, temporaryFolder } from './support'

let bag: string
beforeEach(async () => {
  bag = await temporaryFolder()
})

function digest(algorithm: string, text: string): string {
  return createHash(algorithm).update(text).digest('hex')
}

async function put(name: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(join(bag, name)), { recursive: true })
  await writeFile(join(bag, name), content)
}

/** A bag of these files; `listed` gives other names in the manifest. */
async function make(
  files: Readonly<Record<string, string>>,
  { version = '1.0', algorithm = 'sha256', listed = (name: string) => name } = {}
): Promise<void> {
  const declaration = `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`
  await put('bagit.txt', declaration)
  const lines = Object.entries(files).map(
    ([name, text]) => `${digest(algorithm, text)}  ${listed(name)}\n`
  )
  await put(`manifest-${algorithm}.txt`, lines.join(''))
  for (const [name, text] of Object.entries(files)) await put(name, text)
}

async function add(line: string): Promise<void> {
  await writeFile(join(bag, 'manifest-sha256.txt'), line, { flag: 'a' })
}

async function outcome(): Promise<Pick<BagReport, 'verdict'> & { codes: string[] }> {
  const { verdict, errors, warnings } = await reportOf(bag)
  return { verdict, codes: codesOf([...errors, ...warnings]) }
}

describe('a bag is valid', () => {
  test.each(['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'])('of version %s', async version => {
    await make({ 'data/a.txt': 'a' }, { version })
    expect(await outcome()).toEqual({ verdict: 'valid', codes: [] })
  })

  test.each(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'])('with %s', async algorithm => {
    await make({ 'data/a.txt': 'a' }, { algorithm })
    expect(await outcome()).toEqual({ verdict: 'valid', codes: [] })
  })

  test('with line ends and percent signs in names, encoded as the standard says', async () => {
    const listed = (name: string) =>
      name.replace('%', '%25').replace('\n', '%0A').replace('\r', '%0D')
    await make({ 'data/a\nb': '1', 'data/c\rd': '2', 'data/50%': '3' }, { listed })
    expect(await outcome()).toEqual({ verdict: 'valid', codes: [] })
  })

  test('when its manifest has no last line end and its lines end in CR', async () => {
    await make({ 'data/a': 'a', 'data/b': 'b' })
    const lines = [`${digest('sha256', 'a')}  data/a`, `${digest('sha256', 'b')}  data/b`]
    await put('manifest-sha256.txt', lines.join('\r'))
    expect(await outcome()).toEqual({ verdict: 'valid', codes: [] })
  })

  test('with a link inside it', async () => {
    await make({ 'data/a': 'a' })
    await symlink('a', join(bag, 'data/b'))
    await add(`${digest('sha256', 'a')}  data/b\n`)
    expect((await outcome()).verdict).toBe('valid')
  })
})

describe('a bag is valid with a remark', () => {
  test('when md5sum made its manifest', async () => {
    await make({ 'data/a': 'a' }, { listed: name => `*${name}` })
    expect(await outcome()).toEqual({ verdict: 'validWithWarnings', codes: ['madeByMd5sum'] })
  })

  test('when disk and manifest spell a name in different forms', async () => {
    await make({ ['data/Café'.normalize('NFD')]: 'a' }, { listed: name => name.normalize('NFC') })
    expect(await outcome()).toEqual({ verdict: 'validWithWarnings', codes: ['nameFormDiffers'] })
  })

  test('when two names differ in case, or a desktop left a file', async () => {
    await make({ 'data/a': 'a', 'data/A': 'b', 'data/.DS_Store': '' })
    expect((await outcome()).codes).toEqual(['differsInCase', 'systemFile'])
  })

  test('when a draft version lists a file twice with one checksum', async () => {
    await make({ 'data/a': 'a' }, { version: '0.97' })
    await add(`${digest('sha256', 'a')}  data/a\n`)
    expect(await outcome()).toEqual({ verdict: 'validWithWarnings', codes: ['listedTwice'] })
  })
})

describe('a bag is invalid', () => {
  test.each([
    '../x',
    'data/../../x',
    '/etc/passwd',
    '~/x',
    '~root/x',
    'C:\\x',
    'c:/x',
    '\\\\server\\x',
    '%HomeDrive%\\x',
    'data\\..\\..\\x'
  ])('with the path %s in its manifest or to be fetched', async path => {
    await make({ 'data/a': 'a' })
    await put('fetch.txt', `http://example.org/ - ${path}\n`)
    expect((await outcome()).codes).toEqual(['pathOutside'])
    await rm(join(bag, 'fetch.txt'))
    await add(`${digest('sha256', 'x')}  ${path}\n`)
    expect(await outcome()).toEqual({ verdict: 'invalid', codes: ['pathOutside'] })
  })

  test('with a link out of it, whose target is not read', async () => {
    await make({ 'data/a': 'a' })
    const outside = join(await temporaryFolder(), 'secret')
    await writeFile(outside, 'secret')
    await symlink(outside, join(bag, 'data/b'))
    await add(`${digest('sha256', 'secret')}  data/b\n`)
    expect((await outcome()).codes).toEqual(['fileMissing', 'linkOutside'])
  })

  test('with a link that leads in a circle', async () => {
    await make({ 'data/a': 'a' })
    await symlink('..', join(bag, 'data/up'))
    expect((await outcome()).codes).toEqual(['linkOutside'])
  })

  test('while a file is still to be fetched; nothing is fetched', async () => {
    await make({ 'data/a': 'a', 'data/b': 'b' })
    await rm(join(bag, 'data/b'))
    await put('fetch.txt', 'http://example.org/b 1 data/b\n')
    expect((await outcome()).codes).toEqual(['notFetched'])
  })

  test('when it holds another number of bytes than it states', async () => {
    await make({ 'data/a': 'a' })
    await put('bag-info.txt', 'Payload-Oxum: 2.1\n')
    expect((await outcome()).codes).toEqual(['countDiffers'])
  })

  test('when a second manifest lacks a file, since version 1.0', async () => {
    for (const version of ['0.97', '1.0']) {
      await make({ 'data/a': 'a', 'data/b': 'b' }, { version })
      await put('manifest-md5.txt', `${digest('md5', 'a')}  data/a\n`)
      expect((await outcome()).codes).toEqual(version === '1.0' ? ['notListedEverywhere'] : [])
    }
  })

  test('when it has no manifest, no data folder or an unknown version', async () => {
    await put('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
    expect((await outcome()).codes).toEqual(['manifestMissing', 'payloadMissing'])
    await put('bagit.txt', 'BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n')
    expect((await outcome()).codes).toEqual(['versionUnknown'])
    await put('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: Klingon\n')
    expect((await outcome()).codes).toEqual(['encodingUnknown'])
  })

  test('when a manifest is not in its encoding, or one line goes on and on', async () => {
    await make({ 'data/a': 'a' })
    await put('manifest-sha256.txt', Buffer.from([0x61, 0xff, 0xfe, 0x0a]))
    expect((await outcome()).codes).toEqual(['encodingBroken'])
    await put('manifest-sha256.txt', 'a'.repeat(3_000_000))
    expect((await outcome()).codes).toEqual(['encodingBroken'])
  })
})

test('a folder that cannot be read is said so, and a cancelled check ends', async () => {
  await expect(reportOf(join(bag, 'nothing'))).rejects.toMatchObject({ code: 'bagUnreadable' })
  await make({ 'data/a': 'a' })
  const signal = AbortSignal.abort()
  await expect(validateBag(bag, { ...quiet, signal })).rejects.toThrow()
})
