import { readCheckpoint, writeCheckpoint } from './checkpoint'
import type { Checkpoint, CheckpointFile } from './checkpoint'

/** Keeps one checkpoint of each database in the page's private file system. */
export interface CheckpointStore {
  /** null where there is none, or none that can be used. */
  read(): Promise<Checkpoint | null>
  /** Writes beside the last one, then takes its place; false, and nothing, while another window writes. */
  write(checkpoint: Checkpoint): Promise<boolean>
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

async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(folderName, { create: true })
}

async function fileIn(name: string, create: boolean): Promise<FileHandle> {
  return (await (await folder()).getFileHandle(name, { create })) as FileHandle
}

function asFile(handle: SyncHandle): CheckpointFile {
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

export function checkpointStore(databaseName: string): CheckpointStore {
  const name = `${databaseName}.checkpoint`

  async function read(): Promise<Checkpoint | null> {
    try {
      const handle = await (await fileIn(name, false)).createSyncAccessHandle({ mode: 'read-only' })
      try {
        return readCheckpoint(asFile(handle))
      } finally {
        handle.close()
      }
    } catch {
      // Missing, locked or unreadable: it is derived data, and is made anew.
      return null
    }
  }

  async function writeNew(checkpoint: Checkpoint): Promise<void> {
    const file = await fileIn(`${name}.new`, true)
    const handle = await file.createSyncAccessHandle()
    try {
      handle.truncate(0)
      const writing = writeCheckpoint(asFile(handle), checkpoint)
      while (writing.next().done !== true) await nextTurn()
      handle.flush()
    } finally {
      handle.close()
    }
    await file.move(name)
  }

  return {
    read,
    async write(checkpoint) {
      return navigator.locks.request(name, { ifAvailable: true }, async lock => {
        if (lock) await writeNew(checkpoint)
        return lock !== null
      })
    }
  }
}

async function nextTurn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}
