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

/**
 * The device that wrote here before, unless the folder holds less than this machine saw in it: such a folder was
 * restored from an older copy, and the numbers behind it may be known elsewhere.
 */
export async function chooseDevice(
  userData: string,
  place: Place,
  scans: Scans
): Promise<ChosenDevice> {
  const known = await findDevice(userData, place)
  const state = known === null ? null : await readDeviceState(userData, known)
  const lost = known === null || !state ? null : lostNumbers(known, state, scans)
  if (known !== null && state && lost === null) return { device: known, state, notices: [] }
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
export async function acknowledgedAt(userData: string, place: Place): Promise<Positions> {
  const own = await findDevice(userData, place)
  const state = own === null ? null : await readDeviceState(userData, own)
  return own === null || state === null ? {} : seenBy(own, state)
}

function seenBy(own: string, { verified, issued }: DeviceState): Positions {
  return { ...verified, [own]: Math.max(issued, verified[own] ?? 0) }
}

/** What the folder no longer holds, for reading; null when it holds everything. Damage is another matter. */
function lostNumbers(own: string, state: DeviceState, scans: Scans): string | null {
  for (const [device, n] of Object.entries(seenBy(own, state))) {
    const scan = scans.get(device)
    const last = scan?.index.last ?? 0
    if (last < n && !scan?.damage) return `${device}: ${String(last)} / ${String(n)}`
  }
  return null
}
