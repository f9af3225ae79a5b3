import { open, readFile, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { StartNotice } from '../../shared/ipc'
import { forgetVerified } from '../catalogue/deviceState'
import { fsyncFolder, makeFolderDurably } from '../files/durable'
import { isMissing, retryBriefly } from '../files/operations'
import type { LevelDbCheck, TornFile } from './checkLevelDb'
import { preflightPaths, timeName } from './paths'

/**
 * Cuts or sets aside what Chromium would answer by deleting everything. What the working copies held is forgotten
 * first: a start interrupted in between then only replays more than it must.
 */
export async function repairLevelDb(
  userData: string,
  check: LevelDbCheck,
  time: Date
): Promise<StartNotice[]> {
  if (check.state === 'whole') return []
  const wasHeld = await forgetVerified(userData)
  if (check.state === 'missing') return wasHeld ? [{ code: 'workingCopyMissing', detail: '' }] : []
  if (check.state === 'torn') {
    for (const file of check.files) await cutTornFile(file)
    return check.files.map(({ path, lostBytes }) => ({
      code: 'workingCopyCut',
      detail: `${basename(path)}: ${String(lostBytes)}`
    }))
  }
  await quarantine(userData, time)
  return [{ code: 'workingCopyQuarantined', detail: check.reason }]
}

/** The page could not mend a working copy that failed: Chromium held it open. Now it can be set aside. */
export async function quarantineOnRequest(userData: string, time: Date): Promise<StartNotice[]> {
  const { quarantineRequest } = preflightPaths(userData)
  const reason = await readFile(quarantineRequest, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (reason === null) return []
  await forgetVerified(userData)
  await quarantine(userData, time)
  await rm(quarantineRequest, { force: true })
  await fsyncFolder(userData)
  return [{ code: 'workingCopyQuarantined', detail: reason }]
}

async function cutTornFile({ path, soundBytes }: TornFile): Promise<void> {
  const file = await retryBriefly(() => open(path, 'r+'))
  try {
    await file.truncate(soundBytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Renamed, never deleted: somebody may want to look into it. */
async function quarantine(userData: string, time: Date): Promise<void> {
  const { indexedDb, levelDbName, blobsName, quarantine: folder } = preflightPaths(userData)
  const target = join(folder, timeName(time))
  await makeFolderDurably(target)
  // The blobs first: while the databases are there, the next start finds them corrupt again and goes on here.
  for (const name of [blobsName, levelDbName]) {
    await retryBriefly(() => rename(join(indexedDb, name), join(target, name))).catch(
      (error: unknown) => {
        if (!isMissing(error)) throw error
      }
    )
  }
  await fsyncFolder(target)
  await fsyncFolder(indexedDb)
}
