import { timeOfDisk } from './lockFile'
import type { FoundLock, LockContent } from './lockFile'
import type { ProcessTable } from './processIdentity'

/** A lock whose holder gave no sign of life for so long is taken over. */
const staleAfter = 2 * 60 * 1000
/** Clocks are set; a start of the machine is told apart from a beat only when clearly later. */
const clockTolerance = 60 * 1000

/** When each state of a foreign lock was first seen by this process. */
export type Sightings = Map<string, number>

/**
 * Whether somebody may still be writing. On this machine the process table knows. Elsewhere the age of the last sign of
 * life decides, by the clock of the disk; should that be wrong, two minutes without a change seen from here do.
 */
export async function isHeld(
  folder: string,
  { content, file, modified }: FoundLock,
  processes: ProcessTable,
  sightings: Sightings
): Promise<boolean> {
  if (content?.machine === processes.own.machine) {
    if (content.folder !== folder && content.file !== file) return false
    const isAlive = isProcessAlive(content, processes)
    if (isAlive !== null) return isAlive
  }
  const seen = `${folder} ${content?.token ?? ''} ${content?.heartbeat ?? String(modified)}`
  const first = sightings.get(seen) ?? Date.now()
  sightings.set(seen, first)
  if (Date.now() - first >= staleAfter) return false
  const now = await timeOfDisk(folder).catch(() => Date.now())
  return now - modified < staleAfter
}

/** Null when the process runs but may be another one that was given the same number. */
function isProcessAlive(content: LockContent, processes: ProcessTable): boolean | null {
  if (Date.parse(content.heartbeat) < processes.startedAt() - clockTolerance) return false
  if (!processes.isRunning(content.pid)) return false
  const began = processes.beganOf(content.pid)
  return content.began === '' || began === '' ? null : content.began === began
}
