import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { on, once } from '../attachments/fileFailures'
import { Failure } from '../failure'
import { fsyncFolder, makeFolderDurably } from '../files/durable'
import { isMissing, writeAll } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { segmentName } from '../journal/deviceIndex'
import { listSegments } from '../journal/scan'
import { readChunks } from './readChunks'
import { commonBytes, isZerosFrom } from './compareBytes'
import { isSound } from './extent'
import type { SegmentExtent } from './extent'

/** Segments of a copy that were compared byte by byte: path → size and time of the last change then. */
export type Compared = Map<string, string>

export interface JournalMirror {
  readonly segments: readonly SegmentExtent[]
  /** The copy's `journal` folder. */
  readonly to: string
  readonly compared: Compared
  readonly signal: AbortSignal
  readonly operations: FileOperations
}

interface Plan {
  readonly segment: SegmentExtent
  readonly target: string
  /** So many bytes are there; what lies behind them is cut. */
  readonly from: number
  readonly cuts: boolean
  readonly isNew: boolean
}

/**
 * Appends to the copy what it lacks. All of it is compared first: a copy that holds anything else is left as it is and
 * `copyDiffers` says so. A segment that is damaged here is not copied (`journalUnreadable`).
 */
export async function mirrorJournal(mirror: JournalMirror): Promise<void> {
  await refuseStrangers(mirror)
  const plans: Plan[] = []
  for (const segment of mirror.segments) {
    mirror.signal.throwIfAborted()
    plans.push(await planFor(segment, mirror))
  }
  for (const plan of plans)
    if (plan.cuts || plan.from < plan.segment.size) await append(plan, mirror)
}

function differs(path: string): Failure {
  return new Failure('copyDiffers', `${path} holds what this catalogue does not`)
}

/** Devices and segments that were never written here. */
async function refuseStrangers({ segments, to }: JournalMirror): Promise<void> {
  const known = new Set(segments.map(({ device, number }) => `${device}/${String(number)}`))
  const entries = await readdir(to, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  for (const { name } of entries.filter(entry => entry.isDirectory())) {
    for (const number of (await listSegments(join(to, name))).numbers) {
      const path = join(to, name, segmentName(number))
      if (known.has(`${name}/${String(number)}`) || (await stat(path)).size === 0) continue
      throw differs(path)
    }
  }
}

async function planFor(segment: SegmentExtent, mirror: JournalMirror): Promise<Plan> {
  const target = join(mirror.to, segment.device, segmentName(segment.number))
  const found = await stat(target).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (found === null) return { segment, target, from: 0, cuts: false, isNew: true }
  const seen = `${String(found.size)} ${String(found.mtimeMs)}`
  if (found.size <= segment.size && mirror.compared.get(target) === seen) {
    return { segment, target, from: found.size, cuts: false, isNew: false }
  }
  const from = await commonBytes(segment.path, target, Math.min(found.size, segment.size))
  if (from < found.size && !(await isZerosFrom(target, from))) throw differs(target)
  if (from === found.size) mirror.compared.set(target, seen)
  return { segment, target, from, cuts: from < found.size, isNew: false }
}

/** In order, so that an interruption leaves a beginning of the segment, from which the next run goes on. */
async function append(plan: Plan, mirror: JournalMirror): Promise<void> {
  const { segment, target, from, cuts, isNew } = plan
  const { signal, operations, compared } = mirror
  if (!(await isSound(segment))) {
    throw new Failure('journalUnreadable', `${segment.path} is damaged and was not copied`)
  }
  const folder = dirname(target)
  await on('store', () => makeFolderDurably(folder, operations))
  const file = await on('store', () => operations.open(target, isNew ? 'wx' : 'r+'))
  try {
    if (cuts) await once('store', () => operations.ftruncate(file, from))
    let position = from
    for await (const chunk of readChunks(segment.path, { from, to: segment.size, signal })) {
      await once('store', () => writeAll(operations, file, chunk, position))
      position += chunk.length
    }
    await once('store', () => operations.fsync(file))
  } finally {
    await file.close()
  }
  await on('store', () => fsyncFolder(folder, operations))
  const { size, mtimeMs } = await stat(target)
  compared.set(target, `${String(size)} ${String(mtimeMs)}`)
}
