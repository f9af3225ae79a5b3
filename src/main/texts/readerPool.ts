import { availableParallelism } from 'node:os'
import type { WorkerLimits } from '../processes/worker'
import type { ReadingProcess, ReadingTask } from './messages'
import { createReader, type Reader } from './reader'

/** Half of the processor is left to the person, who goes on working. */
export function readingPlaces(): number {
  return Math.min(4, Math.max(1, Math.floor(availableParallelism() / 2)))
}

/** Several processes, each reading one page; a page goes to the one with least to do. */
export function createReaderPool(
  start: () => ReadingProcess,
  limits: WorkerLimits,
  places: number
): Reader {
  const readers = Array.from({ length: places }, () => ({
    reader: createReader(start, limits),
    waiting: 0
  }))

  async function read(task: ReadingTask, signal: AbortSignal) {
    const place = readers.reduce((least, next) => (next.waiting < least.waiting ? next : least))
    place.waiting += 1
    return place.reader.read(task, signal).finally(() => {
      place.waiting -= 1
    })
  }

  return {
    read,
    end: () => {
      for (const { reader } of readers) reader.end()
    }
  }
}
