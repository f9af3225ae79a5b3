import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname, networkInterfaces, uptime, userInfo } from 'node:os'

/** Who holds a lock: enough to find out whether that process still runs. */
export interface ProcessIdentity {
  /** Names the machine: two machines may have the same host name, and so the same process numbers. */
  readonly machine: string
  readonly host: string
  readonly user: string
  readonly pid: number
  /** When the process began, in the system's own count; empty where the system does not tell. */
  readonly began: string
}

export interface ProcessTable {
  readonly own: ProcessIdentity
  isRunning(pid: number): boolean
  beganOf(pid: number): string
  /** Milliseconds since 1970 at which the machine was started. */
  startedAt(): number
}

function machineId(): string {
  const id = readText('/etc/machine-id')
  const addresses = Object.values(networkInterfaces())
    .flatMap(entries => entries ?? [])
    .filter(entry => !entry.internal)
    .map(({ mac }) => mac)
  const known = id === '' ? [...new Set(addresses)].sort().join() : id
  // Hashed: the number itself is nobody's business who is given a catalogue.
  return createHash('sha256').update(`${hostname()} ${known}`).digest('hex').slice(0, 16)
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}

/** Field 22 of /proc/<pid>/stat; the name before it may hold spaces and brackets. */
function beganOf(pid: number): string {
  const stat = readText(`/proc/${String(pid)}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another user's process may not be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}

/** The processes of this machine as the system shows them. */
export function systemProcesses(): ProcessTable {
  const { pid } = process
  return {
    own: { machine: machineId(), host: hostname(), user: userName(), pid, began: beganOf(pid) },
    isRunning,
    beganOf,
    startedAt: () => Date.now() - uptime() * 1000
  }
}
