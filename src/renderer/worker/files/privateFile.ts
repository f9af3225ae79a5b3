import { pause } from '../turns'
import type { ByteFile } from './byteFile'

/** Derived data in the page's private file system. */
export interface PrivateFile {
  /** null where there is no file, or none that can be used: what it holds is made anew. */
  read<Result>(use: (file: ByteFile) => Result | Promise<Result>): Promise<Result | null>
  /**
   * Writes beside the last one, then takes its place; false, and nothing, while another window writes. Other work is done
   * wherever the writing pauses.
   */
  write(writing: (file: ByteFile) => Generator<undefined, void>): Promise<boolean>
}

interface SyncHandle {
  getSize(): number
  read(target: Uint8Array<ArrayBuffer>, options: { at: number }): number
  write(source: Uint8Array<ArrayBuffer>, options: { at: number }): number
  truncate(size: number): void
  flush(): void
  close(): void
}

interface FileHandle extends FileSystemFileHandle {
  createSyncAccessHandle(options?: { mode: 'read-only' | 'readwrite' }): Promise<SyncHandle>
  move(name: string): Promise<void>
}

const folderName = 'index'

async function fileNamed(name: string, create: boolean): Promise<FileHandle> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle(folderName, { create: true })
  return (await folder.getFileHandle(name, { create })) as FileHandle
}

function bytesIn(handle: SyncHandle): ByteFile {
  return {
    size: () => handle.getSize(),
    read(target, at) {
      handle.read(target, { at })
    },
    write(source, at) {
      if (handle.write(source, { at }) !== source.length) throw new Error('The disk is full')
    }
  }
}

export function privateFile(name: string): PrivateFile {
  async function writeNew(writing: (file: ByteFile) => Generator<undefined, void>): Promise<void> {
    const file = await fileNamed(`${name}.new`, true)
    const handle = await file.createSyncAccessHandle()
    try {
      handle.truncate(0)
      const steps = writing(bytesIn(handle))
      while (steps.next().done !== true) await pause()
      handle.flush()
    } finally {
      handle.close()
    }
    await file.move(name)
  }

  return {
    async read(use) {
      try {
        const file = await fileNamed(name, false)
        const handle = await file.createSyncAccessHandle({ mode: 'read-only' })
        try {
          return await use(bytesIn(handle))
        } finally {
          handle.close()
        }
      } catch {
        // Missing, locked or unreadable.
        return null
      }
    },
    async write(writing) {
      return navigator.locks.request(name, { ifAvailable: true }, async lock => {
        if (lock) await writeNew(writing)
        return lock !== null
      })
    }
  }
}
