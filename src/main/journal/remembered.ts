import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { isMissing } from '../files/operations'
import { createSegment, segmentName } from './deviceIndex'
import type { DeviceIndex } from './deviceIndex'
import type { DeviceScan } from './scan'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const span = v.object({ from: count, to: count })

const device = v.object({
  segments: v.array(
    v.object({
      number: count,
      size: count,
      changedAt: v.number(),
      lines: count,
      first: count,
      offsets: v.array(count)
    })
  ),
  last: count,
  hash: v.string(),
  stamp: v.string(),
  open: v.nullable(v.object({ tx: v.string(), from: count })),
  omitted: v.array(span),
  interrupted: v.array(v.string())
})

export const rememberedJournal = v.record(v.pipe(v.string(), v.regex(/^[a-z2-7]{13}$/)), device)

/** What the closed segments of a device held when they were read whole and found sound. */
export type RememberedDevice = v.InferOutput<typeof device>
export type RememberedJournal = Readonly<Record<string, RememberedDevice>>

/**
 * The device's journal up to the end of its remembered segments, unread; null where a file is not as it was then, so
 * that all must be read. The last segment, to which lines are added, is never remembered.
 */
export async function recall(
  folder: string,
  name: string,
  numbers: readonly number[],
  known: RememberedDevice | undefined
): Promise<DeviceIndex | null> {
  if (!known || known.segments.length === 0 || known.segments.length >= numbers.length) return null
  const segments: DeviceIndex['segments'] = []
  for (const [at, { number, size, changedAt, lines, first, offsets }] of known.segments.entries()) {
    if (numbers[at] !== number) return null
    const found = await factsOf(join(folder, segmentName(number)))
    if (found?.size !== size || found.changedAt !== changedAt) return null
    segments.push(
      Object.assign(createSegment(folder, number), { size, lines, first, offsets: [...offsets] })
    )
  }
  const { last, hash, stamp, open, omitted, interrupted } = known
  const groups = { open, omitted: [...omitted], interrupted: new Set(interrupted) }
  return { device: name, segments, last, hash, stamp, groups }
}

/** The same for what is to be remembered: the state of a scan between two segments. */
export async function remember(index: DeviceIndex): Promise<RememberedDevice> {
  const segments = await Promise.all(
    index.segments.map(async ({ number, path, size, lines, first, offsets }) => {
      const changedAt = (await factsOf(path))?.changedAt ?? 0
      return { number, size, changedAt, lines, first, offsets: [...offsets] }
    })
  )
  const { last, hash, stamp, groups } = index
  const { open, omitted, interrupted } = groups
  return { segments, last, hash, stamp, open, omitted: [...omitted], interrupted: [...interrupted] }
}

async function factsOf(path: string): Promise<{ size: number; changedAt: number } | null> {
  try {
    const { size, mtimeMs } = await stat(path)
    // Copying a file keeps no more of its time than this on some systems.
    return { size, changedAt: Math.round(mtimeMs) }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** What can be remembered of these scans. */
export function rememberedOf(scans: ReadonlyMap<string, DeviceScan>): RememberedJournal {
  return Object.fromEntries(
    [...scans].flatMap(([name, { closed }]) => (closed ? [[name, closed] as const] : []))
  )
}
