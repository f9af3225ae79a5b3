import type { Positions } from '../../shared/changeLog/changeset'
import type { StartNotice } from '../../shared/ipc'
import type { DeviceScan } from '../journal/scan'
import { createDeviceId, findDevice, recordDevice } from './devices'
import type { Place } from './devices'
import { readDeviceState, writeDeviceState } from './deviceState'
import type { DeviceState } from './deviceState'

export interface ChosenDevice {
  readonly device: string
  readonly state: DeviceState
  readonly notices: readonly StartNotice[]
}

type Scans = ReadonlyMap<string, DeviceScan>

export type KnownDevice = Pick<ChosenDevice, 'device' | 'state'>

/** The device that wrote here before; null where none is known. */
export async function knownDevice(userData: string, place: Place): Promise<KnownDevice | null> {
  const device = await findDevice(userData, place)
  const state = device === null ? null : await readDeviceState(userData, device)
  return device === null || state === null ? null : { device, state }
}

/**
 * The device that wrote here before, unless the folder holds less than this machine saw in it: such a folder was
 * restored from an older copy, and the numbers behind it may be known elsewhere.
 */
export async function chooseDevice(
  userData: string,
  place: Place,
  known: KnownDevice | null,
  scans: Scans
): Promise<ChosenDevice> {
  const lost = known && lostNumbers(known, scans)
  if (known && lost === null) return { ...known, notices: [] }
  const chosen = await newDevice(userData, place)
  const older = lost === null ? [] : [{ code: 'folderOlder', detail: lost }]
  return { ...chosen, notices: [...older, ...chosen.notices] }
}

/**
 * The state comes first: a device without one is never used again. One that cannot be recorded serves for this run,
 * so that a catalogue still opens where nothing can be written.
 */
async function newDevice(userData: string, place: Place): Promise<ChosenDevice> {
  const device = createDeviceId()
  const state = { verified: {}, issued: 0 }
  try {
    await writeDeviceState(userData, device, state)
    await recordDevice(userData, place, device)
    return { device, state, notices: [] }
  } catch (error) {
    return { device, state, notices: [{ code: 'deviceNotRecorded', detail: String(error) }] }
  }
}

/** What this machine is known to have seen in the folder, by device. */
export function seenBy({ device, state: { verified, issued } }: KnownDevice): Positions {
  return { ...verified, [device]: Math.max(issued, verified[device] ?? 0) }
}

/** What the folder no longer holds, for reading; null when it holds everything. Damage is another matter. */
function lostNumbers(known: KnownDevice, scans: Scans): string | null {
  for (const [device, n] of Object.entries(seenBy(known))) {
    const scan = scans.get(device)
    const last = scan?.index.last ?? 0
    if (last < n && !scan?.damage) return `${device}: ${String(last)} / ${String(n)}`
  }
  return null
}
