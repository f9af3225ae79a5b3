import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { freeSpace } from '../../../../src/main/files/durable'
import { holdReserve } from '../../../../src/main/preflight/reserve'

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'opis-reserve-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

it('holds space back while there is some', async () => {
  const userData = await folder()
  expect(await holdReserve(userData, 4096)).toBe(true)
  expect((await stat(join(userData, 'reserve'))).size).toBe(4096)
})

it('gives it up when less than that is left on the disk', async () => {
  const userData = await folder()
  await holdReserve(userData, 4096)
  const more = 2 * (await freeSpace(userData))
  expect(await holdReserve(userData, more)).toBe(false)
  await expect(stat(join(userData, 'reserve'))).rejects.toMatchObject({ code: 'ENOENT' })
})
