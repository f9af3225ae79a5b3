import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Positions } from '../../shared/changeLog/changeset'
import { makeFolderDurably, writeFileDurably } from '../files/durable'
import { isMissing } from '../files/operations'

/** What is known, outside the catalogue folder, of the working copy of one device. */
export interface DeviceState {
  /** The working copy holds everything up to here. */
  readonly verified: Positions
  /** Last number that the device is known to have issued. */
  readonly issued: number
  /** The working copy failed while it was used, and has not been rebuilt since. */
  readonly mustRebuild?: true
}

const folderName = 'working-copies'

function pathOf(userData: string, device: string): string {
  return join(userData, folderName, `${device}.json`)
}

/** Null when it is missing or damaged: then nothing is known. */
export async function readDeviceState(
  userData: string,
  device: string
): Promise<DeviceState | null> {
  try {
    return parseState(JSON.parse(await readFile(pathOf(userData, device), 'utf8')))
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return null
    throw error
  }
}

export async function writeDeviceState(
  userData: string,
  device: string,
  state: DeviceState
): Promise<void> {
  await makeFolderDurably(join(userData, folderName))
  await writeFileDurably(pathOf(userData, device), `${JSON.stringify(state)}\n`)
}

/**
 * No working copy holds anything any more; the numbers issued stay known. True when one was known to hold something.
 */
export async function forgetVerified(userData: string): Promise<boolean> {
  let isAnyForgotten = false
  const names = await readdir(join(userData, folderName)).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  for (const name of names) {
    if (!name.endsWith('.json')) continue
    const device = name.slice(0, -'.json'.length)
    const state = await readDeviceState(userData, device)
    if (!state || Object.keys(state.verified).length === 0) continue
    await writeDeviceState(userData, device, { ...state, verified: {} })
    isAnyForgotten = true
  }
  return isAnyForgotten
}

function parseState(value: unknown): DeviceState | null {
  if (typeof value !== 'object' || value === null) return null
  const { verified, issued, mustRebuild } = value as Record<string, unknown>
  const isPosition = (n: unknown) => Number.isSafeInteger(n) && Number(n) >= 0
  if (!isPosition(issued) || typeof verified !== 'object' || verified === null) return null
  if (!Object.values(verified).every(isPosition)) return null
  const state = { verified: verified as Positions, issued: Number(issued) }
  return mustRebuild === true ? { ...state, mustRebuild } : state
}
