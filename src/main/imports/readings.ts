import { randomUUID } from 'node:crypto'
import type { ImportChunk } from '../../shared/import/file'
import { Failure } from '../failure'

/** A file that is being read, piece by piece. */
export interface Reading {
  next(): Promise<ImportChunk>
  close(): Promise<void>
}

/** The readings under way, by the names that the window knows them by. */
export interface Readings {
  add(reading: Reading): string
  next(name: string): Promise<ImportChunk>
  close(name: string): Promise<void>
  closeAll(): Promise<void>
}

export function createReadings(): Readings {
  const readings = new Map<string, Reading>()

  async function close(name: string): Promise<void> {
    const reading = readings.get(name)
    readings.delete(name)
    await reading?.close()
  }

  return {
    add(reading) {
      const name = randomUUID()
      readings.set(name, reading)
      return name
    },
    next(name) {
      const reading = readings.get(name)
      if (reading) return reading.next()
      throw new Failure('importEnded', 'This import has ended or was cancelled')
    },
    close,
    async closeAll() {
      await Promise.all([...readings.keys()].map(close))
    }
  }
}
