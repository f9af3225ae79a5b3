import type { ImportChunk } from '../file'

/** A file, piece by piece. */
export interface FileChunks {
  next(): Promise<ImportChunk>
  /** Bytes of the file read so far. */
  onRead(bytes: number): void
}
