import { readFile, rm, stat } from 'node:fs/promises'
import type { StartNotice } from '../../shared/ipc'
import { fsyncFolder, makeFolderDurably, writeFileDurably } from '../files/durable'
import { isMissing } from '../files/operations'
import { checkLevelDb } from './checkLevelDb'
import { makeColdCopy } from './coldCopy'
import { preflightPaths } from './paths'
import { quarantineOnRequest, repairLevelDb } from './repair'
import { holdReserve } from './reserve'
import { tidyQuarantine } from './tidyQuarantine'

/**
 * Before any window exists: makes the IndexedDB folder one that Chromium opens without deleting it. Each step may be
 * interrupted; the marker stays until a clean end, so the next start does it again.
 */
export async function prepareWorkingCopy(options: {
  readonly userData: string
  readonly electronVersion: string
  /** Bytes held back for a start on a full disk. */
  readonly reserveBytes?: number
}): Promise<readonly StartNotice[]> {
  const { userData, electronVersion, reserveBytes } = options
  const paths = preflightPaths(userData)
  const time = new Date()
  const notices: StartNotice[] = []
  await makeFolderDurably(userData)
  let hasSpace = false
  await orNotice(notices, 'startNotMarked', async () => {
    hasSpace = await holdReserve(userData, reserveBytes)
  })
  const wasUnclean = (await readIfThere(paths.running)) !== null
  const isNewRuntime = (await readIfThere(paths.runtimeVersion)) !== electronVersion
  await orNotice(notices, 'startNotMarked', () =>
    writeFileDurably(paths.running, `${time.toISOString()}\n`)
  )
  notices.push(...(await quarantineOnRequest(userData, time)))
  const check = await checkLevelDb(paths.levelDb)
  const mustCopy = wasUnclean || isNewRuntime || check.state === 'torn'
  if (mustCopy && (await isThere(paths.indexedDb))) {
    await orNotice(notices, 'coldCopyFailed', async () => {
      // What is left is needed for the start itself.
      if (!hasSpace) throw new Error('There is too little space')
      await makeColdCopy(userData, time)
    })
  }
  notices.push(...(await repairLevelDb(userData, check, time)))
  await orNotice(notices, 'asideNotTidied', async () => {
    await tidyQuarantine(userData, time)
  })
  if (isNewRuntime) {
    await orNotice(notices, 'startNotMarked', () =>
      writeFileDurably(paths.runtimeVersion, electronVersion)
    )
  }
  return notices
}

/** Everything is saved and closed: the next start need not suspect the working copy. */
export async function markCleanEnd(userData: string): Promise<void> {
  await rm(preflightPaths(userData).running, { force: true })
  await fsyncFolder(userData)
}

/** What helps but is not needed must not keep the application from starting, on a full disk for instance. */
async function orNotice(
  notices: StartNotice[],
  code: string,
  work: () => Promise<void>
): Promise<void> {
  try {
    await work()
  } catch (error) {
    notices.push({ code, detail: String(error) })
  }
}

async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(nullIfMissing)
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(nullIfMissing)) !== null
}

function nullIfMissing(error: unknown): null {
  if (isMissing(error)) return null
  throw error
}
