import { execFileSync } from 'node:child_process'
import { mkdir, symlink, writeFile, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { findFiles } from '../../../../src/main/attachments/walk'
import { never, temporaryFolder } from './support'

let folder: string

beforeEach(async () => {
  folder = await temporaryFolder()
})

async function saved(...path: string[]): Promise<string> {
  const file = join(folder, ...path)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, 'x')
  return file
}

const names = (found: Awaited<ReturnType<typeof findFiles>>) => found.files.map(({ name }) => name)
const refusals = (found: Awaited<ReturnType<typeof findFiles>>) =>
  found.refused.map(({ name, failure }) => [name, failure.code])

describe('the files to copy', () => {
  it('are those named and those below the folders named, in the order of their numbers', async () => {
    for (const name of ['page 10.tif', 'page 2.tif', 'page 1.tif']) await saved('volume', name)
    await saved('volume', 'annex', 'map.tif')
    const single = await saved('letter.pdf')
    const found = await findFiles([join(folder, 'volume'), single], never)
    const expected = ['map.tif', 'page 1.tif', 'page 2.tif', 'page 10.tif', 'letter.pdf']
    expect(names(found)).toEqual(expected)
    expect(found.files.every(({ size }) => size === 1)).toBe(true)
    expect(found.refused).toEqual([])
  })

  it('are found once where links lead in a circle', async () => {
    await saved('a', 'scan.tif')
    await symlink('..', join(folder, 'a', 'up'))
    await symlink('.', join(folder, 'a', 'here'))
    const found = await findFiles([folder], never)
    expect(names(found)).toEqual(['scan.tif'])
    expect(found.refused).toEqual([])
  })

  it('may be links to files, but not to nothing', async () => {
    const path = await saved('scan.tif')
    await symlink(path, join(folder, 'good'))
    await symlink(join(folder, 'gone'), join(folder, 'dangling'))
    await symlink('loop', join(folder, 'loop'))
    const found = await findFiles([folder], never)
    expect(names(found)).toEqual(['good', 'scan.tif'])
    expect(refusals(found)).toEqual([
      ['dangling', 'linkToNothing'],
      ['loop', 'sourceLoop']
    ])
  })

  it.skipIf(process.platform === 'win32')('are no pipes, sockets or devices', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    const server = createServer().listen(join(folder, 'socket'))
    await new Promise(resolve => server.once('listening', resolve))
    const found = await findFiles([folder, '/dev/null', join(folder, 'gone')], never)
    server.close()
    expect(found.files).toEqual([])
    expect(refusals(found)).toEqual([
      ['pipe', 'notAFile'],
      ['socket', 'notAFile'],
      ['null', 'notAFile'],
      ['gone', 'sourceMissing']
    ])
  })

  it('are not sought deeper than 32 folders', async () => {
    await saved(...Array.from({ length: 31 }, () => 'd'), 'near.tif')
    await saved(...Array.from({ length: 33 }, () => 'd'), 'far.tif')
    const found = await findFiles([folder], never)
    expect(names(found)).toEqual(['near.tif'])
    expect(refusals(found)).toEqual([['d', 'tooDeep']])
  })

  it('are no more than the limit, which is told once', async () => {
    for (const name of ['1', '2', '3', '4']) await saved('many', name)
    const found = await findFiles([folder, join(folder, 'many')], never, 2)
    expect(names(found)).toEqual(['1', '2'])
    expect(refusals(found)).toEqual([['3', 'tooManyFiles']])
  })

  it.runIf(process.platform === 'linux')('may have names that are no valid UTF-8', async () => {
    const path = Buffer.concat([Buffer.from(folder), Buffer.from('/'), Buffer.from([0x41, 0xff])])
    await writeFile(path, 'x')
    const found = await findFiles([folder], never)
    const { mtimeMs } = await stat(path)
    expect(found.files).toEqual([{ path, name: 'A\ufffd', size: 1, changed: mtimeMs }])
  })

  it('are no longer sought after a cancellation', async () => {
    const controller = new AbortController()
    controller.abort()
    await expect(findFiles([folder], controller.signal)).rejects.toThrow()
  })
})
