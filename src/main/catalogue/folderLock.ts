import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { Failure } from '../failure'
import { errorCode, isMissing } from '../files/operations'
import { fileOf, findLock, lockPath, parseLock, writeLock } from './lockFile'
import type { LockContent } from './lockFile'
import { isHeld } from './lockHolder'
import { removeStale } from './staleLock'
import type { Sightings } from './lockHolder'
import { systemProcesses } from './processIdentity'
import type { ProcessTable } from './processIdentity'

const beatEvery = 30_000

/** This process is the one that writes into a catalogue folder. */
export interface FolderLock {
  setDevice(device: string): Promise<void>
  /** Fails with `lockLost` once another process took the folder over; looks when the last look is a minute old. */
  confirm(): Promise<void>
  isLost(): boolean
  release(): Promise<void>
}

export interface LockHolder {
  readonly host: string
  readonly user: string
  /** ISO 8601; empty where it cannot be read. */
  readonly since: string
}

export type LockResult =
  { readonly lock: FolderLock } | { readonly heldBy: LockHolder } | { readonly error: unknown }

export interface LockOptions {
  readonly processes?: ProcessTable
  readonly beatEvery?: number
}

const sightings: Sightings = new Map()

/** Takes the folder for writing, over from a holder that is gone; never waits. */
export async function lockFolder(folder: string, options: LockOptions = {}): Promise<LockResult> {
  const processes = options.processes ?? systemProcesses()
  try {
    for (let attempt = 1; attempt <= 20; attempt++) {
      const content = await create(folder, processes)
      if (content !== null) return { lock: keep(folder, content, options.beatEvery ?? beatEvery) }
      const found = await findLock(folder)
      if (found === null) continue
      if (await isHeld(folder, found, processes, sightings)) {
        const { host = '?', user = '?', startedAt = '' } = found.content ?? {}
        return { heldBy: { host, user, since: startedAt } }
      }
      await removeStale(folder, found)
    }
    return { heldBy: { host: '?', user: '?', since: '' } }
  } catch (error) {
    return { error }
  }
}

/** Null when there is one. */
async function create(folder: string, { own }: ProcessTable): Promise<LockContent | null> {
  const handle = await open(lockPath(folder), 'wx+').catch((error: unknown) => {
    if (errorCode(error) === 'EEXIST') return null
    throw error
  })
  if (handle === null) return null
  const now = new Date().toISOString()
  try {
    const file = fileOf(await handle.stat({ bigint: true }))
    const lasting = { token: randomUUID(), ...own, device: '', folder, file }
    const content = { ...lasting, startedAt: now, heartbeat: now }
    await writeLock(handle, content)
    return content
  } catch (error) {
    await rm(lockPath(folder), { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

function keep(folder: string, initial: LockContent, every: number): FolderLock {
  let content = initial
  let lost = false
  let looked = Date.now()
  let beating: Promise<void> = Promise.resolve()

  /** One after the other; an error of the disk says nothing about who holds the lock. */
  function beat(changes: Partial<LockContent> = {}): Promise<void> {
    const turn = beating.then(async () => {
      if (lost) return
      content = { ...content, ...changes, heartbeat: new Date().toISOString() }
      if ((await refresh(folder, content)) === 'taken') lost = true
      looked = Date.now()
    })
    beating = turn.catch(() => undefined)
    return turn
  }

  const timer = setInterval(() => void beat().catch(() => undefined), every)
  timer.unref()
  return {
    setDevice: device => beat({ device }).catch(() => undefined),
    isLost: () => lost,
    async confirm() {
      if (Date.now() - looked > 2 * every) await beat().catch(() => undefined)
      if (lost) throw new Failure('lockLost', `${folder} was taken over by another process`)
    },
    async release() {
      clearInterval(timer)
      await beating
      if (lost) return
      lost = true
      const found = await findLock(folder).catch(() => null)
      if (found?.content?.token === content.token) await rm(lockPath(folder), { force: true })
    }
  }
}

/** A lock that was deleted is made again: a synchroniser or a tidy person may do that. */
async function refresh(folder: string, content: LockContent): Promise<'kept' | 'taken'> {
  const handle = await open(lockPath(folder), 'r+').catch((error: unknown) => {
    if (isMissing(error)) return open(lockPath(folder), 'wx+')
    throw error
  })
  try {
    const text = await handle.readFile('utf8')
    if (text !== '' && parseLock(text)?.token !== content.token) return 'taken'
    await writeLock(handle, { ...content, file: fileOf(await handle.stat({ bigint: true })) })
    return 'kept'
  } finally {
    await handle.close()
  }
}
