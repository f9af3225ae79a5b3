import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  freeSpace,
  fsyncFolder,
  makeFolderDurably,
  writeFileDurably
} from '../../../../src/main/files/durable'
import { nodeOperations } from '../../../../src/main/files/operations'
import type { FileOperations } from '../../../../src/main/files/operations'

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: told to fail`), { code })
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opis-files-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

describe('writing a file durably', () => {
  it('replaces the content and leaves nothing beside it', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'state.json')
    await writeFileDurably(path, 'first')
    await writeFileDurably(path, Buffer.from('второе'))
    expect(await readFile(path, 'utf8')).toBe('второе')
    expect(await readdir(folder)).toEqual(['state.json'])
  })

  it.each(['open', 'write', 'fsync', 'rename'] as const)(
    'keeps the old content and no temporary file when %s fails',
    async name => {
      const folder = await temporaryFolder()
      const path = join(folder, 'state.json')
      await writeFile(path, 'old')
      const fail = () => Promise.reject(systemError('ENOSPC'))
      await expect(
        writeFileDurably(path, 'new', { ...nodeOperations, [name]: fail })
      ).rejects.toMatchObject({ code: 'ENOSPC' })
      expect(await readFile(path, 'utf8')).toBe('old')
      expect(await readdir(folder)).toEqual(['state.json'])
    }
  )

  it('continues short writes', async () => {
    const path = join(await temporaryFolder(), 'state.json')
    const write: FileOperations['write'] = (file, bytes, position) =>
      nodeOperations.write(file, bytes.subarray(0, 3), position)
    await writeFileDurably(path, 'a longer text', { ...nodeOperations, write })
    expect(await readFile(path, 'utf8')).toBe('a longer text')
  })

  it('waits for a program that holds the file a moment, and not for ever', async () => {
    const path = join(await temporaryFolder(), 'state.json')
    let attempts = 0
    const rename: FileOperations['rename'] = (from, to) =>
      ++attempts < 3 ? Promise.reject(systemError('EBUSY')) : nodeOperations.rename(from, to)
    await writeFileDurably(path, 'new', { ...nodeOperations, rename })
    expect(await readFile(path, 'utf8')).toBe('new')
    const never = () => Promise.reject(systemError('EBUSY'))
    const started = Date.now()
    await expect(
      writeFileDurably(path, 'newer', { ...nodeOperations, rename: never })
    ).rejects.toMatchObject({ code: 'EBUSY' })
    expect(Date.now() - started).toBeLessThan(40_000)
  })
})

describe('folders', () => {
  it('are made with those above them, each synced in its parent', async () => {
    const root = await temporaryFolder()
    const synced: string[] = []
    const open: FileOperations['open'] = (path, flags) => {
      synced.push(path)
      return nodeOperations.open(path, flags)
    }
    await makeFolderDurably(join(root, 'a', 'b', 'c'), { ...nodeOperations, open })
    expect(synced).toEqual([join(root, 'a', 'b'), join(root, 'a'), root])
    await makeFolderDurably(join(root, 'a', 'b', 'c'), { ...nodeOperations, open })
    expect(synced).toHaveLength(3)
  })

  it('that cannot be synced are passed over, but errors of the disk are not', async () => {
    const folder = await temporaryFolder()
    const failing = (code: string) => () => Promise.reject(systemError(code))
    await fsyncFolder(folder, { ...nodeOperations, fsync: failing('EINVAL') })
    await expect(
      fsyncFolder(folder, { ...nodeOperations, fsync: failing('EIO') })
    ).rejects.toMatchObject({ code: 'EIO' })
  })

  it('tell how much can still be written', async () => {
    expect(await freeSpace(await temporaryFolder())).toBeGreaterThan(0)
  })
})
