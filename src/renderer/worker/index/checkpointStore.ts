import { privateFile } from '../files/privateFile'
import { readCheckpoint, writeCheckpoint } from './checkpoint'
import type { Checkpoint } from './checkpoint'

/** Keeps one checkpoint of each database. */
export interface CheckpointStore {
  /** null where there is none, or none that can be used. */
  read(): Promise<Checkpoint | null>
  /** false, and nothing, while another window writes. */
  write(checkpoint: Checkpoint): Promise<boolean>
}

export function checkpointStore(databaseName: string): CheckpointStore {
  const file = privateFile(`${databaseName}.checkpoint`)
  return {
    read: async () => file.read(readCheckpoint),
    write: async checkpoint => file.write(into => writeCheckpoint(into, checkpoint))
  }
}
