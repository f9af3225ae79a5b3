/** The part of the package `yauzl` (3.4) used here; it ships no types of its own. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  export interface Entry {
    readonly fileName: string
    readonly fileNameLength: number
    readonly crc32: number
    readonly externalFileAttributes: number
    readonly relativeOffsetOfLocalHeader: number
    isEncrypted(): boolean
    readonly compressedSize: number
    readonly uncompressedSize: number
  }
  export interface ZipFile {
    readonly fileSize: number
    readonly entryCount: number
    eachEntry(): AsyncIterable<Entry>
    /** Fails where more or less comes out than the entry declares. */
    openReadStreamPromise(entry: Entry): Promise<Readable>
    close(): void
  }
  /** It closes itself after the last entry is listed unless `autoClose` is false. */
  export function openPromise(
    path: string,
    options?: { readonly autoClose: boolean }
  ): Promise<ZipFile>
}
