import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { lockFolder } from '../../../../src/main/catalogue/folderLock'
import type { FolderLock, LockResult } from '../../../../src/main/catalogue/folderLock'
import { lockPath } from '../../../../src/main/catalogue/lockFile'
import { systemProcesses } from '../../../../src/main/catalogue/processIdentity'
import type { ProcessTable } from '../../../../src/main/catalogue/processIdentity'

const minute = 60_000

async function newFolder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'opis-lock-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const folder = join(root, 'Каталог.opis')
  await mkdir(folder)
  return folder
}

function taken(result: LockResult): FolderLock {
  if (!('lock' in result)) throw new Error(`Not taken: ${JSON.stringify(result)}`)
  const { lock } = result
  onTestFinished(() => lock.release())
  return lock
}

/** Changes what the lock in a folder says. */
async function rewrite(folder: string, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const content: unknown = JSON.parse(await readFile(lockPath(folder), 'utf8'))
  await writeFile(lockPath(folder), JSON.stringify({ ...Object(content), ...changes }))
}

/** As another machine sees the same folder. */
function elsewhere(): ProcessTable {
  const processes = systemProcesses()
  return { ...processes, own: { ...processes.own, machine: 'other', host: 'other' } }
}

describe('the lock of a catalogue folder', () => {
  it('is held by one, says by whom, and is free when released', async () => {
    const folder = await newFolder()
    const { own } = systemProcesses()
    const lock = taken(await lockFolder(folder))
    expect(await lockFolder(folder)).toEqual({
      heldBy: { host: own.host, user: own.user, since: expect.stringMatching(/^\d{4}-.*Z$/) }
    })
    await lock.confirm()
    await lock.release()
    expect(await readdir(folder)).toEqual([])
    taken(await lockFolder(folder))
  })

  it('is taken over at once from a process that was killed', async () => {
    const folder = await newFolder()
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const lock = taken(await lockFolder(folder))
    const began = systemProcesses().beganOf(child.pid ?? 0)
    await rewrite(folder, { pid: child.pid, began })
    expect(await lockFolder(folder)).toHaveProperty('heldBy')
    const gone = new Promise(resolve => child.on('exit', resolve))
    child.kill('SIGKILL')
    await gone
    taken(await lockFolder(folder))
    await expect(lock.confirm()).resolves.toBeUndefined()
  })

  it.skipIf(process.platform !== 'linux')(
    'is taken over when another process was given the number of the holder',
    async () => {
      const folder = await newFolder()
      taken(await lockFolder(folder))
      await rewrite(folder, { began: '1' })
      taken(await lockFolder(folder))
    }
  )

  it('is taken over after a new start of the machine', async () => {
    const folder = await newFolder()
    taken(await lockFolder(folder))
    const processes = { ...systemProcesses(), startedAt: () => Date.now() + 5 * minute }
    taken(await lockFolder(folder, { processes }))
  })

  it('blocks another machine while it is refreshed, and two minutes longer', async () => {
    const folder = await newFolder()
    const processes = elsewhere()
    const lock = taken(await lockFolder(folder))
    const at = (age: number) => utimes(lockPath(folder), new Date(), new Date(Date.now() - age))
    await at(1.5 * minute)
    expect(await lockFolder(folder, { processes })).toHaveProperty('heldBy')
    await at(2.5 * minute)
    taken(await lockFolder(folder, { processes }))
    expect(lock.isLost()).toBe(false)
  })

  it('that is not refreshed blocks for two minutes at most, whatever the clocks say', async () => {
    const folder = await newFolder()
    taken(await lockFolder(folder))
    const [processes, future] = [elsewhere(), new Date(Date.now() + 365 * 24 * 60 * minute)]
    await utimes(lockPath(folder), future, future)
    expect(await lockFolder(folder, { processes })).toHaveProperty('heldBy')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2.5 * minute })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    taken(await lockFolder(folder, { processes }))
  })

  it('in a folder that was copied while in use holds nothing', async () => {
    const folder = await newFolder()
    taken(await lockFolder(folder))
    await cp(folder, `${folder} copy`, { recursive: true })
    taken(await lockFolder(`${folder} copy`))
    expect(await lockFolder(folder)).toHaveProperty('heldBy')
  })

  it('is lost once another process has taken it over, and is left to that one', async () => {
    const folder = await newFolder()
    const lock = taken(await lockFolder(folder, { beatEvery: 20 }))
    await rewrite(folder, { token: 'of another process' })
    await vi.waitFor(() => {
      expect(lock.isLost()).toBe(true)
    })
    await expect(lock.confirm()).rejects.toMatchObject({ code: 'lockLost' })
    await lock.release()
    expect(await readFile(lockPath(folder), 'utf8')).toContain('of another process')
  })

  it('is looked at before a write that comes after a long sleep', async () => {
    const folder = await newFolder()
    const lock = taken(await lockFolder(folder))
    await rewrite(folder, { token: 'of another process' })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * minute })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    await expect(lock.confirm()).rejects.toMatchObject({ code: 'lockLost' })
  })

  it('that was deleted is made again', async () => {
    const folder = await newFolder()
    const lock = taken(await lockFolder(folder))
    await rm(lockPath(folder))
    await lock.setDevice('aaaaaaaaaaaaa')
    expect(await readFile(lockPath(folder), 'utf8')).toContain('aaaaaaaaaaaaa')
    expect(await lockFolder(folder)).toHaveProperty('heldBy')
  })

  it('goes to exactly one of several that find a stale one', async () => {
    const folder = await newFolder()
    for (let round = 0; round < 20; round++) {
      const stale = taken(await lockFolder(folder))
      await rewrite(folder, { pid: 2 ** 22 + 1, began: '' })
      const results = await Promise.all([1, 2, 3, 4].map(() => lockFolder(folder)))
      const winners = results.filter(result => 'lock' in result)
      expect(winners).toHaveLength(1)
      for (const result of winners) if ('lock' in result) await result.lock.release()
      await stale.release()
    }
  })

  it('fails with what the system says where it cannot be made', async () => {
    const folder = await newFolder()
    const result = await lockFolder(join(folder, 'not there'))
    expect(result).toMatchObject({ error: { code: 'ENOENT' } })
  })
})
