import { freeSpace } from '../files/durable'
import { releaseBallast, restoreBallast } from '../journal/ballast'
import { preflightPaths } from './paths'

const reserveBytes = 8 * 1024 * 1024

/**
 * Holds back space in the application's own folder and gives it up on a full disk: Chromium and the marks of a start
 * need some, or nothing could be shown at all. False when the disk is so full.
 */
export async function holdReserve(userData: string, bytes = reserveBytes): Promise<boolean> {
  const reserve = { path: preflightPaths(userData).reserve, bytes }
  if ((await freeSpace(userData)) >= bytes) {
    await restoreBallast(userData, reserve)
    return true
  }
  await releaseBallast(reserve)
  return false
}
