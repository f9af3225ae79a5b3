import { createReadStream, createWriteStream } from 'node:fs'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fsyncFolder } from '../files/durable'
import type { FileOperations } from '../files/operations'
import type { Tear } from './scan'
import { cutBack, openSegment } from './segmentFile'

/** Cuts what an interrupted write left; unless it is all zeros, a copy stays beside the segment. */
export async function cutTear(
  { segment, isZeros }: Tear,
  now: number,
  operations: FileOperations
): Promise<void> {
  if (!isZeros) {
    const copy = `${segment.path}.torn-${new Date(now).toISOString().replaceAll(':', '-')}`
    await pipeline(
      createReadStream(segment.path, { start: segment.size }),
      createWriteStream(copy, { flush: true })
    )
    await fsyncFolder(dirname(copy), operations)
  }
  const open = await openSegment(segment, operations)
  try {
    await cutBack(open, operations)
  } finally {
    await open.file.close()
  }
}
