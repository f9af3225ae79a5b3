import type { FileOperations } from '../files/operations'
import { createLocalWork } from './localWork'
import type { SnapshotWork } from './messages'

/**
 * Writes a snapshot that is one text long in this process, where it takes milliseconds, and any longer one in a process
 * of its own: the first text is held back until it is clear which.
 */
export interface SnapshotWriter {
  write(text: string): Promise<void>
  /** After the last text; the work that has all of it. */
  complete(): Promise<SnapshotWork>
  end(): Promise<void>
}

export function createSnapshotWriter(
  temporary: string,
  startRemote: () => SnapshotWork,
  operations?: FileOperations
): SnapshotWriter {
  let held: string | null = null
  let work: SnapshotWork | null = null

  async function begin(begun: SnapshotWork): Promise<SnapshotWork> {
    work = begun
    await begun.run({ op: 'begin', temporary })
    if (held !== null) await begun.run({ op: 'write', text: held })
    held = null
    return begun
  }

  return {
    async write(text) {
      if (work === null && held === null) held = text
      else await (work ?? (await begin(startRemote()))).run({ op: 'write', text })
    },
    complete: async () => work ?? begin(createLocalWork(operations)),
    async end() {
      await work?.end()
    }
  }
}
